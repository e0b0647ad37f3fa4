/* Linear chains: the best tags of a sequence, and by how much. */
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "mem.h"

void
trellis_begin(struct trellis *l, size_t n)
{
	l->n = n;
	l->scores = mem_grow(l->scores, &l->cap, n + 1, sizeof *l->scores);
	l->ahead = mem_grow(l->ahead, &l->ahead_cap, n + 1, sizeof *l->ahead);
	l->behind = mem_grow(l->behind, &l->behind_cap, n + 1,
	    sizeof *l->behind);
	l->next = mem_grow(l->next, &l->next_cap, n + 1, sizeof *l->next);
	l->tags = mem_grow(l->tags, &l->tags_cap, n + 1, 1);
	memset(l->scores, 0, n * sizeof *l->scores);
}

void
chain_add(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	int16_t sum[CHAIN_TAGS];
	const signed char *row;
	size_t i;
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++)
		sum[k] = scores[k];
	for (i = 0; i < n; i++) {
		row = c->rows + (size_t)features[i] * CHAIN_TAGS;
		for (k = 0; k < CHAIN_TAGS; k++)
			sum[k] = (int16_t)(sum[k] + row[k]);
	}
	for (k = 0; k < CHAIN_TAGS; k++)
		scores[k] = sum[k];
}

#if defined(__GNUC__)
#define FETCH(p) __builtin_prefetch(p)
#else
#define FETCH(p) ((void)(p))
#endif

void
chain_fetch(const struct chain *c, const uint32_t *features, size_t n)
{
	size_t i;

	for (i = 0; i < n && c->rows != NULL; i++)
		FETCH(c->rows + (size_t)features[i] * CHAIN_TAGS);
}

/*
 * The moves by the tag moved to, so that the compiler can take the ways from
 * all tags at a time. No way leads to or from a tag that the chain has not.
 */
struct ways {
	int32_t to[CHAIN_TAGS][CHAIN_TAGS];
	int32_t from[CHAIN_TAGS][CHAIN_TAGS];
};

static void
read_moves(struct ways *w, const struct chain *c)
{
	unsigned a, b;

	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++)
			w->to[b][a] = w->from[a][b] = a < c->ntags &&
			    b < c->ntags ? c->moves[a * CHAIN_TAGS + b] :
			    2 * CHAIN_NEVER;
}

/* From word i, what is best to go on with, for each tag of it. */
static void
step_back(const struct ways *w, unsigned ntags, struct trellis *l, size_t i)
{
	int32_t best[CHAIN_TAGS], next[CHAIN_TAGS], s, v;
	unsigned a, b;

	for (a = 0; a < CHAIN_TAGS; a++) {
		best[a] = 2 * CHAIN_NEVER;
		next[a] = 0;
	}
	for (b = 0; b < ntags; b++) {
		v = l->scores[i + 1][b] + l->behind[i + 1][b];
		for (a = 0; a < CHAIN_TAGS; a++) {
			s = w->to[b][a] + v;
			next[a] = s > best[a] ? (int32_t)b : next[a];
			best[a] = s > best[a] ? s : best[a];
		}
	}
	memcpy(l->behind[i], best, sizeof best);
	for (a = 0; a < CHAIN_TAGS; a++)
		l->next[i][a] = (uint8_t)next[a];
}

/* Up to word i, what is best to come from, for each tag of it. */
static void
step_ahead(const struct ways *w, unsigned ntags, struct trellis *l, size_t i)
{
	int32_t best[CHAIN_TAGS], s, v;
	unsigned a, b;

	for (b = 0; b < CHAIN_TAGS; b++)
		best[b] = 2 * CHAIN_NEVER;
	for (a = 0; a < ntags; a++) {
		v = l->ahead[i - 1][a];
		for (b = 0; b < CHAIN_TAGS; b++) {
			s = w->from[a][b] + v;
			best[b] = s > best[b] ? s : best[b];
		}
	}
	for (b = 0; b < CHAIN_TAGS; b++)
		l->ahead[i][b] = best[b] + l->scores[i][b];
}

int32_t
chain_best(const struct chain *c, struct trellis *l)
{
	struct ways w;
	unsigned b, best = 0;
	int32_t s;
	size_t i;

	if (l->n == 0)
		return 0;
	read_moves(&w, c);
	memset(l->behind[l->n - 1], 0, sizeof *l->behind);
	memset(l->next[l->n - 1], 0, sizeof *l->next);
	for (i = l->n - 1; i-- > 0; )
		step_back(&w, c->ntags, l, i);
	/* The first word is moved to from tag 0. */
	for (b = 0; b < CHAIN_TAGS; b++)
		l->ahead[0][b] = w.from[0][b] + l->scores[0][b];
	for (i = 1; i < l->n; i++)
		step_ahead(&w, c->ntags, l, i);
	for (b = 1; b < c->ntags; b++)
		if (l->ahead[0][b] + l->behind[0][b] >
		    l->ahead[0][best] + l->behind[0][best])
			best = b;
	s = l->ahead[0][best] + l->behind[0][best];
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)best;
		best = l->next[i][best];
	}
	return s;
}

int32_t
chain_margin(const struct chain *c, const struct trellis *l, size_t i,
    unsigned tag)
{
	int32_t other = 4 * CHAIN_NEVER;
	unsigned k;

	for (k = 0; k < c->ntags; k++)
		if (k != tag && l->ahead[i][k] + l->behind[i][k] > other)
			other = l->ahead[i][k] + l->behind[i][k];
	return l->ahead[i][tag] + l->behind[i][tag] - other;
}

void
trellis_free(struct trellis *l)
{
	free(l->scores);
	free(l->ahead);
	free(l->behind);
	free(l->next);
	free(l->tags);
	memset(l, 0, sizeof *l);
}
