/*
 * A small network over three words, while it learns (Collobert and others
 * 2011); the tagger computes the same in whole numbers.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "network.h"

enum { LANES = CHANCES_LANES, WIDTH = MODEL_WIDTH, HIDDEN = MODEL_HIDDEN };

#define OWN_RATE 30.0f          /* of own features, to that of the network */
#define HIDDEN_DROP 0.2f        /* how much is left out at random */

/* Starts weights about as far from 0 as to keep what comes in in size. */
static void
scatter(float *w, size_t n, float deviation, uint64_t *state)
{
	size_t i;

	for (i = 0; i < n; i++)
		w[i] = deviation * real_normal(state);
}

static void
turn(struct network *t)
{
	unsigned i, k;

	for (i = 0; i < MODEL_WINDOW; i++)
		for (k = 0; k < HIDDEN; k++)
			t->turned[i][k] = t->weights.hidden[k][i];
}

struct network *
network_new(const int16_t *vectors, uint64_t seed)
{
	struct network *t = mem_new(1, sizeof *t);
	struct network_weights *w = &t->weights;
	size_t i;

	t->vectors = vectors;
	t->random = seed;
	t->adam.n = NETWORK_WEIGHTS;
	t->adam.means = mem_new(NETWORK_WEIGHTS, sizeof(float));
	t->adam.squares = mem_new(NETWORK_WEIGHTS, sizeof(float));
	scatter(w->vectors[0], NETWORK_VECTOR * WIDTH, 0.1f, &t->random);
	scatter(w->hidden[0], HIDDEN * MODEL_WINDOW, 0.143f, &t->random);
	scatter(w->out[0], MODEL_OUT * LANES, 0.05f, &t->random);
	for (i = 0; i < FEATURE_OWN_ROWS; i++)
		scatter(t->own[i].weights, WIDTH, 0.1f, &t->random);
	turn(t);
	return t;
}

/* The vector of word i; and words of zeros before the first, and behind. */
static void
make_room(struct network *t, size_t n)
{
	if (n + 2 <= t->cap)
		return;
	t->cap = 2 * n + 2;
	free(t->words);
	free(t->word_slopes);
	free(t->hidden);
	free(t->kept);
	t->words = mem_new(t->cap, sizeof *t->words);
	t->word_slopes = mem_new(t->cap, sizeof *t->word_slopes);
	t->hidden = mem_new(t->cap, sizeof *t->hidden);
	t->kept = mem_new(t->cap, sizeof *t->kept);
}

/* A word's vector, or NULL if it has none. */
static const int16_t *
vector_of(const struct network *t, const struct network_word *w)
{
	return w->word == 0 ? NULL : t->vectors + (size_t)(w->word - 1) *
	    NETWORK_VECTOR;
}

static void
read_word(const struct network *t, const struct network_word *w, float *to)
{
	const int16_t *v = vector_of(t, w);
	float sum[WIDTH] = { 0 }, x;
	unsigned i, k;

	for (i = 0; v != NULL && i < NETWORK_VECTOR; i++) {
		x = (float)v[i] / NETWORK_UNIT;
		for (k = 0; k < WIDTH; k++)
			sum[k] += x * t->weights.vectors[i][k];
	}
	for (i = 0; i < w->n; i++)
		for (k = 0; k < WIDTH; k++)
			sum[k] += t->own[w->own[i]].weights[k];
	memcpy(to, sum, sizeof sum);
}

static void
read_window(struct network *t, const float *window, float *to, float *kept)
{
	float sum[HIDDEN];
	unsigned i, k;

	memcpy(sum, t->weights.bias, sizeof sum);
	for (i = 0; i < MODEL_WINDOW; i++)
		for (k = 0; k < HIDDEN; k++)
			sum[k] += window[i] * t->turned[i][k];
	for (k = 0; k < HIDDEN; k++) {
		kept[k] = real_uniform(&t->random) < HIDDEN_DROP ? 0 :
		    1 / (1 - HIDDEN_DROP);
		to[k] = sum[k] > 0 ? sum[k] * kept[k] : 0;
	}
}

static void
add_rows(float *restrict sum, const float *restrict by,
    float (*restrict rows)[LANES], unsigned n)
{
	unsigned i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < LANES; k++)
			sum[k] += by[i] * rows[i][k];
}

void
network_score(struct network *t, const struct network_word *v, size_t n,
    bool is_apart, float (*scores)[LANES])
{
	struct network_weights *w = &t->weights;
	unsigned k;
	size_t i;

	make_room(t, n);
	memset(t->words[0], 0, sizeof t->words[0]);
	memset(t->words[n + 1], 0, sizeof t->words[0]);
	for (i = 0; i < n; i++)
		read_word(t, &v[i], t->words[i + 1]);
	for (i = 0; i < n; i++) {
		read_window(t, t->words[i], t->hidden[i], t->kept[i]);
		for (k = 0; k < LANES; k++)
			scores[i][k] += w->tags[0][k] +
			    (is_apart ? w->tags[1][k] : 0);
		add_rows(scores[i], t->words[i], w->out, MODEL_WINDOW);
		add_rows(scores[i], t->hidden[i], w->out + MODEL_WINDOW,
		    HIDDEN);
		if (!is_apart)
			continue;
		add_rows(scores[i], t->words[i], w->apart, MODEL_WINDOW);
		add_rows(scores[i], t->hidden[i], w->apart + MODEL_WINDOW,
		    HIDDEN);
	}
}

/* The slopes of rows, and of what they were multiplied by. */
static void
learn_rows(const float *restrict slope, const float *restrict by,
    float *restrict by_slope, float (*restrict rows)[LANES],
    float (*restrict row_slopes)[LANES], unsigned n)
{
	float product[LANES], sum;
	unsigned i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < LANES; k++) {
			product[k] = slope[k] * rows[i][k];
			row_slopes[i][k] += by[i] * slope[k];
		}
		for (sum = 0, k = 0; k < 4; k++)
			sum += (product[k] + product[k + 4]) +
			    (product[k + 8] + product[k + 12]) +
			    product[k + 16];
		by_slope[i] += sum;
	}
}

static void
learn_window(struct network *t, size_t i, const float *slope)
{
	struct network_weights *w = &t->weights, *s = &t->slopes;
	const float *restrict window = t->words[i];
	float *restrict to = t->word_slopes[i], *restrict row, by;
	unsigned j, k;

	for (k = 0; k < HIDDEN; k++) {
		if (!(t->hidden[i][k] > 0))
			continue;
		by = slope[k] * t->kept[i][k];
		s->bias[k] += by;
		row = s->hidden[k];
		for (j = 0; j < MODEL_WINDOW; j++)
			row[j] += by * window[j];
		for (j = 0; j < MODEL_WINDOW; j++)
			to[j] += by * w->hidden[k][j];
	}
}

static void
learn_word(struct network *t, const struct network_word *w,
    const float *slope, float rate)
{
	const int16_t *v = vector_of(t, w);
	unsigned i, k;
	float x;

	for (i = 0; v != NULL && i < NETWORK_VECTOR; i++) {
		x = (float)v[i] / NETWORK_UNIT;
		for (k = 0; k < WIDTH; k++)
			t->slopes.vectors[i][k] += x * slope[k];
	}
	for (i = 0; i < w->n; i++)
		real_step(t->own[w->own[i]].weights, t->own[w->own[i]].squares,
		    slope, WIDTH, rate * OWN_RATE);
}

void
network_learn(struct network *t, const struct network_word *v, size_t n,
    bool is_apart, const struct chances *l, float rate)
{
	struct network_weights *w = &t->weights, *s = &t->slopes;
	float hidden[HIDDEN];
	unsigned k;
	size_t i;

	memset(t->word_slopes, 0, (n + 2) * sizeof *t->word_slopes);
	memcpy(s->moves, l->move_slopes, sizeof l->move_slopes);
	for (i = 0; i < n; i++) {
		memset(hidden, 0, sizeof hidden);
		for (k = 0; k < LANES; k++) {
			s->tags[0][k] += l->slopes[i][k];
			s->tags[1][k] += is_apart ? l->slopes[i][k] : 0;
		}
		learn_rows(l->slopes[i], t->words[i], t->word_slopes[i],
		    w->out, s->out, MODEL_WINDOW);
		learn_rows(l->slopes[i], t->hidden[i], hidden,
		    w->out + MODEL_WINDOW, s->out + MODEL_WINDOW, HIDDEN);
		if (is_apart) {
			learn_rows(l->slopes[i], t->words[i],
			    t->word_slopes[i], w->apart, s->apart,
			    MODEL_WINDOW);
			learn_rows(l->slopes[i], t->hidden[i], hidden,
			    w->apart + MODEL_WINDOW,
			    s->apart + MODEL_WINDOW, HIDDEN);
		}
		learn_window(t, i, hidden);
	}
	for (i = 0; i < n; i++)
		learn_word(t, &v[i], t->word_slopes[i + 1], rate);
	real_adam(&t->adam, w->vectors[0], s->vectors[0], rate);
	turn(t);
}

void
network_free(struct network *t)
{
	if (t == NULL)
		return;
	free(t->adam.means);
	free(t->adam.squares);
	free(t->words);
	free(t->word_slopes);
	free(t->hidden);
	free(t->kept);
	free(t);
}
