/* How likely each tag of each word is: forwards and backwards. */
#include <stdlib.h>
#include <string.h>

#include "chances.h"
#include "mem.h"
#include "real.h"

enum { LANES = CHANCES_LANES };

void
chances_room(struct chances *l, size_t n)
{
	if (n <= l->cap)
		return;
	l->cap = n * 2;
	free(l->scores);
	free(l->slopes);
	free(l->odds);
	free(l->before);
	free(l->behind);
	free(l->sums);
	l->scores = mem_new(l->cap, sizeof *l->scores);
	l->slopes = mem_new(l->cap, sizeof *l->slopes);
	l->odds = mem_new(l->cap, sizeof *l->odds);
	l->before = mem_new(l->cap, sizeof *l->before);
	l->behind = mem_new(l->cap, sizeof *l->behind);
	l->sums = mem_new(l->cap, sizeof *l->sums);
}

static void
read_moves(struct chances *l, float (*moves)[LANES])
{
	unsigned a, b;

	for (a = 0; a < MODEL_TAGS; a++) {
		real_exp(l->moves[a], moves[a], LANES);
		for (b = 0; b < LANES; b++)
			if (b >= MODEL_TAGS || !model_may_follow(a, b))
				l->moves[a][b] = 0;
	}
}

/* e to the power of each score less the word's best one. */
static void
read_scores(struct chances *l, const uint32_t *allowed, size_t n)
{
	float score[LANES], top;
	unsigned b;
	size_t i;

	for (i = 0; i < n; i++) {
		for (top = l->scores[i][0], b = 1; b < MODEL_TAGS; b++)
			if (l->scores[i][b] > top)
				top = l->scores[i][b];
		for (b = 0; b < LANES; b++)
			score[b] = l->scores[i][b] - top;
		real_exp(l->odds[i], score, LANES);
		for (b = 0; b < LANES; b++)
			if (b >= MODEL_TAGS || (allowed != NULL &&
			    (allowed[i] >> b & 1) == 0))
				l->odds[i][b] = 0;
	}
}

/* How likely each tag is by all words up to each. */
static void
go_forwards(struct chances *l, size_t n)
{
	float v[LANES], sum;
	unsigned a, b;
	size_t i;

	for (i = 0; i < n; i++) {
		memset(v, 0, sizeof v);
		for (a = 0; a < (i == 0 ? 1 : MODEL_TAGS); a++) {
			float from = i == 0 ? 1 : l->before[i - 1][a];

			for (b = 0; b < LANES; b++)
				v[b] += from * l->moves[a][b];
		}
		for (sum = 0, b = 0; b < LANES; b++) {
			v[b] *= l->odds[i][b];
			sum += v[b];
		}
		if (!(sum > 0))
			sum = 1e-30f;
		l->sums[i] = sum;
		for (b = 0; b < LANES; b++)
			l->before[i][b] = v[b] / sum;
	}
}

/* By all words behind each. */
static void
go_backwards(struct chances *l, size_t n)
{
	float v[LANES], sum;
	unsigned a, b;
	size_t i;

	for (b = 0; b < LANES; b++)
		l->behind[n - 1][b] = 1;
	for (i = n - 1; i > 0; i--) {
		for (b = 0; b < LANES; b++)
			v[b] = l->odds[i][b] * l->behind[i][b] / l->sums[i];
		for (a = 0; a < MODEL_TAGS; a++) {
			for (sum = 0, b = 0; b < MODEL_TAGS; b++)
				sum += l->moves[a][b] * v[b];
			l->behind[i - 1][a] = sum;
		}
	}
}

/* Adds how likely each tag and move is, times sign. */
static void
add_chances(struct chances *l, size_t n, float sign)
{
	float v[LANES], from;
	unsigned a, b;
	size_t i;

	for (i = 0; i < n; i++) {
		for (b = 0; b < LANES; b++) {
			v[b] = l->behind[i][b] * sign;
			l->slopes[i][b] += l->before[i][b] * v[b];
			v[b] *= l->odds[i][b] / l->sums[i];
		}
		for (a = 0; a < (i == 0 ? 1 : MODEL_TAGS); a++) {
			from = i == 0 ? 1 : l->before[i - 1][a];
			for (b = 0; b < LANES; b++)
				l->move_slopes[a][b] += from *
				    l->moves[a][b] * v[b];
		}
	}
}

static void
add_all(struct chances *l, const uint32_t *allowed, size_t n, float sign)
{
	read_scores(l, allowed, n);
	go_forwards(l, n);
	go_backwards(l, n);
	add_chances(l, n, sign);
}

void
chances_slopes(struct chances *l, float (*moves)[LANES],
    const uint32_t *allowed, size_t n)
{
	read_moves(l, moves);
	memset(l->slopes, 0, n * sizeof *l->slopes);
	memset(l->move_slopes, 0, sizeof l->move_slopes);
	add_all(l, NULL, n, 1);
	add_all(l, allowed, n, -1);
}

void
chances_free(struct chances *l)
{
	free(l->scores);
	free(l->slopes);
	free(l->odds);
	free(l->before);
	free(l->behind);
	free(l->sums);
	memset(l, 0, sizeof *l);
}
