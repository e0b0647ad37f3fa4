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
 * weight for each tag, and what a move from tag to tag is worth.
 */
struct chain {
	unsigned ntags;
	const signed char *rows;        /* CHAIN_TAGS for each feature */
	const int32_t *moves;           /* CHAIN_TAGS from each tag */
};

/* What a sequence of words is worth, tag by tag. Start from {0}. */
struct trellis {
	int16_t (*scores)[CHAIN_TAGS];  /* of each word alone; the caller's */
	int32_t (*ahead)[CHAIN_TAGS];   /* best way up to a word, with it */
	int32_t (*behind)[CHAIN_TAGS];  /* best way on from it, without it */
	uint8_t (*next)[CHAIN_TAGS];    /* the tag behind it on that way */
	uint8_t *tags;                  /* the best */
	size_t n, cap, ahead_cap, behind_cap, next_cap, tags_cap;
};

/* Room for n words, whose scores become 0. */
void trellis_begin(struct trellis *, size_t n);

/* Adds the weights of n features, 250 at most, to a word's scores. */
void chain_add(const struct chain *, const uint32_t *features, size_t n,
    int16_t *scores);

/*
 * Says that the weights of n features will be added soon, if there are any:
 * half of the time is spent waiting for them where one does not.
 */
void chain_fetch(const struct chain *, const uint32_t *features, size_t n);

/* Finds the best tags; returns what they are worth. */
int32_t chain_best(const struct chain *, struct trellis *);

/* After chain_best, how much better word i is with a tag than without. */
int32_t chain_margin(const struct chain *, const struct trellis *, size_t i,
    unsigned tag);

/* Frees it. */
void trellis_free(struct trellis *);

#endif
