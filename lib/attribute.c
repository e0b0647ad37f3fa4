/* Attributions by what was learned: cues first, then what belongs to each. */
#include <stdlib.h>
#include <string.h>

#include "attribute.h"
#include "mem.h"

enum {
	BLOCK = 400,            /* words of paragraphs that are joined */
	SIGNATURE = 12,         /* words behind a dash */
	CHUNK = 300,            /* words that are read together, or more */
	NEAR = 120,             /* words on either side of a cue */
	LEAST = -40             /* margin of a cue that may be one */
};

/* Tells whether the paragraph behind p goes on with what p says. */
static bool
goes_on(const struct clauses *c, struct span p, struct span next)
{
	const struct word *w = c->words;
	uint32_t cp;

	if (p.first == p.last || next.first == next.last)
		return false;
	cp = clause_char(c, next.first);
	if (w[next.first].stretch == WORD_FREE)
		return cp >= 0x2012 && cp <= 0x2015 && next.last - next.first <
		    SIGNATURE && w[p.last - 1].stretch != WORD_FREE;
	return c->stretches[w[next.first].stretch].carries_on ||
	    clause_is(c, p.last - 1, ":");
}

struct span
attribute_block(const struct clauses *c, uint32_t k, uint32_t *n)
{
	struct span s = c->paragraphs[k];

	for (*n = 1; k + *n < c->nparagraphs && s.last - s.first < BLOCK &&
	    (c->nturns < 2 || clause_turn(c, k + *n) == 0) &&
	    goes_on(c, c->paragraphs[k + *n - 1], c->paragraphs[k + *n]); ++*n)
		s.last = c->paragraphs[k + *n].last;
	return s;
}

struct span
attribute_chunk(const struct clauses *c, struct span p, uint32_t i)
{
	struct span s = { i, i };
	uint32_t end;

	while (s.last < p.last) {
		end = clause_sentence_end(c, s.last);
		if (end > p.last)
			end = p.last;
		if (s.last > s.first && end - s.first > CHUNK)
			break;
		s.last = end;
	}
	/* A sentence without end. */
	if (s.last - s.first > 4 * CHUNK)
		s.last = s.first + 4 * CHUNK;
	return s;
}

struct span
attribute_window(struct span p, struct span cue)
{
	struct span s = cue;

	s.first = cue.first - p.first > NEAR ? cue.first - NEAR : p.first;
	s.last = p.last - cue.last > NEAR ? cue.last + NEAR : p.last;
	return s;
}

/* Scores a chunk for cues and, as far as one can, for parts. */
static void
score_words(struct attributer *a, const struct clues *t, struct span block,
    struct span s)
{
	const struct chain *cues = &a->model->chains[QUOTE_CUES];
	uint32_t features[2][CLUE_MAX], i;
	int16_t scores[2][CHAIN_TAGS];
	size_t n[2] = { 0, 0 };
	int k = 0;

	for (i = s.first; i <= s.last; i++, k = !k) {
		if (i < s.last) {
			n[k] = clue_word(t, block, i, features[k]);
			chain_fetch(cues, features[k], n[k]);
		}
		if (i == s.first)
			continue;
		memset(scores, 0, sizeof scores);
		chain_add_two(cues, features[!k], n[!k], scores[0]);
		memcpy(a->cues.scores[i - 1 - s.first], scores[0],
		    sizeof scores[0]);
		memcpy(a->scores[i - 1 - block.first], scores[1],
		    sizeof scores[1]);
	}
}

/* The cues of a chunk; the best tags are guesses at the rest. */
static void
find_cues(struct attributer *a, struct clues *t, struct span block,
    struct span s)
{
	const struct chain *c = &a->model->chains[QUOTE_CUES];
	struct trellis *l = &a->cues;
	int32_t margin;
	unsigned tag;
	uint32_t i, k;

	trellis_begin(l, s.last - s.first);
	score_words(a, t, block, s);
	chain_best(c, l);
	chain_ahead(c, l);
	for (i = 0; i < l->n; i++) {
		t->v[s.first + i].guess = l->tags[i];
		margin = chain_margin(c, l, i, CUE_BEGIN);
		if (margin < LEAST)
			continue;
		for (k = i, tag = CUE_BEGIN; k < l->n; k++) {
			if (k > i && tag != CUE_ON)
				break;
			tag = chain_next(c, l, k, tag);
		}
		a->v = mem_grow(a->v, &a->cap, a->n + 1, sizeof *a->v);
		memset(&a->v[a->n], 0, sizeof *a->v);
		a->v[a->n].cue.first = s.first + i;
		a->v[a->n].cue.last = s.first + k;
		a->v[a->n++].margin = margin;
	}
}

void
attribute_cues(struct attributer *a, const struct clauses *c,
    struct clues *t, struct span p)
{
	struct span s;
	uint32_t i;

	a->n = a->nspans = 0;
	a->scores = mem_grow(a->scores, &a->scores_cap, p.last - p.first + 1,
	    sizeof *a->scores);
	for (i = p.first; i < p.last; i = s.last) {
		s = attribute_chunk(c, p, i);
		find_cues(a, t, p, s);
	}
}

static bool
has_words(const struct clauses *c, struct span s)
{
	uint32_t i;

	for (i = s.first; i < s.last; i++)
		if (c->words[i].kind != TOKEN_MARK)
			return true;
	return false;
}

/* Leaves the dateline that a content or speaker begins in. */
static void
skip_dateline(const struct clauses *c, struct span *s)
{
	uint32_t low = clause_sentence_start(c, s->first), end;

	end = clause_dateline_end(c, low, clause_sentence_end(c, low));
	if (end > s->first && end < s->last)
		s->first = end;
}

/* Marks alone between a content and the end of a quotation are part of it. */
static void
snap(const struct clauses *c, struct span *s)
{
	uint32_t k = c->words[s->first].stretch;
	struct span at;

	if (k != WORD_FREE) {
		at.first = c->stretches[k].at.first;
		at.last = s->first;
		if (!has_words(c, at))
			s->first = at.first;
	}
	if ((k = c->words[s->last - 1].stretch) != WORD_FREE) {
		at.first = s->last;
		at.last = c->stretches[k].at.last;
		if (!has_words(c, at))
			s->last = at.last;
	}
}

/* The cue as it is read among its parts; empty if it is none. */
static struct span
cue_of(const struct trellis *l, struct span s, struct span cue)
{
	struct span at = { cue.first, cue.first };

	while (at.first < cue.last && l->tags[at.first - s.first] != PART_CUE)
		at.first++;
	for (at.last = at.first; at.last < s.last && l->tags[at.last -
	    s.first] == PART_CUE; at.last++)
		;
	if (at.first < at.last)
		while (at.first > s.first && l->tags[at.first - 1 -
		    s.first] == PART_CUE)
			at.first--;
	return at;
}

/* A comma or stop behind a content, outside of marks, is not part of it. */
static void
trim(const struct clauses *c, struct span *s)
{
	const struct word *w = c->words;

	while (s->first < s->last && w[s->last - 1].stretch == WORD_FREE &&
	    w[s->last - 1].kind == TOKEN_MARK &&
	    strchr(",.;:", c->text[w[s->last - 1].start]) != NULL)
		s->last--;
}

/* Auxiliaries and negation right before a cue are part of it. */
static struct span
widen(const struct clauses *c, struct span cue, uint32_t low)
{
	const struct word *w = c->words;

	while (cue.first > low &&
	    w[cue.first - 1].sentence == w[cue.first].sentence &&
	    w[cue.first - 1].stretch == w[cue.first].stretch &&
	    (w[cue.first - 1].does & (WORD_AUX | WORD_NOT)) != 0 &&
	    (w[cue.first - 1].does & WORD_SUBJECT) == 0)
		cue.first--;
	return cue;
}

/* A cue without a word is a colon or a dash. */
static bool
may_cue(const struct clauses *c, struct span cue)
{
	return has_words(c, cue) || clause_char(c, cue.first) == ':' ||
	    clause_is_dash(c, cue.first);
}

static bool
has_tag(const struct trellis *l, unsigned tag)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->tags[i] == tag)
			return true;
	return false;
}

/* The best tags with some content, and what they are worth. */
static int32_t
force_content(const struct chain *c, struct trellis *l)
{
	enum { SURE = 10000 };  /* more than any word is worth */
	int32_t best = 2 * CHAIN_NEVER, s;
	size_t i, at = 0;

	chain_ahead(c, l);
	for (i = 0; i < l->n; i++) {
		s = chain_with(l, i, PART_CONTENT_END);
		if (s > best) {
			best = s;
			at = i;
		}
	}
	l->scores[at][PART_CONTENT_END] = (int16_t)(SURE +
	    l->scores[at][PART_CONTENT_END]);
	return chain_best(c, l) - SURE;
}

/* Scores the words around a cue. */
static void
score_parts(struct attributer *a, const struct clues *t, struct span block,
    struct span cue, struct span s)
{
	struct clue_cue seen;

	memcpy(a->parts.scores, a->scores[s.first - block.first],
	    (s.last - s.first) * sizeof *a->scores);
	clue_see(&seen, t, block, cue);
	beside_add(&a->beside, &seen, s, a->parts.scores);
}

/* Reads the words around a cue. */
static void
read_parts(struct attributer *a, const struct clauses *c,
    const struct clues *t, struct span p, struct candidate *k)
{
	const struct chain *chain = &a->model->chains[QUOTE_PARTS];
	struct span s = attribute_window(p, k->cue), cue, at;
	struct trellis *l = &a->parts;
	unsigned tag;
	uint32_t i;
	bool who;

	trellis_begin(l, s.last - s.first);
	score_parts(a, t, p, k->cue, s);
	k->worth = chain_best(chain, l);
	if (!has_tag(l, PART_CONTENT_END)) {
		who = has_tag(l, PART_SPEAKER_END);
		k->worth = force_content(chain, l);
		/* No content, rather than the speaker for one. */
		if (who && !has_tag(l, PART_SPEAKER_END))
			return;
	}
	k->first = a->nspans;
	cue = cue_of(l, s, k->cue);
	if (cue.first == cue.last || !may_cue(c, cue))
		return;
	k->cue = widen(c, cue, s.first);
	for (i = 0; i < l->n; ) {
		k->worth -= l->scores[i][0];
		tag = l->tags[i];
		at.first = s.first + i++;
		if (tag == PART_NONE || tag == PART_CUE)
			continue;
		while (tag % 3 != 0 && i < l->n) {
			k->worth -= l->scores[i][0];
			tag = l->tags[i++];
		}
		at.last = s.first + i;
		skip_dateline(c, &at);
		if (tag == PART_SPEAKER_END) {
			k->speaker = at;
			continue;
		}
		trim(c, &at);
		if (!has_words(c, at))
			continue;
		snap(c, &at);
		/* What is quoted beyond the words that were read. */
		if (i == l->n && c->words[at.last - 1].stretch != WORD_FREE)
			at.last = c->stretches[c->words[at.last -
			    1].stretch].at.last;
		a->spans = mem_grow(a->spans, &a->spans_cap, a->nspans + 1,
		    sizeof *a->spans);
		a->spans[a->nspans++] = at;
		k->n++;
	}
}

void
attribute_parts(struct attributer *a, const struct clauses *c,
    const struct clues *t, struct span p)
{
	size_t i;

	beside_begin(&a->beside, t, &a->model->chains[QUOTE_PARTS]);
	for (i = 0; i < a->n; i++)
		read_parts(a, c, t, p, &a->v[i]);
}

void
attribute_free(struct attributer *a)
{
	trellis_free(&a->cues);
	trellis_free(&a->parts);
	beside_free(&a->beside);
	free(a->v);
	free(a->spans);
	free(a->scores);
	memset(a, 0, sizeof *a);
}
