/* Reported speech: "X said that ...", "..., X said", "according to X". */
#include "phrase.h"
#include "reported.h"

/*
 * Where the content that is open ends for the cue: before the clause that the
 * cue begins; SAID_NONE if the cue is part of what is reported.
 */
static uint32_t
break_before(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	uint32_t b = p->begin, open;

	if (f->open == SAID_NONE)
		return b;
	open = f->s->contents[f->open].at.first;
	/* "Poe, who had called for peace, urged ..." */
	if (p->subject.last < open)
		b = p->cue.at.first;
	/* "insisted that the treasury had promised ..." is one. */
	if (b <= open || (b == open + 1 && clause_is(c, open, "that")))
		return SAID_NONE;
	if ((c->words[b - 1].does & (WORD_AND | WORD_SUB)) == 0 &&
	    !clause_is(c, b - 1, ",") && !clause_is(c, b - 1, ";"))
		return SAID_NONE;
	return b;
}

/* Tells whether a clause broken by ", he said," goes on at word i. */
static bool
goes_on(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];

	if ((w->does & (WORD_SUB | WORD_REL | WORD_TIME)) != 0 ||
	    w->kind == TOKEN_MARK)
		return false;
	return w->odds == NULL || c->text[w->end - 1] != 'g';
}

/* A comma before word i, or the mark behind one: `"blind," X said`. */
static bool
ends_in_comma(const struct clauses *c, uint32_t i)
{
	return clause_is(c, i - 1, ",") || (i > 1 &&
	    c->words[i - 1].stretch != WORD_FREE && clause_is(c, i - 2, ","));
}

/* "The plan has failed, X said": the cue ends the sentence, or a clause. */
static bool
find_postposed(struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	struct span at, speaker = p->subject;
	uint32_t end = p->cue.at.last, id, b = p->begin;
	int odds;

	if (p->cue.odds[ODDS_END] < '6' || b < f->low + 2 ||
	    !ends_in_comma(c, b) || p->cue.is_participle)
		return false;
	if (speaker.first == speaker.last) {
		if (p->cue.has_aux || p->cue.odds[ODDS_END] < '8')
			return false;
		speaker = finder_inverted(f, p);
		if (speaker.first == speaker.last)
			return false;
		end = speaker.last;
	} else {
		end = cue_content(c, &p->cue, f->high, &odds);
		if (odds > 0 && !clause_is(c, end, ","))
			return false;
	}
	if (end < f->high && c->words[end].kind != TOKEN_MARK &&
	    (c->words[end].does & (WORD_PREP | WORD_TIME | WORD_SUB |
	    WORD_AND | WORD_ADV | WORD_REL)) == 0)
		return false;
	at.first = f->open != SAID_NONE ? f->from : f->done;
	if (at.first >= b - 1)
		return false;
	while (at.first < b && (c->words[at.first].does & WORD_AND) != 0)
		at.first++;
	at.last = finder_trim(c, at.first, b);
	finder_end(f, b);
	id = said_new(f->s, speaker, p->cue.at);
	said_add(f->s, id, at);
	f->last = id;
	f->done = f->from = end;
	/* "The plan, he said, has failed": it goes on behind the comma. */
	if (end + 2 < f->high && clause_is(c, end, ",") && goes_on(c, end + 1))
		finder_open(f, id, end + 1);
	return true;
}

/* "According to X, ..."; "..., according to X". */
static bool
find_according(struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	struct span speaker, at;
	uint32_t id, k;

	speaker = phrase_after(c, p->cue.at.last, f->high);
	if (speaker.first == speaker.last)
		return false;
	k = speaker.last;
	if (p->cue.at.first <= f->low + 1 || (clause_is(c, k, ",") &&
	    p->cue.at.first - f->done < 3)) {
		while (k < f->high && !clause_is(c, k, ","))
			k++;
		if (k + 1 >= f->high)
			return false;
		finder_end(f, p->cue.at.first);
		id = said_new(f->s, speaker, p->cue.at);
		finder_open(f, id, k + 1);
		return true;
	}
	at.first = f->done > f->low ? f->done : f->low;
	if (f->open != SAID_NONE)
		at.first = f->s->contents[f->open].at.first;
	at.last = finder_trim(c, at.first, p->cue.at.first);
	if (at.first >= at.last)
		return false;
	finder_end(f, p->cue.at.first);
	id = said_new(f->s, speaker, p->cue.at);
	said_add(f->s, id, at);
	f->last = id;
	f->done = speaker.last;
	return true;
}

/* "denied it", "said no, and", "told him so": nothing to quote. */
static bool
says_nothing(const struct finder *f, uint32_t at)
{
	const struct clauses *c = f->c;

	return at + 1 >= f->high || (c->words[at + 1].kind == TOKEN_MARK &&
	    c->words[at + 1].stretch == WORD_FREE &&
	    c->words[at].kind == TOKEN_WORD && c->words[at + 1].spaced == 0 &&
	    (clause_is_small(c, at) || c->words[at].end -
	    c->words[at].start < 4));
}

/* X said that ...; X insisted the ...; ..., stressing that ... */
static bool
find_reported(struct finder *f, const struct spot *p)
{
	struct span speaker = p->subject;
	uint32_t at, id, end = break_before(f, p);
	int odds;

	at = cue_content(f->c, &p->cue, f->high, &odds);
	if (odds < FINDER_SURE || end == SAID_NONE || p->cue.is_passive ||
	    says_nothing(f, at))
		return false;
	if (speaker.first == speaker.last) {
		/* "was quick to say that", not "to tell a story". */
		if (p->cue.is_infinitive && (odds < 8 ||
		    !clause_is(f->c, at, "that")))
			return false;
		speaker = finder_implied(f, p);
		if (speaker.first == speaker.last)
			return false;
	}
	finder_end(f, end);
	id = said_new(f->s, speaker, p->cue.at);
	finder_open(f, id, at);
	f->done = p->cue.at.last;
	return true;
}

void
reported_sentence(struct finder *f)
{
	const struct clauses *c = f->c;
	struct spot p;
	uint32_t i;

	for (i = f->low; i < f->high; i++) {
		if (c->words[i].stretch != WORD_FREE &&
		    f->s->owners[c->words[i].stretch] != SAID_NONE) {
			finder_end(f, i);
			i = c->stretches[c->words[i].stretch].at.last - 1;
			f->done = f->from = i + 1;
			continue;
		}
		if (c->words[i].cue > 0) {
			f->last = c->words[i].cue - 1;
			f->done = f->s->v[f->last].cue.last;
			i = f->done - 1;
			continue;
		}
		if (c->words[i].odds == NULL)
			continue;
		if (!finder_read(f, i, &p))
			continue;
		if (p.cue.is_according ? find_according(f, &p) :
		    (find_postposed(f, &p) || find_reported(f, &p)))
			i = p.cue.at.last - 1;
	}
}
