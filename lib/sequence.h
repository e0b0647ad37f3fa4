#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model.h"

enum {
	SEQUENCE_VECTOR = 100,  /* numbers of a word's vector */
	SEQUENCE_ROWS = 2 * FEATURE_ROWS /* the second half is forgotten */
};

/* Sentences to learn from. Start from {0}. */
struct sequence {
	uint32_t *rows;         /* features, those of a token together */
	size_t nrows, rows_cap;
	struct sequence_token {
		size_t row;
		uint32_t n;
		uint32_t word;          /* 1 + index of its vector, or 0 */
		uint32_t allowed;       /* tags that it may have */
	} *tokens;
	size_t ntokens, tokens_cap;
	struct sequence_sentence {
		size_t first, n;
	} *sentences;
	size_t n, cap;
	const int16_t *vectors; /* in 1/256 */
};

/* What is learned, summed over runs. */
struct sequence_weights {
	double *rows;           /* FEATURE_ROWS times MODEL_TAGS */
	double words[MODEL_PLACES][SEQUENCE_VECTOR][MODEL_TAGS];
	double moves[MODEL_TAGS][MODEL_TAGS];
	unsigned runs;
};

/* Begins a sentence, and adds a token to it. */
void sequence_begin(struct sequence *);
void sequence_add(struct sequence *, const uint32_t *rows, size_t n,
    uint32_t word, uint32_t allowed);

/*
 * Trains for so many epochs, in an order that seed decides, and adds the
 * mean weights to what there is. All sums are exact, so the result is the
 * same on every machine. Returns how many words the last epoch had wrong.
 */
size_t sequence_train(const struct sequence *, unsigned epochs,
    uint64_t seed, struct sequence_weights *);

/* Frees the sentences. */
void sequence_free(struct sequence *);

#endif
