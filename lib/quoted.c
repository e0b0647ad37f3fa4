/* Quotations: what stands within marks, and who said it. */
#include "phrase.h"
#include "quoted.h"

enum {
	NEAR = 16,      /* words between a cue and its quotation */
	ALONE = 9,      /* of a quotation that nobody says */
	LONG = 14       /* of one in a paragraph with other words */
};

static int
best_odds(const struct cue *cue)
{
	int a = cue->odds[ODDS_QUOTE] - '0', b = cue->odds[ODDS_END] - '0';

	return a > b ? a : b;
}

/*
 * Tells whether nothing is said behind word i but to whom, when and where:
 * "asked the crowd.", "said on Monday.", and not "said the sea is calm.",
 * "said on Monday that".
 */
static bool
says_no_more(const struct finder *f, uint32_t i)
{
	const struct clauses *c = f->c;
	uint32_t k = phrase_after(c, i, f->high).last;

	if (k < f->high && c->words[k].kind != TOKEN_MARK &&
	    (c->words[k].does & (WORD_PREP | WORD_TIME)) == 0 &&
	    !clause_is_adverb(c, k))
		return false;
	while (k < f->high && c->words[k].kind != TOKEN_MARK &&
	    !clause_is(c, k, "that"))
		k++;
	return k == f->high || c->words[k].kind == TOKEN_MARK;
}

/*
 * `"Is it so?" Smith said on Monday.`: a sentence that says nothing more,
 * right behind what is quoted in the same paragraph.
 */
static bool
is_tail(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;

	return p->begin == f->low && best_odds(&p->cue) >= 7 &&
	    c->words[f->low].start - c->words[f->low - 1].end <= 2 &&
	    p->subject.first < p->subject.last &&
	    says_no_more(f, p->cue.at.last) &&
	    !clause_is(c, f->high - 1, ":") &&
	    !clause_is(c, p->cue.at.last, ":");
}

/* The utterance, nobody's yet, that ends right before a cue, or NONE. */
static uint32_t
utterance_before(const struct finder *f, const struct spot *p)
{
	const struct clauses *c = f->c;
	uint32_t cp, k, i = p->begin;

	if (i == 0)
		return SAID_NONE;
	cp = clause_char(c, i - 1);
	if (c->words[i - 1].stretch == WORD_FREE && i > 1 && (cp == ',' ||
	    cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == 0x2015))
		i--;
	k = c->words[i - 1].stretch;
	if (k == WORD_FREE || !c->stretches[k].is_utterance ||
	    f->s->owners[k] != SAID_NONE)
		return SAID_NONE;
	/* The sentence of the cue holds the last of the utterance. */
	if (c->words[i - 1].sentence != c->words[f->low].sentence &&
	    !is_tail(f, p))
		return SAID_NONE;
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
				return SAID_NONE;
			continue;
		}
		if (!c->stretches[c->words[k].stretch].is_utterance)
			continue;
		cp = k > i ? clause_char(c, k - 1) : ',';
		if (k == i || cp == ',' || cp == ':' || cp == 0x2014 ||
		    clause_is(c, i - 1, ":"))
			return f->s->owners[c->words[k].stretch] ==
			    SAID_NONE ? c->words[k].stretch : SAID_NONE;
		return SAID_NONE;
	}
	return SAID_NONE;
}

/* The first of the next paragraph, where a colon ends this one. */
static uint32_t
utterance_below(const struct finder *f)
{
	const struct clauses *c = f->c;
	uint32_t k;

	if (f->high >= c->n || !clause_is(c, f->high - 1, ":"))
		return SAID_NONE;
	k = c->words[f->high].stretch;
	if (k == WORD_FREE || !c->stretches[k].is_utterance ||
	    c->stretches[k].at.first != f->high ||
	    f->s->owners[k] != SAID_NONE)
		return SAID_NONE;
	return k;
}

static uint32_t
new_cue(struct finder *f, const struct spot *p, struct span speaker)
{
	uint32_t id = said_new(f->s, speaker, p->cue.at);

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
	if (stretch == SAID_NONE || best_odds(&p->cue) < 2)
		return false;
	if (speaker.first == speaker.last) {
		speaker = finder_inverted(f, p);
		if (speaker.first < speaker.last)
			end = speaker.last;
		else if (p->cue.is_participle)
			speaker = finder_implied(f, p);
	}
	id = new_cue(f, p, speaker);
	finder_claim(f, stretch, id);
	more = utterance_after(f, end, f->high);
	if (more == SAID_NONE)
		more = utterance_below(f);
	if (more != SAID_NONE)
		finder_claim(f, more, id);
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
		    cue_at(f->c, i - 1, &near) &&
		    best_odds(&near) >= FINDER_SURE)
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
	if (stretch == SAID_NONE)
		stretch = utterance_below(f);
	if (stretch == SAID_NONE || has_nearer(f, p, stretch))
		return false;
	if (speaker.first == speaker.last)
		speaker = finder_implied(f, p);
	f->last = new_cue(f, p, speaker);
	finder_claim(f, stretch, f->last);
	return true;
}

/* The cues of a sentence that stand beside utterances. */
static void
try_cues(struct finder *f, bool (*find)(struct finder *,
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
		    !clause_is_small(c, i) && finder_read(f, i, &p) &&
		    !p.cue.is_according && find(f, &p))
			i = p.cue.at.last - 1;
	}
}

/*
 * Tells whether a word is quoted that a cue of the sentence could reach: one
 * of its own, the one below it, or one of the two above, with a comma.
 */
static bool
has_quoted(const struct finder *f)
{
	const struct word *w = f->c->words;
	uint32_t i = f->low < 2 ? 0 : f->low - 2;

	for (; i < f->c->n && i <= f->high; i++)
		if (w[i].stretch != WORD_FREE)
			return true;
	return false;
}

/* What stands before a cue is nearer to it than what stands behind. */
void
quoted_sentence(struct finder *f)
{
	if (!has_quoted(f))
		return;
	try_cues(f, find_behind);
	f->last = SAID_NONE;
	try_cues(f, find_before);
}

bool
quoted_transcript(struct finder *f, uint32_t paragraph)
{
	const struct clauses *c = f->c;
	const struct turn *t = &c->turns[paragraph];
	struct span cue, at;
	uint32_t id;

	if (t->said == 0)
		return false;
	cue.first = t->name.last;
	cue.last = at.first = t->said;
	at.last = c->paragraphs[paragraph].last;
	id = said_new(f->s, t->name, cue);
	f->s->v[id].is_transcript = true;
	said_add(f->s, id, at);
	return true;
}

void
quoted_colon(struct finder *f, uint32_t stretch)
{
	const struct clauses *c = f->c;
	struct span cue, speaker;
	uint32_t colon = c->stretches[stretch].at.first, low;

	if (colon == 0 || !clause_is(c, --colon, ":"))
		return;
	low = clause_sentence_start(c, colon);
	speaker = phrase_before(c, low, colon);
	cue.first = colon;
	/* "The report was blunt:" */
	if (speaker.first > low && (c->words[speaker.first - 1].does &
	    WORD_AUX) != 0) {
		cue.first = speaker.first - 1;
		speaker = phrase_before(c, low, cue.first);
	}
	if (speaker.first == speaker.last || colon - low > NEAR)
		return;
	cue.last = colon + 1;
	finder_claim(f, stretch, said_new(f->s, speaker, cue));
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
	if (dash >= p.last || !clause_is_dash(c, dash))
		return false;
	while (dash + 1 < p.last && clause_is_dash(c, dash + 1))
		dash++;
	name = phrase_after(c, dash + 1, p.last);
	if (name.first == name.last || name.last + 1 < p.last ||
	    (c->words[name.first].shape & TOKEN_CAP) == 0)
		return false;
	cue.first = dash;
	cue.last = dash + 1;
	finder_claim(f, k, said_new(f->s, name, cue));
	return true;
}

void
quoted_orphan(struct finder *f, uint32_t k, uint32_t *talker,
    uint32_t paragraph)
{
	const struct clauses *c = f->c;
	struct said *s = f->s;
	struct span none = { 0, 0 };
	const struct stretch *t = &c->stretches[k];
	uint32_t id;

	if (find_signed(f, k, paragraph))
		return;
	if (t->carries_on && k > 0 && s->owners[k - 1] != SAID_NONE)
		*talker = s->owners[k - 1];
	if (*talker != SAID_NONE) {
		finder_claim(f, k, *talker);
		return;
	}
	/* A paragraph of its own, or long: no title, no caption. */
	if (t->at.last - t->at.first < (c->paragraphs[paragraph].last -
	    c->paragraphs[paragraph].first < t->at.last - t->at.first + 2 ?
	    ALONE : LONG))
		return;
	id = said_new(s, none, none);
	finder_claim(f, k, id);
}
