#ifndef RANKER_H
#define RANKER_H

#include <stddef.h>
#include <stdint.h>

enum { RANKER_FEATURES = 64 };

/* Choices, each among candidates whose features are bits. Start from {0}. */
struct ranker {
	uint64_t *features;     /* of all candidates, one after the other */
	size_t nfeatures, features_cap;
	struct ranker_choice {
		size_t first, n, right;
		int weight;
	} *choices;
	size_t n, cap;
};

/* Adds a choice among n candidates, of which the right-th is right. */
void ranker_add(struct ranker *, const uint64_t *features, size_t n,
    size_t right, int weight);

/*
 * Trains for so many epochs; the same on every machine. Returns how many
 * choices the weights get right.
 */
size_t ranker_train(const struct ranker *, unsigned epochs,
    int32_t weights[RANKER_FEATURES]);

/* Frees the choices. */
void ranker_free(struct ranker *);

#endif
