/* Roles and titles beside a person's name. */
#include <string.h>

#include "dict.h"
#include "role.h"

enum {
	ROLE_BEFORE_MAX = 12,           /* lexemes of a role */
	ROLE_BEHIND_MAX = 24
};

/* The text of lexemes from..to, white space made one space. */
static struct str
copy(const struct lexemes *s, size_t from, size_t to, struct arena *a)
{
	const struct lexeme *v = s->v;
	struct str note = { "", 0 };
	size_t i, n = 0;
	char *p;

	if (from >= to)
		return note;
	p = arena_alloc(a, v[to - 1].end - v[from].start + 1);
	for (i = from; i < to; i++) {
		if (i > from && v[i].spaced)
			p[n++] = ' ';
		memcpy(p + n, s->text + v[i].start, v[i].end - v[i].start);
		n += v[i].end - v[i].start;
	}
	note.p = p;
	note.len = n;
	return note;
}

static bool
is_role(const struct lexeme *l)
{
	return (l->class & (LEXEME_LEADS | LEXEME_ROLE_PART)) != 0;
}

static bool
is_joint(const struct lexeme *l)
{
	return ((l->class & LEXEME_JOIN) != 0 &&
	    (l->class & LEXEME_DETERMINER) == 0) ||
	    (!l->spaced && lexeme_is(l, '-'));
}

/* What a role may belong to: "Dutch", "U.S.", "NATO", "Trump's". */
static bool
is_owner(const struct lexeme *l)
{
	if (l->kind == TOKEN_SUFFIX)
		return true;
	return (l->class & LEXEME_CAP) != 0 && (l->class &
	    (LEXEME_DETERMINER | LEXEME_TIME)) == 0 &&
	    ((l->class & LEXEME_WEAK) == 0 ||
	    (l->class & LEXEME_COMMON) == 0);
}

/* What the small words do, "" for others. */
static const char *
does(const struct lexeme *l)
{
	const char *value = dict_get_lower(&dict_grammar, l->p, l->len);

	return value != NULL ? value : "";
}

/* Where the first word of a role stands that ends at lexeme end. */
static size_t
role_start(const struct lexemes *s, size_t end)
{
	const struct lexeme *v = s->v;
	size_t stop = end > ROLE_BEFORE_MAX ? end - ROLE_BEFORE_MAX : 0;
	size_t i, j;
	bool leads = false, is_joined = false, here;

	for (j = end; j > stop && (is_role(&v[j - 1]) ||
	    (j < end && is_joint(&v[j - 1]))); j--)
		leads |= (v[j - 1].class & LEXEME_LEADS) != 0;
	if (!leads)
		return end;
	/* "Secretary of State", but "the aide of President Poe". */
	for (i = end, here = false; i > j + 1; i--) {
		here |= (v[i - 1].class & LEXEME_LEADS) != 0;
		if (here && i < end && does(&v[i - 1])[0] == 'P')
			j = i;
	}
	for (; j < end && is_joint(&v[j]); j++)
		is_joined = true;
	is_joined |= j > 0 && j < end && is_joint(&v[j - 1]);
	while (!is_joined && j > stop && (is_owner(&v[j - 1]) ||
	    (is_role(&v[j - 1]) && (v[j - 1].class & LEXEME_CAP) != 0) ||
	    (j < end && !v[j].spaced && lexeme_is(&v[j - 1], '-'))))
		j--;
	while (j < end && (is_joint(&v[j]) || v[j].kind == TOKEN_SUFFIX))
		j++;
	return j;
}

/*
 * "The head of the New Party, Ann Poe, ...": the role that ends at the comma
 * before end, and what it is of. Commas stand on both sides of the name.
 */
static struct str
role_of(const struct lexemes *s, size_t end, struct arena *a)
{
	const struct lexeme *v = s->v;
	size_t stop = end > ROLE_BEFORE_MAX ? end - ROLE_BEFORE_MAX : 0;
	size_t i, from;

	for (i = end; i > stop; i--) {
		if ((v[i - 1].kind == TOKEN_MARK &&
		    !lexeme_is(&v[i - 1], '-')) ||
		    (v[i - 1].class & LEXEME_BY_PERSON) != 0 ||
		    strpbrk(does(&v[i - 1]), "ABNRS") != NULL)
			break;
		if (i == end || (v[i - 1].class & LEXEME_ROLE) == 0 ||
		    does(&v[i])[0] != 'P')
			continue;
		from = role_start(s, i);
		/* "a spokesman for the head of the party" is no head. */
		if (from == i || (from > 0 && does(&v[from - 1])[0] == 'P') ||
		    (from > 1 && does(&v[from - 1])[0] == 'D' &&
		    does(&v[from - 2])[0] == 'P'))
			break;
		return copy(s, from, end, a);
	}
	return str_of("");
}

struct str
role_before(const struct lexemes *s, size_t i, size_t to, struct arena *a)
{
	const struct lexeme *v = s->v;
	size_t end = i;

	if (i > 1 && lexeme_is(&v[i - 1], ',')) {
		if ((v[i - 2].class & LEXEME_ROLE) != 0)
			end = i - 1;
		else if (lexeme_is_mark(s, to, ',') ||
		    lexeme_is_mark(s, to, '.'))
			return role_of(s, i - 1, a);
	}
	return copy(s, role_start(s, end), end, a);
}

/* Words that begin a clause rather than a role. */
static bool
ends_role(const struct lexeme *l)
{
	return (l->class & (LEXEME_BY_PERSON | LEXEME_FIRST)) != 0 ||
	    l->kind == TOKEN_LINK || lexeme_is_quote(l);
}

/* The role from..to without a closing "and" or the like. */
static struct str
copy_role(const struct lexemes *s, size_t from, size_t to, struct arena *a)
{
	while (to > from && (does(&s->v[to - 1])[0] == 'P' ||
	    does(&s->v[to - 1])[0] == 'C'))
		to--;
	return copy(s, from, to, a);
}

struct str
role_behind(const struct lexemes *s, size_t i, struct arena *a)
{
	const struct lexeme *v = s->v;
	size_t from = i + 1, j;
	bool has_role = false;

	/* "Ann Poe, 44, a dentist" */
	if (from + 2 < s->n && lexeme_is(&v[i], ',') &&
	    v[from].kind == TOKEN_NUMBER && lexeme_is(&v[from + 1], ',')) {
		i += 2;
		from += 2;
	}
	if (from >= s->n || !lexeme_is(&v[i], ','))
		return str_of("");
	if ((v[from].class & LEXEME_DETERMINER) != 0)
		from++;
	else if (!is_role(&v[from]) && (v[from].class & LEXEME_CAP) == 0)
		return str_of("");
	for (j = from; j < s->n && j < from + ROLE_BEHIND_MAX; j++) {
		/* "who ...", "which ...", a dash: what follows is no role. */
		if (lexeme_is(&v[j], ',') || lexeme_is(&v[j], '.') ||
		    lexeme_is(&v[j], '(') || (v[j].kind == TOKEN_MARK &&
		    v[j].spaced) || strchr(does(&v[j]), 'R') != NULL)
			return has_role ? copy_role(s, from, j, a) :
			    str_of("");
		if (ends_role(&v[j]))
			break;
		has_role |= (v[j].class & LEXEME_ROLE) != 0;
	}
	return str_of("");
}
