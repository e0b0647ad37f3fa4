/* A window's text as words that know what they can do in a clause. */
#include <stdlib.h>
#include <string.h>

#include "ahead.h"
#include "clause.h"
#include "dict.h"
#include "utf8.h"

static unsigned
does(const char *text, const struct token *t)
{
	static const char letters[] = "DPCSRNOABVGTW";
	const char *v, *at;
	unsigned bits = 0;

	v = dict_get_lower(&dict_grammar, text + t->start, t->end - t->start);
	for (; v != NULL && *v != '\0'; v++)
		if ((at = strchr(letters, *v)) != NULL)
			bits |= 1u << (at - letters);
	return bits;
}

static void
add_word(struct clauses *c, const struct token *t, size_t sentence)
{
	struct word *w;

	c->words = mem_grow(c->words, &c->words_cap, (size_t)c->n + 1,
	    sizeof *c->words);
	w = &c->words[c->n++];
	memset(w, 0, sizeof *w);
	w->start = t->start;
	w->end = t->end;
	w->sentence = (uint32_t)sentence;
	w->stretch = WORD_FREE;
	w->kind = t->kind;
	w->shape = t->shape;
	w->spaced = t->spaced;
	if (t->kind == TOKEN_WORD) {
		w->does = (uint16_t)does(c->text, t);
		/* "said Will Doyle": a name, no auxiliary. */
		if ((t->shape & TOKEN_CAP) != 0 && t != c->tokens.v &&
		    (t->shape & TOKEN_CAPS) == 0)
			w->does &= (uint16_t)~WORD_AUX;
		w->odds = dict_get_lower(&dict_cue, c->text + t->start,
		    t->end - t->start);
	}
}

/* Words of a sentence; the first of a paragraph begins a new one. */
static void
add_sentence(struct clauses *c, size_t i)
{
	const struct doc_sentence *s = &c->doc->sentences[i];
	struct span *p;
	size_t k;

	if (i == 0 || s->paragraph != s[-1].paragraph) {
		c->paragraphs = mem_grow(c->paragraphs, &c->paragraphs_cap,
		    (size_t)c->nparagraphs + 1, sizeof *c->paragraphs);
		p = &c->paragraphs[c->nparagraphs++];
		p->first = c->n;
	}
	c->tokens.n = 0;
	token_split(&c->tokens, c->text, s->start, s->end);
	for (k = 0; k < c->tokens.n; k++)
		add_word(c, &c->tokens.v[k], i);
	c->paragraphs[c->nparagraphs - 1].last = c->n;
}

uint32_t
clause_turn(const struct clauses *c, uint32_t paragraph)
{
	enum { NAME = 6 };      /* words of a name, at most */
	struct span p = c->paragraphs[paragraph];
	uint32_t i = p.first, letters = 0;

	/* Each turn may begin with a mark: "POE: We shall see. */
	if (i + 1 < p.last && clause_is(c, i, "\""))
		i++;
	for (; i < p.last && i - p.first < NAME; i++) {
		if (clause_is(c, i, ":"))
			break;
		if (c->words[i].kind != TOKEN_WORD ||
		    (c->words[i].shape & (TOKEN_CAPS | TOKEN_INITIAL)) == 0)
			if (!clause_is(c, i, "-") && !clause_is(c, i, "."))
				return 0;
		letters += c->words[i].end - c->words[i].start;
	}
	if (letters < 3 || i + 2 >= p.last || !clause_is(c, i, ":") ||
	    c->words[p.last - 1].kind != TOKEN_MARK ||
	    (c->words[i + 1].shape & TOKEN_CAPS) != 0)
		return 0;
	return i;
}

void
clause_read(struct clauses *c, const struct doc *d)
{
	size_t i;

	c->doc = d;
	c->text = d->text.p;
	c->n = c->nparagraphs = c->nstretches = c->nturns = 0;
	for (i = 0; i < d->nsentences; i++)
		add_sentence(c, i);
	/* "TRANSCRIPT: the hearing of March 3", alone, is none. */
	for (i = 0; i < c->nparagraphs; i++)
		c->nturns += clause_turn(c, (uint32_t)i) != 0;
}

void
clause_add_stretch(struct clauses *c, struct span at, bool carries_on)
{
	struct stretch *s;
	uint32_t i;

	c->stretches = mem_grow(c->stretches, &c->stretches_cap,
	    (size_t)c->nstretches + 1, sizeof *c->stretches);
	s = &c->stretches[c->nstretches];
	s->at = at;
	s->carries_on = carries_on;
	s->is_utterance = s->is_inside = false;
	for (i = at.first; i < at.last; i++)
		c->words[i].stretch = c->nstretches;
	c->nstretches++;
}

bool
clause_is(const struct clauses *c, uint32_t i, const char *mark)
{
	size_t n = strlen(mark);

	return i < c->n && c->words[i].end - c->words[i].start == n &&
	    memcmp(c->text + c->words[i].start, mark, n) == 0;
}

uint32_t
clause_char(const struct clauses *c, uint32_t i)
{
	uint32_t cp;

	if (i >= c->n)
		return 0;
	utf8_next(c->text + c->words[i].start,
	    c->words[i].end - c->words[i].start, &cp);
	return cp;
}

struct str
clause_str(const struct clauses *c, struct span s)
{
	struct str str = { "", 0 };

	if (s.first < s.last) {
		str.p = c->text + c->words[s.first].start;
		str.len = c->words[s.last - 1].end - c->words[s.first].start;
	}
	return str;
}

struct span
clause_within(const struct clauses *c, uint64_t start, uint64_t end)
{
	uint32_t low = 0, high = c->n, mid;
	struct span s;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->words[mid].end <= start)
			low = mid + 1;
		else
			high = mid;
	}
	s.first = s.last = low;
	while (s.last < c->n && c->words[s.last].start < end)
		s.last++;
	return s;
}

uint32_t
clause_sentence_end(const struct clauses *c, uint32_t i)
{
	uint32_t low = i, high = c->n, mid;

	while (low + 1 < high) {
		mid = low + (high - low) / 2;
		if (c->words[mid].sentence <= c->words[i].sentence)
			low = mid;
		else
			high = mid;
	}
	return high;
}

uint32_t
clause_sentence_start(const struct clauses *c, uint32_t i)
{
	uint32_t low = 0, high = i, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->words[mid].sentence < c->words[i].sentence)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t
clause_dateline_end(const struct clauses *c, uint32_t low, uint32_t high)
{
	enum { DATELINE = 20 };
	uint32_t i, k, cp;

	if (low >= high || (c->words[low].shape & TOKEN_CAPS) == 0)
		return low;
	for (i = low; i + 1 < high && i - low < DATELINE; i++) {
		cp = clause_char(c, i);
		if (ahead_is_dash(cp)) {
			k = i + 1;
			while (k + 1 < high && clause_is(c, k, "-") &&
			    !c->words[k].spaced)
				k++;
			if (c->words[i].spaced && c->words[k].spaced)
				return k;
		}
		/* "March" and "Press" are no verbs there. */
		if (c->words[i].stretch != WORD_FREE || (c->words[i].odds !=
		    NULL && (c->words[i].shape & TOKEN_CAP) == 0))
			break;
	}
	return low;
}

bool
clause_is_possessive(const struct clauses *c, uint32_t i)
{
	uint32_t cp;

	if (i >= c->n || c->words[i].kind == TOKEN_SUFFIX)
		return i < c->n;
	cp = clause_char(c, i);
	return !c->words[i].spaced && (cp == '\'' || cp == 0x2019);
}

bool
clause_is_dash(const struct clauses *c, uint32_t i)
{
	uint32_t cp = clause_char(c, i);

	return cp == '-' || (cp >= 0x2012 && cp <= 0x2015);
}

bool
clause_is_adverb(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];

	if (w->kind != TOKEN_WORD)
		return false;
	if ((w->does & WORD_ADV) != 0)
		return true;
	return (w->shape & TOKEN_LOWER) != 0 && w->end - w->start > 4 &&
	    memcmp(c->text + w->end - 2, "ly", 2) == 0;
}

bool
clause_is_small(const struct clauses *c, uint32_t i)
{
	enum { SMALL = WORD_DET | WORD_PREP | WORD_AND | WORD_SUB | WORD_REL |
	    WORD_SUBJECT | WORD_OBJECT | WORD_AUX | WORD_NOT };

	return (c->words[i].does & SMALL) != 0 || clause_is_adverb(c, i);
}

void
clause_free(struct clauses *c)
{
	token_free(&c->tokens);
	free(c->words);
	free(c->paragraphs);
	free(c->stretches);
	memset(c, 0, sizeof *c);
}
