/* What a name's words, and those beside it, tell of it. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "dict.h"
#include "glyph.h"
#include "money.h"
#include "role.h"

static struct chunk *
add(struct chunks *c, const struct lexemes *s, size_t from, size_t to)
{
	const struct lexeme *v = s->v;
	struct chunk *k;
	size_t i;

	c->v = mem_grow(c->v, &c->cap, c->n + 1, sizeof *c->v);
	k = &c->v[c->n++];
	memset(k, 0, sizeof *k);
	k->start = v[from].start;
	k->end = v[to - 1].end;
	k->note = str_of("");
	k->words = 1;
	for (i = from + 1; i < to && k->words < 255; i++)
		k->words += v[i].spaced;
	k->is_acronym = to - from == 1 && (v[from].shape &
	    (TOKEN_CAPS | TOKEN_DOTTED)) != 0;
	k->has_first = (v[from].class & LEXEME_FIRST) != 0;
	k->is_family = (v[from].class & LEXEME_PARTICLE) != 0;
	k->acts = (lexeme_class(s, to) & LEXEME_BY_PERSON) != 0 ||
	    (from > 0 && (v[from - 1].class & LEXEME_BY_PERSON) != 0);
	return k;
}

/* "North Atlantic Treaty Organization (NATO)": stands in brackets. */
static bool
abbreviates(const struct chunks *c, const struct lexemes *s, size_t from,
    size_t to)
{
	const struct chunk *k = &c->v[c->n - 1];

	return k->is_acronym && from > 0 && c->n > 1 &&
	    lexeme_is(&s->v[from - 1], '(') && lexeme_is_mark(s, to, ')') &&
	    k[-1].end <= s->v[from - 1].start &&
	    s->v[from - 1].start - k[-1].end <= 2;
}

static void
describe_person(struct chunk *k, const struct lexemes *s, size_t from,
    size_t to, struct arena *a)
{
	uint32_t class = s->v[from].class;
	uint32_t before = from > 0 ? s->v[from - 1].class : 0;
	const char *self;

	if ((class & LEXEME_HER) != 0)
		k->gender = 'f';
	if ((class & LEXEME_HIS) != 0)
		k->gender = 'm';
	if ((before & (LEXEME_WOMAN | LEXEME_MAN)) != 0) {
		k->is_honoured = true;
		k->gender = (before & LEXEME_WOMAN) != 0 ? 'f' : 'm';
	}
	/* "Poe himself" */
	self = to < s->n && s->v[to].len == 7 &&
	    memcmp(s->v[to].p + 3, "self", 4) == 0 ? dict_get(&dict_pronoun,
	    s->v[to].p, s->v[to].len) : NULL;
	if (self != NULL && (*self == 'm' || *self == 'f')) {
		k->is_honoured = true;
		k->gender = (uint8_t)*self;
	}
	k->note = role_before(s, from, to, a);
	if (k->note.len == 0)
		k->note = role_behind(s, to, a);
}

static void
set_note(struct chunk *k, const char *note, struct arena *a)
{
	size_t n = strlen(note);
	char *to;

	if (n == 0)
		return;
	to = arena_alloc(a, n);
	memcpy(to, note, n);
	k->note.p = to;
	k->note.len = n;
}

/* Marks that stand beside names and are no part of them. */
static bool
is_edge(const struct lexeme *l)
{
	uint32_t cp;

	if (l->kind != TOKEN_MARK)
		return false;
	glyph_next(l->p, l->len, &cp);
	return lexeme_is_quote(l) || (cp < 0x80 && cp > 0 &&
	    strchr("()[]<>-,;:", (int)cp) != NULL) || cp == 0x2013 ||
	    cp == 0x2014;
}

/* "MS. ALVAREZ", "Chairman Poe": a title is no part of the name. */
static bool
is_title(const struct lexeme *l)
{
	/* "Don Marlow" has a first name, "Tan Sri Marlow" two titles. */
	if ((l->class & LEXEME_FIRST) != 0)
		return (l->class & l[1].class & LEXEME_TITLE) != 0;
	return (l->class & LEXEME_HONORIFIC) != 0 || ((l->class &
	    LEXEME_ROLE) != 0 && (l->class & LEXEME_CAP) != 0);
}

/* "On Marlow", "With Ostrow": words of a heading, or a sentence's first. */
static bool
is_small(const struct lexeme *l)
{
	const char *value;

	if ((l->class & LEXEME_WEAK) == 0 ||
	    (l->class & (LEXEME_FIRST | LEXEME_PARTICLE)) != 0)
		return false;
	value = dict_get_lower(&dict_grammar, l->p, l->len);
	return value != NULL && strchr("PCSD", value[0]) != NULL;
}

/* "Sees", as in a heading: "see" is a common word. */
static bool
is_common(const struct lexeme *l)
{
	return (l->class & (LEXEME_FIRST | LEXEME_JUNIOR)) == 0 &&
	    ((l->class & LEXEME_COMMON) != 0 ||
	    (l->len > 3 && l->p[l->len - 1] == 's' &&
	    dict_get_lower(&dict_common, l->p, l->len - 1) != NULL));
}

/* "National Security Adviser" names no organisation. */
static bool
is_part_of_role(const struct lexemes *s, size_t from, size_t to)
{
	if (to - from < 2 || (lexeme_class(s, to) & LEXEME_ROLE) == 0 ||
	    (lexeme_class(s, to) & LEXEME_CAP) == 0)
		return false;
	while (from < to && (s->v[from].class & LEXEME_ROLE_PART) != 0)
		from++;
	return from == to;
}

/* A name without what the tagger took for a part of it. */
static void
trim(const struct lexemes *s, size_t *from, size_t *to, uint8_t label)
{
	const struct lexeme *v = s->v;
	size_t i;

	while (*from < *to && is_edge(&v[*from]))
		++*from;
	while (*from < *to && is_edge(&v[*to - 1]))
		--*to;
	if (label == ENTITY_ORG && is_part_of_role(s, *from, *to))
		*to = *from;
	/* "A Commission spokeswoman" */
	if (*from + 1 < *to && label != ENTITY_MISC &&
	    label != ENTITY_PRODUCT && v[*from + 1].spaced &&
	    (v[*from].class & LEXEME_WEAK) != 0 &&
	    (lexeme_is(&v[*from], 'A') || (v[*from].len == 2 &&
	    memcmp(v[*from].p, "An", 2) == 0)))
		++*from;
	if (label != ENTITY_PERSON)
		return;
	while (*from + 1 < *to && (is_title(&v[*from]) ||
	    is_small(&v[*from])) && ((v[*from].class & LEXEME_NOBLE) == 0 ||
	    *from + 2 < *to))
		++*from;
	/* "Marlow versus Ostrow" are two; one of them is enough. */
	for (i = *from + 1; i < *to; i++)
		if (v[i].spaced && v[i].kind == TOKEN_WORD &&
		    (v[i].shape & TOKEN_LOWER) !=
		    0 && (v[i].class & LEXEME_PARTICLE) == 0 &&
		    dict_get(&dict_common, v[i].p, v[i].len) != NULL)
			*to = i;
	/* "Marlow Sees Storm" is a heading, and "sees" no name. */
	while (*from + 1 < *to && (v[*to - 1].class & LEXEME_WEAK) != 0 &&
	    is_common(&v[*to - 1]))
		--*to;
	while (*from + 1 < *to && v[*to - 1].kind == TOKEN_NUMBER &&
	    memchr(v[*to - 1].p, '.', v[*to - 1].len) == NULL)
		--*to;
	/* "Bo Lee III" and "Ann Poe, Jr." go on. */
	if (*to < s->n && (lexeme_class(s, *to) & LEXEME_JUNIOR) != 0)
		++*to;
	else if (*to + 1 < s->n && lexeme_is(&v[*to], ',') &&
	    (lexeme_class(s, *to + 1) & LEXEME_JUNIOR) != 0)
		*to += 2;
}

void
chunk_add(struct chunks *c, const struct lexemes *s, size_t from, size_t to,
    uint8_t label, const struct day *today, struct arena *a)
{
	struct chunk *k;
	char note[64];

	/* "Sen. Ann Poe" is no organisation. */
	if (label == ENTITY_ORG && to - from > 1 && (s->v[from].class &
	    LEXEME_HONORIFIC) != 0 && (s->v[from].class & (LEXEME_PARTICLE |
	    LEXEME_FIRST)) == 0)
		label = ENTITY_PERSON;
	if (label != ENTITY_DATE && label != ENTITY_MONEY)
		trim(s, &from, &to, label);
	/* What the name before took, "III", is taken. */
	while (from < to && c->n > 0 && s->v[from].start < c->v[c->n - 1].end)
		from++;
	if (from == to)
		return;
	k = add(c, s, from, to);
	k->label = label;
	k->abbreviates = abbreviates(c, s, from, to);
	if (label == ENTITY_PERSON) {
		k->ends_common = to > from + 1 && is_common(&s->v[to - 1]);
		describe_person(k, s, from, to, a);
	}
	if (label == ENTITY_DATE) {
		date_note(s, from, to, today, note, sizeof note);
		set_note(k, note, a);
	}
	if (label == ENTITY_MONEY) {
		money_note(s, from, to, note, sizeof note);
		set_note(k, note, a);
	}
}

void
chunk_free(struct chunks *k)
{
	free(k->v);
	memset(k, 0, sizeof *k);
}
