#ifndef TRELLIS_H
#define TRELLIS_H

#include <stdbool.h>

#include "narrow.h"

/*
 * What a sequence of words is worth, tag by tag, and the best ways to tag it
 * (Viterbi 1967). Start from {0}.
 */
struct trellis {
	int16_t (*scores)[CHAIN_TAGS];  /* of each word alone; the caller's */
	uint8_t *tags;                  /* the best */
	size_t n, cap, tags_cap;
	unsigned ntags;
	bool plain;                     /* no short cuts: to test them by */
	bool is_wide;                   /* the numbers are too large for */
	                                /* the narrow ones */
	int32_t moves[CHAIN_TAGS][CHAIN_TAGS]; /* from each tag, to each */
	/* Best way up to a word, with it; and on from it, without it. */
	struct trellis_wide {
		int32_t ahead[CHAIN_TAGS], behind[CHAIN_TAGS];
	} *wide;
	size_t wide_cap;
	struct narrow narrow;           /* where they are small enough */
	const struct chain_pin *pins; /* while there are some */
	size_t npins;
};

/* Room for n words of a chain, whose scores become 0. */
void trellis_begin(struct trellis *, const struct chain *, size_t n);

/* Finds the best tags; returns what they are worth. */
int32_t trellis_best(struct trellis *);

/* After trellis_best, the tag of word i + 1 on the best way on from a tag. */
unsigned trellis_next(const struct trellis *, size_t i, unsigned tag);

/* Finds the best ways up to each word, for the following two. */
void trellis_ahead(struct trellis *);

/* What the tags are worth that are best with this one at word i. */
int32_t trellis_with(const struct trellis *, size_t i, unsigned tag);

/*
 * How much better word i is with a tag than without; or a number below least,
 * if that is so.
 */
int32_t trellis_margin(const struct trellis *, size_t i, unsigned tag,
    int32_t least);

/*
 * After trellis_best, makes the tags those that are best with one or two
 * pins, in the order of their words; returns what they are worth. Nothing
 * else is to be asked then but the same with other pins.
 */
int32_t trellis_best_with(struct trellis *, const struct chain_pin *,
    size_t n);

/* Frees it. */
void trellis_free(struct trellis *);

#endif
