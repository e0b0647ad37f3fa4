/* Random numbers and those with a fraction, the same on every machine. */
#include <string.h>

#include "real.h"

enum { BLOCK = 16 };

uint64_t
real_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

float
real_uniform(uint64_t *state)
{
	return (float)(real_random(state) >> 40) / (1 << 24);
}

float
real_normal(uint64_t *state)
{
	float sum = -6;
	int i;

	for (i = 0; i < 12; i++)
		sum += real_uniform(state);
	return sum;
}

void
real_shuffle(size_t *order, size_t n, uint64_t *state)
{
	size_t i, k, was;

	for (i = n; i > 1; i--) {
		k = (size_t)(real_random(state) % i);
		was = order[k];
		order[k] = order[i - 1];
		order[i - 1] = was;
	}
}

/* 2 to the power of n, from -126 to 127. */
static float
power(int n)
{
	uint32_t bits = (uint32_t)(n + 127) << 23;
	float f;

	memcpy(&f, &bits, sizeof f);
	return f;
}

void
real_exp(float *to, const float *from, size_t n)
{
	float x, f;
	size_t i;
	int k;

	for (i = 0; i < n; i++) {
		x = from[i] < -87 ? -87 : from[i] > 87 ? 87 : from[i];
		f = x * 1.44269504f;
		k = (int)(f < 0 ? f - 0.5f : f + 0.5f);
		/* The logarithm of 2 in two parts, the first one exact. */
		f = x - (float)k * 0.693359375f + (float)k * 2.12194440e-4f;
		f = 1 + f * (1 + f * (1 / 2.0f + f * (1 / 6.0f + f *
		    (1 / 24.0f + f * (1 / 120.0f + f / 720)))));
		to[i] = f * power(k);
	}
}

/* One by the root of each, by Newton's way from a first guess of the bits. */
static void
inverse_roots(float *restrict to, const float *restrict from)
{
	uint32_t bits[BLOCK];
	unsigned i, k;

	memcpy(bits, from, sizeof bits);
	for (i = 0; i < BLOCK; i++)
		bits[i] = UINT32_C(0x5f3759df) - (bits[i] >> 1);
	memcpy(to, bits, sizeof bits);
	for (k = 0; k < 3; k++)
		for (i = 0; i < BLOCK; i++)
			to[i] *= 1.5f - 0.5f * from[i] * to[i] * to[i];
}

void
real_step(float *restrict weights, float *restrict squares,
    const float *restrict slope, size_t n, float rate)
{
	float from[REAL_LANES] = { 0 }, roots[REAL_LANES];
	size_t i;

	for (i = 0; i < n; i++) {
		squares[i] += slope[i] * slope[i];
		from[i] = squares[i] + 0.005f;
	}
	for (i = 0; i < n; i += BLOCK)
		inverse_roots(roots + i, from + i);
	for (i = 0; i < n; i++)
		weights[i] -= rate * slope[i] * roots[i];
}

/* Adam's step for BLOCK weights. */
static void
step(float *restrict weights, float *restrict means, float *restrict squares,
    float *restrict slope, float rate)
{
	float from[BLOCK], roots[BLOCK];
	unsigned i;

	for (i = 0; i < BLOCK; i++) {
		means[i] = 0.9f * means[i] + 0.1f * slope[i];
		squares[i] = 0.999f * squares[i] +
		    0.001f * slope[i] * slope[i];
		from[i] = squares[i] + 1e-14f;
		slope[i] = 0;
	}
	inverse_roots(roots, from);
	for (i = 0; i < BLOCK; i++)
		weights[i] -= rate * means[i] * roots[i];
}

void
real_adam(struct real_adam *a, float *restrict weights,
    float *restrict slope, float rate)
{
	float from[BLOCK] = { 0 }, roots[BLOCK];
	size_t i;

	if (a->means_left <= 0)
		a->means_left = a->squares_left = 1;
	a->means_left *= 0.9f;
	a->squares_left *= 0.999f;
	from[0] = 1 - a->squares_left;
	inverse_roots(roots, from);
	rate = rate * from[0] * roots[0] / (1 - a->means_left);
	for (i = 0; i + BLOCK <= a->n; i += BLOCK)
		step(weights + i, a->means + i, a->squares + i, slope + i,
		    rate);
}
