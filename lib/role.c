/* Roles and titles beside a person's name. */
#include <string.h>

#include "role.h"

enum {
	ROLE_BEFORE_MAX = 12,           /* lexemes of a role */
	ROLE_BEHIND_MAX = 12
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

struct str
role_before(const struct lexemes *s, size_t i, struct arena *a)
{
	const struct lexeme *v = s->v;
	size_t end = i, j, stop;
	bool leads = false, is_joined = false;

	if (i > 1 && lexeme_is(&v[i - 1], ',') &&
	    (v[i - 2].class & LEXEME_ROLE) != 0)
		end = i - 1;
	stop = end > ROLE_BEFORE_MAX ? end - ROLE_BEFORE_MAX : 0;
	for (j = end; j > stop && (is_role(&v[j - 1]) ||
	    (j < end && is_joint(&v[j - 1]))); j--)
		leads |= (v[j - 1].class & LEXEME_LEADS) != 0;
	if (!leads)
		return str_of("");
	for (; j < end && is_joint(&v[j]); j++)
		is_joined = true;
	while (!is_joined && j > stop && (is_owner(&v[j - 1]) ||
	    (j < end && !v[j].spaced && lexeme_is(&v[j - 1], '-'))))
		j--;
	while (j < end && (is_joint(&v[j]) || v[j].kind == TOKEN_SUFFIX))
		j++;
	return copy(s, j, end, a);
}

/* Words that begin a clause rather than a role. */
static bool
ends_role(const struct lexeme *l)
{
	return (l->class & (LEXEME_BY_PERSON | LEXEME_FIRST)) != 0 ||
	    l->kind == TOKEN_LINK || lexeme_is_quote(l);
}

struct str
role_behind(const struct lexemes *s, size_t i, struct arena *a)
{
	const struct lexeme *v = s->v;
	size_t from = i + 1, j;
	bool has_role = false;

	if (from >= s->n || !lexeme_is(&v[i], ','))
		return str_of("");
	if ((v[from].class & LEXEME_DETERMINER) != 0)
		from++;
	else if (!is_role(&v[from]) && (v[from].class & LEXEME_CAP) == 0)
		return str_of("");
	for (j = from; j < s->n && j < from + ROLE_BEHIND_MAX; j++) {
		if (lexeme_is(&v[j], ',') || lexeme_is(&v[j], '.'))
			return has_role ? copy(s, from, j, a) : str_of("");
		if (ends_role(&v[j]))
			break;
		has_role |= (v[j].class & LEXEME_ROLE) != 0;
	}
	return str_of("");
}
