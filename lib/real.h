#ifndef REAL_H
#define REAL_H

#include <stddef.h>
#include <stdint.h>

/*
 * Random numbers, and numbers with a fraction, for learning. Only sums,
 * products and quotients in a fixed order, so that every machine has the same
 * to the last bit.
 */

/* SplitMix64 (Steele, Lea, Flood 2014): the next number of a sequence. */
uint64_t real_random(uint64_t *state);

/* The same as a number from 0 to below 1; about normal, with deviation 1. */
float real_uniform(uint64_t *state);
float real_normal(uint64_t *state);

/* Puts n numbers into another order, any of them as likely. */
void real_shuffle(size_t *order, size_t n, uint64_t *state);

/* Puts e to the power of each of n numbers. */
void real_exp(float *to, const float *from, size_t n);

enum { REAL_LANES = 32 };       /* of a step, at most */

/* AdaGrad (Duchi, Hazan, Singer 2011): moves n weights down a slope. */
void real_step(float *restrict weights, float *restrict squares,
    const float *restrict slope, size_t n, float rate);

/* Adam (Kingma, Ba 2015). Start from {0}, with arrays of n zeros. */
struct real_adam {
	float *means, *squares;
	float means_left, squares_left; /* of the first zeros */
	size_t n;
};

void real_adam(struct real_adam *, float *restrict weights,
    float *restrict slope, float rate);

#endif
