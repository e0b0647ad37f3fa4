/* Transcripts and interviews: whose turn it is to speak. */
#include <string.h>

#include "mem.h"
#include "turn.h"

enum {
	WORDS = 6,              /* of a name, at most */
	NAMES = 8               /* that are told apart */
};

enum kind { NOBODY, CAPITALS, MIXED, QUESTION, ANSWER, POST, KINDS };

/* What a window's paragraphs begin with. */
struct turns {
	size_t n[KINDS];
	struct {
		struct str name;
		unsigned n;
	} names[NAMES];         /* mixed ones, the first of them */
	size_t nnames;
	bool asks;
};

/* "Q.", "A:" */
static enum kind
read_letter(const struct clauses *c, struct span p, struct turn *t)
{
	const struct word *w = &c->words[p.first];
	char letter = c->text[w->start];
	bool stop = (w->shape & TOKEN_INITIAL) != 0;

	if ((letter != 'Q' && letter != 'A') || (!stop &&
	    (w->end - w->start > 1 || !clause_is(c, p.first + 1, ":"))))
		return NOBODY;
	t->name.first = p.first;
	t->name.last = p.first + 1;
	t->said = p.first + 1 + !stop;
	if (t->said >= p.last)
		return NOBODY;
	return letter == 'Q' ? QUESTION : ANSWER;
}

/* "@annpoe: We left." */
static enum kind
read_handle(const struct clauses *c, struct span p, struct turn *t)
{
	uint32_t i = p.first;

	if (i + 2 >= p.last || c->words[i].kind != TOKEN_LINK ||
	    c->text[c->words[i].start] != '@' || !clause_is(c, i + 1, ":"))
		return NOBODY;
	t->name.first = i;
	t->name.last = i + 1;
	t->said = i + 2;
	return POST;
}

static enum kind
read_name(const struct clauses *c, struct span p, struct turn *t)
{
	enum kind kind = CAPITALS;
	uint32_t i = p.first, letters = 0;
	const struct word *w;

	/* Each turn may begin with a mark: "POE: We shall see. */
	if (i + 1 < p.last && c->words[i].kind == TOKEN_MARK &&
	    clause_is(c, i, "\""))
		i++;
	for (t->name.first = i; i < p.last && i - p.first < WORDS; i++) {
		w = &c->words[i];
		if (w->kind == TOKEN_MARK && clause_is(c, i, ":"))
			break;
		letters += w->end - w->start;
		if (w->kind == TOKEN_MARK && (clause_is(c, i, "-") ||
		    clause_is(c, i, ".")))
			continue;
		if (w->kind != TOKEN_WORD || (w->shape & (TOKEN_CAPS |
		    TOKEN_INITIAL | TOKEN_CAP)) == 0)
			return NOBODY;
		if ((w->shape & (TOKEN_CAPS | TOKEN_INITIAL)) == 0)
			kind = MIXED;
	}
	if (letters < 3 || i + 2 >= p.last || !clause_is(c, i, ":") ||
	    c->words[p.last - 1].kind != TOKEN_MARK ||
	    (c->words[i + 1].shape & TOKEN_CAPS) != 0)
		return NOBODY;
	t->name.last = i;
	t->said = i + 1;
	return kind;
}

/* A paragraph's turn, if it is one. */
static enum kind
read_turn(const struct clauses *c, uint32_t paragraph, struct turn *t)
{
	struct span p = c->paragraphs[paragraph];
	enum kind kind = NOBODY;

	memset(t, 0, sizeof *t);
	if (p.first < p.last)
		kind = read_letter(c, p, t);
	if (kind == NOBODY)
		kind = read_handle(c, p, t);
	if (kind == NOBODY)
		kind = read_name(c, p, t);
	return kind;
}

static size_t
index_of(const struct turns *s, struct str name)
{
	size_t i;

	for (i = 0; i < s->nnames && !str_equal(s->names[i].name, name); i++)
		;
	return i;
}

static void
count(struct turns *s, const struct clauses *c, const struct turn *t,
    struct span p)
{
	struct str name = clause_str(c, t->name);
	size_t i = index_of(s, name);

	s->asks = s->asks || clause_is(c, p.last - 1, "?");
	if (i == NAMES)
		return;
	if (i == s->nnames) {
		s->names[s->nnames].n = 0;
		s->names[s->nnames++].name = name;
	}
	s->names[i].n++;
}

/* Tells whether a paragraph begins with a name that comes again. */
static bool
recurs(const struct turns *s, const struct clauses *c, uint32_t paragraph)
{
	struct turn t;
	size_t i;

	if (paragraph >= c->nparagraphs || read_turn(c, paragraph, &t) != MIXED)
		return false;
	i = index_of(s, clause_str(c, t.name));
	return i < s->nnames && s->names[i].n > 1;
}

/* Tells whether a paragraph's turn is one beside all others. */
static bool
is_turn(const struct turns *s, const struct clauses *c, uint32_t paragraph,
    struct turn *t)
{
	switch (read_turn(c, paragraph, t)) {
	case CAPITALS:
		/* "TRANSCRIPT: the hearing of March 3", alone, is none. */
		return s->n[CAPITALS] > 1;
	case MIXED:
		/* A name that comes once is asked or answered below. */
		return s->n[MIXED] > 2 && s->nnames > 1 && s->asks &&
		    (recurs(s, c, paragraph) || recurs(s, c, paragraph + 1));
	case QUESTION:
	case ANSWER:
		return s->n[QUESTION] > 0 && s->n[ANSWER] > 0;
	case POST:
		return true;
	default:
		return false;
	}
}

void
turn_find(struct clauses *c)
{
	struct turn none;
	enum kind kind;
	struct turns s;
	uint32_t i;

	memset(&s, 0, sizeof s);
	memset(&none, 0, sizeof none);
	c->turns = mem_grow(c->turns, &c->turns_cap, (size_t)c->nparagraphs +
	    1, sizeof *c->turns);
	for (i = 0; i < c->nparagraphs; i++) {
		kind = read_turn(c, i, &c->turns[i]);
		s.n[kind]++;
		if (kind == MIXED)
			count(&s, c, &c->turns[i], c->paragraphs[i]);
	}
	for (i = 0; i < c->nparagraphs; i++)
		if (c->turns[i].said != 0 && !is_turn(&s, c, i, &c->turns[i]))
			c->turns[i] = none;
}
