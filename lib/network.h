#ifndef NETWORK_H
#define NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chances.h"
#include "model.h"
#include "real.h"

enum {
	NETWORK_VECTOR = 100,   /* numbers of a word's vector, */
	NETWORK_UNIT = 256      /* in so many parts of one */
};

/* What the network knows. One block of floats. */
struct network_weights {
	float vectors[NETWORK_VECTOR][MODEL_WIDTH];
	float hidden[MODEL_HIDDEN][MODEL_WINDOW];
	float bias[MODEL_HIDDEN];
	float out[MODEL_OUT][CHANCES_LANES];
	float apart[MODEL_OUT][CHANCES_LANES]; /* of texts with own habits */
	float tags[2][CHANCES_LANES];   /* of each tag; of such texts */
	float moves[MODEL_TAGS + 1][CHANCES_LANES];
};

enum { NETWORK_WEIGHTS = sizeof(struct network_weights) / sizeof(float) };

struct network_own {
	float weights[MODEL_WIDTH], squares[MODEL_WIDTH];
};

/* The network while it learns. */
struct network {
	struct network_weights weights, slopes;
	struct network_own own[FEATURE_OWN_ROWS];
	float turned[MODEL_WINDOW][MODEL_HIDDEN]; /* hidden, columns first */
	struct real_adam adam;
	const int16_t *vectors;
	uint64_t random;
	float (*words)[MODEL_WIDTH], (*word_slopes)[MODEL_WIDTH];
	float (*hidden)[MODEL_HIDDEN];
	float (*kept)[MODEL_HIDDEN]; /* 0 for what is left out, else more */
	size_t cap;
};

/* A word of a sentence: its vector's index + 1, and its own features. */
struct network_word {
	uint32_t word;
	uint32_t n;
	const uint32_t *own;
};

/* A new network, with weights that seed decides. */
struct network *network_new(const int16_t *vectors, uint64_t seed);

/* Adds to the scores of n words; leaves out some of what it has. */
void network_score(struct network *, const struct network_word *, size_t n,
    bool is_apart, float (*scores)[CHANCES_LANES]);

/* Learns from the slopes of the scores that it gave last, and of moves. */
void network_learn(struct network *, const struct network_word *, size_t n,
    bool is_apart, const struct chances *, float rate);

/* Frees it. */
void network_free(struct network *);

#endif
