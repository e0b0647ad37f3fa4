#ifndef STUDY_H
#define STUDY_H

#include "buf.h"
#include "model.h"

/* How `train quotes` learns. */
struct study_settings {
	unsigned epochs;        /* how often each example is seen */
	unsigned runs;          /* trainings in other orders: their mean */
	unsigned seed;          /* of what is left to chance */
	const struct model *entities; /* or NULL, for the one compiled in */
};

/*
 * Learns who said what from folders of gold (see corpus.h), NULL behind the
 * last: rows of kind quote, speaker and cue. Appends the model to it, lines
 * in order. Returns NULL, or what is wrong with the file named in where, ""
 * for errno's text.
 */
const char *study_quotes(char **folders, const struct study_settings *,
    struct buf *model, struct buf *where);

#endif
