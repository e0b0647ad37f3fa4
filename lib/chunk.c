/* Names in a sentence: where they are, and what their words say they are. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "date.h"
#include "dict.h"
#include "money.h"
#include "role.h"

enum {
	NAME_LONGEST = 7,       /* lexemes of a name that a list holds */
	RUN_LONGEST = 24        /* lexemes of any name */
};

struct scan {
	const struct lexemes *s;
	struct chunks *out;
	struct arena *arena;
	size_t first;           /* the sentence's first chunk */
};

/* The class of a lexeme; 0 beyond the sentence. */
static uint32_t
class_at(const struct scan *c, size_t i)
{
	return i < c->s->n ? c->s->v[i].class : 0;
}

static bool
is_cap(const struct scan *c, size_t i)
{
	return (class_at(c, i) & LEXEME_CAP) != 0;
}

static bool
is_mark(const struct scan *c, size_t i, char mark)
{
	return i < c->s->n && lexeme_is(&c->s->v[i], mark);
}

static bool
is_spaced(const struct scan *c, size_t i)
{
	return i < c->s->n && c->s->v[i].spaced;
}

static uint8_t
label_of(char letter)
{
	switch (letter) {
	case 'f': return ENTITY_FACILITY;
	case 'p': return ENTITY_PLACE;
	case 'm': return ENTITY_MISC;
	case 'd': return ENTITY_PRODUCT;
	default: return ENTITY_ORG;
	}
}

/* The longest name from i on that a list holds; returns its end, or i. */
static size_t
look_up(const struct scan *c, size_t i, size_t end, uint8_t *label)
{
	const char *value;
	char name[128];
	size_t j, n;

	if (end > i + NAME_LONGEST)
		end = i + NAME_LONGEST;
	if (end > c->s->n)
		end = c->s->n;
	for (j = end; j > i; j--) {
		n = lexeme_join(c->s, i, j, name, sizeof name);
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
			*label = label_of(value[0]);
			return j;
		}
	}
	return i;
}

/* A capital that says nothing: any word, or this one, may have it there. */
static bool
is_plain(const struct scan *c, size_t i)
{
	const struct lexeme *l = &c->s->v[i];

	if ((l->class & LEXEME_DETERMINER) != 0)
		return true;
	if (l->len == 1 || (l->p[0] == 'I' && (l->p[1] == '\'' ||
	    l->p[1] == '\xe2')))
		return (l->class & LEXEME_COMMON) != 0;
	return (l->class & LEXEME_WEAK) != 0 &&
	    (l->class & LEXEME_COMMON) != 0;
}

/* Tells whether a name, or the role before one, may begin at i. */
static bool
may_begin(const struct scan *c, size_t i)
{
	uint32_t class = class_at(c, i);
	uint8_t label;

	if ((class & LEXEME_CAP) == 0)
		return (class & LEXEME_PARTICLE) != 0 &&
		    is_mark(c, i + 1, '-') && !is_spaced(c, i + 1) &&
		    is_cap(c, i + 2) && !is_spaced(c, i + 2);
	if ((class & LEXEME_TIME) != 0 && (class & LEXEME_FIRST) == 0)
		return false;
	if (!is_plain(c, i))
		return true;
	/* "South Korea", at a sentence's beginning. */
	if (is_cap(c, i + 1) && look_up(c, i, i + 3, &label) > i + 1)
		return true;
	return (class & LEXEME_DETERMINER) == 0 &&
	    (class & (LEXEME_LEADS | LEXEME_ROLE_PART | LEXEME_FIRST |
	    LEXEME_BEGINS)) != 0;
}

/* Tells whether a name may go on with lexeme i. */
static bool
may_follow(const struct scan *c, size_t i)
{
	uint32_t class = class_at(c, i);

	if ((class & LEXEME_CAP) == 0)
		return false;
	if ((class & LEXEME_TIME) != 0)
		return i > 0 && (class_at(c, i - 1) & LEXEME_FIRST) != 0;
	return !is_plain(c, i) || c->s->v[i].head != 0 ||
	    ((class & (LEXEME_LEADS | LEXEME_ROLE_PART)) != 0 &&
	    (class & LEXEME_DETERMINER) == 0);
}

/* "Ministry of Hajj and Umrah", "Food and Drug Administration". */
static size_t
behind_and(const struct scan *c, size_t from, size_t i)
{
	size_t j = i + 1, k;
	uint8_t label;

	if (!is_cap(c, j) || is_plain(c, j) || c->s->v[j].head != 0)
		return i;
	for (k = from + 1; k + 1 < i; k++)
		if ((class_at(c, k) & LEXEME_JOIN) != 0 &&
		    (class_at(c, k - 1) & LEXEME_BEGINS) != 0)
			return (class_at(c, j) & LEXEME_COMMON) != 0 ||
			    ((class_at(c, j) & LEXEME_FIRST) == 0 &&
			    look_up(c, j, j + 2, &label) == j) ? j : i;
	if ((class_at(c, i - 1) & (LEXEME_COMMON | LEXEME_WEAK)) !=
	    LEXEME_COMMON || c->s->v[i - 1].head != 0)
		return i;
	for (k = j; is_cap(c, k) && k < i + NAME_LONGEST; k++)
		;
	return k > j + 1 && c->s->v[k - 1].head != 0 ? j : i;
}

/* "Ministry of", "Institute for": goes on behind "of", or returns i. */
static size_t
behind_join(const struct scan *c, size_t from, size_t i)
{
	const struct lexeme *l = &c->s->v[i];
	uint32_t before = class_at(c, i - 1);
	size_t j = i + 1;
	bool is_of = l->len == 2 || l->len == 3;

	if (l->len == 1) /* "&" */
		return is_cap(c, j) ? j : i;
	if (!is_of || (l->shape & TOKEN_LOWER) == 0)
		return i;
	if (memcmp(l->p, "and", 3 < l->len ? 3 : l->len) == 0)
		return behind_and(c, from, i);
	if (memcmp(l->p, "the", l->len) == 0)
		return i;
	if ((before & LEXEME_BEGINS) == 0 && c->s->v[i - 1].head != 'm' &&
	    !((class_at(c, from) & LEXEME_BEGINS) != 0 && i - from > 2 &&
	    (before & LEXEME_COMMON) != 0)) {
		/* "Secretary of State" */
		return (before & LEXEME_ROLE) != 0 && is_cap(c, j) &&
		    (class_at(c, j) & LEXEME_ROLE_PART) != 0 ? j : i;
	}
	if (j < c->s->n && c->s->v[j].len == 3 &&
	    memcmp(c->s->v[j].p, "the", 3) == 0)
		j++;
	return is_cap(c, j) && !is_plain(c, j) ? j : i;
}

/* "Moon Jae-in", "Prayut Chan-o-cha": but not "Silicon Valley-based". */
static size_t
behind_hyphen(const struct scan *c, size_t i)
{
	const struct lexeme *l = &c->s->v[i + 1];

	if (l->kind != TOKEN_WORD || l->spaced || l->len > 5 ||
	    is_mark(c, i, '/'))
		return i;
	if (is_mark(c, i + 2, '-') && !is_spaced(c, i + 2))
		return l->len == 1 && i + 3 < c->s->n &&
		    c->s->v[i + 3].kind == TOKEN_WORD ? i + 3 : i;
	return (l->len == 2 && memcmp(l->p, "in", 2) == 0) ||
	    dict_get(&dict_common, l->p, l->len) == NULL ? i + 1 : i;
}

/* What joins lexeme i to the name from..i: the lexeme it goes on with. */
static size_t
go_on(const struct scan *c, size_t from, size_t i)
{
	const struct lexeme *l = &c->s->v[i];
	size_t j = i;

	if (l->kind == TOKEN_SUFFIX)
		return (class_at(c, i - 1) & LEXEME_OWNER) != 0 &&
		    is_spaced(c, i + 1) && may_follow(c, i + 1) ? i + 1 : i;
	if (!l->spaced && lexeme_is(l, '-')) {
		if (is_spaced(c, i + 1) || i + 1 >= c->s->n)
			return i;
		if (is_cap(c, i + 1) || c->s->v[i + 1].kind == TOKEN_NUMBER)
			return i + 1;
		if (is_mark(c, i + 2, '-') && is_cap(c, i + 3))
			return i + 3;
		return i > from + 1 ? behind_hyphen(c, i) : i;
	}
	if (lexeme_is(l, '&') || ((l->class & LEXEME_JOIN) != 0 &&
	    (l->class & LEXEME_DETERMINER) == 0))
		if ((j = behind_join(c, from, i)) > i)
			return j;
	if ((l->class & LEXEME_PARTICLE) == 0 ||
	    (l->shape & TOKEN_LOWER) == 0)
		return i;
	for (j = i; j < i + 3 && (class_at(c, j) & LEXEME_PARTICLE) != 0 &&
	    !is_cap(c, j); j++)
		;
	if (is_mark(c, j, '-') && !is_spaced(c, j))
		j++;
	return may_follow(c, j) && (class_at(c, j) & LEXEME_TIME) == 0 ?
	    j : i;
}

/* The end of the capitals, and what joins them, from i on. */
static size_t
run_end(const struct scan *c, size_t i)
{
	size_t from = i, j;

	if (!is_cap(c, i))
		i += 2;
	for (i++; i < c->s->n && i - from < RUN_LONGEST; ) {
		if (c->s->v[i].spaced && may_follow(c, i))
			i++;
		else if ((j = go_on(c, from, i)) > i)
			i = j + 1;
		else
			break;
	}
	return i;
}

static struct chunk *
add(struct scan *c, size_t from, size_t to, uint8_t label, uint8_t sure)
{
	const struct lexeme *v = c->s->v;
	struct chunk *k;
	size_t i;

	c->out->v = mem_grow(c->out->v, &c->out->cap, c->out->n + 1,
	    sizeof *c->out->v);
	k = &c->out->v[c->out->n++];
	memset(k, 0, sizeof *k);
	k->start = v[from].start;
	k->end = v[to - 1].end;
	k->label = label;
	k->sure = sure;
	k->words = 1;
	for (i = from + 1; i < to && k->words < 255; i++)
		k->words += v[i].spaced;
	k->is_weak = to - from == 1 && (v[from].class & LEXEME_WEAK) != 0;
	k->is_acronym = to - from == 1 && ((v[from].shape & TOKEN_CAPS) != 0 ||
	    (v[from].shape & TOKEN_DOTTED) != 0);
	k->has_first = (v[from].class & LEXEME_FIRST) != 0;
	k->note = str_of("");
	k->is_common = true;
	for (i = from; i < to; i++)
		if (v[i].kind == TOKEN_WORD &&
		    (v[i].class & LEXEME_COMMON) == 0)
			k->is_common = false;
	return k;
}

static void
add_name(struct scan *c, size_t from, size_t to, uint8_t label, uint8_t sure)
{
	const struct lexeme *v = c->s->v;
	struct chunk *k;

	/* A possessive, stray dash or joint is no part of the name. */
	while (to > from + 1 && v[to - 1].kind != TOKEN_WORD &&
	    v[to - 1].kind != TOKEN_NUMBER)
		to--;
	k = add(c, from, to, label, sure);
	if (from > 0 && lexeme_is(&v[from - 1], '(') && k->is_acronym &&
	    is_mark(c, to, ')') && c->out->n > c->first + 1 &&
	    k[-1].end <= v[from - 1].start &&
	    v[from - 1].start - k[-1].end <= 2)
		k->abbreviates = true;
	if (label != ENTITY_PERSON)
		return;
	if ((v[from].class & LEXEME_HER) != 0)
		k->gender = 'f';
	if ((v[from].class & LEXEME_HIS) != 0)
		k->gender = 'm';
	k->note = role_before(c->s, from, c->arena);
	if (k->note.len == 0)
		k->note = role_behind(c->s, to, c->arena);
	if (from > 0 && (v[from - 1].class & LEXEME_WOMAN) != 0)
		k->gender = 'f';
	else if (from > 0 && (v[from - 1].class & LEXEME_MAN) != 0)
		k->gender = 'm';
}

/* "Prime Minister", "Secretary of State": the end of a role, or i. */
static size_t
role_end(const struct scan *c, size_t i, size_t end)
{
	const uint32_t role = LEXEME_LEADS | LEXEME_ROLE_PART;
	size_t j = i, to = i;
	bool leads = false;

	while (j < end) {
		if ((class_at(c, j) & role) != 0 && (class_at(c, j) &
		    LEXEME_FIRST) == 0) {
			leads |= (class_at(c, j) & LEXEME_LEADS) != 0;
			to = ++j;
		} else if (j > i && (is_mark(c, j, '-') ||
		    (class_at(c, j) & LEXEME_JOIN) != 0))
			j++;
		else
			break;
	}
	return leads ? to : i;
}

static void split(struct scan *, size_t, size_t);

/* Tells whether a place follows: "Sulaymaniyah, Iraq". */
static bool
is_before_place(const struct scan *c, size_t i)
{
	uint8_t label;
	size_t end;

	if (!is_mark(c, i, ',') || !is_cap(c, i + 1))
		return false;
	end = i + 4 < c->s->n ? i + 4 : c->s->n;
	return look_up(c, i + 1, end, &label) > i + 1 &&
	    label == ENTITY_PLACE;
}

/* "Fujian province": a lower case head word says what it is. */
static uint8_t
label_behind(const struct scan *c, size_t i, uint8_t label)
{
	const struct lexeme *l;
	const char *value;

	if (i >= c->s->n || is_cap(c, i))
		return label;
	l = &c->s->v[i];
	value = dict_get(&dict_head, l->p, l->len);
	if (value == NULL || (value[0] != 'p' && value[0] != 'o') ||
	    value[1] == 'b')
		return label;
	return label_of(value[0]);
}

static uint8_t
guess_one(const struct scan *c, size_t i, size_t to, uint8_t *sure)
{
	const struct lexeme *l = &c->s->v[i];
	uint32_t before = i > 0 ? class_at(c, i - 1) : 0;

	if ((class_at(c, to) & LEXEME_BY_PERSON) != 0 &&
	    (l->shape & TOKEN_CAPS) == 0) {
		*sure = CHUNK_RULE;
		return ENTITY_PERSON;
	}
	if ((l->shape & (TOKEN_CAPS | TOKEN_DOTTED)) != 0)
		return ENTITY_ORG;
	if ((before & LEXEME_BEFORE_PLACE) != 0 || is_before_place(c, to))
		return ENTITY_PLACE;
	if ((before & LEXEME_DETERMINER) != 0)
		return label_behind(c, to, ENTITY_ORG);
	return label_behind(c, to, ENTITY_PERSON);
}

/* What a name is that no list holds and no head word tells. */
static uint8_t
guess(const struct scan *c, size_t from, size_t to, uint8_t *sure)
{
	uint32_t before = from > 0 ? class_at(c, from - 1) : 0;
	size_t i, common = 0, caps = 0;
	uint8_t label;

	*sure = CHUNK_GUESS;
	if ((before & LEXEME_LEADS) != 0) {
		*sure = CHUNK_SURE;
		return ENTITY_PERSON;
	}
	for (i = from + 1; i < to && !c->s->v[i].spaced &&
	    c->s->v[i].kind != TOKEN_NUMBER; i++)
		;
	if (i == to)
		return guess_one(c, from, to, sure);
	for (i = from; i < to; i++) {
		if (i > from && look_up(c, i, i + 1, &label) > i &&
		    (label == ENTITY_PLACE || label == ENTITY_NORP))
			caps++;
		common += (class_at(c, i) & (LEXEME_COMMON | LEXEME_JOIN)) !=
		    0 || (c->s->v[i].kind != TOKEN_WORD && !is_mark(c, i, '-'));
		caps += (c->s->v[i].shape & TOKEN_CAPS) != 0;
	}
	if (common == 0 && caps == 0) {
		if ((before & LEXEME_BEFORE_PLACE) != 0 ||
		    is_before_place(c, to))
			return ENTITY_PLACE;
		return label_behind(c, to, to - from < 5 ? ENTITY_PERSON :
		    ENTITY_ORG);
	}
	return ENTITY_ORG;
}

/* A name whose first words a list holds: one, or two side by side. */
static size_t
split_listed(struct scan *c, size_t i, size_t k, size_t end, uint8_t label)
{
	uint32_t next = class_at(c, k);
	uint8_t other;

	if (label == ENTITY_NORP || (is_cap(c, k) && (next & (LEXEME_FIRST |
	    LEXEME_LEADS | LEXEME_ROLE_PART | LEXEME_WEAK)) != 0)) {
		add_name(c, i, k, label, CHUNK_SURE);
		return k;
	}
	if (is_mark(c, k, '-') && look_up(c, k + 1, end, &other) > k + 1) {
		add_name(c, i, k, label, CHUNK_SURE);
		return k + 1;
	}
	if (k == i + 1 && end == k + 1 &&
	    (class_at(c, i) & LEXEME_FIRST) != 0)
		add_name(c, i, end, ENTITY_PERSON, CHUNK_GUESS);
	else
		add_name(c, i, end, ENTITY_ORG, CHUNK_GUESS);
	return end;
}

/* "Commission Chairman Badru Kiggundu": where a role begins within, or end. */
static size_t
inner_role(const struct scan *c, size_t i, size_t end)
{
	size_t j, to;

	for (j = i + 1; j + 1 < end; j++)
		if (is_cap(c, j) && (class_at(c, j) & (LEXEME_ROLE |
		    LEXEME_ROLE_PART | LEXEME_HONORIFIC)) != 0 && c->s->v[j].spaced &&
		    (to = role_end(c, j, end)) > j)
			return to < end && end - to < 5 ? j : end;
	return end;
}

/* "Burkinabe Ministry of Culture": an organisation behind its country. */
static bool
is_institution(const struct scan *c, size_t i, size_t end)
{
	return i + 2 < end && (class_at(c, i) & LEXEME_BEGINS) != 0 &&
	    (class_at(c, i + 1) & LEXEME_JOIN) != 0 &&
	    c->s->v[i].head == 'o';
}

/* Adds the first name of the run i..end; returns where to go on. */
static size_t
take(struct scan *c, size_t i, size_t end)
{
	uint32_t class = class_at(c, i);
	uint32_t before = i > 0 ? class_at(c, i - 1) : 0;
	uint8_t label = ENTITY_ORG, sure = CHUNK_RULE;
	const struct lexeme *last = &c->s->v[end - 1];
	size_t k = look_up(c, i, end, &label), r;
	bool honoured = (before & (LEXEME_MAN | LEXEME_WOMAN)) != 0;

	if (honoured && (class & LEXEME_HONORIFIC) == 0) {
		add_name(c, i, end, ENTITY_PERSON, CHUNK_SURE);
		return end;
	}
	if (k == end) {
		add_name(c, i, end, label, CHUNK_SURE);
		return end;
	}
	if (k > i && is_institution(c, k, end)) {
		add_name(c, i, end, ENTITY_ORG, CHUNK_RULE);
		return end;
	}
	r = role_end(c, i, end);
	if (r == i && last->head == 0 && (k = inner_role(c, i, end)) < end) {
		split(c, i, k);
		return k;
	}
	k = look_up(c, i, end, &label);
	if (last->head != 0 && end - i > 1 && r < end &&
	    (class & LEXEME_HONORIFIC) == 0 &&
	    !(r > i && last->head == 'p' && end - r <= 2)) {
		add_name(c, i, end, label_of(last->head), CHUNK_RULE);
		return end;
	}
	if ((class & LEXEME_BEGINS) != 0 && end - i > 1 && r == i) {
		add_name(c, i, end, label_of(c->s->v[i].head), CHUNK_RULE);
		return end;
	}
	if (r > i)
		return r;
	if (k > i)
		return split_listed(c, i, k, end, label);
	if ((class & LEXEME_FIRST) != 0 && end - i > 1) {
		add_name(c, i, end, ENTITY_PERSON, CHUNK_RULE);
		return end;
	}
	label = guess(c, i, end, &sure);
	add_name(c, i, end, label, sure);
	c->out->v[c->out->n - 1].has_cue = (before & (LEXEME_DETERMINER |
	    LEXEME_BEFORE_PLACE)) != 0 || is_before_place(c, end);
	return end;
}

/* Splits a run of capitals into names. */
static void
split(struct scan *c, size_t i, size_t end)
{
	const struct lexeme *l;
	uint8_t label;

	while (i < end) {
		l = &c->s->v[i];
		if (!is_cap(c, i) && (l->class & LEXEME_PARTICLE) == 0)
			i++;
		else if (is_cap(c, i) && is_plain(c, i) &&
		    look_up(c, i, end, &label) == i &&
		    role_end(c, i, end) == i && ((l->class &
		    LEXEME_BEGINS) == 0 || i + 1 == end) &&
		    (l->class & LEXEME_FIRST) == 0)
			i++;
		else if (i + 1 == end && (l->head != 0 || (l->class &
		    (LEXEME_ROLE | LEXEME_ROLE_PART | LEXEME_HONORIFIC)) !=
		    0) && (l->class & LEXEME_FIRST) == 0 &&
		    look_up(c, i, end, &label) == i)
			i++;
		else
			i = take(c, i, end);
	}
}

static void
add_date(struct scan *c, size_t from, size_t to, const char *iso)
{
	struct chunk *k = add(c, from, to, ENTITY_DATE, CHUNK_SURE);
	size_t n = strlen(iso);
	char *note;

	if (n == 0)
		return;
	note = arena_alloc(c->arena, n);
	memcpy(note, iso, n);
	k->note.p = note;
	k->note.len = n;
}

void
chunk_find(struct chunks *out, const struct lexemes *s, struct arena *a)
{
	struct scan c = { s, out, a, out->n };
	char iso[DATE_ISO_MAX];
	size_t i = 0, j, k;
	uint8_t label;

	while (i < s->n) {
		if ((j = money_read(s, i)) > i)
			add(&c, i, j, ENTITY_MONEY, CHUNK_SURE);
		else if ((j = date_read(s, i, iso)) > i)
			add_date(&c, i, j, iso);
		else if (may_begin(&c, i)) {
			j = run_end(&c, i);
			k = j < s->n && (lexeme_is(&s->v[j], ',') ||
			    (s->v[j].class & LEXEME_JOIN) != 0) ?
			    look_up(&c, i, s->n, &label) : i;
			if (k > j) {
				add_name(&c, i, k, label, CHUNK_SURE);
				j = k;
			} else
				split(&c, i, j);
		} else
			j = i + 1;
		i = j;
	}
}

void
chunk_free(struct chunks *k)
{
	free(k->v);
	memset(k, 0, sizeof *k);
}
