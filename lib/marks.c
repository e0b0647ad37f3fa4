/* Quotation marks: which open, which close, what stands between them. */
#include <string.h>

#include "marks.h"
#include "uclass.h"

enum mark {
	MARK_NONE,
	MARK_OPEN,              /* opens, whatever stands around it */
	MARK_CLOSE,             /* closes, the same */
	MARK_EITHER,            /* its place tells: straight, two apostrophes */
	MARK_BOTH,              /* the upper curly one: opens in English, */
	                        /* closes what a low one opened */
	MARK_SINGLE_OPEN,
	MARK_SINGLE_CLOSE,      /* or an apostrophe */
	MARK_SINGLE_EITHER
};

/* What is open in a paragraph. */
struct state {
	struct clauses *c;
	struct span p;          /* the paragraph */
	uint32_t from;          /* the word that opened, if depth > 0 */
	uint32_t depth;         /* marks of its own kind that are open */
	uint32_t open_char;
	uint32_t closers;       /* single ones still to come, with luck */
	bool single, nests, carried;
	bool is_block;          /* one straight mark, and pairs of others */
};

static enum mark
mark_of(const struct clauses *c, uint32_t i)
{
	if (c->words[i].kind != TOKEN_MARK)
		return MARK_NONE;
	switch (clause_char(c, i)) {
	case '"': case 0x201f: case 0xff02:
		return MARK_EITHER;
	case 0x201c:
		return MARK_BOTH;
	case 0x201d: case 0xbb:
		return MARK_CLOSE;
	case 0x201e: case 0xab:
		return MARK_OPEN;
	case '`':
		return clause_is(c, i, "``") ? MARK_OPEN : MARK_SINGLE_OPEN;
	case '\'':
		return clause_is(c, i, "''") ? MARK_EITHER :
		    MARK_SINGLE_EITHER;
	case 0x2018: case 0x201a: case 0x2039:
		return MARK_SINGLE_OPEN;
	case 0x2019: case 0x203a:
		return MARK_SINGLE_CLOSE;
	default:
		return MARK_NONE;
	}
}

/* A dash, bracket or other quotation mark lets a mark open behind it. */
static bool
lets_open(const struct clauses *c, uint32_t i)
{
	uint32_t cp = clause_char(c, i);

	return cp == '(' || cp == '[' || cp == '-' || cp == '/' ||
	    cp == 0x2013 || cp == 0x2014 || cp == 0x2015 || cp == '>' ||
	    (mark_of(c, i) != MARK_NONE && cp != 0x201d && cp != 0x2019);
}

/* White space before it, none behind it. */
static bool
looks_open(const struct state *s, uint32_t i)
{
	const struct word *w = &s->c->words[i];

	if (i + 1 >= s->p.last || w[1].spaced)
		return false;
	return i == s->p.first || w->spaced || lets_open(s->c, i - 1);
}

static bool
looks_closed(const struct state *s, uint32_t i)
{
	return i > s->p.first && !s->c->words[i].spaced;
}

/*
 * An apostrophe that closes nothing: a letter follows ('em, '90s), or it
 * ends a plural ("the voters' choice").
 */
static bool
closes_single(const struct state *s, uint32_t i)
{
	const struct word *w = &s->c->words[i];
	const char *text = s->c->text;

	if (!looks_closed(s, i))
		return false;
	if (i + 1 >= s->p.last || w[1].kind == TOKEN_MARK)
		return true;
	if (!w[1].spaced)
		return false;
	return w[-1].kind != TOKEN_WORD || text[w[-1].end - 1] != 's' ||
	    (w[1].does & (WORD_AUX | WORD_PREP | WORD_AND | WORD_SUB)) != 0;
}

/* Single marks open where one that closes is still to come. */
static bool
opens_single(const struct state *s, uint32_t i)
{
	const struct word *w = &s->c->words[i];

	if (!looks_open(s, i) || w[1].kind == TOKEN_NUMBER)
		return false;
	return s->closers > 0;
}

static void
open_at(struct state *s, uint32_t i, bool single)
{
	s->from = i;
	s->depth = 1;
	s->single = single;
	s->open_char = clause_char(s->c, i);
}

/* Ends what is open before word end. */
static void
close_at(struct state *s, uint32_t end)
{
	struct span at;

	at.first = s->from;
	at.last = end;
	if (at.last > at.first + 1)
		clause_add_stretch(s->c, at, s->carried);
	s->carried = false;
	s->depth = 0;
}

/* A mark is missing: what was open ended with the sentence before i. */
static void
repair_at(struct state *s, uint32_t i)
{
	const struct word *w = s->c->words;
	uint32_t end = i;

	if (w[i].sentence == w[s->from].sentence) {
		/* Within one sentence the mark before was a stray one. */
		s->depth = 0;
		return;
	}
	while (end > s->from + 1 && w[end - 1].sentence == w[i].sentence)
		end--;
	close_at(s, end);
}

static void
take_double(struct state *s, uint32_t i, enum mark m)
{
	uint32_t cp = clause_char(s->c, i);
	bool same = s->depth > 0 && cp == s->open_char;

	if (s->is_block && cp == '"')
		return;
	if (s->depth == 0) {
		if (m == MARK_OPEN || m == MARK_BOTH || looks_open(s, i))
			open_at(s, i, false);
	} else if (s->single)
		return;         /* doubles within singles */
	else if (s->open_char == '"' && cp != '"')
		return;         /* a block within straight ones has its own */
	else if (m == MARK_CLOSE || (m == MARK_BOTH && (s->open_char != cp ||
	    (!s->nests && !looks_open(s, i) && looks_closed(s, i)))) ||
	    (m == MARK_EITHER && !looks_open(s, i)) ||
	    (m == MARK_OPEN && s->open_char == 0xbb && cp == 0xab)) {
		if (--s->depth == 0)
			close_at(s, i + 1);
	} else if (same && m != MARK_EITHER && s->nests)
		s->depth++;
	else if (same || m == MARK_EITHER) {
		repair_at(s, i);
		open_at(s, i, false);
	}
}

static void
take_single(struct state *s, uint32_t i, enum mark m)
{
	bool closes = m != MARK_SINGLE_OPEN && closes_single(s, i);

	if (closes && s->closers > 0)
		s->closers--;
	if (s->depth == 0) {
		if (m != MARK_SINGLE_CLOSE && opens_single(s, i))
			open_at(s, i, true);
	} else if (s->single && closes)
		close_at(s, i + 1);
}

/* Counts what tells how to read the paragraph's marks. */
static void
look_over(struct state *s)
{
	uint32_t i, open = 0, close = 0, straight = 0;
	enum mark m;

	s->closers = 0;
	for (i = s->p.first; i < s->p.last; i++) {
		m = mark_of(s->c, i);
		open += m == MARK_BOTH || m == MARK_OPEN;
		close += m == MARK_CLOSE;
		straight += clause_is(s->c, i, "\"");
		if ((m == MARK_SINGLE_CLOSE || m == MARK_SINGLE_EITHER) &&
		    closes_single(s, i))
			s->closers++;
	}
	s->nests = open == close;
	s->is_block = straight == 1 && open > 0 && close > 0;
}

/* Tells whether the paragraph begins with a mark like the one left open. */
static bool
reopens(const struct clauses *c, uint32_t paragraph, uint32_t open_char)
{
	struct span p;

	if (paragraph >= c->nparagraphs)
		return false;
	p = c->paragraphs[paragraph];
	/* Guillemets reopen by the closing one in some houses. */
	return p.first < p.last && mark_of(c, p.first) != MARK_NONE &&
	    (clause_char(c, p.first) == open_char ||
	    (open_char == 0xab && clause_char(c, p.first) == 0xbb));
}

/*
 * What is open has lost its closing mark: where a cue follows the first comma
 * closely ("We shall appeal, the lawyer said") it ended there; else the
 * paragraph ends it.
 */
static uint32_t
missed_end(const struct state *s)
{
	enum { CLOSE = 8, SAYING = '8' };
	const struct clauses *c = s->c;
	const struct word *w = c->words;
	uint32_t i, comma = 0;

	for (i = s->from + 1; i < s->p.last &&
	    w[i].sentence == w[s->from].sentence; i++) {
		if (clause_is(c, i, ","))
			comma = i;
		else if (comma == i - 1 && (w[i].does & WORD_AND) != 0)
			comma = 0;
		else if (comma > 0 && i - comma <= CLOSE && w[i].odds != NULL
		    && w[i].odds[ODDS_END] > SAYING && w[i].stretch ==
		    WORD_FREE)
			return comma + 1;
	}
	return s->p.last;
}

static void
read_paragraph(struct state *s, uint32_t number)
{
	enum mark m;
	uint32_t i;

	s->p = s->c->paragraphs[number];
	s->depth = 0;
	look_over(s);
	i = s->p.first;
	if (!s->is_block && (s->carried || (i < s->p.last &&
	    reopens(s->c, number + 1, clause_char(s->c, i)) &&
	    mark_of(s->c, i) >= MARK_SINGLE_OPEN && s->closers == 0 &&
	    looks_open(s, i))))
		open_at(s, i, mark_of(s->c, i) >= MARK_SINGLE_OPEN), i++;
	for (; i < s->p.last; i++) {
		m = mark_of(s->c, i);
		if (m >= MARK_SINGLE_OPEN)
			take_single(s, i, m);
		else if (m != MARK_NONE)
			take_double(s, i, m);
	}
	if (s->depth > 0) {
		bool on = reopens(s->c, number + 1, s->open_char);

		close_at(s, on ? s->p.last : missed_end(s));
		s->carried = on;
	} else
		s->carried = false;
}

/* A clause of its own begins it, and a stop or comma ends it. */
static bool
is_utterance(const struct clauses *c, const struct stretch *t)
{
	uint32_t a = t->at.first, z = t->at.last - 1, i, words = 0;
	uint32_t before, last, lower = 0;
	bool starts, ends;

	if (t->carries_on)
		return true;
	for (i = a + 1; i < z; i++) {
		words += c->words[i].kind != TOKEN_MARK;
		lower += (c->words[i].shape & TOKEN_LOWER) != 0;
	}
	if (words == 0)
		return false;
	before = a > 0 ? clause_char(c, a - 1) : 0;
	starts = a == 0 || c->words[a].sentence != c->words[a - 1].sentence ||
	    before == ',' || before == ':' || before == 0x2014;
	/* The closing mark, or the last word where that is missing. */
	last = clause_char(c, z);
	if (last != ',' && last != '.' && last != '?' && last != '!')
		last = z > a + 1 ? clause_char(c, z - 1) : 0;
	ends = last == ',' || last == '.' || last == '?' || last == '!' ||
	    last == 0x2026 || last == 0x2014 ||
	    c->words[a].sentence != c->words[z].sentence;
	if (!ends && clause_char(c, z + 1) == ',' )
		ends = (c->words[a + 1].shape & TOKEN_CAP) != 0 && words > 3;
	if ((c->words[a + 1].shape & TOKEN_LOWER) != 0 && before != ',' &&
	    before != ':' && !(starts && ends && words > 1))
		return false;
	if (starts && ends)
		return true;
	/* Said without a comma: `he said "We shall not go."` */
	return (c->words[a + 1].shape & TOKEN_CAP) != 0 && words > 3 &&
	    lower * 2 > words && (starts || ends);
}

void
marks_find(struct clauses *c)
{
	struct state s;
	uint32_t i;

	memset(&s, 0, sizeof s);
	s.c = c;
	for (i = 0; i < c->nparagraphs; i++)
		read_paragraph(&s, i);
	for (i = 0; i < c->nstretches; i++)
		c->stretches[i].is_utterance = is_utterance(c,
		    &c->stretches[i]);
}
