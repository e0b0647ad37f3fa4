/* Names of those who speak: entities, pronouns, or the words themselves. */
#include <stdlib.h>
#include <string.h>

#include "called.h"
#include "describe.h"
#include "dict.h"
#include "head.h"
#include "phrase.h"
#include "refer.h"
#include "speaker.h"

/* What it takes to name a window's speakers. */
struct speakers {
	struct talk talk;
	struct refer refer;
	struct roles roles;
	struct called called;
	struct span stranger;   /* what spoke last, if it has no name */
	char stranger_is;       /* as a pronoun's: h he, she; o it, they */
	bool stranger_asked;    /* so that who speaks next is another */
	struct doc *d;
};

/* The list's letter for a phrase that is one pronoun, "he's" too; or 0. */
static char
pronoun(const struct clauses *c, struct span s)
{
	const struct word *w = &c->words[s.first];
	const char *p = c->text + w->start, *v;
	size_t n = w->end - w->start, i;

	if (s.last != s.first + 1 && !(s.last == s.first + 2 &&
	    w[1].kind == TOKEN_SUFFIX))
		return '\0';
	for (i = 1; i < n; i++)
		if (p[i] == '\'' || (unsigned char)p[i] == 0xe2)
			n = i;
	v = dict_get_lower(&dict_pronoun, p, n);
	/* "US", "IT" and "WHO" are none, but "SHE" is. */
	if (v == NULL || (n > 1 && (w->shape & TOKEN_CAPS) != 0 &&
	    strchr("mfp", *v) == NULL))
		return '\0';
	return *v;
}

/* "who" and "which": the phrase before it. */
static struct span
antecedent(const struct clauses *c, struct span s)
{
	struct span none = { 0, 0 };
	uint32_t end = s.first, low = clause_sentence_start(c, s.first);

	if ((c->words[s.first].does & WORD_REL) == 0 || s.last != s.first + 1)
		return none;
	if (end > low && clause_is(c, end - 1, ","))
		end--;
	return phrase_before(c, low, end);
}

/* Several people: "leaders", "Ann Poe and Bo Lee". */
static bool
is_many(const struct clauses *c, struct span s)
{
	uint32_t i;

	for (i = s.first; i < s.last; i++) {
		if (clause_is(c, i, "and"))
			return true;
		/* The noun at the end of the phrase, or before "of". */
		if ((i + 1 == s.last || (c->words[i + 1].does & WORD_PREP) !=
		    0) && c->words[i].kind == TOKEN_WORD &&
		    c->text[c->words[i].end - 1] == 's')
			return true;
	}
	return false;
}

/* Whom "they" at word at stands for: whom its sentence is about, if many. */
static struct span
group_before(const struct speakers *p, uint32_t at)
{
	const struct clauses *c = p->talk.c;
	uint32_t low = clause_sentence_start(c, at), end = at, i;
	struct span s = { 0, 0 };

	for (i = 0; i < 2; i++) {
		s = phrase_subject(c, low, end);
		if (s.first < s.last && is_many(c, s))
			return s;
		if (low == 0)
			break;
		end = low;
		low = clause_sentence_start(c, low - 1);
	}
	s.first = s.last = 0;
	return s;
}

/* The phrase as written, in one line and no longer than a name may be. */
static struct str
as_written(const struct clauses *c, struct span s, struct doc *d)
{
	enum { LONGEST = 512 };
	struct str from = clause_str(c, s);

	while (from.len > LONGEST && s.last > s.first + 1) {
		s.last--;
		from = clause_str(c, s);
	}
	if (from.len > LONGEST)
		from.len = LONGEST;
	return doc_one_line(d, from);
}

/* Whom a noun phrase names, or describes, or NOBODY. */
static uint32_t
named(struct speakers *p, uint32_t id, struct span s)
{
	uint32_t who = head_of(&p->talk, s), other;
	bool is_people = who != NOBODY &&
	    p->talk.e->v[who].label == ENTITY_NORP;

	if (who == NOBODY)
		who = called_by(&p->called, s);
	if (who != NOBODY && !is_people)
		return who;
	other = describe_who(&p->roles, &p->refer, id, s);
	if (other != NOBODY)
		return other;
	return is_people ? called_country(&p->called, who) : NOBODY;
}

/* Tells whether somebody whom he or she may mean is named in between. */
static bool
is_named_between(const struct talk *t, uint32_t from, uint32_t to, char letter)
{
	enum gender g = letter == 'm' ? GENDER_MAN : GENDER_WOMAN;
	uint32_t who;
	size_t k;

	for (k = talk_from(t, from); k < t->e->nmentions &&
	    t->m[k].first < to; k++) {
		who = t->e->mentions[k].entity;
		if (talk_is_person(t, who) && (t->m[k].how & TALK_QUOTED) ==
		    0 && (t->genders[who] == GENDER_NONE ||
		    t->genders[who] == g))
			return true;
	}
	return false;
}

/*
 * "A nurse wept. She said ...", "Officials agreed. They said ...": whoever
 * spoke last, without a name, unless somebody with one stands between.
 */
static bool
is_stranger(const struct speakers *p, struct span at, char letter)
{
	const struct word *w = p->talk.c->words;
	struct span s = p->stranger;
	bool is_person = letter == 'm' || letter == 'f';

	if (s.first == s.last || at.first < s.last || p->stranger_asked ||
	    w[at.first].sentence - w[s.first].sentence > 2 ||
	    (p->stranger_is != letter &&
	    !(is_person && p->stranger_is == 'h') &&
	    !((letter == 't' || letter == 'p') && p->stranger_is == 'o')))
		return false;
	return !is_person || !is_named_between(&p->talk, s.last, at.first,
	    letter);
}

/* Keeps a phrase that names nobody, for the pronouns that come. */
static void
note_stranger(struct speakers *p, uint32_t id, struct span s)
{
	enum gender g;
	uint32_t first;
	char kind;

	if (pronoun(p->talk.c, s) != '\0' || (s.first == p->stranger.first &&
	    s.last == p->stranger.last))
		return;
	p->stranger = s;
	first = p->talk.s->v[id].first;
	p->stranger_asked = first != SAID_NONE && clause_asks(p->talk.c,
	    p->talk.s->contents[first].at);
	kind = describe_kind(&p->roles, s, &g);
	if (is_many(p->talk.c, s))
		p->stranger_is = 'p';
	else if (kind == '\0' || kind == 'o')
		p->stranger_is = kind == 'o' ? 'o' : 't';
	else
		p->stranger_is = g == GENDER_MAN ? 'm' : g == GENDER_WOMAN ?
		    'f' : 'h';
}

/* Whom an attribution's speaker is; *as is the phrase to write if nobody. */
static uint32_t
who_is(struct speakers *p, uint32_t id, struct span *as)
{
	const struct clauses *c = p->talk.c;
	struct span s = *as, before = { 0, 0 };
	char letter = pronoun(c, s);
	uint32_t who;

	if (is_stranger(p, s, letter)) {
		*as = p->stranger;
		if (p->stranger_is == 'h')
			p->stranger_is = letter;
		return NOBODY;
	}
	switch (letter) {
	case 'm':
	case 'f':
		return refer_person(&p->refer, id, letter == 'm' ?
		    GENDER_MAN : GENDER_WOMAN);
	case 't':
		return refer_thing(&p->refer, s.first, false);
	case 's':
		return NOBODY;
	case 'p':
		before = group_before(p, s.first);
		break;
	case 'r':
		if ((who = head_antecedent(&p->talk, s.first)) != NOBODY)
			return who;
		before = antecedent(c, s);
		break;
	default:
		return named(p, id, s);
	}
	if (before.first == before.last)
		return NOBODY;
	*as = before;
	return named(p, id, before);
}

static struct str
name_of(struct speakers *p, uint32_t id)
{
	struct span at = p->talk.s->v[id].speaker, as = at;
	uint32_t who;
	char letter;

	refer_go(&p->refer, at.first);
	who = who_is(p, id, &as);
	if (who == NOBODY) {
		note_stranger(p, id, as);
		return as_written(p->talk.c, as, p->d);
	}
	p->stranger.first = p->stranger.last;
	if (p->refer.teacher != NULL && talk_is_person(&p->talk, who) &&
	    pronoun(p->talk.c, at) == '\0')
		p->refer.teacher->told(p->refer.teacher->ctx, &p->refer, id,
		    who);
	refer_spoke(&p->refer, who, at);
	letter = pronoun(p->talk.c, at);
	if (letter == 'm' || letter == 'f')
		p->talk.genders[who] = letter == 'm' ? GENDER_MAN :
		    GENDER_WOMAN;
	return p->talk.e->v[who].name;
}

static int
compare(const void *va, const void *vb)
{
	const uint64_t *a = va, *b = vb;

	return *a < *b ? -1 : *a > *b;
}

/* The attributions that have a speaker, in order of where that stands. */
static uint64_t *
in_order(const struct said *s, uint32_t *n, struct arena *a)
{
	uint64_t *order = arena_alloc(a, ((size_t)s->n + 1) * sizeof *order);
	uint32_t i;

	for (i = *n = 0; i < s->n; i++)
		if (s->v[i].speaker.first < s->v[i].speaker.last)
			order[(*n)++] = (uint64_t)s->v[i].speaker.first << 32 |
			    i;
	qsort(order, *n, sizeof *order, compare);
	return order;
}

void
speaker_teach(struct str *names, const struct said *s,
    const struct clauses *c, const struct entities *e, struct doc *d,
    const struct refer_teacher *teacher)
{
	struct speakers p;
	uint32_t i, n, id, last = NOBODY;
	uint64_t *order;

	memset(&p, 0, sizeof p);
	p.d = d;
	for (i = 0; i < s->n; i++)
		names[i] = str_of("");
	order = in_order(s, &n, &d->arena);
	if (n == 0)
		return;
	talk_read(&p.talk, c, e, s, &d->arena);
	refer_begin(&p.refer, &p.talk, &d->arena);
	p.refer.teacher = teacher;
	p.called.t = &p.talk;
	p.called.arena = &d->arena;
	p.roles.t = &p.talk;
	p.roles.arena = &d->arena;
	for (i = 0; i < n; i++) {
		id = (uint32_t)order[i];
		names[id] = last != NOBODY && s->v[last].speaker.first ==
		    s->v[id].speaker.first && s->v[last].speaker.last ==
		    s->v[id].speaker.last ? names[last] : name_of(&p, id);
		last = id;
	}
	called_free(&p.called);
	describe_free(&p.roles);
}

void
speaker_names(struct str *names, const struct said *s,
    const struct clauses *c, const struct entities *e, struct doc *d)
{
	speaker_teach(names, s, c, e, d, NULL);
}
