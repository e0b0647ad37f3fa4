/*
 * Scores of words seen from a cue. Part of what their features depend on is
 * the same for most cues that a word is seen from, or for words that stand
 * together: such sums are made once.
 */
#include <string.h>

#include "beside.h"

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
begin_sum(struct beside *b, const struct sight *s,
    const struct sight_word *v, enum sight_group g, int16_t *to)
{
	size_t n = sight_group(s, v, g, b->chain, b->features + b->nfeatures);

	b->todo[b->ntodo].to = to;
	b->todo[b->ntodo++].n = n;
	b->nfeatures += n;
}

/* A sum from its beginning. */
static const int16_t *
begin_kept(struct beside *b, const struct sight *s,
    const struct sight_word *v, enum sight_group g, int16_t *to)
{
	memset(to, 0, CHAIN_TAGS * sizeof *to);
	begin_sum(b, s, v, g, to);
	return to;
}

/* The word's own sum, for whatever cue. */
static const int16_t *
own_sum(struct beside *b, const struct sight *s, const struct sight_word *v)
{
	struct beside_word *w = &b->ring[v->i % BESIDE_RING];
	struct beside_own *own = &w->own[s->side / 2];

	if (w->word != v->i || w->block != b->block) {
		w->word = v->i;
		w->block = b->block;
		w->own[0].side = w->own[1].side = UINT32_MAX;
	}
	if (own->side != s->side) {
		own->side = s->side;
		begin_kept(b, s, v, SIGHT_OWN, own->v);
	}
	return own->v;
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
add_piece(struct beside *b, struct sight *s, struct span at,
    int16_t (*scores)[CHAIN_TAGS])
{
	const int16_t *sums[BESIDE_PIECE][3], *run = NULL, *place = NULL;
	uint32_t i, end = at.first, last = 0;
	struct sight_word v;
	int16_t sum[CHAIN_TAGS];
	unsigned k, tag;

	for (i = at.first, k = 0; i < at.last; i++, k++) {
		if (i == end) {
			end = sight_run(s, i);
			run = begin_kept(b, s, &v, SIGHT_RUN, b->runs[k]);
			place = NULL;
		}
		sight_look(s, &v, i);
		if (place == NULL || v.place != last)
			place = begin_kept(b, s, &v, SIGHT_PLACE,
			    b->places[k]);
		last = v.place;
		sums[k][0] = run;
		sums[k][1] = place;
		sums[k][2] = own_sum(b, s, &v);
		begin_sum(b, s, &v, SIGHT_REST, scores[k]);
	}
	finish_sums(b);
	while (k-- > 0) {
		memcpy(sum, scores[k], sizeof sum);
		for (i = 0; i < 3; i++)
			for (tag = 0; tag < CHAIN_TAGS; tag++)
				sum[tag] = (int16_t)(sum[tag] +
				    sums[k][i][tag]);
		memcpy(scores[k], sum, sizeof sum);
	}
}

void
beside_add(struct beside *b, struct span block, struct span cue,
    struct span s, int16_t (*scores)[CHAIN_TAGS])
{
	struct sight sight;
	struct span at;

	sight_begin(&sight, b->clues, block, cue);
	for (at.first = s.first; at.first < s.last; at.first = at.last) {
		at.last = s.last - at.first < BESIDE_PIECE ? s.last :
		    at.first + BESIDE_PIECE;
		add_piece(b, &sight, at, scores + (at.first - s.first));
	}
}
