/*
 * Scores of words seen from a cue. What the features of a group depend on is
 * the same for most cues that a word is seen from, or for most words that a
 * cue is seen from: such sums are kept.
 */
#include <stdlib.h>
#include <string.h>

#include "beside.h"
#include "mem.h"

void
beside_begin(struct beside *b, const struct clues *t, const struct chain *c)
{
	if (++b->block == 0) {
		memset(b->ring, 0, sizeof b->ring);
		b->block = 1;
	}
	b->clues = t;
	b->chain = c;
}

/* Fetches the features of a group, to be added to a sum soon. */
static void
begin_sum(struct beside *b, const struct clue_cue *k,
    const struct clue_view *v, enum clue_group g, int16_t *to)
{
	uint32_t *features = b->features + b->nfeatures;
	size_t n = clue_group(b->clues, k, v, g, b->chain, features);

	b->todo[b->ntodo].to = to;
	b->todo[b->ntodo++].n = n;
	b->nfeatures += n;
}

static void
begin_kept(struct beside *b, const struct clue_cue *k,
    const struct clue_view *v, enum clue_group g, struct beside_sum *s,
    uint32_t key)
{
	memset(s->v, 0, sizeof s->v);
	s->key = key;
	begin_sum(b, k, v, g, s->v);
}

/* A word's sum, for whatever cue. */
static const int16_t *
of_word(struct beside *b, const struct clue_cue *k,
    const struct clue_view *v, enum clue_group g)
{
	struct beside_word *w = &b->ring[v->i % BESIDE_RING];
	uint32_t key = clue_key(b->clues, k, v, g);
	struct beside_sum *s = &w->sums[v->side / 2][g - CLUE_OWN];

	if (w->word != v->i || w->block != b->block) {
		w->word = v->i;
		w->block = b->block;
		w->sums[0][0].key = w->sums[0][1].key = UINT32_MAX;
		w->sums[1][0].key = w->sums[1][1].key = UINT32_MAX;
	}
	if (s->key != key)
		begin_kept(b, k, v, g, s, key);
	return s->v;
}

/* The cue's sum, for whatever word. */
static const int16_t *
of_cue(struct beside *b, const struct clue_cue *k,
    const struct clue_view *v, enum clue_group g)
{
	struct beside_cue *c = &b->cues[g - CLUE_GRAM];
	uint32_t key = clue_key(b->clues, k, v, g), *slot;

	slot = &c->slots[(key * UINT32_C(0x9e3779b1)) >> 24];
	if (*slot == 0 || c->v[*slot - 1].key != key) {
		begin_kept(b, k, v, g, &c->v[c->n], key);
		*slot = (uint32_t)++c->n;
	}
	return c->v[*slot - 1].v;
}

static void
finish_sums(struct beside *b)
{
	const uint32_t *features = b->features;
	size_t i;

	for (i = 0; i < b->ntodo; i++) {
		chain_add(b->chain, features, b->todo[i].n, b->todo[i].to);
		features += b->todo[i].n;
	}
	b->ntodo = b->nfeatures = 0;
}

static void
add_piece(struct beside *b, const struct clue_cue *k, struct span s,
    int16_t (*scores)[CHAIN_TAGS])
{
	const int16_t *sums[BESIDE_PIECE][4];
	struct clue_view v;
	unsigned g, tag;
	uint32_t i;

	/* Room for all, as sums may not move before they are made. */
	for (g = 0; g < 2; g++)
		b->cues[g].v = mem_grow(b->cues[g].v, &b->cues[g].cap,
		    b->cues[g].n + BESIDE_PIECE, sizeof *b->cues[g].v);
	for (i = 0; i < s.last - s.first; i++) {
		clue_look(&v, b->clues, k, s.first + i);
		sums[i][0] = of_word(b, k, &v, CLUE_OWN);
		sums[i][1] = of_word(b, k, &v, CLUE_NEAR);
		sums[i][2] = of_cue(b, k, &v, CLUE_GRAM);
		sums[i][3] = of_cue(b, k, &v, CLUE_PLACE);
		begin_sum(b, k, &v, CLUE_BOTH, scores[i]);
	}
	finish_sums(b);
	for (i = 0; i < s.last - s.first; i++)
		for (tag = 0; tag < CHAIN_TAGS; tag++)
			scores[i][tag] = (int16_t)(scores[i][tag] +
			    sums[i][0][tag] + sums[i][1][tag] +
			    sums[i][2][tag] + sums[i][3][tag]);
}

void
beside_add(struct beside *b, const struct clue_cue *k, struct span s,
    int16_t (*scores)[CHAIN_TAGS])
{
	struct span at;
	unsigned g;

	for (g = 0; g < 2; g++) {
		b->cues[g].n = 0;
		memset(b->cues[g].slots, 0, sizeof b->cues[g].slots);
	}
	for (at.first = s.first; at.first < s.last; at.first = at.last) {
		at.last = s.last - at.first < BESIDE_PIECE ? s.last :
		    at.first + BESIDE_PIECE;
		add_piece(b, k, at, scores + (at.first - s.first));
	}
}

void
beside_free(struct beside *b)
{
	free(b->cues[0].v);
	free(b->cues[1].v);
	memset(b, 0, sizeof *b);
}
