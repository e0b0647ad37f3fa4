#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model.h"
#include "network.h"

enum {
	SEQUENCE_ROWS = 2 * FEATURE_ROWS /* the second half is forgotten */
};

/* Sentences to learn from. Start from {0}. */
struct sequence {
	uint32_t *rows;         /* features, those of a token together, */
	size_t nrows, rows_cap; /* and its own ones behind them */
	struct sequence_token {
		size_t row;
		uint32_t n, own;        /* how many */
		uint32_t word;          /* 1 + index of its vector, or 0 */
		uint32_t allowed;       /* tags that it may have */
	} *tokens;
	size_t ntokens, tokens_cap;
	struct sequence_sentence {
		size_t first, n;
		bool is_apart;          /* from a text with own habits */
	} *sentences;
	size_t n, cap;
	const int16_t *vectors;
};

/* What is learned, summed over runs. */
struct sequence_weights {
	double *rows;           /* FEATURE_ROWS times MODEL_TAGS */
	double own[FEATURE_OWN_ROWS][MODEL_WIDTH];
	double network[NETWORK_WEIGHTS]; /* in order of network_weights */
	unsigned runs;
};

/* Begins a sentence, and adds a token to it. */
void sequence_begin(struct sequence *, bool is_apart);
void sequence_add(struct sequence *, const struct sequence_token *,
    const uint32_t *rows, const uint32_t *own);

/*
 * Trains for so many epochs, from a start and in an order that seeds decide,
 * and adds the weights to what there is.
 */
void sequence_train(const struct sequence *, unsigned epochs,
    uint64_t start, uint64_t order, struct sequence_weights *);

/* Frees the sentences. */
void sequence_free(struct sequence *);

#endif
