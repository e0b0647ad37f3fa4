/* Verbs of speech: their auxiliaries and idioms. */
#include <string.h>

#include "cue.h"
#include "dict.h"

enum { IDIOM_WORDS = 4, IDIOM_BYTES = 64 };

static bool
ends_in(const struct clauses *c, uint32_t i, const char *tail)
{
	const struct word *w = &c->words[i];
	size_t n = strlen(tail);

	return w->end - w->start > n &&
	    memcmp(c->text + w->end - n, tail, n) == 0;
}

/* The longest idiom that begins with word i: past it, or past i. */
static uint32_t
idiom_end(const struct clauses *c, uint32_t i, const char **odds)
{
	char s[IDIOM_BYTES];
	uint32_t k, end = i + 1;
	size_t n = 0, len;
	const char *v;

	for (k = i; k < c->n && k < i + IDIOM_WORDS; k++) {
		len = c->words[k].end - c->words[k].start;
		if (c->words[k].kind != TOKEN_WORD || n + len + 1 > sizeof s ||
		    c->words[k].sentence != c->words[i].sentence)
			break;
		if (k > i)
			s[n++] = ' ';
		memcpy(s + n, c->text + c->words[k].start, len);
		n += len;
		v = dict_get_lower(&dict_idiom, s, n);
		if (v != NULL && k > i) {
			end = k + 1;
			*odds = v;
		}
	}
	return end;
}

/* Auxiliaries, negation and adverbs right before the verb. */
static uint32_t
group_start(const struct clauses *c, uint32_t verb, struct cue *cue)
{
	uint32_t i = verb, start = verb;
	const struct word *w;

	for (; i > 0 && verb - i < 8; i--) {
		w = &c->words[i - 1];
		if (w->sentence != c->words[verb].sentence ||
		    w->stretch != WORD_FREE || w->kind == TOKEN_MARK)
			break;
		if ((w->does & WORD_AUX) != 0 &&
		    (w->does & WORD_SUBJECT) == 0) {
			cue->has_aux = true;
			start = i - 1;
		} else if ((w->does & WORD_NOT) != 0 ||
		    (clause_is_adverb(c, i - 1) &&
		    (w->shape & TOKEN_CAP) == 0 &&
		    (w->does & WORD_TIME) == 0)) {
			start = i - 1;
		} else if (w->kind == TOKEN_SUFFIX &&
		    (ends_in(c, verb, "ing") || cue->has_aux) && i > 1 &&
		    (w[-1].does & WORD_SUBJECT) != 0) {
			start = i - 1;  /* "he's saying" */
		} else
			break;
	}
	return start;
}

/*
 * A verb that no list has, "beamed": beside a quotation it may be a cue all
 * the same.
 */
static const char *
unheard(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];

	if ((w->shape & TOKEN_LOWER) == 0 || !ends_in(c, i, "ed") ||
	    w->end - w->start < 5)
		return NULL;
	return "4000004";
}

bool
cue_at(const struct clauses *c, uint32_t i, struct cue *cue)
{
	const struct word *w = &c->words[i];
	uint32_t end;

	memset(cue, 0, sizeof *cue);
	if (w->kind != TOKEN_WORD || w->stretch != WORD_FREE)
		return false;
	cue->verb = i;
	cue->odds = w->odds != NULL ? w->odds : unheard(c, i);
	if (cue->odds == NULL)
		return false;
	end = i + 1;
	if (cue->odds[ODDS_N] == 'i')
		end = idiom_end(c, i, &cue->odds);
	cue->at.first = i;
	cue->at.last = end;
	if (end > i + 1 && clause_is(c, end - 1, "to") && (c->text[w->start] |
	    0x20) == 'a' && ends_in(c, i, "ccording")) {
		cue->is_according = true;
		return true;
	}
	/* A name ("Show Low"), a noun ("the report", "its claims"). */
	if ((w->shape & TOKEN_CAP) != 0 &&
	    (i == 0 || w[-1].sentence == w->sentence) &&
	    (w->shape & TOKEN_CAPS) == 0)
		return false;
	cue->at.first = group_start(c, i, cue);
	if (i > 0 && i == cue->at.first && w[-1].sentence == w->sentence) {
		if ((w[-1].does & WORD_DET) != 0 &&
		    (w[-1].does & (WORD_REL | WORD_SUBJECT)) == 0)
			return false;
		if (w[-1].kind == TOKEN_SUFFIX ||
		    ((w[-1].does & WORD_PREP) != 0 &&
		    !clause_is(c, i - 1, "to") && !ends_in(c, i, "ing")))
			return false;
		cue->is_infinitive = clause_is(c, i - 1, "to");
	}
	/* "the claims are", "his calls were": nouns. */
	if (cue->odds[ODDS_END] < '8' && ends_in(c, end - 1, "s") &&
	    end < c->n && (c->words[end].does & WORD_AUX) != 0 &&
	    c->words[end].sentence == w->sentence)
		return false;
	cue->is_participle = !cue->has_aux && ends_in(c, i, "ing");
	if (clause_is(c, cue->at.last, ":"))
		cue->at.last++;
	return true;
}
