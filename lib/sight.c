/* Evidence of who said what, seen from a cue: features of words around it. */
#include <string.h>

#include "mem.h"
#include "sight.h"
#include "wordform.h"

#define NOWHERE UINT32_MAX

enum { FIRST = 101, TEMPLATES = 42 };

/* How many words away the steps of clue_far end. */
static const uint8_t steps[] = { 0, 1, 2, 3, 4, 6, 9, 14, 22, 40 };

void
sight_begin(struct sight *s, const struct clues *t, struct span block,
    struct span cue)
{
	uint32_t i;

	memset(s, 0, sizeof *s);
	s->clues = t;
	s->block = block;
	s->at = cue;
	s->head = &t->v[cue.last - 1];
	for (i = cue.last; i-- > cue.first; )
		if (t->v[i].odds > s->head->odds)
			s->head = &t->v[i];
	for (i = 0; i < 2; i++) {
		s->before[i] = clue_at(t, block, cue.first, -1 - (int)i);
		s->behind[i] = clue_at(t, block, cue.last, (int)i);
	}
	s->pattern = wordform_mix3(s->before[0]->gram, s->head->odds,
	    s->behind[0]->gram);
	s->side = UINT32_MAX;
}

/* The seed of two that are mixed. */
static inline uint64_t
seed_of(uint64_t none, uint64_t x)
{
	return wordform_seed(wordform_onto(none, x));
}

static void
see_side(struct sight *s, unsigned side)
{
	uint64_t none = wordform_seed(side);

	s->side = side;
	s->sides.none = none;
	s->sides.stem = seed_of(none, s->head->stem);
	s->sides.lower = seed_of(none, s->head->lower);
	s->sides.pattern = seed_of(none, s->pattern);
	s->sides.before = seed_of(none, s->before[0]->gram);
	s->sides.behind = seed_of(none, s->behind[0]->gram);
	s->sides.quote = seed_of(none, s->clues->v[s->at.first].quote);
}

uint32_t
sight_run(struct sight *s, uint32_t i)
{
	unsigned side = i < s->at.first ? 0 : i < s->at.last ? 1 : 2;
	uint32_t len = s->at.last - s->at.first;
	uint64_t none;

	if (side != s->side)
		see_side(s, side);
	s->dist = side == 1 ? 0 : clue_far(i, side == 0 ? s->at.first :
	    s->at.last - 1);
	s->where = side * 16 + s->dist;
	s->near.none = none = wordform_seed(s->where);
	s->near.gram = seed_of(none, s->head->gram);
	s->near.pattern = seed_of(none, s->pattern);
	s->near.before = seed_of(none, s->before[0]->lower);
	s->near.behind = seed_of(none, s->behind[0]->lower);
	s->near.length = seed_of(none, len > 2 ? 3 : len);
	if (side == 0)
		return s->at.first - steps[s->dist - 1];
	return side == 1 ? s->at.last : s->dist < sizeof steps ?
	    s->at.last + steps[s->dist] : NOWHERE;
}

/* What stands in words low .. high - 1, counted up to two or three. */
static unsigned
between(const struct clues *t, uint32_t low, uint32_t high)
{
	const struct clue *a = &t->v[low], *b = &t->v[high];
	unsigned commas = (uint8_t)(b->commas - a->commas);
	unsigned verbs = (uint8_t)(b->verbs - a->verbs);
	unsigned marks = (uint8_t)(b->marks - a->marks);
	unsigned sentences = (uint8_t)(b->sentences - a->sentences);

	return (commas < 3 ? commas : 3) | (verbs < 2 ? verbs : 2) << 2 |
	    (marks < 2 ? marks : 2) << 4 | (b->stops != a->stops) << 6 |
	    (sentences < 2 ? sentences : 2) << 7;
}

void
sight_look(const struct sight *s, struct sight_word *v, uint32_t i)
{
	const struct word *w = s->clues->c->words;
	const struct clues *t = s->clues;

	v->i = i;
	v->gap = s->side == 1 ? 0 : s->side == 0 ? between(t, i + 1,
	    s->at.first) : between(t, s->at.last, i);
	v->same = w[i].sentence == w[s->at.first].sentence;
	v->there = v->same | (unsigned)(w[i].stretch ==
	    w[s->at.first].stretch) << 1;
	v->place = v->gap | v->there << 9 | (uint32_t)t->v[i].quote << 11;
}

/* Features under way; the templates of them, if anybody asks. */
struct list {
	uint32_t *v;
	size_t n;
	uint8_t *templates;
	const signed char *rows;
	size_t stride;
};

static inline void
put(struct list *l, unsigned template, uint64_t x)
{
	uint32_t feature = clue_hash(template, x);

	mem_fetch(l->rows + feature * l->stride);
	if (l->templates != NULL)
		l->templates[l->n] = (uint8_t)template;
	l->v[l->n++] = feature;
}

/* What is mixed into a seed. */
static inline void
put_onto(struct list *l, unsigned template, uint64_t seed, uint64_t x)
{
	put(l, template, wordform_onto(seed, x));
}

/* What is mixed into a seed, one after the other. */
static inline void
put_both(struct list *l, unsigned template, uint64_t seed, uint64_t x,
    uint64_t y)
{
	put(l, template, wordform_mix(wordform_onto(seed, x), y));
}

static size_t
put_run(struct list l, const struct sight *s)
{
	put(&l, 101, s->where);
	put_onto(&l, 119, s->near.none, s->head->lower);
	put_onto(&l, 120, s->near.none, s->head->stem);
	return l.n;
}

/* Of the cue, and where the word stands: the same for many words on end. */
static size_t
put_place(struct list l, const struct sight *s, const struct sight_word *v)
{
	uint64_t quote = s->clues->v[v->i].quote, gap = v->gap;

	put_onto(&l, 105, s->sides.none, gap);
	put_both(&l, 106, s->near.none, gap, quote);
	put_both(&l, 123, s->sides.none, gap, s->head->stem);
	put_onto(&l, 125, s->sides.lower, quote);
	put_onto(&l, 126, s->near.pattern, quote);
	put_onto(&l, 127, s->sides.pattern, gap);
	put_both(&l, 132, s->sides.none, gap, wordform_mix(quote, v->there));
	put_onto(&l, 141, s->sides.quote, wordform_mix(quote,
	    s->clues->v[s->at.last - 1].quote));
	return l.n;
}

/* Of the word, on this side of whatever cue. */
static size_t
put_own(struct list l, const struct sight *s, const struct sight_word *v)
{
	const struct clues *t = s->clues;
	const struct clue *w[6], *x = &t->v[v->i];
	uint64_t side = s->sides.none;
	int d;

	for (d = -1; d <= 3; d++)
		w[d + 2] = clue_at(t, s->block, v->i, d);
	put_both(&l, 108, side, w[1]->lower, x->lower);
	put_both(&l, 109, side, x->lower, w[3]->lower);
	put_onto(&l, 112, side, wordform_mix3(w[1]->gram, x->gram,
	    w[3]->gram));
	put_both(&l, 113, side, x->gram, wordform_mix(w[3]->gram,
	    w[4]->gram));
	put_both(&l, 114, side, w[3]->lower, w[4]->lower);
	put_both(&l, 115, side, w[3]->gram, wordform_mix(w[4]->gram,
	    w[5]->gram));
	put_both(&l, 116, side, w[1]->lower, w[3]->lower);
	put_both(&l, 117, side, clue_place(t, s->block, v->i), x->gram);
	put_both(&l, 118, side, x->behind == NOWHERE ? 11 :
	    clue_far(x->behind, v->i), wordform_mix(x->gram, w[3]->gram));
	put_both(&l, 135, side, w[1]->quote, wordform_mix(x->quote,
	    w[3]->quote));
	put_both(&l, 138, side, w[1]->guess, wordform_mix(x->guess,
	    w[3]->guess));
	put_both(&l, 140, side, x->gram, wordform_mix(x->guess,
	    w[3]->guess));
	return l.n;
}

/* Of the word and the cue, or how far away that is. */
static size_t
put_rest(struct list l, const struct sight *s, const struct sight_word *v)
{
	const struct clues *t = s->clues;
	const struct clue *x = &t->v[v->i];
	const struct clue *last = clue_at(t, s->block, v->i, -1);
	const struct clue *next = clue_at(t, s->block, v->i, 1);
	uint64_t side = s->sides.none, near = s->near.none, gram = x->gram;

	put_onto(&l, 102, near, x->lower);
	put_onto(&l, 103, near, gram);
	put_both(&l, 104, side, gram, v->gap);
	put_both(&l, 107, side, v->same, x->lower);
	put_both(&l, 110, near, last->gram, gram);
	put_both(&l, 111, near, gram, next->gram);
	put_onto(&l, 121, s->sides.stem, gram);
	put_onto(&l, 122, s->sides.stem, x->lower);
	put_onto(&l, 124, s->near.gram, gram);
	put_onto(&l, 128, s->near.behind, gram);
	put_onto(&l, 129, s->near.before, gram);
	put_onto(&l, 130, s->sides.behind, wordform_mix(s->behind[1]->gram,
	    gram));
	put_onto(&l, 131, s->sides.before, wordform_mix(s->before[1]->gram,
	    gram));
	put_both(&l, 133, near, v->there, x->entity);
	put_both(&l, 134, side, v->gap, x->entity);
	put_both(&l, 136, side, x->shape, wordform_mix(gram, s->dist == 1));
	put_both(&l, 137, near, x->guess, next->guess);
	put_both(&l, 139, wordform_seed(v->gap), x->guess,
	    wordform_mix(s->side, next->guess));
	put_onto(&l, 142, s->near.length, gram);
	return l.n;
}

static size_t
put_group(struct list l, const struct sight *s, const struct sight_word *v,
    enum sight_group g)
{
	switch (g) {
	case SIGHT_RUN:
		return put_run(l, s);
	case SIGHT_PLACE:
		return put_place(l, s, v);
	case SIGHT_OWN:
		return put_own(l, s, v);
	default:
		return put_rest(l, s, v);
	}
}

size_t
sight_group(const struct sight *s, const struct sight_word *v,
    enum sight_group g, const struct chain *c, uint32_t *features)
{
	struct list l = { features, 0, NULL, c->rows, c->stride };

	return put_group(l, s, v, g);
}

size_t
sight_all(struct sight *s, uint32_t i, uint32_t *features)
{
	static const signed char none;
	uint8_t templates[TEMPLATES];
	uint32_t found[TEMPLATES];
	struct list l = { found, 0, templates, &none, 0 };
	struct sight_word v;
	unsigned g;
	size_t k;

	(void)sight_run(s, i);
	sight_look(s, &v, i);
	for (g = 0; g < SIGHT_GROUPS; g++)
		l.n = put_group(l, s, &v, g);
	for (k = 0; k < l.n; k++)
		features[templates[k] - FIRST] = found[k];
	return l.n;
}
