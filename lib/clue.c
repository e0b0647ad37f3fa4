/* Evidence of who said what: the features of the learned quote finder. */
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "clue.h"
#include "glyph.h"
#include "mem.h"
#include "utf8.h"
#include "wordform.h"

#define NOWHERE UINT32_MAX

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

/* The first byte of a mark's UTF-8, whatever damaged it. */
static unsigned
first_byte(const struct clauses *c, const struct word *w)
{
	unsigned char byte = (unsigned char)c->text[w->start];
	char mark[4];

	if (byte < 0x80)
		return byte;
	utf8_put(mark, clause_char(c, (uint32_t)(w - c->words)));
	return (unsigned char)mark[0];
}

/* The last three bytes of a word, the last one first, likewise. */
static uint32_t
tail_of(const char *p, size_t len)
{
	uint32_t tail = 0, cp;
	char bytes[4];
	size_t n, k;

	for (k = 0; k < 3 && k < len; k++)
		tail = tail << 8 | (unsigned char)(p[len - 1 - k] | 0x20);
	if ((tail & 0x808080) == 0)
		return tail;
	for (tail = 0; len > 0 && tail < 0x10000; ) {
		len -= glyph_prev(p, len, &cp);
		n = utf8_put(bytes, cp);
		while (n > 0 && tail < 0x10000)
			tail = tail << 8 | (unsigned char)(bytes[--n] | 0x20);
	}
	return tail;
}

static unsigned
gram_of(const struct clauses *c, const struct word *w, const struct clue *t)
{
	static const uint8_t of[ENTITY_NLABELS + 1] = { GRAM_NAME,
	    GRAM_PERSON, GRAM_ORG, GRAM_PLACE, GRAM_PLACE, GRAM_NAME,
	    GRAM_NAME, GRAM_NAME, GRAM_NAME, GRAM_NAME };

	if (w->kind == TOKEN_MARK)
		return GRAM_MARK + first_byte(c, w);
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
read_word(struct clues *t, uint32_t i)
{
	const struct word *w = &t->c->words[i];
	struct clue *v = &t->v[i];

	v->lower = w->lower;
	v->tail = tail_of(t->c->text + w->start, w->end - w->start);
	v->stem = w->stem;
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
clue_read(struct clues *t, const struct clauses *c, const struct entities *e)
{
	uint32_t i;

	t->c = c;
	t->v = mem_grow(t->v, &t->cap, (size_t)c->n + 1, sizeof *t->v);
	find_entities(t, e);
	for (i = 0; i < c->n; i++)
		read_word(t, i);
	find_verbs(t);
	memset(&t->v[c->n], 0, sizeof *t->v);
	for (i = 0; i < c->n; i++)
		count(t, i);
}

struct list {
	uint32_t *v;
	size_t n;
	unsigned template;
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

static const struct clue outside = { .lower = 1, .before = NOWHERE,
	.behind = NOWHERE };

const struct clue *
clue_at(const struct clues *t, struct span s, uint32_t i, int d)
{
	int64_t k = (int64_t)i + d;

	return k < s.first || k >= s.last ? &outside : &t->v[k];
}

unsigned
clue_far(uint32_t a, uint32_t b)
{
	uint32_t d = a < b ? b - a : a - b;

	return d <= 4 ? d : d <= 6 ? 5 : d <= 9 ? 6 : d <= 14 ? 7 : d <= 22 ?
	    8 : d <= 40 ? 9 : 10;
}

unsigned
clue_place(const struct clues *t, struct span s, uint32_t i)
{
	uint32_t low = clause_sentence_start(t->c, i);
	uint32_t high = clause_sentence_end(t->c, i);
	uint32_t before = i - (low > s.first ? low : s.first);
	uint32_t behind = (high < s.last ? high : s.last) - i - 1;

	return (before < 3 ? before : 3) * 3 + (behind < 2 ? behind : 2);
}

size_t
clue_word(const struct clues *t, struct span s, uint32_t i,
    const struct chain *c, uint32_t *v)
{
	const struct clue *w[7], *x = &t->v[i], *verb;
	struct list l = { v, 0, 0, c };
	uint64_t verbs[2] = { 0, 0 };
	unsigned place = clue_place(t, s, i), fars[2] = { 11, 11 };
	int d;

	for (d = -3; d <= 3; d++)
		w[d + 3] = clue_at(t, s, i, d);
	if (x->before != NOWHERE) {
		verb = &t->v[x->before];
		verbs[0] = verb->lower;
		fars[0] = clue_far(x->before, i);
	}
	if (x->behind != NOWHERE) {
		verb = &t->v[x->behind];
		verbs[1] = verb->lower;
		fars[1] = clue_far(x->behind, i);
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

void
clue_free(struct clues *t)
{
	free(t->v);
	memset(t, 0, sizeof *t);
}
