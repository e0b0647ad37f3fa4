/* Runs of capitals, and what joins them: where a name may begin and end. */
#include <string.h>

#include "dict.h"
#include "run.h"

enum {
	NAME_LONGEST = 7,       /* lexemes of a name that a list holds */
	RUN_LONGEST = 24        /* lexemes of any name */
};

/* The longest name from i on that a list holds; returns its end, or i. */
size_t
run_listed(const struct lexemes *s, size_t i, size_t end, uint8_t *label)
{
	const char *value;
	char name[128];
	size_t j, n;

	if (end > i + NAME_LONGEST)
		end = i + NAME_LONGEST;
	if (end > s->n)
		end = s->n;
	for (j = end; j > i; j--) {
		n = lexeme_join(s, i, j, name, sizeof name);
		if (n == 0)
			continue;
		if (dict_get(&dict_norp, name, n) != NULL) {
			*label = ENTITY_NORP;
			return j;
		}
		if (dict_get(&dict_place, name, n) != NULL) {
			*label = ENTITY_PLACE;
			return j;
		}
		if ((value = dict_get(&dict_known, name, n)) != NULL) {
			*label = label_letter(value[0]);
			return j;
		}
	}
	return i;
}

/* A capital that says nothing: any word, or this one, may have it there. */
bool
run_is_plain(const struct lexemes *s, size_t i)
{
	const struct lexeme *l = &s->v[i];

	if ((l->class & LEXEME_DETERMINER) != 0)
		return true;
	if (l->len == 1 || (l->p[0] == 'I' && (l->p[1] == '\'' ||
	    l->p[1] == '\xe2')))
		return (l->class & LEXEME_COMMON) != 0;
	return (l->class & LEXEME_WEAK) != 0 &&
	    (l->class & LEXEME_COMMON) != 0;
}

/* Tells whether a name, or the role before one, may begin at i. */
bool
run_begins(const struct lexemes *s, size_t i)
{
	uint32_t class = lexeme_class(s, i);
	uint8_t label;

	if ((class & LEXEME_CAP) == 0)
		return (class & LEXEME_PARTICLE) != 0 &&
		    lexeme_is_mark(s, i + 1, '-') &&
		    !lexeme_is_spaced(s, i + 1) &&
		    lexeme_is_cap(s, i + 2) && !lexeme_is_spaced(s, i + 2);
	if ((class & LEXEME_TIME) != 0 && (class & LEXEME_FIRST) == 0)
		return false;
	if (!run_is_plain(s, i))
		return true;
	/* "Van den Berg", "South Korea": at a sentence's beginning. */
	if ((class & LEXEME_PARTICLE) != 0 && s->v[i].len > 2 &&
	    ((lexeme_class(s, i + 1) & LEXEME_PARTICLE) != 0 ||
	    lexeme_is_cap(s, i + 1)))
		return true;
	if (lexeme_is_cap(s, i + 1) && run_listed(s, i, i + 3, &label) > i + 1)
		return true;
	return (class & LEXEME_DETERMINER) == 0 &&
	    (class & (LEXEME_LEADS | LEXEME_ROLE_PART | LEXEME_FIRST |
	    LEXEME_BEGINS)) != 0;
}

/* Tells whether a name may go on with lexeme i. */
static bool
may_follow(const struct lexemes *s, size_t i)
{
	uint32_t class = lexeme_class(s, i);

	if ((class & LEXEME_CAP) == 0)
		return false;
	if ((class & LEXEME_TIME) != 0)
		return i > 0 && (lexeme_class(s, i - 1) & LEXEME_FIRST) != 0;
	return !run_is_plain(s, i) || s->v[i].head != 0 ||
	    ((class & (LEXEME_LEADS | LEXEME_ROLE_PART)) != 0 &&
	    (class & LEXEME_DETERMINER) == 0);
}

/* "Ministry of Hajj and Umrah", "Food and Drug Administration". */
static size_t
behind_and(const struct lexemes *s, size_t from, size_t i)
{
	size_t j = i + 1, k;
	uint8_t label;

	if (!lexeme_is_cap(s, j) || run_is_plain(s, j) || s->v[j].head != 0)
		return i;
	for (k = from + 1; k + 1 < i; k++)
		if ((lexeme_class(s, k) & LEXEME_JOIN) != 0 &&
		    (lexeme_class(s, k - 1) & LEXEME_BEGINS) != 0)
			return (lexeme_class(s, j) & LEXEME_COMMON) != 0 ||
			    ((lexeme_class(s, j) & LEXEME_FIRST) == 0 &&
			    run_listed(s, j, j + 2, &label) == j) ? j : i;
	if ((lexeme_class(s, i - 1) & (LEXEME_COMMON | LEXEME_WEAK)) !=
	    LEXEME_COMMON || s->v[i - 1].head != 0)
		return i;
	for (k = j; lexeme_is_cap(s, k) && k < i + NAME_LONGEST; k++)
		;
	return k > j + 1 && s->v[k - 1].head != 0 ? j : i;
}

/* "Ministry of", "Institute for": goes on behind "of", or returns i. */
static size_t
behind_join(const struct lexemes *s, size_t from, size_t i)
{
	const struct lexeme *l = &s->v[i];
	uint32_t before = lexeme_class(s, i - 1);
	size_t j = i + 1;
	bool is_of = l->len == 2 || l->len == 3;

	if (l->len == 1) /* "&" */
		return lexeme_is_cap(s, j) ? j : i;
	if (!is_of || (l->shape & TOKEN_LOWER) == 0)
		return i;
	if (memcmp(l->p, "and", 3 < l->len ? 3 : l->len) == 0)
		return behind_and(s, from, i);
	if (memcmp(l->p, "the", l->len) == 0)
		return i;
	if ((before & LEXEME_BEGINS) == 0 && s->v[i - 1].head != 'm' &&
	    !((lexeme_class(s, from) & LEXEME_BEGINS) != 0 && i - from > 2 &&
	    (before & LEXEME_COMMON) != 0)) {
		/* "Secretary of State" */
		return (before & LEXEME_ROLE) != 0 && lexeme_is_cap(s, j) &&
		    (lexeme_class(s, j) & LEXEME_ROLE_PART) != 0 ? j : i;
	}
	if (j < s->n && s->v[j].len == 3 &&
	    memcmp(s->v[j].p, "the", 3) == 0)
		j++;
	return lexeme_is_cap(s, j) && !run_is_plain(s, j) ? j : i;
}

/* "Moon Jae-in", "Prayut Chan-o-cha": but not "Silicon Valley-based". */
static size_t
behind_hyphen(const struct lexemes *s, size_t i)
{
	const struct lexeme *l = &s->v[i + 1];

	if (l->kind != TOKEN_WORD || l->spaced || l->len > 5 ||
	    lexeme_is_mark(s, i, '/'))
		return i;
	if (lexeme_is_mark(s, i + 2, '-') && !lexeme_is_spaced(s, i + 2))
		return l->len == 1 && i + 3 < s->n &&
		    s->v[i + 3].kind == TOKEN_WORD ? i + 3 : i;
	return (l->len == 2 && memcmp(l->p, "in", 2) == 0) ||
	    dict_get(&dict_common, l->p, l->len) == NULL ? i + 1 : i;
}

/* What joins lexeme i to the name from..i: the lexeme it goes on with. */
static size_t
go_on(const struct lexemes *s, size_t from, size_t i)
{
	const struct lexeme *l = &s->v[i];
	size_t j = i;

	if (l->kind == TOKEN_SUFFIX)
		return (lexeme_class(s, i - 1) & LEXEME_OWNER) != 0 &&
		    lexeme_is_spaced(s, i + 1) && may_follow(s, i + 1) ?
		    i + 1 : i;
	if (!l->spaced && lexeme_is(l, '-')) {
		if (lexeme_is_spaced(s, i + 1) || i + 1 >= s->n)
			return i;
		if (lexeme_is_cap(s, i + 1) || s->v[i + 1].kind == TOKEN_NUMBER)
			return i + 1;
		if (lexeme_is_mark(s, i + 2, '-') && lexeme_is_cap(s, i + 3))
			return i + 3;
		return i > from + 1 ? behind_hyphen(s, i) : i;
	}
	if (lexeme_is(l, '&') || ((l->class & LEXEME_JOIN) != 0 &&
	    (l->class & LEXEME_DETERMINER) == 0))
		if ((j = behind_join(s, from, i)) > i)
			return j;
	if ((l->class & LEXEME_PARTICLE) == 0 ||
	    (l->shape & TOKEN_LOWER) == 0)
		return i;
	for (j = i; j < i + 3 && (lexeme_class(s, j) & LEXEME_PARTICLE) != 0 &&
	    !lexeme_is_cap(s, j); j++)
		;
	if (lexeme_is_mark(s, j, '-') && !lexeme_is_spaced(s, j))
		j++;
	return may_follow(s, j) && (lexeme_class(s, j) & LEXEME_TIME) == 0 ?
	    j : i;
}

/* The end of the capitals, and what joins them, from i on. */
size_t
run_end(const struct lexemes *s, size_t i)
{
	size_t from = i, j;

	if (!lexeme_is_cap(s, i))
		i += 2;
	for (i++; i < s->n && i - from < RUN_LONGEST; ) {
		if (s->v[i].spaced && may_follow(s, i))
			i++;
		else if ((j = go_on(s, from, i)) > i)
			i = j + 1;
		else
			break;
	}
	return i;
}
