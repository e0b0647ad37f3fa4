/* Whether to believe what may be said: the better of two, no titles. */
#include <assert.h>
#include <string.h>

#include "reading.h"
#include "verdict.h"
#include "wordform.h"

enum {
	TITLE = 16,             /* words of a title, marks included */
	APART = 240,            /* words between cues of one statement */
	/*
	 * A verdict that is believed: the share of right ones above which F1
	 * rises is half of the F1 that is reached (Lipton and others 2014).
	 */
	BELIEVED = -8
};

static unsigned
step_of(int32_t v, int32_t size, int max)
{
	int32_t k = v < 0 ? -((-v + size - 1) / size) : v / size;

	return (unsigned)((k < -max ? -max : k > max ? max : k) + max);
}

size_t
verdict_features(const struct attributer *a, const struct clauses *c,
    const struct clues *t, size_t i, uint32_t *v)
{
	const struct candidate *k = &a->v[i];
	uint32_t w, words = 0, inside = 0, guessed = 0;
	const struct clue *head = &t->v[k->cue.last - 1];
	unsigned margin, worth, share, kind, agree, who, len;
	uint32_t first = a->spans[k->first].first;
	uint32_t last = a->spans[k->first + k->n - 1].last;
	uint64_t who_word;
	size_t n = 0, j;

	for (j = k->first; j < k->first + k->n; j++)
		for (w = a->spans[j].first; w < a->spans[j].last; w++) {
			words++;
			inside += c->words[w].stretch != WORD_FREE;
			guessed += t->v[w].guess == CUE_CONTENT ||
			    t->v[w].guess == CUE_CONTENT_ON;
		}
	assert(words > 0);      /* a candidate has contents */
	for (w = k->cue.first; w < k->cue.last; w++)
		if (t->v[w].odds > head->odds)
			head = &t->v[w];
	margin = step_of(k->margin, 10, 12);
	worth = step_of(k->worth, 40, 12);
	share = guessed * 4 / words;
	kind = inside == 0 ? 0 : inside == words ? 1 : 2;
	agree = t->v[k->cue.first].guess == CUE_BEGIN;
	who = k->speaker.first == k->speaker.last ? 0 : 1 +
	    (k->speaker.last <= k->cue.first) + 2u * (t->v[
	    k->speaker.last - 1].guess >= CUE_SPEAKER);
	len = words < 3 ? words : words < 6 ? 3 : words < 12 ? 4 : words < 24 ?
	    5 : 6;
	who_word = who == 0 ? 0 : t->v[k->speaker.last - 1].lower;
	v[n++] = clue_hash(1, margin);
	v[n++] = clue_hash(2, worth);
	v[n++] = clue_hash(3, share * 8 + kind);
	v[n++] = clue_hash(4, who * 8 + kind);
	v[n++] = clue_hash(5, len * 8 + kind);
	v[n++] = clue_hash(6, margin * 8 + kind);
	v[n++] = clue_hash(7, worth * 8 + len);
	v[n++] = clue_hash(8, head->lower);
	v[n++] = clue_hash(9, head->odds * 16u + kind);
	v[n++] = clue_hash(10, agree * 64 + share * 8 + who);
	v[n++] = clue_hash(11, margin / 3 * 32 + worth / 3);
	v[n++] = clue_hash(12, head->gram);
	v[n++] = clue_hash(13, (k->n < 3 ? k->n : 3) * 4 + kind);
	v[n++] = clue_hash(14, head->stem);
	v[n++] = clue_hash(15, wordform_mix(head->stem, kind * 8 + who));
	v[n++] = clue_hash(16, t->v[first].lower);
	v[n++] = clue_hash(17, wordform_mix(head->stem, t->v[first].gram));
	v[n++] = clue_hash(18, wordform_mix(t->v[first].gram,
	    first > k->cue.first));
	v[n++] = clue_hash(19, who_word);
	v[n++] = clue_hash(20, who == 0 ? 0 : 1 + t->v[k->speaker.last -
	    1].entity + (uint64_t)kind * 64);
	v[n++] = clue_hash(21, who == 0 ? 0 : t->v[k->speaker.first].gram);
	v[n++] = clue_hash(22, t->v[k->cue.first].lower);
	v[n++] = clue_hash(23, k->cue.first == 0 ? 0 :
	    t->v[k->cue.first - 1].gram);
	v[n++] = clue_hash(24, last < c->n ? t->v[last].gram : 0);
	v[n++] = clue_hash(25, wordform_mix(k->cue.last - k->cue.first,
	    head->gram));
	v[n++] = clue_hash(26, (unsigned)(k->loss + 9) / 10);
	return n;
}

/* How much each candidate is to be believed. */
static void
judge(struct attributer *a, const struct clauses *c, const struct clues *t)
{
	const struct chain *chain = &a->model->chains[QUOTE_VERDICT];
	uint32_t features[CLUE_MAX];
	int16_t scores[CHAIN_TAGS];
	size_t i, n;

	for (i = 0; i < a->n; i++) {
		n = verdict_features(a, c, t, i, features);
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

/* Tells whether y is believed, and more than x. */
static bool
is_better(const struct candidate *x, const struct candidate *y)
{
	return y->verdict >= BELIEVED && (y->verdict > x->verdict ||
	    (y->verdict == x->verdict && y < x));
}

/* Tells whether two candidates say the same. */
static bool
say_same(const struct attributer *a, const struct candidate *x,
    const struct candidate *y)
{
	uint32_t lx = length(a, x), ly = length(a, y);

	if (x->cue.first < y->cue.last && y->cue.first < x->cue.last)
		return true;
	return common(a, x, y) * 10 > (lx > ly ? lx : ly) * 6;
}

/* Tells whether a part of what a candidate says is just this. */
static bool
has_part(const struct attributer *a, const struct candidate *x,
    struct span at)
{
	size_t i;

	for (i = x->first; i < x->first + x->n; i++)
		if (a->spans[i].first == at.first &&
		    a->spans[i].last == at.last)
			return true;
	return false;
}

/*
 * Tells whether a better candidate near x has what x says, or that part of
 * it: no two claim one quotation.
 */
static bool
is_beaten(const struct attributer *a, const struct candidate *x,
    const struct span *part)
{
	const struct candidate *y = x, *end = a->v + a->n;

	while (y > a->v && (int64_t)x->cue.first - y[-1].cue.first < APART)
		y--;
	for (; y < end && (int64_t)y->cue.first - x->cue.first < APART; y++)
		if (y != x && is_better(x, y) && (part != NULL ?
		    has_part(a, y, *part) : say_same(a, x, y)))
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

/* "Paris: The leaders met." tells where, not who. */
static bool
is_dateline(const struct clauses *c, const struct clues *t,
    const struct candidate *k)
{
	uint32_t last = k->speaker.last;

	if (k->speaker.first == last || k->cue.first != last ||
	    !clause_is(c, last, ":") || t->v[last - 1].entity == 0)
		return false;
	return (t->v[last - 1].entity - 1) / 2 == ENTITY_PLACE &&
	    clause_sentence_start(c, last) == k->speaker.first;
}

/*
 * '"It is done," she wrote on a wall. "At last."': behind a cue that stands
 * behind a quotation, words without marks tell where and when, up to the
 * sentence's end.
 */
static bool
is_setting(const struct attributer *a, const struct clauses *c,
    const struct candidate *k, struct span part)
{
	const struct word *w = c->words;
	struct span at;
	size_t i;

	if (part.first < k->cue.last || w[part.first].sentence !=
	    w[k->cue.first].sentence || w[part.first].stretch != WORD_FREE ||
	    w[part.last - 1].stretch != WORD_FREE)
		return false;
	for (i = k->first; i < k->first + k->n; i++) {
		at = a->spans[i];
		if (at.last <= k->cue.first &&
		    w[at.last - 1].stretch != WORD_FREE &&
		    w[at.last - 1].sentence == w[k->cue.first].sentence &&
		    c->stretches[w[at.last - 1].stretch].is_utterance)
			return true;
	}
	return false;
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
verdict_find(struct attributer *a, struct said *said,
    const struct clauses *c, struct clues *t, struct span p)
{
	struct candidate *k;
	struct span *part;
	uint32_t id;
	size_t i, j;

	attribute_cues(a, c, t, p);
	reading_find(a, c, t, p);
	judge(a, c, t);
	for (i = 0; i < a->n; i++) {
		k = &a->v[i];
		if (k->verdict < BELIEVED || is_beaten(a, k, NULL) ||
		    is_only_title(a, c, k) || is_dateline(c, t, k))
			continue;
		id = said_new(said, k->speaker, k->cue);
		for (j = 0; j < k->n; j++) {
			part = &a->spans[k->first + j];
			if (!is_beaten(a, k, part) &&
			    !is_setting(a, c, k, *part))
				add_content(said, c, id, *part);
		}
	}
}
