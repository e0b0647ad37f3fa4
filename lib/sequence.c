/*
 * Averaged structured perceptron (Collins 2002) with a margin; tags that are
 * unknown in the gold are whatever the weights like best.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sequence.h"

enum {
	LANES = 20,             /* tags, made even */
	MARGIN = 5,             /* a wrong tag is helped by so much */
	KEPT = 90,              /* features of a hundred that are seen */
	UNIT = 256 * 256        /* of a product of vectors */
};

struct run {
	const struct sequence *s;
	float *rows;            /* whole numbers: their sums are exact */
	double (*words)[SEQUENCE_VECTOR][LANES];
	double moves[MODEL_TAGS][MODEL_TAGS];
	double *row_sums;       /* change times the time when it came */
	double (*word_sums)[SEQUENCE_VECTOR][LANES];
	double move_sums[MODEL_TAGS][MODEL_TAGS];
	double time;
	uint64_t random;
	double (*scores)[LANES];
	double (*best)[LANES];
	uint8_t (*back)[LANES];
	uint8_t *gold, *guess;
	uint32_t *seen;         /* the sentence's features, some dropped */
	size_t *seen_at;        /* where those of each token begin */
	size_t cap, seen_cap, at_cap;
};

void
sequence_begin(struct sequence *s)
{
	s->sentences = mem_grow(s->sentences, &s->cap, s->n + 1,
	    sizeof *s->sentences);
	s->sentences[s->n].first = s->ntokens;
	s->sentences[s->n++].n = 0;
}

void
sequence_add(struct sequence *s, const uint32_t *rows, size_t n,
    uint32_t word, uint32_t allowed)
{
	struct sequence_token *t;

	s->tokens = mem_grow(s->tokens, &s->tokens_cap, s->ntokens + 1,
	    sizeof *s->tokens);
	t = &s->tokens[s->ntokens++];
	t->row = s->nrows;
	t->n = (uint32_t)n;
	t->word = word;
	t->allowed = allowed;
	s->rows = mem_grow(s->rows, &s->rows_cap, s->nrows + n,
	    sizeof *s->rows);
	memcpy(s->rows + s->nrows, rows, n * sizeof *rows);
	s->nrows += n;
	s->sentences[s->n - 1].n++;
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t
next_random(struct run *r)
{
	uint64_t z = r->random += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static void
make_room(struct run *r, size_t n)
{
	if (n <= r->cap)
		return;
	r->cap = n * 2;
	free(r->scores);
	free(r->best);
	free(r->back);
	free(r->gold);
	free(r->guess);
	r->scores = mem_new(r->cap, sizeof *r->scores);
	r->best = mem_new(r->cap, sizeof *r->best);
	r->back = mem_new(r->cap, sizeof *r->back);
	r->gold = mem_new(r->cap, 1);
	r->guess = mem_new(r->cap, 1);
}

/* Chooses the features that are seen this time. */
static void
choose(struct run *r, const struct sequence_token *t, size_t n)
{
	size_t i, at = 0;
	uint32_t k;

	r->seen_at = mem_grow(r->seen_at, &r->at_cap, n + 1,
	    sizeof *r->seen_at);
	for (i = 0; i < n; i++) {
		r->seen = mem_grow(r->seen, &r->seen_cap, at + t[i].n,
		    sizeof *r->seen);
		r->seen_at[i] = at;
		for (k = 0; k < t[i].n; k++)
			if (next_random(r) % 100 < KEPT)
				r->seen[at++] = r->s->rows[t[i].row + k];
	}
	r->seen_at[n] = at;
}

static void
add_vector(struct run *r, double *score, uint32_t word, unsigned place)
{
	const int16_t *v = r->s->vectors + (size_t)(word - 1) *
	    SEQUENCE_VECTOR;
	double sum[LANES] = { 0 }, d;
	unsigned i, k;

	for (i = 0; i < SEQUENCE_VECTOR; i++) {
		d = v[i];
		for (k = 0; k < LANES; k++)
			sum[k] += d * r->words[place][i][k];
	}
	for (k = 0; k < LANES; k++)
		score[k] += sum[k] / UNIT;
}

static void
score_all(struct run *r, const struct sequence_token *t, size_t n)
{
	const float *row;
	float sum[LANES];
	unsigned k;
	size_t i, f;

	for (i = 0; i < n; i++) {
		memset(sum, 0, sizeof sum);
		for (f = r->seen_at[i]; f < r->seen_at[i + 1]; f++) {
			row = r->rows + (size_t)r->seen[f] * LANES;
			for (k = 0; k < LANES; k++)
				sum[k] += row[k];
		}
		for (k = 0; k < LANES; k++)
			r->scores[i][k] = (double)sum[k];
		if (i > 0 && t[i - 1].word != 0)
			add_vector(r, r->scores[i], t[i - 1].word, 0);
		if (t[i].word != 0)
			add_vector(r, r->scores[i], t[i].word, 1);
		if (i + 1 < n && t[i + 1].word != 0)
			add_vector(r, r->scores[i], t[i + 1].word, 2);
	}
}

/* The best tags among those allowed; all are where t is NULL. */
static void
decode(struct run *r, const struct sequence_token *t, size_t n, uint8_t *tags)
{
	double s, top;
	unsigned a, b, from;
	size_t i;

	for (i = 0; i < n; i++)
		for (b = 0; b < MODEL_TAGS; b++) {
			top = -1e9;
			from = 0;
			for (a = 0; a < MODEL_TAGS; a++) {
				if ((i == 0 && a != 0) ||
				    !model_may_follow(a, b))
					continue;
				s = (i > 0 ? r->best[i - 1][a] : 0) +
				    r->moves[a][b];
				if (s > top) {
					top = s;
					from = a;
				}
			}
			if (t != NULL && (t[i].allowed >> b & 1) == 0)
				top = -1e9;
			r->best[i][b] = top + r->scores[i][b];
			r->back[i][b] = (uint8_t)from;
		}
	for (a = 0, b = 1; b < MODEL_TAGS; b++)
		if (r->best[n - 1][b] > r->best[n - 1][a])
			a = b;
	for (i = n; i-- > 0; a = r->back[i][a])
		tags[i] = (uint8_t)a;
}

static void
find_gold(struct run *r, const struct sequence_token *t, size_t n)
{
	bool certain = true;
	size_t i;

	for (i = 0; i < n; i++) {
		certain &= (t[i].allowed & (t[i].allowed - 1)) == 0;
		for (r->gold[i] = 0; (t[i].allowed >> r->gold[i] & 1) == 0; )
			r->gold[i]++;
	}
	if (!certain)
		decode(r, t, n, r->gold);
}

static void
change_vector(struct run *r, uint32_t word, unsigned place, unsigned tag,
    double by)
{
	const int16_t *v = r->s->vectors + (size_t)(word - 1) *
	    SEQUENCE_VECTOR;
	unsigned i;

	for (i = 0; i < SEQUENCE_VECTOR; i++) {
		r->words[place][i][tag] += by * v[i];
		r->word_sums[place][i][tag] += by * v[i] * r->time;
	}
}

static void
change_token(struct run *r, const struct sequence_token *t, size_t i,
    size_t n, unsigned tag, float by)
{
	size_t f, at;

	for (f = r->seen_at[i]; f < r->seen_at[i + 1]; f++) {
		at = (size_t)r->seen[f] * LANES + tag;
		r->rows[at] += by;
		r->row_sums[at] += (double)by * r->time;
	}
	if (i > 0 && t[i - 1].word != 0)
		change_vector(r, t[i - 1].word, 0, tag, (double)by);
	if (t[i].word != 0)
		change_vector(r, t[i].word, 1, tag, (double)by);
	if (i + 1 < n && t[i + 1].word != 0)
		change_vector(r, t[i + 1].word, 2, tag, (double)by);
}

static void
change_moves(struct run *r, const uint8_t *tags, size_t n, double by)
{
	unsigned last = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		r->moves[last][tags[i]] += by;
		r->move_sums[last][tags[i]] += by * r->time;
		last = tags[i];
	}
}

/* Learns from a sentence; returns how many words were wrong. */
static size_t
learn(struct run *r, const struct sequence_sentence *s)
{
	const struct sequence_token *t = r->s->tokens + s->first;
	size_t i, n = s->n, wrong = 0;
	unsigned k;

	make_room(r, n);
	choose(r, t, n);
	score_all(r, t, n);
	find_gold(r, t, n);
	for (i = 0; i < n; i++)
		for (k = 0; k < MODEL_TAGS; k++)
			if (k != r->gold[i])
				r->scores[i][k] += MARGIN;
	decode(r, NULL, n, r->guess);
	for (i = 0; i < n; i++)
		wrong += r->gold[i] != r->guess[i];
	if (wrong == 0)
		return 0;
	change_moves(r, r->gold, n, 1);
	change_moves(r, r->guess, n, -1);
	for (i = 0; i < n; i++) {
		if (r->gold[i] == r->guess[i])
			continue;
		change_token(r, t, i, n, r->gold[i], 1);
		change_token(r, t, i, n, r->guess[i], -1);
	}
	return wrong;
}

static void
shuffle(struct run *r, size_t *order, size_t n)
{
	size_t i, k, was;

	for (i = n; i > 1; i--) {
		k = (size_t)(next_random(r) % i);
		was = order[k];
		order[k] = order[i - 1];
		order[i - 1] = was;
	}
}

/* The mean over all times is what it is now, less what came how late. */
static void
add_means(struct run *r, struct sequence_weights *w)
{
	unsigned p, i, k;
	size_t row;

	for (row = 0; row < FEATURE_ROWS; row++)
		for (k = 0; k < MODEL_TAGS; k++)
			w->rows[row * MODEL_TAGS + k] +=
			    (double)r->rows[row * LANES + k] -
			    r->row_sums[row * LANES + k] / r->time;
	for (p = 0; p < MODEL_PLACES; p++)
		for (i = 0; i < SEQUENCE_VECTOR; i++)
			for (k = 0; k < MODEL_TAGS; k++)
				w->words[p][i][k] += r->words[p][i][k] -
				    r->word_sums[p][i][k] / r->time;
	for (i = 0; i < MODEL_TAGS; i++)
		for (k = 0; k < MODEL_TAGS; k++)
			w->moves[i][k] += r->moves[i][k] -
			    r->move_sums[i][k] / r->time;
	w->runs++;
}

static void
free_run(struct run *r)
{
	free(r->rows);
	free(r->row_sums);
	free(r->words);
	free(r->word_sums);
	free(r->scores);
	free(r->best);
	free(r->back);
	free(r->gold);
	free(r->guess);
	free(r->seen);
	free(r->seen_at);
}

size_t
sequence_train(const struct sequence *s, unsigned epochs, uint64_t seed,
    struct sequence_weights *w)
{
	size_t i, wrong = 0, *order = mem_new(s->n, sizeof *order);
	struct run r;

	memset(&r, 0, sizeof r);
	r.s = s;
	r.random = seed;
	r.time = 1;
	r.rows = mem_new(SEQUENCE_ROWS * LANES, sizeof *r.rows);
	r.row_sums = mem_new(SEQUENCE_ROWS * LANES, sizeof *r.row_sums);
	r.words = mem_new(MODEL_PLACES, sizeof *r.words);
	r.word_sums = mem_new(MODEL_PLACES, sizeof *r.word_sums);
	for (i = 0; i < s->n; i++)
		order[i] = i;
	for (; epochs > 0; epochs--) {
		shuffle(&r, order, s->n);
		for (wrong = 0, i = 0; i < s->n; i++) {
			if (s->sentences[order[i]].n > 0)
				wrong += learn(&r, &s->sentences[order[i]]);
			r.time++;
		}
	}
	add_means(&r, w);
	free_run(&r);
	free(order);
	return wrong;
}

void
sequence_free(struct sequence *s)
{
	free(s->rows);
	free(s->tokens);
	free(s->sentences);
	memset(s, 0, sizeof *s);
}
