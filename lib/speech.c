/* Who said what, a paragraph at a time. */
#include <stdlib.h>
#include <string.h>

#include "quoted.h"
#include "speech.h"
#include "verdict.h"

/*
 * Notes which stretches lie within what was found since content from; those
 * that are it, or its greater part, have their owner.
 */
static void
note_inside(struct finder *f, uint32_t from)
{
	const struct content *o;
	struct stretch *t;
	uint32_t i, k, end;

	for (; from < f->s->ncontents; from++) {
		o = &f->s->contents[from];
		for (i = o->at.first; i < o->at.last; i = end) {
			end = i + 1;
			k = f->c->words[i].stretch;
			if (k == WORD_FREE)
				continue;
			t = &f->c->stretches[k];
			end = t->at.last < o->at.last ? t->at.last :
			    o->at.last;
			t->is_inside = true;
			if (f->s->owners[k] == SAID_NONE &&
			    (end - i) * 2 > t->at.last - t->at.first)
				f->s->owners[k] = o->of;
		}
	}
}

/* The words of cues are taken. */
static void
note_cues(struct finder *f, uint32_t from)
{
	uint32_t i;

	for (; from < f->s->n; from++)
		for (i = f->s->v[from].cue.first; i < f->s->v[from].cue.last;
		    i++)
			f->c->words[i].cue = from + 1;
}

/* What rules find: "...," X said; X said: "..." */
static void
read_quoted(struct finder *f, struct span p)
{
	uint32_t i, end;

	for (i = p.first; i < p.last; i = end) {
		end = clause_sentence_end(f->c, i);
		finder_begin(f, i, end);
		quoted_sentence(f);
	}
}

/* Tells whether a stretch is an utterance that nobody has. */
static bool
is_free(const struct finder *f, uint32_t k)
{
	const struct stretch *t = &f->c->stretches[k];

	return f->s->owners[k] == SAID_NONE && t->is_utterance &&
	    !t->is_inside;
}

/* By rules, where what was learned finds nobody: beside it, behind a colon. */
static void
read_beside(struct finder *f, uint32_t k)
{
	const struct clauses *c = f->c;
	uint32_t end = c->stretches[k].at.last - 1;

	/* A sentence of many quotations is read once. */
	if (f->low != clause_sentence_start(c, end) || f->high <= end) {
		finder_begin(f, clause_sentence_start(c, end),
		    clause_sentence_end(c, end));
		quoted_sentence(f);
	}
	if (f->s->owners[k] == SAID_NONE)
		quoted_colon(f, k);
}

/*
 * Who says a quotation that is a paragraph: the one above it, who goes on;
 * or, where that asked, the one who was asked, and so on by turns.
 */
static uint32_t
goes_on(const struct finder *f, struct span at)
{
	enum { ANSWER = 20 };
	const struct dialogue *d = &f->dialogue;
	struct span none = { 0, 0 };
	bool turns;

	turns = d->asks ? d->is_on || at.last - at.first < ANSWER :
	    d->is_on && clause_asks(f->c, at);
	if (f->talker == SAID_NONE || d->other == SAID_NONE || !turns)
		return f->talker;
	return said_new(f->s, f->s->v[d->other].speaker, none);
}

/* Notes who spoke last in paragraph p, of contents from on. */
static void
note_dialogue(struct finder *f, struct span p, uint32_t from, bool alone)
{
	struct dialogue *d = &f->dialogue;
	const struct content *o, *last = NULL;

	for (; from < f->s->ncontents; from++) {
		o = &f->s->contents[from];
		if (o->at.first >= p.first && o->at.last <= p.last &&
		    (last == NULL || o->at.last > last->at.last))
			last = o;
	}
	if (last == NULL) {
		d->last = d->other = SAID_NONE;
		d->asks = d->is_on = false;
		return;
	}
	d->is_on = last->of != d->last && d->last != SAID_NONE &&
	    (d->asks || (d->is_on && alone));
	if (last->of != d->last)
		d->other = d->last;
	d->last = last->of;
	d->asks = clause_asks(f->c, last->at);
}

/* What stands in marks and is still nobody's. */
static void
read_rest(struct finder *f, uint32_t number, uint32_t *stretch, uint32_t from)
{
	struct span p = f->c->paragraphs[number], at;
	uint32_t talker = SAID_NONE, near = SAID_NONE, first, k;
	uint32_t contents = from;
	const struct clauses *c = f->c;
	bool alone = false;

	for (k = *stretch; k < c->nstretches &&
	    c->stretches[k].at.first < p.first; k++)
		;
	for (first = k; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++)
		if (is_free(f, k))
			read_beside(f, k);
	for (k = first; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++) {
		at = c->stretches[k].at;
		while (from < f->s->ncontents &&
		    f->s->contents[from].at.last <= at.first)
			near = f->s->contents[from++].of;
		if (talker == SAID_NONE)
			talker = near;
		alone = talker == SAID_NONE && at.first == p.first &&
		    at.last + 1 >= p.last;
		if (alone && is_free(f, k))
			talker = goes_on(f, at);
		if (f->s->owners[k] != SAID_NONE)
			talker = f->s->owners[k];
		else if (is_free(f, k))
			quoted_orphan(f, k, &talker, number);
	}
	f->talker = k > first ? talker : SAID_NONE;
	note_dialogue(f, p, contents, alone);
	*stretch = k;
}

/* Reads the paragraphs from number on that belong together; how many. */
static uint32_t
read_block(struct finder *f, uint32_t number, uint32_t *stretch,
    struct attributer *a, struct clues *t)
{
	uint32_t from = f->s->ncontents, first = f->s->n, n = 1, i;
	struct span p = f->c->paragraphs[number];

	if (quoted_transcript(f, number)) {
		note_inside(f, from);
		f->talker = SAID_NONE;
		return 1;
	}
	if (a != NULL) {
		p = attribute_block(f->c, number, &n);
		verdict_find(a, f->s, f->c, t, p);
		note_cues(f, first);
	} else
		read_quoted(f, p);
	note_inside(f, from);
	for (i = 0; i < n; i++)
		read_rest(f, number + i, stretch, from);
	return n;
}

static uint32_t
first_word(const struct said *s, const struct attribution *a)
{
	uint32_t first = a->first == SAID_NONE ? SAID_NONE :
	    s->contents[a->first].at.first;

	/* Without a cue the speaker may stand far away. */
	if (a->speaker.first < a->speaker.last && a->speaker.first < first &&
	    a->cue.first < a->cue.last)
		first = a->speaker.first;
	if (a->cue.first < a->cue.last && a->cue.first < first)
		first = a->cue.first;
	return first;
}

static int
compare(const void *va, const void *vb)
{
	const struct attribution *a = va, *b = vb;

	if (a->where != b->where)
		return a->where < b->where ? -1 : 1;
	return a->cue.first < b->cue.first ? -1 : a->cue.first > b->cue.first;
}

/* Puts the attributions into the order of the text. */
static void
sort(struct said *s)
{
	uint32_t i;

	for (i = 0; i < s->n; i++)
		s->v[i].where = first_word(s, &s->v[i]);
	if (s->n > 1)
		qsort(s->v, s->n, sizeof *s->v, compare);
}

void
speech_find(struct said *s, struct clauses *c, struct attributer *a,
    struct clues *t)
{
	struct finder f;
	uint32_t i, stretch = 0;

	s->n = s->ncontents = 0;
	s->owners = mem_grow(s->owners, &s->owners_cap, c->nstretches + 1,
	    sizeof *s->owners);
	for (i = 0; i < c->nstretches; i++)
		s->owners[i] = SAID_NONE;
	memset(&f, 0, sizeof f);
	f.c = c;
	f.s = s;
	f.talker = f.dialogue.last = f.dialogue.other = SAID_NONE;
	for (i = 0; i < c->nparagraphs; )
		i += read_block(&f, i, &stretch, a, t);
	sort(s);
}
