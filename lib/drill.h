#ifndef DRILL_H
#define DRILL_H

#include "buf.h"
#include "corpus.h"
#include "perceptron.h"
#include "tally.h"

/* What the splitter learns from: doubtful stops and their features. */
struct drill {
	struct perceptron examples;
	struct tally names;
	const struct corpus *corpus; /* the document under way */
	size_t row;             /* the first gold row not yet passed */
};

/* Learns from a document with gold sentence rows. Start from {0}. */
void drill_document(struct drill *, const struct corpus *);

/* Trains, and writes the model, a feature and its weight a line, sorted. */
void drill_write(struct drill *, struct buf *);

/* Frees it. */
void drill_free(struct drill *);

#endif
