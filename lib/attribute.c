/* Attributions by what was learned: cues first, then what belongs to each. */
#include <stdlib.h>
#include <string.h>

#include "attribute.h"
#include "mem.h"
#include "wordform.h"

enum {
	BLOCK = 400,            /* words of paragraphs that are joined */
	SIGNATURE = 12,         /* words behind a dash */
	CHUNK = 300,            /* words that are read together, or more */
	TITLE = 16,             /* words of a title, marks included */
	NEAR = 120,             /* words on either side of a cue */
	LEAST = -40,            /* margin of a cue that may be one */
	/*
	 * A verdict that is believed: the share of right ones above which F1
	 * rises is half of the F1 that is reached (Lipton and others 2014).
	 */
	BELIEVED = -8
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

/* Scores word i of a block for cues, and for parts, as far as one can. */
static void
score_word(struct attributer *a, const struct traits *t, struct span block,
    uint32_t i, int16_t *cues)
{
	uint32_t features[TRAIT_MAX];
	size_t n = trait_word(t, block, i, features);

	chain_add(&a->model->chains[QUOTE_CUES], features, n, cues);
	memset(a->scores[i - block.first], 0, sizeof *a->scores);
	if (a->model->chains[QUOTE_PARTS].rows != NULL)
		chain_add(&a->model->chains[QUOTE_PARTS], features, n,
		    a->scores[i - block.first]);
}

/* The cues of a chunk; the best tags are guesses at the rest. */
static void
find_cues(struct attributer *a, struct traits *t, struct span block,
    struct span s)
{
	const struct chain *c = &a->model->chains[QUOTE_CUES];
	struct lattice *l = &a->cues;
	int32_t margin;
	unsigned tag;
	uint32_t i, k;

	lattice_begin(l, s.last - s.first);
	for (i = s.first; i < s.last; i++)
		score_word(a, t, block, i, l->scores[i - s.first]);
	chain_best(c, l);
	for (i = 0; i < l->n; i++) {
		t->v[s.first + i].guess = l->tags[i];
		margin = chain_margin(c, l, i, CUE_BEGIN);
		if (margin < LEAST)
			continue;
		for (k = i, tag = CUE_BEGIN; k < l->n; k++) {
			if (k > i && tag != CUE_ON)
				break;
			tag = l->next[k][tag];
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
    struct traits *t, struct span p)
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

/* The cue as it is read among its parts; empty if it is none. */
static struct span
cue_of(const struct lattice *l, struct span s, struct span cue)
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
static void
widen(const struct clauses *c, struct span *cue, uint32_t low)
{
	const struct word *w = c->words;

	while (cue->first > low && cue->first < cue->last &&
	    w[cue->first - 1].sentence == w[cue->first].sentence &&
	    w[cue->first - 1].stretch == w[cue->first].stretch &&
	    (w[cue->first - 1].does & (WORD_AUX | WORD_NOT)) != 0 &&
	    (w[cue->first - 1].does & WORD_SUBJECT) == 0)
		cue->first--;
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

/* A cue without a word is a colon or a dash. */
static bool
may_cue(const struct clauses *c, struct span cue)
{
	uint32_t cp = clause_char(c, cue.first);

	return has_words(c, cue) || cp == ':' || cp == '-' ||
	    (cp >= 0x2012 && cp <= 0x2015);
}

static bool
has_tag(const struct lattice *l, unsigned tag)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->tags[i] == tag)
			return true;
	return false;
}

/* The best tags with some content, and what they are worth. */
static int32_t
force_content(const struct chain *c, struct lattice *l)
{
	enum { SURE = 10000 };  /* more than any word is worth */
	int32_t best = 2 * CHAIN_NEVER, s;
	size_t i, at = 0;

	for (i = 0; i < l->n; i++) {
		s = l->ahead[i][PART_CONTENT_END] +
		    l->behind[i][PART_CONTENT_END];
		if (s > best) {
			best = s;
			at = i;
		}
	}
	l->scores[at][PART_CONTENT_END] = (int16_t)(SURE +
	    l->scores[at][PART_CONTENT_END]);
	return chain_best(c, l) - SURE;
}

/* Reads the words around a cue. */
static void
read_parts(struct attributer *a, const struct clauses *c,
    const struct traits *t, struct span p, struct candidate *k)
{
	const struct chain *chain = &a->model->chains[QUOTE_PARTS];
	struct span s = attribute_window(p, k->cue), at;
	uint32_t features[TRAIT_MAX], i;
	struct lattice *l = &a->parts;
	unsigned tag;
	bool who;
	size_t n;

	lattice_begin(l, s.last - s.first);
	for (i = s.first; i < s.last; i++) {
		memcpy(l->scores[i - s.first], a->scores[i - p.first],
		    sizeof *l->scores);
		n = trait_beside(t, p, k->cue, i, features);
		chain_add(chain, features, n, l->scores[i - s.first]);
	}
	k->worth = chain_best(chain, l);
	if (!has_tag(l, PART_CONTENT_END)) {
		who = has_tag(l, PART_SPEAKER_END);
		k->worth = force_content(chain, l);
		/* No content, rather than the speaker for one. */
		if (who && !has_tag(l, PART_SPEAKER_END))
			return;
	}
	k->first = a->nspans;
	at = cue_of(l, s, k->cue);
	if (at.first == at.last || !may_cue(c, at))
		return;
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
		if (tag == PART_SPEAKER_END) {
			k->speaker = at;
			continue;
		}
		trim(c, &at);
		if (!has_words(c, at))
			continue;
		/* What is quoted beyond the words that were read. */
		if (i == l->n && c->words[at.last - 1].stretch != WORD_FREE)
			at.last = c->stretches[c->words[at.last -
			    1].stretch].at.last;
		a->spans = mem_grow(a->spans, &a->spans_cap, a->nspans + 1,
		    sizeof *a->spans);
		a->spans[a->nspans++] = at;
		k->n++;
	}
	k->cue = cue_of(l, s, k->cue);
	widen(c, &k->cue, s.first);
}

void
attribute_parts(struct attributer *a, const struct clauses *c,
    const struct traits *t, struct span p)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		read_parts(a, c, t, p, &a->v[i]);
}

static unsigned
step_of(int32_t v, int32_t size, int max)
{
	int32_t k = v < 0 ? -((-v + size - 1) / size) : v / size;

	return (unsigned)((k < -max ? -max : k > max ? max : k) + max);
}

size_t
attribute_features(const struct attributer *a, const struct clauses *c,
    const struct traits *t, size_t i, uint32_t *v)
{
	const struct candidate *k = &a->v[i];
	uint32_t w, words = 0, inside = 0, guessed = 0;
	const struct trait *head = &t->v[k->cue.last - 1];
	unsigned margin, worth, share, kind, agree, who, len;
	uint32_t first = k->cue.last - 1, last = k->cue.last;
	uint64_t who_word;
	size_t n = 0, j;

	for (j = k->first; j < k->first + k->n; j++)
		for (w = a->spans[j].first; w < a->spans[j].last; w++) {
			words++;
			inside += c->words[w].stretch != WORD_FREE;
			guessed += t->v[w].guess == CUE_CONTENT ||
			    t->v[w].guess == CUE_CONTENT_ON;
		}
	for (w = k->cue.first; w < k->cue.last; w++)
		if (t->v[w].odds > head->odds)
			head = &t->v[w];
	margin = step_of(k->margin, 10, 12);
	worth = step_of(k->worth, 40, 12);
	share = words == 0 ? 5 : guessed * 4 / words;
	kind = words == 0 ? 3 : inside == 0 ? 0 : inside == words ? 1 : 2;
	agree = t->v[k->cue.first].guess == CUE_BEGIN;
	who = k->speaker.first == k->speaker.last ? 0 : 1 +
	    (k->speaker.last <= k->cue.first) + 2u * (t->v[
	    k->speaker.last - 1].guess >= CUE_SPEAKER);
	len = words < 3 ? words : words < 6 ? 3 : words < 12 ? 4 : words < 24 ?
	    5 : 6;
	if (k->n > 0) {
		first = a->spans[k->first].first;
		last = a->spans[k->first + k->n - 1].last;
	}
	who_word = who == 0 ? 0 : t->v[k->speaker.last - 1].lower;
	v[n++] = trait_hash(1, margin);
	v[n++] = trait_hash(2, worth);
	v[n++] = trait_hash(3, share * 8 + kind);
	v[n++] = trait_hash(4, who * 8 + kind);
	v[n++] = trait_hash(5, len * 8 + kind);
	v[n++] = trait_hash(6, margin * 8 + kind);
	v[n++] = trait_hash(7, worth * 8 + len);
	v[n++] = trait_hash(8, head->lower);
	v[n++] = trait_hash(9, head->odds * 16u + kind);
	v[n++] = trait_hash(10, agree * 64 + share * 8 + who);
	v[n++] = trait_hash(11, margin / 3 * 32 + worth / 3);
	v[n++] = trait_hash(12, head->gram);
	v[n++] = trait_hash(13, (k->n < 3 ? k->n : 3) * 4 + kind);
	v[n++] = trait_hash(14, head->stem);
	v[n++] = trait_hash(15, wordform_mix(head->stem, kind * 8 + who));
	v[n++] = trait_hash(16, t->v[first].lower);
	v[n++] = trait_hash(17, wordform_mix(head->stem, t->v[first].gram));
	v[n++] = trait_hash(18, wordform_mix(t->v[first].gram,
	    first > k->cue.first));
	v[n++] = trait_hash(19, who_word);
	v[n++] = trait_hash(20, who == 0 ? 0 : 1 + t->v[k->speaker.last -
	    1].entity + (uint64_t)kind * 64);
	v[n++] = trait_hash(21, who == 0 ? 0 : t->v[k->speaker.first].gram);
	v[n++] = trait_hash(22, t->v[k->cue.first].lower);
	v[n++] = trait_hash(23, k->cue.first == 0 ? 0 :
	    t->v[k->cue.first - 1].gram);
	v[n++] = trait_hash(24, last < c->n ? t->v[last].gram : 0);
	v[n++] = trait_hash(25, wordform_mix(k->cue.last - k->cue.first,
	    head->gram));
	return n;
}

/* Judges the candidates; keeps those that are no worse than none. */
static void
judge(struct attributer *a, const struct clauses *c, const struct traits *t)
{
	const struct chain *chain = &a->model->chains[QUOTE_VERDICT];
	uint32_t features[TRAIT_MAX];
	int16_t scores[CHAIN_TAGS];
	size_t i, n;

	for (i = 0; i < a->n; i++) {
		n = attribute_features(a, c, t, i, features);
		memset(scores, 0, sizeof scores);
		chain_add(chain, features, n, scores);
		a->v[i].verdict = scores[VERDICT_YES] +
		    chain->moves[VERDICT_YES] - scores[VERDICT_NO] -
		    chain->moves[VERDICT_NO];
	}
}

/* Words of the contents of both. */
static uint32_t
common(const struct attributer *a, const struct candidate *x,
    const struct candidate *y)
{
	const struct span *s, *r;
	uint32_t n = 0, lo, hi;
	size_t i, j;

	for (i = 0; i < x->n; i++)
		for (j = 0; j < y->n; j++) {
			s = &a->spans[x->first + i];
			r = &a->spans[y->first + j];
			lo = s->first > r->first ? s->first : r->first;
			hi = s->last < r->last ? s->last : r->last;
			n += hi > lo ? hi - lo : 0;
		}
	return n;
}

static uint32_t
length(const struct attributer *a, const struct candidate *x)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < x->n; i++)
		n += a->spans[x->first + i].last -
		    a->spans[x->first + i].first;
	return n;
}

/* Tells whether of two candidates x is the worse, and says the same as y. */
static bool
is_worse(const struct attributer *a, const struct candidate *x,
    const struct candidate *y)
{
	uint32_t both, lx, ly;

	if (y->verdict < x->verdict || (y->verdict == x->verdict && y > x) ||
	    y->verdict < BELIEVED || y->n == 0)
		return false;
	if (x->cue.first < y->cue.last && y->cue.first < x->cue.last)
		return true;
	both = common(a, x, y);
	lx = length(a, x);
	ly = length(a, y);
	return both * 10 > (lx > ly ? lx : ly) * 6;
}

/* Tells whether a candidate says again what a better one near it says. */
static bool
is_beaten(const struct attributer *a, const struct candidate *x)
{
	const struct candidate *y, *end = a->v + a->n;

	for (y = x; y > a->v && (int64_t)x->cue.first -
	    y[-1].cue.first < 2 * NEAR; )
		if (is_worse(a, x, --y))
			return true;
	for (y = x + 1; y < end && (int64_t)y->cue.first - x->cue.first <
	    2 * NEAR; y++)
		if (is_worse(a, x, y))
			return true;
	return false;
}

/* "The Long Walk Home": no utterance, and all longer words have capitals. */
static bool
is_title(const struct clauses *c, const struct stretch *t)
{
	const struct word *w;
	uint32_t i, words = 0;

	if (t->is_utterance || t->at.last - t->at.first > TITLE)
		return false;
	for (i = t->at.first; i < t->at.last; i++) {
		w = &c->words[i];
		if (w->kind == TOKEN_WORD && w->end - w->start > 3 &&
		    (w->shape & TOKEN_CAP) == 0)
			return false;
		words += w->kind != TOKEN_MARK;
	}
	return words > 1;
}

/* Tells whether what is said is a title in marks, with a word or two. */
static bool
is_only_title(const struct attributer *a, const struct clauses *c,
    const struct candidate *k)
{
	uint32_t i, free = 0, titles = 0;
	const struct word *w;
	size_t j;

	for (j = k->first; j < k->first + k->n; j++)
		for (i = a->spans[j].first; i < a->spans[j].last; i++) {
			w = &c->words[i];
			if (w->kind == TOKEN_MARK)
				continue;
			if (w->stretch == WORD_FREE)
				free++;
			else if (is_title(c, &c->stretches[w->stretch]))
				titles++;
			else
				return false;
		}
	return titles > 0 && free < 3;
}

/* Adds a content, a part for each paragraph. */
static void
add_content(struct said *said, const struct clauses *c, uint32_t id,
    struct span s)
{
	const struct doc_sentence *v = c->doc->sentences;
	struct span at = s;

	for (at.last = at.first + 1; at.last < s.last; at.last++)
		if (v[c->words[at.last].sentence].paragraph !=
		    v[c->words[at.first].sentence].paragraph) {
			said_add(said, id, at);
			at.first = at.last;
		}
	said_add(said, id, at);
}

void
attribute_find(struct attributer *a, struct said *said,
    const struct clauses *c, struct traits *t, struct span p)
{
	struct candidate *k;
	uint32_t id;
	size_t i, j;

	attribute_cues(a, c, t, p);
	attribute_parts(a, c, t, p);
	judge(a, c, t);
	for (i = 0; i < a->n; i++) {
		k = &a->v[i];
		if (k->verdict < BELIEVED || k->n == 0 || is_beaten(a, k) ||
		    is_only_title(a, c, k))
			continue;
		id = said_new(said, k->speaker, k->cue);
		for (j = 0; j < k->n; j++)
			add_content(said, c, id, a->spans[k->first + j]);
	}
}

void
attribute_free(struct attributer *a)
{
	lattice_free(&a->cues);
	lattice_free(&a->parts);
	free(a->v);
	free(a->spans);
	free(a->scores);
	memset(a, 0, sizeof *a);
}
