/* Who said what: quotations and reported speech, by rules. */
#include <stdlib.h>
#include <string.h>

#include "cue.h"
#include "phrase.h"
#include "speech.h"
#include "uclass.h"
#include "utf8.h"

enum {
	NEAR = 16,              /* words between a cue and its quotation */
	SURE = 5                /* odds of a cue, out of 9, that count */
};

/* A cue in its sentence, as far as it is known. */
struct spot {
	struct cue cue;
	struct span subject;    /* before it; empty if there is none */
	uint32_t low, high;     /* its sentence */
	uint32_t begin;         /* its clause: the subject's, or its own */
};

struct finder {
	struct clauses *c;
	struct speech *s;
	uint32_t sentence;      /* the one now read */
	uint32_t low, high;
	uint32_t done;          /* words before this one are taken */
	uint32_t from;          /* where what a later cue reports may begin */
	uint32_t last;          /* attribution of this sentence, or NONE */
	uint32_t open;          /* its content that goes on, or NONE */
	struct span clause;     /* the last that clause_end found */
};

static uint32_t
new_attribution(struct speech *s, struct span speaker, struct span cue)
{
	struct attribution *a;

	s->v = mem_grow(s->v, &s->v_cap, (size_t)s->n + 1, sizeof *s->v);
	a = &s->v[s->n];
	a->speaker = speaker;
	a->cue = cue;
	a->first = a->last = a->like = SPEECH_NONE;
	a->is_transcript = false;
	return s->n++;
}

static void
add_content(struct speech *s, uint32_t attribution, struct span at)
{
	struct attribution *a = &s->v[attribution];

	if (at.first >= at.last)
		return;
	s->contents = mem_grow(s->contents, &s->contents_cap,
	    (size_t)s->ncontents + 1, sizeof *s->contents);
	s->contents[s->ncontents].at = at;
	s->contents[s->ncontents].next = SPEECH_NONE;
	if (a->first == SPEECH_NONE)
		a->first = s->ncontents;
	else
		s->contents[a->last].next = s->ncontents;
	a->last = s->ncontents++;
}

static void
claim(struct finder *f, uint32_t stretch, uint32_t attribution)
{
	f->s->owners[stretch] = attribution;
	add_content(f->s, attribution, f->c->stretches[stretch].at);
}

/*
 * `"Is it so?" Smith said on Monday.`: a sentence that says nothing more,
 * right behind what is quoted in the same paragraph.
 */
static bool
is_tail(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	uint32_t end = p->cue.at.last;
	int odds;

	if (p->begin != f->low || p->cue.odds[ODDS_END] < '7' ||
	    c->words[f->low].start - c->words[f->low - 1].end > 2 ||
	    p->subject.first == p->subject.last)
		return false;
	cue_content(c, &p->cue, f->high, &odds);
	if (odds > 0 && c->words[end].kind != TOKEN_MARK)
		return false;
	return !clause_is(c, f->high - 1, ":") && !clause_is(c, end, ":");
}

/* The utterance, nobody's yet, that ends right before a cue, or NONE. */
static uint32_t
utterance_before(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	uint32_t cp, k, i = p->begin;

	if (i == 0)
		return SPEECH_NONE;
	cp = clause_char(c, i - 1);
	if (c->words[i - 1].stretch == WORD_FREE && i > 1 && (cp == ',' ||
	    cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == 0x2015))
		i--;
	k = c->words[i - 1].stretch;
	if (k == WORD_FREE || !c->stretches[k].is_utterance ||
	    f->s->owners[k] != SPEECH_NONE)
		return SPEECH_NONE;
	/* The sentence of the cue holds the last of the utterance. */
	if (c->words[i - 1].sentence != f->sentence && !is_tail(f, p))
		return SPEECH_NONE;
	return k;
}

/* The utterance, nobody's yet, that follows with little between. */
static uint32_t
utterance_after(const struct finder *f, uint32_t i, uint32_t high)
{
	const struct clauses *c = f->c;
	uint32_t k, cp;

	for (k = i; k < high && k - i < NEAR; k++) {
		if (c->words[k].stretch == WORD_FREE) {
			if (clause_is(c, k, ";"))
				return SPEECH_NONE;
			continue;
		}
		if (!c->stretches[c->words[k].stretch].is_utterance)
			continue;
		cp = k > i ? clause_char(c, k - 1) : ',';
		if (k == i || cp == ',' || cp == ':' || cp == 0x2014 ||
		    clause_is(c, i - 1, ":"))
			return f->s->owners[c->words[k].stretch] ==
			    SPEECH_NONE ? c->words[k].stretch : SPEECH_NONE;
		return SPEECH_NONE;
	}
	return SPEECH_NONE;
}

/* The first of the next paragraph, where a colon ends this one. */
static uint32_t
utterance_below(const struct finder *f)
{
	const struct clauses *c = f->c;
	uint32_t k;

	if (f->high >= c->n || !clause_is(c, f->high - 1, ":"))
		return SPEECH_NONE;
	k = c->words[f->high].stretch;
	if (k == WORD_FREE || !c->stretches[k].is_utterance ||
	    c->stretches[k].at.first != f->high ||
	    f->s->owners[k] != SPEECH_NONE)
		return SPEECH_NONE;
	return k;
}

/* Reads the cue at word i and its subject. */
static bool
read_spot(const struct finder *f, uint32_t i, struct spot *p)
{
	uint32_t low = f->low;

	if (!cue_at(f->c, i, &p->cue))
		return false;
	p->low = f->low;
	p->high = f->high;
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
static struct span
implied_subject(const struct finder *f, const struct spot *p)
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
	if (f->last != SPEECH_NONE)
		return f->s->v[f->last].speaker;
	return phrase_subject(c, f->low, i);
}

/* "...," said X: whoever follows the cue. */
static struct span
inverted_subject(const struct finder *f, const struct spot *p)
{
	struct span s;

	s.first = s.last = p->cue.at.last;
	if (p->cue.is_participle || p->cue.is_infinitive ||
	    p->subject.first < p->subject.last)
		return s;
	return phrase_after(f->c, p->cue.at.last, f->high);
}

static int
best_odds(const struct cue *cue)
{
	int a = cue->odds[ODDS_QUOTE] - '0', b = cue->odds[ODDS_END] - '0';

	return a > b ? a : b;
}

static uint32_t
new_cue(struct finder *f, const struct spot *p, struct span speaker)
{
	uint32_t id = new_attribution(f->s, speaker, p->cue.at);

	f->c->words[p->cue.verb].cue = id + 1;
	return id;
}

/* "...," X said; "...," said X; "...," X said, "...". */
static bool
find_behind(struct finder *f, const struct spot *p)
{
	struct span speaker = p->subject;
	uint32_t stretch, more, id, end = p->cue.at.last;

	stretch = utterance_before(f, p);
	if (stretch == SPEECH_NONE || best_odds(&p->cue) < 2)
		return false;
	if (speaker.first == speaker.last) {
		speaker = inverted_subject(f, p);
		if (speaker.first < speaker.last)
			end = speaker.last;
		else if (p->cue.is_participle)
			speaker = implied_subject(f, p);
	}
	id = new_cue(f, p, speaker);
	claim(f, stretch, id);
	more = utterance_after(f, end, f->high);
	if (more == SPEECH_NONE)
		more = utterance_below(f);
	if (more != SPEECH_NONE)
		claim(f, more, id);
	f->last = id;
	return true;
}

/* Tells whether another cue stands right before the utterance. */
static bool
has_nearer(const struct finder *f, const struct spot *p, uint32_t stretch)
{
	uint32_t first = f->c->stretches[stretch].at.first, i, to;
	struct cue near;

	to = first - p->cue.at.last > 3 ? first - 3 : p->cue.at.last;
	for (i = first; i > to; i--)
		if (f->c->words[i - 1].stretch == WORD_FREE &&
		    f->c->words[i - 1].odds != NULL &&
		    cue_at(f->c, i - 1, &near) && best_odds(&near) >= SURE)
			return true;
	return false;
}

/* X said: "...". */
static bool
find_before(struct finder *f, const struct spot *p)
{
	struct span speaker = p->subject;
	uint32_t stretch;

	if (best_odds(&p->cue) < 3 || clause_is(f->c, p->cue.at.last, "that"))
		return false;
	stretch = utterance_after(f, p->cue.at.last, f->high);
	if (stretch == SPEECH_NONE)
		stretch = utterance_below(f);
	if (stretch == SPEECH_NONE || has_nearer(f, p, stretch))
		return false;
	if (speaker.first == speaker.last)
		speaker = implied_subject(f, p);
	f->last = new_cue(f, p, speaker);
	claim(f, stretch, f->last);
	return true;
}

/* Past the words of a clause: its stop, brackets and marks do not count. */
static uint32_t
trim_end(const struct clauses *c, uint32_t first, uint32_t end)
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
static void
end_open(struct finder *f, uint32_t i)
{
	struct content *o;

	if (f->open == SPEECH_NONE)
		return;
	o = &f->s->contents[f->open];
	if (i > o->at.first && (f->c->words[i - 1].does & WORD_AND) != 0 &&
	    f->c->words[i - 1].stretch == WORD_FREE)
		i--;
	if (o->at.last > i && i > o->at.first)
		o->at.last = trim_end(f->c, o->at.first, i);
	f->open = SPEECH_NONE;
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
		f->clause.last = trim_end(c, i, k);
	}
	return f->clause.last;
}

/* Opens the content behind a cue: it may end where the next cue begins. */
static void
open_content(struct finder *f, uint32_t id, uint32_t first)
{
	struct span at;

	at.first = first;
	at.last = clause_end(f, first);
	if (at.first >= at.last)
		return;
	add_content(f->s, id, at);
	f->open = f->s->v[id].last;
	f->last = id;
}

/* Tells whether the cue's clause may end the content that is open. */
static bool
breaks_in(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	uint32_t b = p->begin;

	if (f->open == SPEECH_NONE)
		return true;
	if (b == 0 || b <= f->s->contents[f->open].at.first)
		return false;
	if ((c->words[b - 1].does & (WORD_AND | WORD_SUB)) == 0 &&
	    !clause_is(c, b - 1, ",") && !clause_is(c, b - 1, ";"))
		return false;
	return true;
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

/* "The plan has failed, X said": the cue ends the sentence, or a clause. */
static bool
find_postposed(struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	struct span at, speaker = p->subject;
	uint32_t end = p->cue.at.last, id, b = p->begin;
	int odds;

	if (p->cue.odds[ODDS_END] < '6' || b < f->low + 2 ||
	    !clause_is(c, b - 1, ",") || p->cue.is_participle)
		return false;
	if (speaker.first == speaker.last) {
		if (p->cue.has_aux)
			return false;
		speaker = inverted_subject(f, p);
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
	at.first = f->open != SPEECH_NONE ? f->from : f->done;
	if (at.first >= b - 1)
		return false;
	while (at.first < b && (c->words[at.first].does & WORD_AND) != 0)
		at.first++;
	at.last = trim_end(c, at.first, b);
	end_open(f, b);
	id = new_attribution(f->s, speaker, p->cue.at);
	add_content(f->s, id, at);
	f->last = id;
	f->done = f->from = end;
	/* "The plan, he said, has failed": it goes on behind the comma. */
	if (end + 2 < f->high && clause_is(c, end, ",") && goes_on(c, end + 1))
		open_content(f, id, end + 1);
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
		end_open(f, p->cue.at.first);
		id = new_attribution(f->s, speaker, p->cue.at);
		open_content(f, id, k + 1);
		return true;
	}
	at.first = f->done > f->low ? f->done : f->low;
	if (f->open != SPEECH_NONE)
		at.first = f->s->contents[f->open].at.first;
	at.last = trim_end(c, at.first, p->cue.at.first);
	if (at.first >= at.last)
		return false;
	end_open(f, p->cue.at.first);
	id = new_attribution(f->s, speaker, p->cue.at);
	add_content(f->s, id, at);
	f->last = id;
	f->done = speaker.last;
	return true;
}

/* X said that ...; X insisted the ...; ..., stressing that ... */
static bool
find_reported(struct finder *f, const struct spot *p)
{
	struct span speaker = p->subject;
	uint32_t at, id;
	int odds;

	at = cue_content(f->c, &p->cue, f->high, &odds);
	if (odds < SURE || !breaks_in(f, p))
		return false;
	if (p->cue.is_passive)
		return false;
	if (speaker.first == speaker.last) {
		/* "was quick to say that", not "to tell a story". */
		if (p->cue.is_infinitive && (odds < 8 ||
		    !clause_is(f->c, at, "that")))
			return false;
		speaker = implied_subject(f, p);
		if (speaker.first == speaker.last)
			return false;
	}
	end_open(f, p->begin);
	id = new_attribution(f->s, speaker, p->cue.at);
	open_content(f, id, at);
	f->done = p->cue.at.last;
	return true;
}

static void
begin_sentence(struct finder *f, uint32_t i, uint32_t end)
{
	f->sentence = f->c->words[i].sentence;
	f->low = f->done = f->from = i;
	f->high = end;
	f->last = f->open = SPEECH_NONE;
	f->clause.first = f->clause.last = i;
}

/* The cues of a sentence that stand beside utterances. */
static void
quoted_cues(struct finder *f, bool (*find)(struct finder *,
    const struct spot *))
{
	const struct clauses *c = f->c;
	struct spot p;
	uint32_t i;

	for (i = f->low; i < f->high; i++) {
		if (c->words[i].stretch != WORD_FREE) {
			i = c->stretches[c->words[i].stretch].at.last - 1;
			continue;
		}
		if (c->words[i].kind == TOKEN_WORD && c->words[i].cue == 0 &&
		    !clause_is_small(c, i) && read_spot(f, i, &p) &&
		    !p.cue.is_according && find(f, &p))
			i = p.cue.at.last - 1;
	}
}

/* "MS. POE: Good evening.": a paragraph of a transcript. */
static bool
find_transcript(struct finder *f, struct span p)
{
	const struct clauses *c = f->c;
	struct span name, cue, at;
	uint32_t i, letters = 0;

	for (i = p.first; i < p.last && i - p.first < 6; i++) {
		if (clause_is(c, i, ":"))
			break;
		if (c->words[i].kind != TOKEN_WORD ||
		    (c->words[i].shape & (TOKEN_CAPS | TOKEN_INITIAL)) == 0)
			if (!clause_is(c, i, "-") && !clause_is(c, i, "."))
				return false;
		letters += c->words[i].end - c->words[i].start;
	}
	if (letters < 3 || i + 2 >= p.last || !clause_is(c, i, ":") ||
	    (c->words[i + 1].shape & TOKEN_CAPS) != 0)
		return false;
	name.first = p.first;
	name.last = cue.first = i;
	cue.last = at.first = i + 1;
	at.last = p.last;
	i = new_attribution(f->s, name, cue);
	f->s->v[i].is_transcript = true;
	add_content(f->s, i, at);
	return true;
}

/* "From the report: ...": no verb, but a colon. */
static void
find_colon(struct finder *f, uint32_t stretch)
{
	const struct clauses *c = f->c;
	struct span cue, speaker;
	uint32_t colon = c->stretches[stretch].at.first - 1, low;

	if (colon == UINT32_MAX || !clause_is(c, colon, ":"))
		return;
	low = clause_sentence_start(c, colon);
	speaker = phrase_before(c, low, colon);
	if (speaker.first == speaker.last || colon - low > NEAR)
		return;
	cue.first = colon;
	cue.last = colon + 1;
	claim(f, stretch, new_attribution(f->s, speaker, cue));
}

static void
reported_cues(struct finder *f)
{
	const struct clauses *c = f->c;
	struct spot p;
	uint32_t i;

	for (i = f->low; i < f->high; i++) {
		if (c->words[i].stretch != WORD_FREE &&
		    f->s->owners[c->words[i].stretch] != SPEECH_NONE) {
			end_open(f, i);
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
		if (!read_spot(f, i, &p))
			continue;
		if (p.cue.is_according ? find_according(f, &p) :
		    (find_postposed(f, &p) || find_reported(f, &p)))
			i = p.cue.at.last - 1;
	}
}

static bool
is_dash(const struct clauses *c, uint32_t i)
{
	uint32_t cp = clause_char(c, i);

	return cp == '-' || (cp >= 0x2012 && cp <= 0x2015);
}

/* "..." - Ann Poe: signed behind a dash, there or in a line of its own. */
static bool
find_signed(struct finder *f, uint32_t k, uint32_t paragraph)
{
	const struct clauses *c = f->c;
	uint32_t dash = c->stretches[k].at.last;
	struct span p = c->paragraphs[paragraph], name, cue;

	if (dash == p.last && paragraph + 1 < c->nparagraphs)
		p = c->paragraphs[paragraph + 1];
	if (dash >= p.last || !is_dash(c, dash))
		return false;
	while (dash + 1 < p.last && is_dash(c, dash + 1))
		dash++;
	name = phrase_after(c, dash + 1, p.last);
	if (name.first == name.last || name.last + 1 < p.last ||
	    (c->words[name.first].shape & TOKEN_CAP) == 0)
		return false;
	cue.first = dash;
	cue.last = dash + 1;
	claim(f, k, new_attribution(f->s, name, cue));
	return true;
}

/* An utterance that nobody has: who spoke last goes on. */
static void
orphan(struct finder *f, uint32_t k, uint32_t *talker, uint32_t paragraph)
{
	const struct clauses *c = f->c;
	struct speech *s = f->s;
	struct span none = { 0, 0 };
	const struct stretch *t = &c->stretches[k];
	uint32_t id;

	if (find_signed(f, k, paragraph))
		return;
	if (t->carries_on && k > 0 && s->owners[k - 1] != SPEECH_NONE)
		*talker = s->owners[k - 1];
	if (*talker != SPEECH_NONE) {
		claim(f, k, *talker);
		return;
	}
	if (t->at.last - t->at.first < 6)
		return;
	id = new_attribution(s, none, none);
	claim(f, k, id);
}

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
	uint32_t i, end, talker = SPEECH_NONE, k;
	uint32_t contents = f->s->ncontents;
	const struct clauses *c = f->c;

	if (find_transcript(f, p)) {
		note_inside(f, contents);
		return;
	}
	for (i = p.first; i < p.last; i = end) {
		end = clause_sentence_end(c, i);
		begin_sentence(f, i, end);
		quoted_cues(f, find_behind);
		f->last = SPEECH_NONE;
		quoted_cues(f, find_before);
	}
	while (*stretch < c->nstretches &&
	    c->stretches[*stretch].at.first < p.first)
		(*stretch)++;
	for (k = *stretch; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++)
		if (f->s->owners[k] == SPEECH_NONE &&
		    c->stretches[k].is_utterance)
			find_colon(f, k);
	for (i = p.first; i < p.last; i = end) {
		end = clause_sentence_end(c, i);
		begin_sentence(f, i, end);
		reported_cues(f);
	}
	note_inside(f, contents);
	for (k = *stretch; k < c->nstretches &&
	    c->stretches[k].at.first < p.last; k++) {
		if (f->s->owners[k] != SPEECH_NONE)
			talker = f->s->owners[k];
		else if (c->stretches[k].is_utterance &&
		    !c->stretches[k].is_inside)
			orphan(f, k, &talker, number);
	}
	*stretch = k;
}

/* A clause of its own begins it, and a stop or comma ends it. */
static bool
is_utterance(const struct clauses *c, const struct stretch *t)
{
	uint32_t a = t->at.first, z = t->at.last - 1, i, words = 0, caps = 0;
	uint32_t before, last, lower = 0;
	bool starts, ends;

	if (t->carries_on)
		return true;
	for (i = a + 1; i < z; i++) {
		words += c->words[i].kind != TOKEN_MARK;
		caps += (c->words[i].shape & TOKEN_CAP) != 0;
		lower += (c->words[i].shape & TOKEN_LOWER) != 0;
	}
	if (words == 0)
		return false;
	before = a > 0 ? clause_char(c, a - 1) : 0;
	starts = a == 0 || c->words[a].sentence != c->words[a - 1].sentence ||
	    before == ',' || before == ':' || before == 0x2014;
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
speech_find(struct speech *s, struct clauses *c)
{
	struct finder f;
	uint32_t i, stretch = 0;

	s->n = s->ncontents = 0;
	s->owners = mem_grow(s->owners, &s->owners_cap, c->nstretches + 1,
	    sizeof *s->owners);
	for (i = 0; i < c->nstretches; i++) {
		s->owners[i] = SPEECH_NONE;
		c->stretches[i].is_utterance = is_utterance(c,
		    &c->stretches[i]);
	}
	memset(&f, 0, sizeof f);
	f.c = c;
	f.s = s;
	for (i = 0; i < c->nparagraphs; i++)
		read_paragraph(&f, i, &stretch);
}

const char *
speech_label(const struct speech *s, const struct clauses *c, uint32_t id)
{
	uint32_t i, k, in = 0, out = 0;

	if (s->v[id].is_transcript)
		return "direct";
	for (k = s->v[id].first; k != SPEECH_NONE; k = s->contents[k].next)
		for (i = s->contents[k].at.first; i < s->contents[k].at.last;
		    i++)
			if (c->words[i].kind != TOKEN_MARK) {
				in += c->words[i].stretch != WORD_FREE;
				out += c->words[i].stretch == WORD_FREE;
			}
	return out == 0 ? "direct" : in == 0 ? "indirect" : "mixed";
}

void
speech_free(struct speech *s)
{
	free(s->v);
	free(s->contents);
	free(s->owners);
	memset(s, 0, sizeof *s);
}
