/* A sentence that is searched for attributions: its cues, its contents. */
#include "finder.h"
#include "phrase.h"

void
finder_begin(struct finder *f, uint32_t low, uint32_t high)
{
	f->low = f->done = f->from = low;
	f->high = high;
	f->from = f->done = clause_dateline_end(f->c, f->low, f->high);
	f->last = f->open = SAID_NONE;
	f->clause.first = f->clause.last = low;
}

void
finder_claim(struct finder *f, uint32_t stretch, uint32_t attribution)
{
	f->s->owners[stretch] = attribution;
	said_add(f->s, attribution, f->c->stretches[stretch].at);
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
	if (i == f->low || (!clause_is(c, i - 1, ",") &&
	    (c->words[i - 1].does & WORD_AND) == 0 &&
	    ((c->words[i - 1].does & WORD_SUB) != 0 ||
	    (!p->cue.is_participle && !p->cue.is_infinitive))))
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

/* Past the words of a clause: its stop, brackets and marks do not count. */
uint32_t
finder_trim(const struct clauses *c, uint32_t first, uint32_t end)
{
	uint32_t cp;

	while (end > first && c->words[end - 1].kind == TOKEN_MARK &&
	    c->words[end - 1].stretch == WORD_FREE) {
		cp = clause_char(c, end - 1);
		if (cp == '$' || cp == '%' || cp == ')')
			break;
		end--;
	}
	return end;
}

/* Ends the content that is open before word i. */
void
finder_end(struct finder *f, uint32_t i)
{
	struct content *o;

	if (f->open == SAID_NONE)
		return;
	o = &f->s->contents[f->open];
	if (i > o->at.first && (f->c->words[i - 1].does & WORD_AND) != 0 &&
	    f->c->words[i - 1].stretch == WORD_FREE)
		i--;
	if (o->at.last > i && i > o->at.first)
		o->at.last = finder_trim(f->c, o->at.first, i);
	f->open = SAID_NONE;
}

/*
 * Where a clause that begins at i ends at the latest. What was found is kept
 * for the clauses that follow, or a long sentence of many would take long.
 */
static uint32_t
clause_end(struct finder *f, uint32_t i)
{
	const struct clauses *c = f->c;
	uint32_t k, s;

	if (i < f->clause.first || i >= f->clause.last) {
		for (k = i; k < f->high; k++) {
			s = c->words[k].stretch;
			if (s == WORD_FREE ? clause_is(c, k, ";") : k > i &&
			    c->stretches[s].at.first == k &&
			    c->stretches[s].is_utterance &&
			    clause_is(c, k - 1, ":"))
				break;
		}
		f->clause.first = i;
		f->clause.last = finder_trim(c, i, k);
	}
	return f->clause.last;
}

/* Opens the content behind a cue: it may end where the next cue begins. */
void
finder_open(struct finder *f, uint32_t id, uint32_t first)
{
	struct span at;

	at.first = first;
	at.last = clause_end(f, first);
	if (at.first >= at.last)
		return;
	said_add(f->s, id, at);
	f->open = f->s->v[id].last;
	f->last = id;
}
