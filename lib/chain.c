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

	memcpy(sum, scores, sizeof sum);
	for (i = 0; i < n; i++) {
		row = c->rows + (size_t)features[i] * CHAIN_TAGS;
		for (k = 0; k < CHAIN_TAGS; k++)
			sum[k] = (int16_t)(sum[k] + row[k]);
	}
	memcpy(scores, sum, sizeof sum);
}

static void
go_back(const struct chain *c, struct trellis *l)
{
	unsigned a, b;
	int32_t s;
	size_t i;

	memset(l->behind[l->n - 1], 0, sizeof *l->behind);
	memset(l->next[l->n - 1], 0, sizeof *l->next);
	for (i = l->n - 1; i-- > 0; )
		for (a = 0; a < c->ntags; a++) {
			l->behind[i][a] = 2 * CHAIN_NEVER;
			for (b = 0; b < c->ntags; b++) {
				s = c->moves[a * CHAIN_TAGS + b] +
				    l->scores[i + 1][b] + l->behind[i + 1][b];
				if (s > l->behind[i][a]) {
					l->behind[i][a] = s;
					l->next[i][a] = (uint8_t)b;
				}
			}
		}
}

int32_t
chain_best(const struct chain *c, struct trellis *l)
{
	unsigned a, b, best = 0;
	int32_t s;
	size_t i;

	if (l->n == 0)
		return 0;
	go_back(c, l);
	/* The first word is moved to from tag 0. */
	for (b = 0; b < c->ntags; b++)
		l->ahead[0][b] = c->moves[b] + l->scores[0][b];
	for (i = 1; i < l->n; i++)
		for (b = 0; b < c->ntags; b++) {
			l->ahead[i][b] = 2 * CHAIN_NEVER;
			for (a = 0; a < c->ntags; a++) {
				s = l->ahead[i - 1][a] +
				    c->moves[a * CHAIN_TAGS + b];
				if (s > l->ahead[i][b])
					l->ahead[i][b] = s;
			}
			l->ahead[i][b] += l->scores[i][b];
		}
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
