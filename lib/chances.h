#ifndef CHANCES_H
#define CHANCES_H

#include <stddef.h>
#include <stdint.h>

#include "model.h"

enum { CHANCES_LANES = 20 };    /* tags, and none */

/* What is told of a sentence, tag by tag. Start from {0}. */
struct chances {
	float (*scores)[CHANCES_LANES];
	float (*slopes)[CHANCES_LANES]; /* of the loss, for each score */
	float move_slopes[MODEL_TAGS][CHANCES_LANES];
	float moves[MODEL_TAGS][CHANCES_LANES]; /* e to their power */
	float (*odds)[CHANCES_LANES];   /* e to the power of scores */
	float (*before)[CHANCES_LANES], (*behind)[CHANCES_LANES];
	float *sums;
	size_t cap;
};

/* Makes room for n words. */
void chances_room(struct chances *, size_t n);

/*
 * From the scores of n words and of moves, and the tags that each word may
 * have: the slopes of how unlikely these are (a conditional random field,
 * Lafferty, McCallum, Pereira 2001).
 */
void chances_slopes(struct chances *,
    float (*moves)[CHANCES_LANES], const uint32_t *allowed, size_t n);

/* Frees it. */
void chances_free(struct chances *);

#endif
