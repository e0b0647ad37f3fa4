/* Noun phrases beside a verb: those who speak. */
#include "phrase.h"

enum {
	APPOSITION = 24,        /* words between two commas, at most */
	PHRASE = 60             /* words of a noun phrase, at most */
};

static bool
is_free(const struct clauses *c, uint32_t i)
{
	return c->words[i].stretch == WORD_FREE ||
	    !c->stretches[c->words[i].stretch].is_utterance;
}

static bool
is_cap(const struct clauses *c, uint32_t i)
{
	return (c->words[i].shape & TOKEN_CAP) != 0;
}

/* A verb, as far as its form tells: "insisted", "has". */
static bool
looks_verbal(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];
	const char *end = c->text + w->end;

	if ((w->does & WORD_AUX) != 0)
		return true;
	if (w->odds == NULL || (w->shape & TOKEN_LOWER) == 0)
		return false;
	return w->end - w->start > 3 && ((end[-2] == 'e' && end[-1] == 'd') ||
	    w->odds[ODDS_END] >= '8');
}

bool
phrase_is_nominal(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];

	switch (w->kind) {
	case TOKEN_NUMBER:
	case TOKEN_LINK:
	case TOKEN_SUFFIX:
		return true;
	case TOKEN_WORD:
		if ((w->does & WORD_DET) != 0)
			return true;
		return (is_cap(c, i) && (w->does & (WORD_TIME | WORD_ADV)) ==
		    0 && w->sentence == w[-1 + (i == 0)].sentence &&
		    !clause_is_small(c, i)) || (!clause_is_small(c, i) &&
		    !looks_verbal(c, i));
	default:
		return false;
	}
}

/* A mark that stands within a name: "Al-Thani", "AT&T", "Mary 'Bo' Poe". */
static bool
joins(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];
	uint32_t cp = clause_char(c, i);

	if (w->kind != TOKEN_MARK)
		return false;
	if (w->stretch != WORD_FREE && is_free(c, i))
		return true;
	if (cp == '&' || cp == '$' || cp == '%')
		return true;
	if (i + 1 >= c->n)
		return false;
	return (cp == '-' || cp == '/' || cp == 0x2010 || cp == 0x2011 ||
	    cp == '\'' || cp == 0x2019 || cp == '.') && !w->spaced &&
	    (!w[1].spaced || cp == '\'' || cp == 0x2019);
}

/* The start of a chunk, a noun and what stands before it, that ends at i. */
static uint32_t
chunk_start(const struct clauses *c, uint32_t low, uint32_t i)
{
	const struct word *w;

	while (i > low) {
		w = &c->words[i - 1];
		if (!is_free(c, i - 1))
			break;
		if (joins(c, i - 1)) {
			i--;
			continue;
		}
		/* "On Tuesday Smith said": the day is none of his names. */
		if ((w->does & WORD_TIME) != 0 && w[1].kind == TOKEN_WORD &&
		    is_cap(c, i))
			break;
		if ((w->does & WORD_REL) != 0)
			break;
		if (!phrase_is_nominal(c, i - 1) &&
		    !(looks_verbal(c, i - 1) && i - 1 > low &&
		    (w->does & WORD_AUX) == 0 &&
		    (w[-1].does & WORD_DET) != 0))
			break;
		i--;
		if ((w->does & WORD_DET) != 0 && (i == low ||
		    (w[-1].does & WORD_DET) == 0))
			break;
	}
	return i;
}

static bool
has_noun(const struct clauses *c, struct span s)
{
	uint32_t i;

	for (i = s.first; i < s.last; i++)
		if (c->words[i].kind == TOKEN_LINK ||
		    (c->words[i].kind == TOKEN_WORD &&
		    !clause_is_small(c, i)))
			return true;
	/* "Many said", "This suggests", "Three said". */
	return s.first < s.last && (c->words[s.last - 1].does & WORD_DET);
}

/* Tells whether "Smith and Jones" may be one phrase: a clause begins it. */
static bool
begins_clause(const struct clauses *c, uint32_t low, uint32_t i)
{
	return i == low || (c->words[i - 1].does & (WORD_SUB | WORD_REL)) ||
	    clause_is(c, i - 1, ",") || !is_free(c, i - 1);
}

/* The phrase without apposition that ends at end: chunks and prepositions. */
static struct span
plain_before(const struct clauses *c, uint32_t low, uint32_t end)
{
	struct span s = { end, end }, left;
	const struct word *w;

	left.last = end;
	for (;;) {
		left.first = chunk_start(c, low, left.last);
		if (left.first == left.last || !has_noun(c, left))
			break;
		s.first = left.first;
		if (s.first <= low + 1)
			break;
		w = &c->words[s.first - 1];
		if ((w->does & WORD_PREP) != 0 && !is_cap(c, s.first - 1) &&
		    (w->does & (WORD_SUB | WORD_ADV)) == 0)
			left.last = s.first - 1;
		else if ((w->does & WORD_AND) != 0) {
			left.last = s.first - 1;
			left.first = chunk_start(c, low, left.last);
			if (left.first == left.last ||
			    !begins_clause(c, low, left.first))
				break;
		} else
			break;
	}
	return s;
}

/* "who ...", "after ...": an aside that is no part of the phrase. */
static bool
begins_aside(const struct clauses *c, uint32_t i)
{
	return (c->words[i].does & (WORD_REL | WORD_PREP | WORD_SUB |
	    WORD_TIME)) != 0 && !clause_is(c, i, "of");
}

/* The mark that begins what the comma, dash or bracket before end closes. */
static uint32_t
opening(const struct clauses *c, uint32_t low, uint32_t end)
{
	uint32_t i, want, close = clause_char(c, end - 1);
	bool has_verb = false;

	want = close == ')' ? '(' : close;
	if (close != ',' && close != ')' && close != 0x2014 && close != 0x2013)
		return end;
	for (i = end - 1; i > low && end - i < APPOSITION; i--) {
		if (!is_free(c, i - 1))
			break;
		if (clause_char(c, i - 1) == want)
			return has_verb && !begins_aside(c, i) ? end : i - 1;
		has_verb |= looks_verbal(c, i - 1) ||
		    (c->words[i - 1].does & WORD_SUBJECT) != 0;
	}
	return end;
}

/*
 * "Ann Poe, a dentist from Dayton, Ohio, said": the phrase before the second
 * comma is itself a description; returns where what it describes begins.
 */
static uint32_t
described(const struct clauses *c, uint32_t low, struct span s)
{
	struct span name;

	if (s.first < low + 2 || !clause_is(c, s.first - 1, ",") ||
	    (c->words[s.first].does & WORD_DET) == 0)
		return s.first;
	name = plain_before(c, low, s.first - 1);
	if (name.first == name.last || !is_cap(c, name.last - 1) ||
	    (name.first > low &&
	    (c->words[name.first - 1].does & WORD_PREP) != 0))
		return s.first;
	return name.first;
}

struct span
phrase_before(const struct clauses *c, uint32_t low, uint32_t end)
{
	struct span s = { end, end }, head;
	const struct word *w;
	uint32_t open;

	if (end <= low)
		return s;
	if (end - low > PHRASE)
		low = end - PHRASE;
	w = &c->words[end - 1];
	if (w->kind == TOKEN_MARK && w->stretch == WORD_FREE) {
		open = opening(c, low, end);
		if (open == end || open == low)
			return s;
		head = plain_before(c, low, open);
		if (head.first == head.last)
			return s;
		if (begins_aside(c, open + 1))
			return head;
		s.first = described(c, low, head);
		s.last = clause_is(c, end - 1, ")") ? end : end - 1;
		return s;
	}
	if (is_free(c, end - 1) && (w->does & (WORD_SUBJECT | WORD_REL)) &&
	    (w->does & (WORD_DET | WORD_REL)) != WORD_DET) {
		s.first = end - 1;
		return s;
	}
	s = plain_before(c, low, end);
	/* "Trump's Ukraine envoy, Keith Kellogg": a bare name's description. */
	return s;
}

/* Tells whether what follows the comma at i describes the name before. */
static bool
describes(const struct clauses *c, uint32_t i, uint32_t high)
{
	const struct word *w;

	if (i + 2 >= high)
		return false;
	w = &c->words[i + 1];
	if (w->kind == TOKEN_NUMBER)
		return true;
	if (w->kind != TOKEN_WORD || !is_free(c, i + 1))
		return false;
	if ((w->does & WORD_DET) != 0)
		return (w->does & (WORD_SUB | WORD_AUX)) == 0;
	return !clause_is_small(c, i + 1) && !is_cap(c, i + 1) &&
	    (w->does & WORD_TIME) == 0 && w->odds == NULL &&
	    !(w->end - w->start > 4 && c->text[w->end - 1] == 'g' &&
	    c->text[w->end - 2] == 'n');
}

static uint32_t
apposition_end(const struct clauses *c, uint32_t i, uint32_t high)
{
	uint32_t k = i + 1, limit;

	limit = high - i > APPOSITION ? i + APPOSITION : high;
	while (k < limit && is_free(c, k) && !clause_is(c, k, ",") &&
	    !clause_is(c, k, ".") && !clause_is(c, k, ":") &&
	    !clause_is(c, k, ";")) {
		/* "according to Poe, snow will fall" describes no Poe. */
		if (looks_verbal(c, k) && !(c->words[k - 1].does & WORD_DET))
			return i;
		k++;
	}
	return k < limit || limit == high ? k : i;
}

struct span
phrase_after(const struct clauses *c, uint32_t first, uint32_t high)
{
	struct span s;
	const struct word *w;
	bool low_case = false;
	uint32_t i;

	s.first = s.last = first;
	if (first >= high || !is_free(c, first))
		return s;
	if (high - first > PHRASE)
		high = first + PHRASE;
	w = &c->words[first];
	if ((w->does & WORD_SUBJECT) != 0) {
		s.last++;
		return s;
	}
	for (i = first; i < high && is_free(c, i); i++) {
		w = &c->words[i];
		/* "told reporters the plan", "said in Iowa that": two. */
		if (s.last == i && i > first && (w->does & WORD_DET) != 0)
			break;
		if (phrase_is_nominal(c, i) && (w->does & WORD_TIME) == 0) {
			low_case |= (w->shape & TOKEN_LOWER) != 0;
			s.last = i + 1;
		} else if (joins(c, i))
			continue;
		else if (i > first && i + 1 < high &&
		    phrase_is_nominal(c, i + 1) &&
		    (c->words[i + 1].does & WORD_TIME) == 0 &&
		    (clause_is(c, i, "of") || clause_is(c, i, "and") ||
		    (low_case && (w->does & WORD_PREP) != 0 &&
		    (w->does & (WORD_SUB | WORD_ADV)) == 0)))
			continue;
		else
			break;
	}
	if (!has_noun(c, s)) {
		s.last = first;
		return s;
	}
	if (s.last < high && clause_is(c, s.last, ",") &&
	    describes(c, s.last, high))
		s.last = apposition_end(c, s.last, high);
	return s;
}

struct span
phrase_subject(const struct clauses *c, uint32_t low, uint32_t before)
{
	struct span s = { before, before };
	const struct word *w;
	uint32_t i;

	if (before - low > PHRASE)
		before = low + PHRASE;
	for (i = low + 1; i < before; i++) {
		w = &c->words[i];
		if (w->stretch != WORD_FREE || w->kind != TOKEN_WORD ||
		    ((w->does & WORD_AUX) == 0 && w->odds == NULL))
			continue;
		s = phrase_before(c, low, i);
		if (s.first < s.last)
			break;
	}
	return s;
}
