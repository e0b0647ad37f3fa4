/* Names in a sentence: where they are, and what their words say they are. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "date.h"
#include "dict.h"
#include "money.h"
#include "role.h"
#include "run.h"

struct scan {
	const struct lexemes *s;
	struct chunks *out;
	struct arena *arena;
	size_t first;           /* the sentence's first chunk */
};

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
	k->is_weak = (v[from].class & LEXEME_WEAK) != 0 &&
	    (v[to - 1].class & LEXEME_WEAK) != 0;
	k->is_acronym = to - from == 1 && ((v[from].shape & TOKEN_CAPS) != 0 ||
	    (v[from].shape & TOKEN_DOTTED) != 0);
	k->has_first = (v[from].class & LEXEME_FIRST) != 0;
	k->is_family = (v[from].class & LEXEME_PARTICLE) != 0;
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
	    lexeme_is_mark(c->s, to, ')') && c->out->n > c->first + 1 &&
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
	if (from > 0 && (v[from - 1].class &
	    (LEXEME_WOMAN | LEXEME_MAN)) != 0) {
		k->is_honoured = true;
		k->gender = (v[from - 1].class & LEXEME_WOMAN) != 0 ?
		    'f' : 'm';
	}
}

/* "Prime Minister", "Secretary of State": the end of a role, or i. */
static size_t
role_end(const struct scan *c, size_t i, size_t end)
{
	const uint32_t role = LEXEME_LEADS | LEXEME_ROLE_PART;
	size_t j = i, to = i;
	bool leads = false;

	while (j < end) {
		if ((lexeme_class(c->s, j) & role) != 0 && (lexeme_class(c->s, j) &
		    LEXEME_FIRST) == 0) {
			leads |= (lexeme_class(c->s, j) & LEXEME_LEADS) != 0;
			to = ++j;
		} else if (j > i && (lexeme_is_mark(c->s, j, '-') ||
		    (lexeme_class(c->s, j) & LEXEME_JOIN) != 0))
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

	if (!lexeme_is_mark(c->s, i, ',') || !lexeme_is_cap(c->s, i + 1))
		return false;
	end = i + 4 < c->s->n ? i + 4 : c->s->n;
	return run_listed(c->s, i + 1, end, &label) > i + 1 &&
	    label == ENTITY_PLACE;
}

/* "Fujian province": a lower case head word says what it is. */
static uint8_t
label_behind(const struct scan *c, size_t i, uint8_t label)
{
	const struct lexeme *l;
	const char *value;

	if (i >= c->s->n || lexeme_is_cap(c->s, i))
		return label;
	l = &c->s->v[i];
	value = dict_get(&dict_head, l->p, l->len);
	if (value == NULL || (value[0] != 'p' && value[0] != 'o') ||
	    value[1] == 'b')
		return label;
	return label_letter(value[0]);
}

/* Tells whether "the" stands before lexeme i. */
static bool
has_article(const struct scan *c, size_t i)
{
	const struct lexeme *l = &c->s->v[i > 0 ? i - 1 : 0];

	return i > 0 && l->len == 3 && (l->class & LEXEME_DETERMINER) != 0 &&
	    (l->class & LEXEME_JOIN) != 0;
}

static uint8_t
guess_one(const struct scan *c, size_t i, size_t to, uint8_t *sure)
{
	const struct lexeme *l = &c->s->v[i];
	uint32_t before = i > 0 ? lexeme_class(c->s, i - 1) : 0;

	if ((lexeme_class(c->s, to) & LEXEME_BY_PERSON) != 0 &&
	    (l->shape & TOKEN_CAPS) == 0) {
		*sure = CHUNK_RULE;
		return ENTITY_PERSON;
	}
	if ((l->shape & (TOKEN_CAPS | TOKEN_DOTTED)) != 0)
		return ENTITY_ORG;
	if ((before & LEXEME_BEFORE_PLACE) != 0 || is_before_place(c, to))
		return ENTITY_PLACE;
	if (has_article(c, i))
		return label_behind(c, to, ENTITY_ORG);
	return label_behind(c, to, ENTITY_PERSON);
}

/* What a name is that no list holds and no head word tells. */
static uint8_t
guess(const struct scan *c, size_t from, size_t to, uint8_t *sure)
{
	uint32_t before = from > 0 ? lexeme_class(c->s, from - 1) : 0;
	size_t i, common = 0, caps = 0;
	uint8_t label;

	*sure = CHUNK_GUESS;
	if ((before & LEXEME_LEADS) != 0) {
		if ((lexeme_class(c->s, from) & LEXEME_WEAK) == 0)
			*sure = CHUNK_SURE;
		return ENTITY_PERSON;
	}
	if ((lexeme_class(c->s, from) & LEXEME_PARTICLE) != 0 && to - from < 5)
		return ENTITY_PERSON;
	for (i = from + 1; i < to && !c->s->v[i].spaced &&
	    c->s->v[i].kind != TOKEN_NUMBER; i++)
		;
	if (i == to)
		return guess_one(c, from, to, sure);
	for (i = from; i < to; i++) {
		if (i > from && run_listed(c->s, i, i + 1, &label) > i &&
		    (label == ENTITY_PLACE || label == ENTITY_NORP))
			caps++;
		common += (lexeme_class(c->s, i) & (LEXEME_COMMON | LEXEME_JOIN)) !=
		    0 || (c->s->v[i].kind != TOKEN_WORD && !lexeme_is_mark(c->s, i, '-'));
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
	uint32_t next = lexeme_class(c->s, k);
	uint8_t other;

	if (label == ENTITY_NORP || (lexeme_is_cap(c->s, k) && (next & (LEXEME_FIRST |
	    LEXEME_LEADS | LEXEME_ROLE_PART | LEXEME_WEAK)) != 0)) {
		add_name(c, i, k, label, CHUNK_SURE);
		return k;
	}
	if (lexeme_is_mark(c->s, k, '-') &&
	    run_listed(c->s, k + 1, end, &other) > k + 1) {
		add_name(c, i, k, label, CHUNK_SURE);
		return k + 1;
	}
	if (k == i + 1 && end == k + 1 &&
	    (lexeme_class(c->s, i) & LEXEME_FIRST) != 0)
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
		if (lexeme_is_cap(c->s, j) && (lexeme_class(c->s, j) & (LEXEME_ROLE |
		    LEXEME_ROLE_PART | LEXEME_HONORIFIC)) != 0 && c->s->v[j].spaced &&
		    (to = role_end(c, j, end)) > j)
			return to < end && end - to < 5 ? j : end;
	return end;
}

/* "Burkinabe Ministry of Culture": an organisation behind its country. */
static bool
is_institution(const struct scan *c, size_t i, size_t end)
{
	return i + 2 < end && (lexeme_class(c->s, i) & LEXEME_BEGINS) != 0 &&
	    (lexeme_class(c->s, i + 1) & LEXEME_JOIN) != 0 &&
	    c->s->v[i].head == 'o';
}

/* Adds the first name of the run i..end; returns where to go on. */
static size_t
take(struct scan *c, size_t i, size_t end)
{
	uint32_t class = lexeme_class(c->s, i);
	uint32_t before = i > 0 ? lexeme_class(c->s, i - 1) : 0;
	uint8_t label = ENTITY_ORG, sure = CHUNK_RULE;
	const struct lexeme *last = &c->s->v[end - 1];
	size_t k = run_listed(c->s, i, end, &label), r;
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
	k = run_listed(c->s, i, end, &label);
	if (last->head != 0 && end - i > 1 && r < end &&
	    (class & LEXEME_HONORIFIC) == 0 &&
	    !(r > i && last->head == 'p' && end - r <= 2)) {
		add_name(c, i, end, label_letter(last->head), CHUNK_RULE);
		return end;
	}
	if ((class & LEXEME_BEGINS) != 0 && end - i > 1 && r == i) {
		add_name(c, i, end, label_letter(c->s->v[i].head), CHUNK_RULE);
		return end;
	}
	if (r > i)
		return r;
	if (k > i)
		return split_listed(c, i, k, end, label);
	/* "Franco-German" */
	if (end == i + 3 && lexeme_is_mark(c->s, i + 1, '-') &&
	    !lexeme_is_spaced(c->s, i + 1) &&
	    run_listed(c->s, i + 2, end, &label) == end && label == ENTITY_NORP) {
		add_name(c, i, end, ENTITY_NORP, CHUNK_RULE);
		return end;
	}
	if ((class & LEXEME_FIRST) != 0 && end - i > 1) {
		add_name(c, i, end, ENTITY_PERSON, CHUNK_RULE);
		return end;
	}
	label = guess(c, i, end, &sure);
	add_name(c, i, end, label, sure);
	c->out->v[c->out->n - 1].has_cue = has_article(c, i) ||
	    (before & LEXEME_BEFORE_PLACE) != 0 || is_before_place(c, end);
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
		if (!lexeme_is_cap(c->s, i) && (l->class & LEXEME_PARTICLE) == 0)
			i++;
		else if (lexeme_is_cap(c->s, i) && run_is_plain(c->s, i) &&
		    run_listed(c->s, i, end, &label) == i &&
		    role_end(c, i, end) == i && ((l->class &
		    (LEXEME_BEGINS | LEXEME_PARTICLE)) == 0 ||
		    i + 1 == end) &&
		    (l->class & LEXEME_FIRST) == 0)
			i++;
		else if (i + 1 == end && (l->head != 0 || (l->class &
		    (LEXEME_ROLE | LEXEME_ROLE_PART | LEXEME_HONORIFIC)) !=
		    0) && (l->class & LEXEME_FIRST) == 0 &&
		    run_listed(c->s, i, end, &label) == i)
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
		else if (run_begins(s, i)) {
			j = run_end(s, i);
			k = j < s->n && (lexeme_is(&s->v[j], ',') ||
			    (s->v[j].class & LEXEME_JOIN) != 0) ?
			    run_listed(s, i, s->n, &label) : i;
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
