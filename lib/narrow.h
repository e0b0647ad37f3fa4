#ifndef NARROW_H
#define NARROW_H

#include <stdbool.h>

#include "chain.h"

/*
 * What trellis.c finds, in numbers of 16 bits, as far as they hold it: worth
 * over that of a word's first tag, and what is the same for all its tags.
 */
struct narrow_word {
	/* Best way up to the word, with it; and on from it, without it. */
	int16_t ahead[CHAIN_TAGS], behind[CHAIN_TAGS];
	int32_t ahead_all, behind_all;
};

/* Start from {0}. */
struct narrow {
	unsigned ntags;
	bool fit;                       /* so do the moves */
	int16_t to[CHAIN_TAGS][CHAIN_TAGS]; /* to each tag, from each */
	int16_t from[CHAIN_TAGS][CHAIN_TAGS]; /* from each, to each */
	struct narrow_word *words;
	struct narrow_word *pinned;     /* of narrow_pinned: behind */
	size_t cap, pinned_cap;
};

/* Takes moves, from each tag to each. */
void narrow_moves(struct narrow *, const int32_t (*moves)[CHAIN_TAGS],
    unsigned ntags);

/*
 * Finds what is best behind each of n > 0 words; then up to each; then behind
 * each up to the last of some pins, in the order of their words. False if
 * numbers are too large.
 */
bool narrow_behind(struct narrow *, int16_t (*scores)[CHAIN_TAGS], size_t n);
bool narrow_ahead(struct narrow *, int16_t (*scores)[CHAIN_TAGS], size_t n);
bool narrow_pinned(struct narrow *, int16_t (*scores)[CHAIN_TAGS],
    const struct chain_pin *, size_t npins);

/*
 * The first tag of the word behind one, of these scores, with which to go on
 * is worth what the best one is.
 */
unsigned narrow_next(const struct narrow *, const struct narrow_word *,
    const int16_t *scores, unsigned tag);

/* Frees it. */
void narrow_free(struct narrow *);

#endif
