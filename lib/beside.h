#ifndef BESIDE_H
#define BESIDE_H

#include "chain.h"
#include "clue.h"

enum {
	BESIDE_RING = 512,      /* words whose sums are kept */
	BESIDE_SLOTS = 256,     /* of the sums for a cue */
	BESIDE_PIECE = 16       /* words that are scored together */
};

/* A sum of weights, and what it is the sum for. */
struct beside_sum {
	int16_t v[CHAIN_TAGS];
	uint32_t key;
};

/* Sums of a word: CLUE_OWN and CLUE_NEAR, before cues and behind them. */
struct beside_word {
	uint32_t word, block;
	struct beside_sum sums[2][2];
};

/* Sums of a cue for a group: CLUE_GRAM or CLUE_PLACE. */
struct beside_cue {
	struct beside_sum *v;
	size_t n, cap;
	uint32_t slots[BESIDE_SLOTS];   /* by key: 1 + the last one's index */
};

/*
 * Scores words as clue_beside and chain_add do, but adds up what many words,
 * or many cues, have in common only once. Start from {0}.
 */
struct beside {
	const struct clues *clues;
	const struct chain *chain;
	uint32_t block;                 /* number of the block under way */
	struct beside_word ring[BESIDE_RING];
	struct beside_cue cues[2];
	/* Sums to be made, and their features, which are on their way. */
	struct beside_todo {
		int16_t *to;
		size_t n;
	} todo[BESIDE_PIECE * CLUE_GROUPS];
	size_t ntodo;
	uint32_t features[BESIDE_PIECE * CLUE_MAX];
	size_t nfeatures;
};

/* Begins a block of words, whose clues do not change from now on. */
void beside_begin(struct beside *, const struct clues *,
    const struct chain *);

/* Adds what words s are worth, seen from a cue, to the scores of each. */
void beside_add(struct beside *, const struct clue_cue *, struct span s,
    int16_t (*scores)[CHAIN_TAGS]);

/* Frees it. */
void beside_free(struct beside *);

#endif
