/* A window's text as words that know what they can do in a clause. */
#include <stdlib.h>
#include <string.h>

#include "ahead.h"
#include "clause.h"
#include "dict.h"
#include "glyph.h"
#include "utf8.h"
#include "wordform.h"

static unsigned
does(const char *word, size_t len)
{
	static const char letters[] = "DPCSRNOABVGTW";
	const char *v, *at;
	unsigned bits = 0;

	v = dict_get_lower(&dict_grammar, word, len);
	for (; v != NULL && *v != '\0'; v++)
		if ((at = strchr(letters, *v)) != NULL)
			bits |= 1u << (at - letters);
	return bits;
}

/* The hash of a word's first bytes; '?' for those of a character cut. */
static uint32_t
stem_of(const char *word, size_t len)
{
	size_t i = 0, n = 0, last = 0;
	char stem[CLAUSE_STEM + 4];
	uint32_t cp;

	while (i < len && n < CLAUSE_STEM) {
		i += glyph_next(word + i, len - i, &cp);
		last = n;
		n += utf8_put(stem + n, cp);
	}
	if (n > CLAUSE_STEM) {
		memset(stem + last, '?', CLAUSE_STEM - last);
		n = CLAUSE_STEM;
	}
	return (uint32_t)wordform_lower(stem, n);
}

static void
read_form(struct clause_form *f, const char *word, size_t len)
{
	f->lower = wordform_lower(word, len);
	f->stem = stem_of(word, len);
	f->does = (uint16_t)does(word, len);
	f->odds = dict_get_lower(&dict_cue, word, len);
}

/* Its first and last bytes, at most eight of each; all, if it has 16. */
static void
read_ends(uint64_t ends[2], const char *word, size_t len)
{
	size_t n = len < 8 ? len : 8;

	ends[0] = ends[1] = 0;
	if (n == 8) {
		memcpy(&ends[0], word, 8);
		memcpy(&ends[1], word + len - 8, 8);
	} else if (n >= 4) {
		memcpy(&ends[0], word, 4);
		memcpy(&ends[1], word + len - 4, 4);
	} else if (n > 0) {
		memcpy(&ends[0], word, 1);
		memcpy((char *)&ends[0] + 1, word + n / 2, 1);
		memcpy(&ends[1], word + n - 1, 1);
	}
}

const struct clause_form *
clause_form(struct clauses *c, const char *word, size_t len)
{
	enum { BITS = 13, LONGEST = 16 };
	struct clause_form *f;
	uint64_t ends[2], hash;

	if (c->forms == NULL)
		c->forms = mem_new((size_t)(1 << BITS) + 1, sizeof *c->forms);
	if (len == 0 || len > LONGEST || c->plain) {
		f = &c->forms[1 << BITS];
		read_form(f, word, len);
		return f;
	}
	read_ends(ends, word, len);
	hash = (ends[0] + ends[1] * UINT64_C(0xd6e8feb86659fd93) + len) *
	    UINT64_C(0x9e3779b97f4a7c15);
	f = &c->forms[hash >> (64 - BITS)];
	if (f->ends[0] != ends[0] || f->ends[1] != ends[1] || f->len != len) {
		read_form(f, word, len);
		memcpy(f->ends, ends, sizeof f->ends);
		f->len = (uint32_t)len;
	}
	return f;
}

static void
add_word(struct clauses *c, const struct token *t, size_t sentence)
{
	const struct clause_form *f;
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
	f = clause_form(c, c->text + t->start, t->end - t->start);
	w->lower = f->lower;
	w->stem = f->stem;
	if (t->kind == TOKEN_WORD) {
		w->does = f->does;
		w->odds = f->odds;
		/* "said Will Doyle": a name, no auxiliary. */
		if ((t->shape & TOKEN_CAP) != 0 && t != c->tokens.v &&
		    (t->shape & TOKEN_CAPS) == 0)
			w->does &= (uint16_t)~WORD_AUX;
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
	c->firsts = mem_grow(c->firsts, &c->firsts_cap, i + 2,
	    sizeof *c->firsts);
	c->firsts[i] = c->n;
	c->tokens.n = 0;
	token_split(&c->tokens, c->text, s->start, s->end);
	for (k = 0; k < c->tokens.n; k++)
		add_word(c, &c->tokens.v[k], i);
	c->firsts[i + 1] = c->n;
	c->paragraphs[c->nparagraphs - 1].last = c->n;
}

void
clause_read(struct clauses *c, const struct doc *d)
{
	size_t i;

	c->doc = d;
	c->text = d->text.p;
	c->n = c->nparagraphs = c->nstretches = 0;
	for (i = 0; i < d->nsentences; i++)
		add_sentence(c, i);
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
	size_t n;

	if (i >= c->n || c->text[c->words[i].start] != mark[0])
		return false;
	n = strlen(mark);
	return c->words[i].end - c->words[i].start == n &&
	    memcmp(c->text + c->words[i].start, mark, n) == 0;
}

uint32_t
clause_char(const struct clauses *c, uint32_t i)
{
	uint32_t cp;

	if (i >= c->n)
		return 0;
	glyph_next(c->text + c->words[i].start,
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
	return i < c->n ? c->firsts[c->words[i].sentence + 1] : c->n;
}

uint32_t
clause_sentence_start(const struct clauses *c, uint32_t i)
{
	return i < c->n ? c->firsts[c->words[i].sentence] : c->n;
}

uint32_t
clause_dateline_end(const struct clauses *c, uint32_t low, uint32_t high)
{
	enum { DATELINE = 20, LABEL = 3 };
	uint32_t i, k, cp;

	if (low >= high || (c->words[low].shape & TOKEN_CAPS) == 0)
		return low;
	for (i = low + 1; i - low < LABEL && i < high &&
	    (c->words[i].shape & TOKEN_CAPS) != 0; i++)
		;
	/* "MUMBAI: Fares will rise." */
	if (i + 1 < high && clause_is(c, i, ":") &&
	    (c->words[i + 1].shape & TOKEN_CAPS) == 0)
		return i + 1;
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
clause_asks(const struct clauses *c, struct span s)
{
	return s.last - s.first > 2 && clause_is(c, s.last - 2, "?");
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
	free(c->forms);
	free(c->firsts);
	free(c->paragraphs);
	free(c->stretches);
	free(c->turns);
	memset(c, 0, sizeof *c);
}
