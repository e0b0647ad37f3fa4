/*
 * Conditional random fields (Lafferty, McCallum, Pereira 2001) by stochastic
 * gradient, the weights averaged over all steps. Only sums, products and
 * quotients of doubles, in a fixed order: the same on every machine whose
 * doubles are IEEE 754's.
 */
#include <stdlib.h>
#include <string.h>

#include "crf.h"
#include "mem.h"
#include "real.h"

struct run {
	const struct crf *s;
	const struct crf_settings *set;
	float (*rows)[2][CHAIN_TAGS];   /* weights; change times when */
	double moves[CHAIN_TAGS][CHAIN_TAGS];
	double move_sums[CHAIN_TAGS][CHAIN_TAGS];
	double grow[CHAIN_TAGS][CHAIN_TAGS]; /* exp of moves */
	double (*psi)[CHAIN_TAGS], (*alpha)[CHAIN_TAGS], (*beta)[CHAIN_TAGS];
	double *scale;
	uint32_t *seen;                 /* features of the sequence, kept */
	size_t *seen_at;
	size_t cap, seen_cap, at_cap;
	double time, total;
	uint64_t random;
};

uint32_t
crf_list(struct crf *s, const uint32_t *features, size_t n)
{
	s->features = mem_grow(s->features, &s->features_cap,
	    s->nfeatures + n + 1, sizeof *s->features);
	memcpy(s->features + s->nfeatures, features, n * sizeof *features);
	s->lists = mem_grow(s->lists, &s->lists_cap, s->nlists + 1,
	    sizeof *s->lists);
	s->lists[s->nlists].first = s->nfeatures;
	s->lists[s->nlists].n = (uint32_t)n;
	s->nfeatures += n;
	return (uint32_t)s->nlists++;
}

void
crf_begin(struct crf *s, uint32_t group)
{
	s->sequences = mem_grow(s->sequences, &s->cap, s->n + 1,
	    sizeof *s->sequences);
	s->sequences[s->n].first = s->nwords;
	s->sequences[s->n].group = group;
	s->sequences[s->n++].n = 0;
}

void
crf_add(struct crf *s, uint32_t list, uint32_t other, unsigned tag)
{
	s->words = mem_grow(s->words, &s->words_cap, s->nwords + 1,
	    sizeof *s->words);
	s->words[s->nwords].lists[0] = list;
	s->words[s->nwords].lists[1] = other;
	s->words[s->nwords++].tag = (uint8_t)tag;
	s->sequences[s->n - 1].n++;
}

/* e to the x, by its series within a thousandth of ln 2, squared back. */
static double
power(double x)
{
	double y;
	int i;

	if (x < -60)
		return 0;
	if (x > 60)
		x = 60;
	x /= 1024;
	y = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));
	for (i = 0; i < 10; i++)
		y *= y;
	return y;
}

static void
choose(struct run *r, const struct crf_sequence *q)
{
	const struct crf_word *w = r->s->words + q->first;
	const struct crf_list *l;
	uint64_t limit = (uint64_t)(r->set->dropout * 4294967296.0);
	size_t i, n = 0;
	uint32_t k;
	int j;

	r->seen_at = mem_grow(r->seen_at, &r->at_cap, q->n + 1,
	    sizeof *r->seen_at);
	for (i = 0; i < q->n; i++) {
		r->seen_at[i] = n;
		for (j = 0; j < 2; j++) {
			if (w[i].lists[j] == CRF_NONE)
				continue;
			l = &r->s->lists[w[i].lists[j]];
			r->seen = mem_grow(r->seen, &r->seen_cap, n + l->n,
			    sizeof *r->seen);
			for (k = 0; k < l->n; k++)
				if (limit == 0 || (real_random(&r->random) >>
				    32) >= limit)
					r->seen[n++] =
					    r->s->features[l->first + k];
		}
	}
	r->seen_at[q->n] = n;
}

static void
weigh(struct run *r, size_t n)
{
	unsigned tags = r->s->ntags, k;
	const float *row;
	float p[CHAIN_TAGS];
	double most;
	size_t i, j;

	for (i = 0; i < n; i++) {
		memset(p, 0, sizeof p);
		for (j = r->seen_at[i]; j < r->seen_at[i + 1]; j++) {
			row = r->rows[r->seen[j]][0];
			for (k = 0; k < CHAIN_TAGS; k++)
				p[k] += row[k];
		}
		for (most = p[0], k = 1; k < tags; k++)
			most = p[k] > most ? p[k] : most;
		for (k = 0; k < tags; k++)
			r->psi[i][k] = power(p[k] - most);
	}
}

/* Forward and backward sums, each word's scaled to 1. */
static void
sum_up(struct run *r, size_t n)
{
	unsigned tags = r->s->ntags, a, b;
	double sum;
	size_t i;

	for (i = 0; i < n; i++) {
		sum = 0;
		for (b = 0; b < tags; b++) {
			double x = 0;

			if (i == 0)
				x = r->grow[0][b];
			else
				for (a = 0; a < tags; a++)
					x += r->alpha[i - 1][a] *
					    r->grow[a][b];
			r->alpha[i][b] = x * r->psi[i][b];
			sum += r->alpha[i][b];
		}
		r->scale[i] = sum;
		for (b = 0; b < tags; b++)
			r->alpha[i][b] /= sum;
	}
	for (b = 0; b < tags; b++)
		r->beta[n - 1][b] = 1;
	for (i = n - 1; i-- > 0; )
		for (a = 0; a < tags; a++) {
			double x = 0;

			for (b = 0; b < tags; b++)
				x += r->grow[a][b] * r->psi[i + 1][b] *
				    r->beta[i + 1][b];
			r->beta[i][a] = x / r->scale[i + 1];
		}
}

static void
make_room(struct run *r, size_t n)
{
	if (n <= r->cap)
		return;
	r->cap = n * 2;
	free(r->psi);
	free(r->alpha);
	free(r->beta);
	free(r->scale);
	r->psi = mem_new(r->cap, sizeof *r->psi);
	r->alpha = mem_new(r->cap, sizeof *r->alpha);
	r->beta = mem_new(r->cap, sizeof *r->beta);
	r->scale = mem_new(r->cap, sizeof *r->scale);
}

/* A step for the features of each word: what is, less what was likely. */
static void
learn_rows(struct run *r, const struct crf_sequence *q, double rate)
{
	const struct crf_word *w = r->s->words + q->first;
	float g[CHAIN_TAGS], h[CHAIN_TAGS], (*row)[CHAIN_TAGS];
	unsigned k;
	size_t i, j;

	for (i = 0; i < q->n; i++) {
		memset(g, 0, sizeof g);
		for (k = 0; k < r->s->ntags; k++)
			g[k] = (float)(-rate * r->alpha[i][k] *
			    r->beta[i][k]);
		g[w[i].tag] += (float)rate;
		for (k = 0; k < CHAIN_TAGS; k++)
			h[k] = (float)(g[k] * (r->time / r->total));
		for (j = r->seen_at[i]; j < r->seen_at[i + 1]; j++) {
			row = r->rows[r->seen[j]];
			for (k = 0; k < CHAIN_TAGS; k++)
				row[0][k] += g[k];
			for (k = 0; k < CHAIN_TAGS; k++)
				row[1][k] += h[k];
		}
	}
}

/* The same for the move to word i. */
static void
learn_move(struct run *r, const struct crf_word *w, size_t i, double rate)
{
	unsigned tags = r->s->ntags, a, b;
	double x;

	for (b = 0; b < tags; b++)
		for (a = 0; a < (i == 0 ? 1 : tags); a++) {
			if (!r->s->may[a][b])
				continue;
			x = (i == 0 ? 1 : r->alpha[i - 1][a]) *
			    r->grow[a][b] * r->psi[i][b] * r->beta[i][b] /
			    r->scale[i];
			x = -x + (w[i].tag == b && (i == 0 ? 0 :
			    w[i - 1].tag) == a);
			r->moves[a][b] += rate * x;
			r->move_sums[a][b] += rate * x * r->time / r->total;
		}
}

static void
learn(struct run *r, const struct crf_sequence *q, double rate)
{
	unsigned tags = r->s->ntags, a, b;
	size_t i;

	make_room(r, q->n);
	for (a = 0; a < tags; a++)
		for (b = 0; b < tags; b++)
			r->grow[a][b] = r->s->may[a][b] ?
			    power(r->moves[a][b]) : 0;
	choose(r, q);
	weigh(r, q->n);
	sum_up(r, q->n);
	learn_rows(r, q, rate);
	for (i = 0; i < q->n; i++)
		learn_move(r, r->s->words + q->first, i, rate);
}

void
crf_train(const struct crf *s, const struct crf_settings *set,
    struct crf_weights *w)
{
	size_t *order = mem_new(s->n, sizeof *order), i, n = 0, row;
	struct run r;
	unsigned e, k, a;

	memset(&r, 0, sizeof r);
	r.s = s;
	r.set = set;
	r.random = set->seed;
	r.rows = mem_new(CHAIN_ROWS, sizeof *r.rows);
	for (i = 0; i < s->n; i++)
		if (s->sequences[i].n > 0 && (set->parts == 0 ||
		    s->sequences[i].group % set->parts != set->part))
			order[n++] = i;
	r.time = 1;
	r.total = (double)n * set->epochs;
	for (e = 0; e < set->epochs; e++) {
		real_shuffle(order, n, &r.random);
		for (i = 0; i < n; i++) {
			learn(&r, &s->sequences[order[i]], set->rate /
			    (1 + set->decay * r.time / r.total));
			r.time++;
		}
	}
	for (row = 0; row < CHAIN_ROWS; row++)
		for (k = 0; k < CHAIN_TAGS; k++)
			w->rows[row * CHAIN_TAGS + k] += (1 - set->dropout) *
			    (r.rows[row][0][k] - (double)r.rows[row][1][k]);
	for (a = 0; a < s->ntags; a++)
		for (k = 0; k < s->ntags; k++)
			w->moves[a][k] += r.moves[a][k] - r.move_sums[a][k];
	w->runs++;
	free(order);
	free(r.rows);
	free(r.psi);
	free(r.alpha);
	free(r.beta);
	free(r.scale);
	free(r.seen);
	free(r.seen_at);
}

void
crf_free(struct crf *s)
{
	free(s->features);
	free(s->lists);
	free(s->words);
	free(s->sequences);
	memset(s, 0, sizeof *s);
}
