/* Who said what, a paragraph at a time. */
#include <stdlib.h>
#include <string.h>

#include "quoted.h"
#include "reported.h"
#include "speech.h"

/* Notes which stretches lie within what was found since content from. */
static void
note_inside(struct finder *f, uint32_t from)
{
	struct span at;
	uint32_t i, k;

	for (; from < f->s->ncontents; from++) {
		at = f->s->contents[from].at;
		for (i = at.first; i < at.last; i++) {
			k = f->c->words[i].stretch;
			if (k == WORD_FREE)
				continue;
			f->c->stretches[k].is_inside = true;
			i = f->c->stretches[k].at.last - 1;
		}
	}
}

static void
read_paragraph(struct finder *f, uint32_t number, uint32_t *stretch)
{
	struct span p = f->c->paragraphs[number];
	uint32_t i, end, talker = SAID_NONE, k, from;
	uint32_t near = SAID_NONE;
	uint32_t contents = f->s->ncontents;
	const struct clauses *c = f->c;

	if (quoted_transcript(f, number)) {
		note_inside(f, contents);
		return;
	}
	for (i = p.first; i < p.last; i = end) {
		end = clause_sentence_end(c, i);
		finder_begin(f, i, end);
		quoted_sentence(f);
	}
	while (*stretch < c->nstretches &&
	    c->stretches[*stretch].at.first < p.first)
		(*stretch)++;
	for (k = *stretch; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++)
		if (f->s->owners[k] == SAID_NONE &&
		    c->stretches[k].is_utterance)
			quoted_colon(f, k);
	from = f->s->ncontents;
	for (i = p.first; i < p.last; i = end) {
		end = clause_sentence_end(c, i);
		finder_begin(f, i, end);
		reported_sentence(f);
	}
	note_inside(f, contents);
	for (k = *stretch; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++) {
		while (from < f->s->ncontents &&
		    f->s->contents[from].at.last <= c->stretches[k].at.first)
			near = f->s->contents[from++].of;
		if (talker == SAID_NONE)
			talker = near;
		if (f->s->owners[k] != SAID_NONE)
			talker = f->s->owners[k];
		else if (c->stretches[k].is_utterance &&
		    !c->stretches[k].is_inside)
			quoted_orphan(f, k, &talker, number);
	}
	*stretch = k;
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

static uint32_t
first_word(const struct said *s, const struct attribution *a)
{
	uint32_t first = a->first == SAID_NONE ? SAID_NONE :
	    s->contents[a->first].at.first;

	if (a->speaker.first < a->speaker.last && a->speaker.first < first)
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
speech_find(struct said *s, struct clauses *c)
{
	struct finder f;
	uint32_t i, stretch = 0;

	s->n = s->ncontents = 0;
	s->owners = mem_grow(s->owners, &s->owners_cap, c->nstretches + 1,
	    sizeof *s->owners);
	for (i = 0; i < c->nstretches; i++) {
		s->owners[i] = SAID_NONE;
		c->stretches[i].is_utterance = is_utterance(c,
		    &c->stretches[i]);
	}
	memset(&f, 0, sizeof f);
	f.c = c;
	f.s = s;
	for (i = 0; i < c->nparagraphs; i++)
		read_paragraph(&f, i, &stretch);
	sort(s);
}
