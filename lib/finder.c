/* A sentence that is searched for attributions: its cues, their subjects. */
#include "finder.h"
#include "phrase.h"

void
finder_begin(struct finder *f, uint32_t low, uint32_t high)
{
	f->low = low;
	f->high = high;
	f->last = SAID_NONE;
}

void
finder_claim(struct finder *f, uint32_t stretch, uint32_t attribution)
{
	f->s->owners[stretch] = attribution;
	said_add(f->s, attribution, f->c->stretches[stretch].at);
}

/* "can be heard saying": tells whether word i is a verb behind its "be". */
static bool
is_verb(const struct clauses *c, uint32_t low, uint32_t i)
{
	return i > low && (c->words[i].shape & TOKEN_LOWER) != 0 &&
	    (c->words[i - 1].does & (WORD_AUX | WORD_BE)) != 0;
}

/* Reads the cue at word i and its subject. */
bool
finder_read(const struct finder *f, uint32_t i, struct spot *p)
{
	uint32_t low = f->low;

	if (!cue_at(f->c, i, &p->cue))
		return false;
	p->subject.first = p->subject.last = p->cue.at.first;
	/* "He smiled, adding": the comma ends no apposition. */
	if (!p->cue.is_infinitive && !p->cue.is_according &&
	    p->cue.at.first > low && !(p->cue.is_participle &&
	    clause_is(f->c, p->cue.at.first - 1, ",")))
		p->subject = phrase_before(f->c, low, p->cue.at.first);
	if (p->subject.last == p->subject.first + 1 &&
	    is_verb(f->c, low, p->subject.first))
		p->subject.first = p->subject.last;
	p->begin = p->subject.first < p->subject.last ? p->subject.first :
	    p->cue.at.first;
	return true;
}

/* Who speaks, where the cue has no subject of its own before it. */
struct span
finder_implied(const struct finder *f, const struct spot *p)
{
	struct span none = { 0, 0 };
	const struct clauses *c = f->c;
	uint32_t i = p->cue.at.first;

	/* "when asked": by whom, nobody tells. */
	if (i == f->low || is_verb(c, f->low, i - 1))
		return none;
	if (!clause_is(c, i - 1, ",") &&
	    (c->words[i - 1].does & WORD_AND) == 0 &&
	    ((c->words[i - 1].does & WORD_SUB) != 0 ||
	    (!p->cue.is_participle && !p->cue.is_infinitive)))
		return none;
	if (f->last != SAID_NONE)
		return f->s->v[f->last].speaker;
	return phrase_subject(c, f->low, i);
}

/* "...," said X: whoever follows the cue. */
struct span
finder_inverted(const struct finder *f, const struct spot *p)
{
	struct span s;

	s.first = s.last = p->cue.at.last;
	if (p->cue.is_participle || p->cue.is_infinitive ||
	    p->subject.first < p->subject.last)
		return s;
	return phrase_after(f->c, p->cue.at.last, f->high);
}
