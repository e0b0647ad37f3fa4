/* What belongs to a cue: its contents and speaker, in a way or several. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "reading.h"

enum {
	NEAR = 120,             /* words on either side of a cue */
	LOSS = 80               /* of a way to read that is worth a try */
};

struct span
reading_window(struct span p, struct span cue)
{
	struct span s = cue;

	s.first = cue.first - p.first > NEAR ? cue.first - NEAR : p.first;
	s.last = p.last - cue.last > NEAR ? cue.last + NEAR : p.last;
	return s;
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

/* Scores the words around a cue. */
static void
score_parts(struct attributer *a, struct span block, struct span cue,
    struct span s)
{
	memcpy(a->parts.scores, a->scores[s.first - block.first],
	    (s.last - s.first) * sizeof *a->scores);
	beside_add(&a->beside, block, cue, s, a->parts.scores);
}

/* Reads the next part from word *i of the trellis on, if there is one. */
static bool
next_part(const struct trellis *l, uint32_t *i, struct span *at)
{
	while (*i < l->n && (l->tags[*i] == PART_NONE ||
	    l->tags[*i] == PART_CUE))
		++*i;
	if (*i == l->n)
		return false;
	at->first = *i;
	while (*i + 1 < l->n && l->tags[*i] % 3 != 0)
		++*i;
	at->last = ++*i;
	return true;
}

/* Tells whether words are all small ones that do no more than these. */
static bool
do_only(const struct clauses *c, struct span s, unsigned these)
{
	const struct word *w;

	for (w = c->words + s.first; w < c->words + s.last; w++)
		if (w->kind != TOKEN_MARK && (w->does == 0 ||
		    (w->does & ~these) != 0))
			return false;
	return true;
}

/* "on the" says nothing. */
static bool
says(const struct clauses *c, struct span s)
{
	return !do_only(c, s, WORD_DET | WORD_PREP | WORD_AND);
}

/* "today" and "not" say nothing, either. */
static bool
may_speak(const struct clauses *c, struct span s)
{
	return !do_only(c, s, WORD_TIME | WORD_ADV | WORD_PREP | WORD_AND |
	    WORD_AUX | WORD_BE | WORD_NOT | WORD_SUB);
}

/* Adds a content that was read, if it says something. */
static void
add_content(struct attributer *a, const struct clauses *c,
    struct candidate *k, struct span at, bool is_cut)
{
	trim(c, &at);
	if (!says(c, at))
		return;
	snap(c, &at);
	/* What is quoted beyond the words that were read. */
	if (is_cut && c->words[at.last - 1].stretch != WORD_FREE)
		at.last = c->stretches[c->words[at.last - 1].stretch].at.last;
	a->spans = mem_grow(a->spans, &a->spans_cap, a->nspans + 1,
	    sizeof *a->spans);
	a->spans[a->nspans++] = at;
	k->n++;
}

/* Adds a candidate out of the tags of words s. */
static void
add_candidate(struct attributer *a, const struct clauses *c,
    const struct cue_found *found, struct span s, struct candidate k)
{
	const struct trellis *l = &a->parts;
	struct span cue = cue_of(l, s, found->at), at;
	uint32_t i = 0;

	if (cue.first == cue.last || !may_cue(c, cue))
		return;
	k.cue = widen(c, cue, s.first);
	k.margin = found->margin;
	k.first = a->nspans;
	while (next_part(l, &i, &at)) {
		at.first += s.first;
		at.last += s.first;
		skip_dateline(c, &at);
		if (l->tags[i - 1] == PART_SPEAKER_END)
			k.speaker = at;
		else
			add_content(a, c, &k, at, i == l->n);
	}
	if (k.n == 0 || (k.speaker.first < k.speaker.last &&
	    !may_speak(c, k.speaker)))
		return;
	a->v = mem_grow(a->v, &a->cap, a->n + 1, sizeof *a->v);
	a->v[a->n++] = k;
}

static bool
has_tag(const struct trellis *l, size_t low, size_t high, unsigned tag)
{
	for (; low < high; low++)
		if (l->tags[low] == tag)
			return true;
	return false;
}

/*
 * Sets o to a tag that words low .. high - 1 lack, at the word where it costs
 * the best way to read least, if that is worth least.
 */
static bool
find_other(const struct trellis *l, size_t low, size_t high, unsigned tag,
    int32_t least, struct chain_pin *o)
{
	int32_t best = CHAIN_NEVER, worth;

	if (has_tag(l, low, high, tag))
		return false;
	o->tag = tag;
	for (; low < high; low++) {
		worth = trellis_with(l, low, tag);
		if (worth > best) {
			best = worth;
			o->at = low;
		}
	}
	return best >= least;
}

/*
 * "The road is closed, the police said": sets both to the first and the last
 * tag of what stands before the comma.
 */
static bool
find_clause(const struct clauses *c, struct span s, struct span cue,
    struct chain_pin *both)
{
	enum { NEAR_CUE = 16 };
	uint32_t i = cue.first, low = clause_sentence_start(c, i);

	low = clause_dateline_end(c, low, clause_sentence_end(c, low));
	while (i > low && cue.first - i < NEAR_CUE && !clause_is(c, i, ","))
		i--;
	if (low < s.first || i <= low + 2 || !clause_is(c, i, ",") ||
	    c->words[i].stretch != WORD_FREE)
		return false;
	both[0].at = low - s.first;
	both[0].tag = PART_CONTENT;
	both[1].at = i - 1 - s.first;
	both[1].tag = PART_CONTENT_END;
	return true;
}

/* Adds the other ways to read that are about as good as the best, k. */
static void
read_others(struct attributer *a, const struct clauses *c,
    const struct cue_found *found, struct span s, struct candidate k)
{
	size_t low = found->at.first - s.first, high = found->at.last -
	    s.first, i, n = 0;
	struct trellis *l = &a->parts;
	struct chain_pin o[4], clause[2];
	int32_t worth = k.worth, best, least;
	bool is_empty = !has_tag(l, 0, l->n, PART_CONTENT_END);

	trellis_ahead(l);
	best = trellis_with(l, 0, l->tags[0]);
	least = best - LOSS;
	n += find_other(l, 0, low, PART_CONTENT_END, least, &o[n]);
	n += find_other(l, high, l->n, PART_CONTENT_END, least, &o[n]);
	n += find_other(l, 0, low, PART_SPEAKER_END, least, &o[n]);
	n += find_other(l, high, l->n, PART_SPEAKER_END, least, &o[n]);
	for (i = 0; i < n; i++) {
		k.loss = best - trellis_best_with(l, &o[i], 1);
		k.worth = worth - k.loss;
		add_candidate(a, c, found, s, k);
	}
	if (is_empty && find_clause(c, s, found->at, clause)) {
		k.loss = best - trellis_best_with(l, clause, 2);
		k.worth = worth - k.loss;
		add_candidate(a, c, found, s, k);
	}
}

static void
read_cue(struct attributer *a, const struct clauses *c, struct span p,
    const struct cue_found *found)
{
	struct span s = reading_window(p, found->at);
	struct trellis *l = &a->parts;
	struct candidate k;
	size_t i;

	memset(&k, 0, sizeof k);
	trellis_begin(l, &a->model->chains[QUOTE_PARTS], s.last - s.first);
	score_parts(a, p, found->at, s);
	k.worth = trellis_best(l);
	for (i = 0; i < l->n; i++)
		k.worth -= l->scores[i][PART_NONE];
	add_candidate(a, c, found, s, k);
	read_others(a, c, found, s, k);
}

void
reading_find(struct attributer *a, const struct clauses *c,
    const struct clues *t, struct span p)
{
	size_t i;

	a->n = a->nspans = 0;
	beside_begin(&a->beside, t, &a->model->chains[QUOTE_PARTS]);
	for (i = 0; i < a->nfound; i++)
		read_cue(a, c, p, &a->found[i]);
}
