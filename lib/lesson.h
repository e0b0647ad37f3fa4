#ifndef LESSON_H
#define LESSON_H

#include "buf.h"
#include "corpus.h"
#include "sequence.h"
#include "tally.h"

/* What the tagger learns from: texts with gold entity rows, word vectors. */
struct lesson {
	struct sequence examples;
	struct tally names;     /* letter of the label, name; in documents */
	struct tally seen;      /* those of the document under way */
	struct tally words;     /* that have a vector */
	int16_t *vectors;
	size_t vectors_cap;
	struct feature_lists lists;
	uint32_t known;         /* labels that the folder under way has */
	struct feature feature;
};

/*
 * Reads word vectors: NAME.words, a word a line, and NAME.f32, so many
 * little-endian floats for each. Returns NULL, or what is wrong.
 */
const char *lesson_vectors(struct lesson *, const char *name);

/*
 * Counts the names of a document, for each before any is learned from;
 * then closes the list.
 */
void lesson_count(struct lesson *, const struct corpus *);
void lesson_counted(struct lesson *);

/* Notes which labels a folder knows, from all its rows, in known. */
void lesson_know(struct lesson *, const struct corpus *);

/* Learns from a document: as written, and some once more without case. */
void lesson_document(struct lesson *, struct corpus *);

/* Writes the model, lines in order. */
void lesson_write(const struct lesson *, const struct sequence_weights *,
    struct buf *);

/* Frees it. */
void lesson_free(struct lesson *);

#endif
