/*
 * Weights of features and of a network, learned together: what makes the
 * gold's tags likely, step by step, with ever smaller steps. Tags that are
 * unknown in the gold may be any.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sequence.h"

enum { LANES = CHANCES_LANES };

/* How much is left out at random, and how far a step goes at first. */
#define ROW_DROP 0.3f
#define OWN_DROP 0.1f
#define WORD_DROP 0.05f
#define ROW_RATE 0.1f
#define NETWORK_RATE 0.001f

/* Slopes as small as this move no row. */
#define LEVEL 0.001f

struct row {
	float weights[LANES], squares[LANES];
};

/* What is seen of a token this time. */
struct seen {
	size_t first, end, own_end;
};

struct run {
	const struct sequence *s;
	struct row *rows;
	struct network *network;
	struct chances chances;
	uint64_t random;
	struct seen *seen;
	struct network_word *words;
	uint32_t *allowed;
	size_t cap;
	uint32_t *chosen;       /* features that are seen */
	size_t nchosen, chosen_cap;
};

void
sequence_begin(struct sequence *s, bool is_apart)
{
	s->sentences = mem_grow(s->sentences, &s->cap, s->n + 1,
	    sizeof *s->sentences);
	s->sentences[s->n].first = s->ntokens;
	s->sentences[s->n].is_apart = is_apart;
	s->sentences[s->n++].n = 0;
}

void
sequence_add(struct sequence *s, const struct sequence_token *from,
    const uint32_t *rows, const uint32_t *own)
{
	struct sequence_token *t;

	s->tokens = mem_grow(s->tokens, &s->tokens_cap, s->ntokens + 1,
	    sizeof *s->tokens);
	t = &s->tokens[s->ntokens++];
	*t = *from;
	t->row = s->nrows;
	s->rows = mem_grow(s->rows, &s->rows_cap, s->nrows + t->n + t->own,
	    sizeof *s->rows);
	memcpy(s->rows + s->nrows, rows, t->n * sizeof *rows);
	memcpy(s->rows + s->nrows + t->n, own, t->own * sizeof *own);
	s->nrows += t->n + t->own;
	s->sentences[s->n - 1].n++;
}

static void
make_room(struct run *r, size_t n)
{
	chances_room(&r->chances, n);
	if (n <= r->cap)
		return;
	r->cap = n * 2;
	free(r->seen);
	free(r->words);
	free(r->allowed);
	r->seen = mem_new(r->cap, sizeof *r->seen);
	r->words = mem_new(r->cap, sizeof *r->words);
	r->allowed = mem_new(r->cap, sizeof *r->allowed);
}

static size_t
choose(struct run *r, size_t first, size_t n, float drop)
{
	size_t i;

	for (i = first; i < first + n; i++)
		if (!(real_uniform(&r->random) < drop))
			r->chosen[r->nchosen++] = r->s->rows[i];
	return r->nchosen;
}

/* Chooses what is seen of a sentence this time. */
static void
choose_all(struct run *r, const struct sequence_token *t, size_t n)
{
	size_t i;

	r->nchosen = 0;
	r->chosen = mem_grow(r->chosen, &r->chosen_cap, t[n - 1].row +
	    t[n - 1].n + t[n - 1].own - t[0].row, sizeof *r->chosen);
	for (i = 0; i < n; i++) {
		r->seen[i].first = r->nchosen;
		r->seen[i].end = choose(r, t[i].row, t[i].n, ROW_DROP);
		r->seen[i].own_end = choose(r, t[i].row + t[i].n, t[i].own,
		    OWN_DROP);
		r->words[i].word = real_uniform(&r->random) < WORD_DROP ? 0 :
		    t[i].word;
		r->words[i].n = (uint32_t)(r->seen[i].own_end -
		    r->seen[i].end);
		r->words[i].own = r->chosen + r->seen[i].end;
		r->allowed[i] = t[i].allowed;
	}
}

static void
add_row(float *restrict sum, const float *restrict row)
{
	unsigned k;

	for (k = 0; k < LANES; k++)
		sum[k] += row[k];
}

static void
score_all(struct run *r, size_t n, bool is_apart)
{
	float sum[LANES];
	size_t i, k;

	for (i = 0; i < n; i++) {
		memset(sum, 0, sizeof sum);
		for (k = r->seen[i].first; k < r->seen[i].end; k++) {
			add_row(sum, r->rows[r->chosen[k]].weights);
			if (is_apart)
				add_row(sum, r->rows[FEATURE_ROWS +
				    r->chosen[k]].weights);
		}
		memcpy(r->chances.scores[i], sum, sizeof sum);
	}
}

static void
move_row(struct run *r, size_t row, const float *slope, float rate)
{
	real_step(r->rows[row].weights, r->rows[row].squares, slope, LANES,
	    rate * ROW_RATE);
}

/*
 * A text with habits of its own has a second row for each feature, for what
 * is true in such texts alone (Daume 2007).
 */
static void
learn_rows(struct run *r, size_t n, bool is_apart, float rate)
{
	const float *slope;
	unsigned tag;
	size_t i, k;
	float level;

	for (i = 0; i < n; i++) {
		slope = r->chances.slopes[i];
		for (level = 0, tag = 0; tag < MODEL_TAGS; tag++)
			level += slope[tag] < 0 ? -slope[tag] : slope[tag];
		if (level < LEVEL)
			continue;
		for (k = r->seen[i].first; k < r->seen[i].end; k++) {
			move_row(r, r->chosen[k], slope, rate);
			if (is_apart)
				move_row(r, FEATURE_ROWS + r->chosen[k],
				    slope, rate);
		}
	}
}

static void
learn(struct run *r, const struct sequence_sentence *s, float rate)
{
	make_room(r, s->n);
	choose_all(r, r->s->tokens + s->first, s->n);
	score_all(r, s->n, s->is_apart);
	network_score(r->network, r->words, s->n, s->is_apart,
	    r->chances.scores);
	chances_slopes(&r->chances, r->network->weights.moves, r->allowed,
	    s->n);
	learn_rows(r, s->n, s->is_apart, rate);
	network_learn(r->network, r->words, s->n, s->is_apart, &r->chances,
	    rate * NETWORK_RATE);
}

static void
add_weights(const struct run *r, struct sequence_weights *w)
{
	const float *network = r->network->weights.vectors[0];
	size_t i;
	unsigned k;

	for (i = 0; i < FEATURE_ROWS; i++)
		for (k = 0; k < MODEL_TAGS; k++)
			w->rows[i * MODEL_TAGS + k] +=
			    (double)r->rows[i].weights[k];
	for (i = 0; i < FEATURE_OWN_ROWS; i++)
		for (k = 0; k < MODEL_WIDTH; k++)
			w->own[i][k] += (double)r->network->own[i].weights[k];
	for (i = 0; i < NETWORK_WEIGHTS; i++)
		w->network[i] += (double)network[i];
	w->runs++;
}

static void
free_run(struct run *r)
{
	chances_free(&r->chances);
	network_free(r->network);
	free(r->rows);
	free(r->seen);
	free(r->words);
	free(r->allowed);
	free(r->chosen);
}

void
sequence_train(const struct sequence *s, unsigned epochs, uint64_t start,
    uint64_t seed, struct sequence_weights *w)
{
	size_t i, e, *order = mem_new(s->n + 1, sizeof *order);
	struct run r;

	memset(&r, 0, sizeof r);
	r.s = s;
	r.random = seed;
	r.rows = mem_new(SEQUENCE_ROWS, sizeof *r.rows);
	r.network = network_new(s->vectors, start);
	r.network->random += seed;
	for (i = 0; i < s->n; i++)
		order[i] = i;
	for (e = 0; e < epochs; e++) {
		real_shuffle(order, s->n, &r.random);
		for (i = 0; i < s->n; i++)
			if (s->sentences[order[i]].n > 0)
				learn(&r, &s->sentences[order[i]], 1 -
				    (float)(e * s->n + i) /
				    (float)(epochs * s->n));
	}
	add_weights(&r, w);
	free_run(&r);
	free(order);
}

void
sequence_free(struct sequence *s)
{
	free(s->rows);
	free(s->tokens);
	free(s->sentences);
	memset(s, 0, sizeof *s);
}
