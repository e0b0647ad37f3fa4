#ifndef BESIDE_H
#define BESIDE_H

#include "sight.h"

enum {
	BESIDE_RING = 512,      /* words whose sums are kept */
	BESIDE_PIECE = 16       /* words that are scored together */
};

/* Sums of a word's own, before cues and behind them, if it is of the block. */
struct beside_word {
	uint32_t word, block;
	struct beside_own {
		int16_t v[CHAIN_TAGS];
		unsigned side;
	} own[2];
};

/*
 * Scores words as sight_all and chain_add do, but adds up what many words, or
 * many cues, have in common only once. Start from {0}.
 */
struct beside {
	const struct clues *clues;
	const struct chain *chain;
	uint32_t block;                 /* number of the block under way */
	struct beside_word ring[BESIDE_RING];
	/* Of a piece: sums of its runs and places. */
	int16_t runs[BESIDE_PIECE][CHAIN_TAGS];
	int16_t places[BESIDE_PIECE][CHAIN_TAGS];
	/* Sums to be made, and their features, which are on their way. */
	struct beside_todo {
		int16_t *to;
		size_t n;
	} todo[BESIDE_PIECE * SIGHT_GROUPS];
	size_t ntodo;
	uint32_t features[BESIDE_PIECE * CLUE_MAX];
	size_t nfeatures;
};

/* Begins a block of words, whose clues do not change from now on. */
void beside_begin(struct beside *, const struct clues *,
    const struct chain *);

/* Adds what words s are worth, seen from a cue, to the scores of each. */
void beside_add(struct beside *, struct span block, struct span cue,
    struct span s, int16_t (*scores)[CHAIN_TAGS]);

#endif
