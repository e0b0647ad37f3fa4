/* Evidence of who said what: the features of the learned quote finder. */
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "clue.h"
#include "mem.h"
#include "wordform.h"

#define NOWHERE UINT32_MAX

enum { FIRST_BESIDE = 101 };    /* template of features from a cue */

/* Parts in grammar; those of small words are WORD_... beside GRAM_SMALL. */
enum {
	GRAM_NUMBER = 1, GRAM_LINK, GRAM_SUFFIX, GRAM_NAME, GRAM_PERSON,
	GRAM_ORG, GRAM_PLACE, GRAM_ED, GRAM_ING, GRAM_S, GRAM_LY, GRAM_OTHER,
	GRAM_CUE = 16,                  /* + its odds in thirds */
	GRAM_CUE_ED = 24, GRAM_CUE_ING = 32, GRAM_CUE_S = 40,
	GRAM_MARK = 0x100,              /* + the mark's first byte */
	GRAM_SMALL = 0x2000
};

enum { Q_FREE, Q_BEHIND, Q_BEFORE, Q_BETWEEN, Q_OPEN, Q_CLOSE, Q_IN,
	Q_LAST, Q_UTTER = 8 };

static bool
ends_in(const struct clauses *c, const struct word *w, const char *tail)
{
	size_t n = strlen(tail);

	return w->end - w->start > n + 1 &&
	    memcmp(c->text + w->end - n, tail, n) == 0;
}

static unsigned
odds_of(const char *odds)
{
	unsigned i, best = 0;

	for (i = 0; i < ODDS_N; i++)
		if ((unsigned)(odds[i] - '0') > best)
			best = (unsigned)(odds[i] - '0');
	return best + 1;
}

static unsigned
gram_of(const struct clauses *c, const struct word *w, const struct clue *t)
{
	static const uint8_t of[ENTITY_NLABELS + 1] = { GRAM_NAME,
	    GRAM_PERSON, GRAM_ORG, GRAM_PLACE, GRAM_PLACE, GRAM_NAME,
	    GRAM_NAME, GRAM_NAME, GRAM_NAME, GRAM_NAME };

	if (w->kind == TOKEN_MARK)
		return GRAM_MARK + (unsigned char)c->text[w->start];
	if (w->kind != TOKEN_WORD)
		return w->kind == TOKEN_NUMBER ? GRAM_NUMBER : w->kind ==
		    TOKEN_LINK ? GRAM_LINK : GRAM_SUFFIX;
	if (w->does != 0)
		return GRAM_SMALL | w->does;
	if ((w->shape & TOKEN_CAP) != 0 && (t->entity != 0 || w->odds == NULL))
		return of[(t->entity + 1) / 2];
	if (w->odds != NULL)
		return (ends_in(c, w, "ed") ? GRAM_CUE_ED : ends_in(c, w,
		    "ing") ? GRAM_CUE_ING : ends_in(c, w, "s") ? GRAM_CUE_S :
		    GRAM_CUE) + t->odds / 3u;
	return ends_in(c, w, "ed") ? GRAM_ED : ends_in(c, w, "ing") ?
	    GRAM_ING : ends_in(c, w, "ly") ? GRAM_LY : ends_in(c, w, "s") ?
	    GRAM_S : GRAM_OTHER;
}

static unsigned
quote_of(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];
	const struct stretch *s;
	unsigned q;

	if (w->stretch == WORD_FREE)
		return (i > 0 && w[-1].stretch != WORD_FREE ? Q_BEHIND : 0u) |
		    (i + 1 < c->n && w[1].stretch != WORD_FREE ?
		    Q_BEFORE : 0u);
	s = &c->stretches[w->stretch];
	q = i == s->at.first ? Q_OPEN : i + 1 == s->at.last ? Q_CLOSE :
	    i + 2 == s->at.last ? Q_LAST : Q_IN;
	return q | (s->is_utterance ? Q_UTTER : 0);
}

static void
read_word(struct clues *t, struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];
	const char *p = c->text + w->start;
	const struct clause_form *f = clause_form(c, p, w->end - w->start);
	struct clue *v = &t->v[i];
	size_t len = w->end - w->start, k;

	v->lower = f->lower;
	v->tail = 0;
	for (k = 0; k < 3 && k < len; k++)
		v->tail = v->tail << 8 | (unsigned char)(p[len - 1 - k] |
		    0x20);
	v->stem = f->stem;
	v->shape = w->kind == TOKEN_WORD ? w->shape : 0x80u | w->kind;
	v->odds = (uint8_t)(w->odds != NULL ? odds_of(w->odds) : 0);
	v->gram = (uint16_t)gram_of(t->c, w, v);
	v->quote = (uint8_t)quote_of(t->c, i);
	v->before = v->behind = NOWHERE;
}

/* Notes on each word the cue verbs that stand nearest in its sentence. */
static void
find_verbs(struct clues *t)
{
	const struct word *w = t->c->words;
	uint32_t i, last = NOWHERE;

	for (i = 0; i < t->c->n; i++) {
		if (i > 0 && w[i].sentence != w[i - 1].sentence)
			last = NOWHERE;
		t->v[i].before = last;
		if (t->v[i].odds > 3 && w[i].stretch == WORD_FREE)
			last = i;
	}
	for (last = NOWHERE, i = t->c->n; i-- > 0; ) {
		if (i + 1 < t->c->n && w[i].sentence != w[i + 1].sentence)
			last = NOWHERE;
		t->v[i].behind = last;
		if (t->v[i].odds > 3 && w[i].stretch == WORD_FREE)
			last = i;
	}
}

static void
find_entities(struct clues *t, const struct entities *e)
{
	const struct word *w = t->c->words;
	uint32_t i = 0, n = t->c->n;
	size_t k;

	for (i = 0; i < n; i++)
		t->v[i].entity = 0;
	for (k = 0, i = 0; k < e->nmentions; k++) {
		while (i < n && w[i].end <= e->mentions[k].start)
			i++;
		for (; i < n && w[i].start < e->mentions[k].end; i++)
			t->v[i].entity = (uint8_t)(e->mentions[k].label * 2 +
			    1 + (w[i].start > e->mentions[k].start));
	}
}

/* Counts word i among what comes before word i + 1. */
static void
count(struct clues *t, uint32_t i)
{
	const struct word *w = &t->c->words[i];
	const struct clue *v = &t->v[i];

	if (i == 0)
		t->v[0].commas = t->v[0].stops = t->v[0].verbs =
		    t->v[0].marks = t->v[0].sentences = 0;
	t->v[i + 1].commas = (uint8_t)(v->commas + (v->gram ==
	    GRAM_MARK + ','));
	t->v[i + 1].stops = (uint8_t)(v->stops + (v->gram == GRAM_MARK + ';' ||
	    v->gram == GRAM_MARK + '.'));
	t->v[i + 1].verbs = (uint8_t)(v->verbs + (v->odds > 3));
	t->v[i + 1].marks = (uint8_t)(v->marks + (w->stretch != WORD_FREE &&
	    (i == 0 || w[-1].stretch != w->stretch)));
	t->v[i + 1].sentences = (uint8_t)(v->sentences + (i + 1 < t->c->n &&
	    w[1].sentence != w->sentence));
}

void
clue_read(struct clues *t, struct clauses *c, const struct entities *e)
{
	uint32_t i;

	t->c = c;
	t->v = mem_grow(t->v, &t->cap, (size_t)c->n + 1, sizeof *t->v);
	find_entities(t, e);
	for (i = 0; i < c->n; i++)
		read_word(t, c, i);
	find_verbs(t);
	memset(&t->v[c->n], 0, sizeof *t->v);
	for (i = 0; i < c->n; i++)
		count(t, i);
}

struct list {
	uint32_t *v;
	size_t n;
	unsigned template;
	bool in_order;          /* by template, from FIRST_BESIDE on */
	const struct chain *chain; /* whose rows are fetched, or NULL */
};

uint32_t
clue_hash(unsigned template, uint64_t x)
{
	uint64_t h = (x + template * UINT64_C(0xd6e8feb86659fd93)) *
	    UINT64_C(0xff51afd7ed558ccd);

	h = (h ^ h >> 31) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(h >> (64 - CHAIN_BITS));
}

static inline void
put(struct list *l, uint64_t x)
{
	l->v[l->n] = clue_hash(++l->template, x);
	if (l->chain != NULL)
		chain_fetch(l->chain, l->v[l->n]);
	l->n++;
}

/* A feature of two or three things at once. */
static inline void
put2(struct list *l, uint64_t a, uint64_t b)
{
	put(l, wordform_mix(a, b));
}

static inline void
put3(struct list *l, uint64_t a, uint64_t b, uint64_t c)
{
	put(l, wordform_mix3(a, b, c));
}

/* The same, where templates are not told in their order. */
static inline void
put_as(struct list *l, unsigned template, uint64_t x)
{
	uint32_t feature = clue_hash(template, x);

	l->v[l->in_order ? template - FIRST_BESIDE : l->n] = feature;
	if (l->chain != NULL)
		chain_fetch(l->chain, feature);
	l->n++;
}

static inline void
put_as2(struct list *l, unsigned template, uint64_t a, uint64_t b)
{
	put_as(l, template, wordform_mix(a, b));
}

static inline void
put_as3(struct list *l, unsigned template, uint64_t a, uint64_t b, uint64_t c)
{
	put_as(l, template, wordform_mix3(a, b, c));
}

static const struct clue outside = { .lower = 1, .before = NOWHERE,
	.behind = NOWHERE };

static const struct clue *
at(const struct clues *t, struct span s, uint32_t i, int d)
{
	int64_t k = (int64_t)i + d;

	return k < s.first || k >= s.last ? &outside : &t->v[k];
}

/* A distance in words, of few values. */
static unsigned
far(uint32_t a, uint32_t b)
{
	uint32_t d = a < b ? b - a : a - b;

	return d <= 4 ? d : d <= 6 ? 5 : d <= 9 ? 6 : d <= 14 ? 7 : d <= 22 ?
	    8 : d <= 40 ? 9 : 10;
}

/* Where in its sentence: the first words, the last ones, between. */
static unsigned
place_of(const struct clues *t, struct span s, uint32_t i)
{
	const struct word *w = t->c->words;
	unsigned a = 0, b = 0;

	while (a < 3 && i > s.first + a && w[i - a - 1].sentence ==
	    w[i].sentence)
		a++;
	while (b < 2 && i + b + 1 < s.last && w[i + b + 1].sentence ==
	    w[i].sentence)
		b++;
	return a * 3 + b;
}

size_t
clue_word(const struct clues *t, struct span s, uint32_t i,
    const struct chain *c, uint32_t *v)
{
	const struct clue *w[7], *x = &t->v[i], *verb;
	struct list l = { v, 0, 0, false, c };
	uint64_t verbs[2] = { 0, 0 };
	unsigned place = place_of(t, s, i), fars[2] = { 11, 11 };
	int d;

	for (d = -3; d <= 3; d++)
		w[d + 3] = at(t, s, i, d);
	if (x->before != NOWHERE) {
		verb = &t->v[x->before];
		verbs[0] = verb->lower;
		fars[0] = far(x->before, i);
	}
	if (x->behind != NOWHERE) {
		verb = &t->v[x->behind];
		verbs[1] = verb->lower;
		fars[1] = far(x->behind, i);
	}
	put(&l, 0);
	for (d = 1; d <= 5; d++)
		put(&l, w[d]->lower);
	put2(&l, w[2]->lower, w[3]->lower);
	put2(&l, w[3]->lower, w[4]->lower);
	put2(&l, w[2]->lower, w[4]->lower);
	for (d = 0; d <= 6; d++)
		put(&l, w[d]->gram);
	put2(&l, w[2]->gram, w[3]->gram);
	put2(&l, w[3]->gram, w[4]->gram);
	put3(&l, w[1]->gram, w[2]->gram, w[3]->gram);
	put3(&l, w[2]->gram, w[3]->gram, w[4]->gram);
	put3(&l, w[3]->gram, w[4]->gram, w[5]->gram);
	put2(&l, w[3]->lower, w[2]->gram);
	put2(&l, w[3]->lower, w[4]->gram);
	put3(&l, w[2]->gram, w[3]->lower, w[4]->gram);
	put(&l, x->tail);
	put2(&l, x->tail, w[2]->gram);
	put2(&l, x->tail, w[4]->gram);
	put(&l, x->stem);
	put2(&l, x->stem, w[2]->gram);
	put2(&l, x->stem, w[4]->gram);
	put3(&l, x->stem, w[4]->gram, w[5]->gram);
	put3(&l, w[2]->shape, x->shape, w[4]->shape);
	put3(&l, w[2]->quote, x->quote, w[4]->quote);
	put2(&l, x->quote, x->gram);
	put2(&l, x->quote, place);
	put2(&l, place, x->gram);
	put3(&l, w[2]->entity, x->entity, w[4]->entity);
	put3(&l, w[2]->odds, x->odds, w[4]->odds);
	put2(&l, fars[0], verbs[0]);
	put2(&l, fars[1], verbs[1]);
	put3(&l, fars[0], fars[1], x->gram);
	put3(&l, verbs[0] != 0 ? t->v[x->before].odds : 0,
	    verbs[1] != 0 ? t->v[x->behind].odds : 0, x->quote);
	put2(&l, verbs[0], x->gram);
	put2(&l, verbs[1], x->gram);
	return l.n;
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
clue_see(struct clue_cue *k, const struct clues *t, struct span s,
    struct span cue)
{
	uint32_t i;

	k->block = s;
	k->at = cue;
	k->head = &t->v[cue.last - 1];
	for (i = cue.last; i-- > cue.first; )
		if (t->v[i].odds > k->head->odds)
			k->head = &t->v[i];
	for (i = 0; i < 2; i++) {
		k->before[i] = at(t, s, cue.first, -1 - (int)i);
		k->behind[i] = at(t, s, cue.last, (int)i);
	}
	k->pattern = wordform_mix3(k->before[0]->gram, k->head->odds,
	    k->behind[0]->gram);
}

void
clue_look(struct clue_view *v, const struct clues *t,
    const struct clue_cue *k, uint32_t i)
{
	const struct word *w = t->c->words;
	uint32_t near;

	v->i = i;
	v->side = i < k->at.first ? 0 : i < k->at.last ? 1 : 2;
	near = v->side == 0 ? k->at.first : v->side == 2 ? k->at.last - 1 : i;
	v->dist = far(i, near);
	v->sd = v->side * 16 + v->dist;
	v->gap = v->side == 1 ? 0 : v->side == 0 ? between(t, i + 1,
	    k->at.first) : between(t, k->at.last, i);
	v->same = w[i].sentence == w[k->at.first].sentence;
	v->there = v->same | (unsigned)(w[i].stretch ==
	    w[k->at.first].stretch) << 1;
}

/* Of the word, on its side of whatever cue. */
static void
put_own(struct list *l, const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v)
{
	const struct clue *x = &t->v[v->i], *w[6];
	uint64_t side = v->side;
	int d;

	for (d = -1; d <= 3; d++)
		w[d + 2] = at(t, k->block, v->i, d);
	put_as3(l, 108, side, w[1]->lower, x->lower);
	put_as3(l, 109, side, x->lower, w[3]->lower);
	put_as2(l, 112, side, wordform_mix3(w[1]->gram, x->gram, w[3]->gram));
	put_as3(l, 113, side, x->gram, wordform_mix(w[3]->gram, w[4]->gram));
	put_as3(l, 114, side, w[3]->lower, w[4]->lower);
	put_as3(l, 115, side, w[3]->gram, wordform_mix(w[4]->gram,
	    w[5]->gram));
	put_as3(l, 116, side, w[1]->lower, w[3]->lower);
	put_as3(l, 117, side, place_of(t, k->block, v->i), x->gram);
	put_as3(l, 118, side, x->behind == NOWHERE ? 11 : far(x->behind, v->i),
	    wordform_mix(x->gram, w[3]->gram));
	put_as3(l, 135, side, w[1]->quote, wordform_mix(x->quote,
	    w[3]->quote));
	put_as3(l, 138, side, w[1]->guess, wordform_mix(x->guess,
	    w[3]->guess));
	put_as3(l, 140, side, x->gram, wordform_mix(x->guess, w[3]->guess));
}

/* Of the word, and how near a cue is. */
static void
put_near(struct list *l, const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v)
{
	const struct clue *x = &t->v[v->i];
	const struct clue *last = at(t, k->block, v->i, -1);
	const struct clue *next = at(t, k->block, v->i, 1);

	put_as2(l, 102, v->sd, x->lower);
	put_as2(l, 103, v->sd, x->gram);
	put_as3(l, 107, v->side, v->same, x->lower);
	put_as3(l, 110, v->sd, last->gram, x->gram);
	put_as3(l, 111, v->sd, x->gram, next->gram);
	put_as3(l, 136, v->side, x->shape, wordform_mix(x->gram,
	    v->dist == 1));
	put_as3(l, 137, v->sd, x->guess, next->guess);
}

/* Of the cue and the word's part in grammar. */
static void
put_gram(struct list *l, const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v)
{
	uint64_t gram = t->v[v->i].gram, len = k->at.last - k->at.first;

	put_as3(l, 104, v->side, gram, v->gap);
	put_as3(l, 121, v->side, k->head->stem, gram);
	put_as3(l, 124, v->sd, k->head->gram, gram);
	put_as3(l, 128, v->sd, k->behind[0]->lower, gram);
	put_as3(l, 129, v->sd, k->before[0]->lower, gram);
	put_as3(l, 130, v->side, k->behind[0]->gram,
	    wordform_mix(k->behind[1]->gram, gram));
	put_as3(l, 131, v->side, k->before[0]->gram,
	    wordform_mix(k->before[1]->gram, gram));
	put_as3(l, 142, v->sd, len > 2 ? 3 : len, gram);
}

/* Of the cue, and where the word stands: the same for many words on end. */
static void
put_place(struct list *l, const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v)
{
	const struct clue *x = &t->v[v->i];
	const struct clue *next = at(t, k->block, v->i, 1);

	put_as(l, 101, v->sd);
	put_as2(l, 105, v->side, v->gap);
	put_as3(l, 106, v->sd, v->gap, x->quote);
	put_as2(l, 119, v->sd, k->head->lower);
	put_as2(l, 120, v->sd, k->head->stem);
	put_as3(l, 123, v->side, v->gap, k->head->stem);
	put_as3(l, 125, v->side, k->head->lower, x->quote);
	put_as3(l, 126, v->sd, k->pattern, x->quote);
	put_as3(l, 127, v->side, k->pattern, v->gap);
	put_as3(l, 132, v->side, v->gap, wordform_mix(x->quote, v->there));
	put_as3(l, 133, v->sd, v->there, x->entity);
	put_as3(l, 134, v->side, v->gap, x->entity);
	put_as3(l, 139, v->gap, x->guess, wordform_mix(v->side,
	    next->guess));
	put_as3(l, 141, v->side, t->v[k->at.first].quote,
	    wordform_mix(x->quote, t->v[k->at.last - 1].quote));
}

/* Of the cue and the very word. */
static void
put_both(struct list *l, const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v)
{
	put_as3(l, 122, v->side, k->head->stem, t->v[v->i].lower);
}

static void (*const put_group[CLUE_GROUPS])(struct list *,
    const struct clues *, const struct clue_cue *,
    const struct clue_view *) = {
	put_own, put_near, put_gram, put_place, put_both
};

size_t
clue_beside(const struct clues *t, const struct clue_cue *k, uint32_t i,
    uint32_t *v)
{
	struct list l = { v, 0, 0, true, NULL };
	struct clue_view view;
	unsigned g;

	clue_look(&view, t, k, i);
	for (g = 0; g < CLUE_GROUPS; g++)
		put_group[g](&l, t, k, &view);
	return l.n;
}

size_t
clue_group(const struct clues *t, const struct clue_cue *k,
    const struct clue_view *view, enum clue_group g, const struct chain *c,
    uint32_t *v)
{
	struct list l = { v, 0, 0, false, c };

	put_group[g](&l, t, k, view);
	return l.n;
}

uint32_t
clue_key(const struct clues *t, const struct clue_cue *k,
    const struct clue_view *v, enum clue_group g)
{
	const struct clue *x = &t->v[v->i];

	switch (g) {
	case CLUE_OWN:
		return v->side;
	case CLUE_NEAR:
		return v->sd | v->same << 6;
	case CLUE_GRAM:
		return v->sd | v->gap << 6 | (uint32_t)x->gram << 15;
	case CLUE_PLACE:
		return v->sd | v->gap << 6 | v->there << 15 |
		    (uint32_t)x->quote << 17 | (uint32_t)x->entity << 21 |
		    (uint32_t)x->guess << 26 |
		    (uint32_t)at(t, k->block, v->i, 1)->guess << 29;
	default:
		return 0;
	}
}

void
clue_free(struct clues *t)
{
	free(t->v);
	memset(t, 0, sizeof *t);
}
