#ifndef CHAIN_H
#define CHAIN_H

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

/* A tag that a word of a sequence is to have. */
struct chain_pin {
	size_t at;
	unsigned tag;
};

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

#endif
