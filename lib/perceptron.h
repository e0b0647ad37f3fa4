#ifndef PERCEPTRON_H
#define PERCEPTRON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Examples of yes and no: which features hold in each. Start from {0}. */
struct perceptron {
	uint32_t *features;     /* of all examples, one after the other */
	size_t nfeatures, features_cap;
	struct perceptron_example {
		size_t first, n;
		bool yes;
	} *examples;
	size_t n, cap;
};

/* Adds an example with n features, numbers that count from 0. */
void perceptron_add(struct perceptron *, const uint32_t *features, size_t n,
    bool yes);

/*
 * Trains for so many epochs and writes a weight for each of nweights
 * features; the same on every machine. Returns how many examples the
 * weights get right.
 */
size_t perceptron_train(const struct perceptron *, unsigned epochs,
    int32_t *weights, size_t nweights);

/* Frees the examples. */
void perceptron_free(struct perceptron *);

#endif
