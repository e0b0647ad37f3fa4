#ifndef CHAIN_H
#define CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CHAIN_TAGS = 8,                 /* tags of a chain, at most */
	CHAIN_BITS = 18,
	CHAIN_ROWS = 1 << CHAIN_BITS
};

#define CHAIN_NEVER (-1000000)          /* of a move that is not allowed */

/*
 * A learned linear chain: a row of weights for each hashed feature, one
 * weight for each tag, and what a move from tag to tag is worth. The rows of
 * two chains can take turns, so that who wants both gets them at once.
 */
struct chain {
	unsigned ntags;
	unsigned stride;                /* bytes from row to row */
	const signed char *rows;        /* CHAIN_TAGS for each feature */
	const int32_t *moves;           /* CHAIN_TAGS from each tag */
};

/* What a sequence of words is worth, tag by tag. Start from {0}. */
struct trellis {
	int16_t (*scores)[CHAIN_TAGS];  /* of each word alone; the caller's */
	uint8_t *tags;                  /* the best */
	size_t n, cap, tags_cap;
	bool plain;                     /* no short cuts: to test them by */
	bool is_wide;                   /* the numbers are too large for */
	                                /* the narrow ones */
	/* Best way up to a word, with it; and on from it, without it. */
	struct chain_wide {
		int32_t ahead[CHAIN_TAGS], behind[CHAIN_TAGS];
	} *wide;
	/* The same, but for what is the same for all tags of a word. */
	struct chain_narrow {
		int16_t ahead[CHAIN_TAGS], behind[CHAIN_TAGS];
		int32_t ahead_all, behind_all;
	} *narrow;
	size_t wide_cap, narrow_cap;
};

/* Room for n words, whose scores become 0. */
void trellis_begin(struct trellis *, size_t n);

/* Adds the weights of n features, 250 at most, to a word's scores. */
void chain_add(const struct chain *, const uint32_t *features, size_t n,
    int16_t *scores);

/*
 * The same for a chain and the one whose rows take turns with its own; the
 * scores of the one, then those of the other.
 */
void chain_add_two(const struct chain *, const uint32_t *features, size_t n,
    int16_t *scores);

/*
 * Says that the weights of a feature will be added soon: half of the time is
 * spent waiting for them where one does not. Many at once wait in line.
 */
void chain_fetch(const struct chain *, uint32_t feature);

/* Finds the best tags; returns what they are worth. */
int32_t chain_best(const struct chain *, struct trellis *);

/* After chain_best, the tag of word i + 1 on the best way on from a tag. */
unsigned chain_next(const struct chain *, const struct trellis *, size_t i,
    unsigned tag);

/* Finds the best ways up to each word, for the following two. */
void chain_ahead(const struct chain *, struct trellis *);

/* What the tags are worth that are best with this one at word i. */
int32_t chain_with(const struct trellis *, size_t i, unsigned tag);

/* How much better word i is with a tag than without. */
int32_t chain_margin(const struct chain *, const struct trellis *, size_t i,
    unsigned tag);

/* Frees it. */
void trellis_free(struct trellis *);

#endif
