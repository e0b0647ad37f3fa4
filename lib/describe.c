/* Descriptions: "the French leader", "the company", and whom they mean. */
#include <stdlib.h>
#include <string.h>

#include "describe.h"
#include "dict.h"

enum {
	WORD = 32,              /* bytes of a word that is compared */
	LONGEST = 12            /* words of a description */
};

/* A description, as far as it tells whom it means. */
struct description {
	struct span at;         /* without what follows a comma, or "who" */
	uint32_t head;          /* the word that is its noun */
	char kind;              /* of the noun, from the list; or 0 */
	bool is_definite;       /* "the", or nothing, as in a heading */
	bool is_owned;          /* "her", "Poe's" */
};

/* A word in lower case, and as the list has it: "Sen." is senator. */
static struct str
plain(char buf[WORD], const char *p, size_t n, bool canonical)
{
	const char *v, *same;
	struct str s;
	size_t i;

	s.p = buf;
	s.len = 0;
	if (n > 1 && p[n - 1] == '.')
		n--;
	if (n >= WORD)
		return s;
	for (i = 0; i < n; i++)
		buf[i] = (char)(p[i] >= 'A' && p[i] <= 'Z' ? p[i] | 0x20 :
		    p[i]);
	s.len = n;
	v = canonical ? dict_get(&dict_noun, buf, n) : NULL;
	if (v != NULL && (same = strchr(v, '=')) != NULL)
		return str_of(same + 1);
	return s;
}

/* Those who have a role that the word tells, or NULL. */
static const struct known_link *
having(struct roles *r, struct str word)
{
	return known_list(&r->known, known_value(&r->known, 0, word,
	    str_of(""), false, r->arena));
}

static void
add_role(struct roles *r, struct str role, uint32_t who)
{
	size_t i, from = 0;
	struct str word;
	char buf[WORD];

	for (i = 0; i <= role.len; i++)
		if (i == role.len || role.p[i] == ' ' || role.p[i] == ',') {
			word = plain(buf, role.p + from, i - from, true);
			if (word.len > 0)
				known_add(&r->known, 0, word, who, r->arena);
			from = i + 1;
		}
}

static void
read_roles(struct roles *r)
{
	const struct mention *m;
	size_t i;

	if (r->is_read)
		return;
	r->is_read = true;
	for (i = 0; i < r->t->e->nmentions; i++) {
		m = &r->t->e->mentions[i];
		if (m->label == ENTITY_PERSON && m->note.len > 0)
			add_role(r, m->note, m->entity);
	}
}

static bool
has(struct roles *r, struct str word, uint32_t who)
{
	const struct known_link *l = having(r, word);

	for (; l != NULL; l = known_next(&r->known, l))
		if (l->who == who)
			return true;
	return false;
}

static struct str
word_at(const struct roles *r, uint32_t i, char buf[WORD], bool canonical)
{
	const struct word *w = &r->t->c->words[i];

	return plain(buf, r->t->c->text + w->start, w->end - w->start,
	    canonical);
}

/* The value of a word in the list of nouns; of "57-year-old" p. */
static char
kind_of(const struct roles *r, uint32_t i)
{
	const struct clauses *c = r->t->c;
	struct str s;
	const char *v;
	char buf[WORD];

	s = word_at(r, i, buf, false);
	v = dict_get(&dict_noun, s.p, s.len);
	if (v == NULL && s.len > 5 && i > 0 && memcmp(s.p + s.len - 3, "old",
	    3) == 0 && s.p[0] >= '0' && s.p[0] <= '9')
		return 'p';
	if (v == NULL && s.len == 3 && memcmp(s.p, "old", 3) == 0 &&
	    clause_is(c, i - 1, "-"))
		return 'p';
	return v != NULL && *v != '-' ? *v : '\0';
}

/* Reads a phrase; false if its noun is not in the list. */
static bool
read(const struct roles *r, struct span s, struct description *d)
{
	const struct clauses *c = r->t->c;
	uint32_t i, first = s.first;
	unsigned does;

	while (s.last > s.first && clause_is_possessive(c, s.last - 1))
		s.last--;
	for (i = s.first; i < s.last; i++)
		if (clause_is(c, i, ",") || clause_is(c, i, "(") ||
		    (i > s.first && (c->words[i].does & WORD_REL) != 0))
			break;
	s.last = i;
	if (s.first >= s.last || s.last - s.first > LONGEST)
		return false;
	memset(d, 0, sizeof *d);
	does = c->words[first].does;
	d->is_owned = (does & WORD_OBJECT) != 0 ||
	    dict_get_lower(&dict_pronoun, c->text + c->words[first].start,
	    c->words[first].end - c->words[first].start) != NULL;
	for (i = s.first; i < s.last; i++) {
		if (i > first && (c->words[i].does & (WORD_PREP |
		    WORD_AND)) != 0)
			break;
		d->is_owned |= clause_is_possessive(c, i);
	}
	d->at = s;
	d->head = i - 1;
	if (i == s.first || c->words[d->head].kind != TOKEN_WORD)
		return false;
	d->kind = kind_of(r, d->head);
	d->is_definite = clause_is(c, first, "the") ||
	    clause_is(c, first, "The") || clause_is(c, first, "this") ||
	    clause_is(c, first, "This") || ((does & WORD_DET) == 0 &&
	    !d->is_owned && (c->words[first].shape & TOKEN_CAP) != 0 &&
	    (c->words[d->head].shape & TOKEN_CAP) != 0);
	return d->kind != '\0';
}

/* "The mayor of Kingsfort" tells all itself, "the nominee for mayor" less. */
static bool
is_complete(const struct roles *r, const struct description *d)
{
	const struct word *w = r->t->c->words;

	return d->head + 1 < d->at.last &&
	    (w[d->head + 1].does & WORD_AND) == 0 &&
	    (d->head + 3 != d->at.last ||
	    (w[d->head + 2].shape & TOKEN_LOWER) == 0 ||
	    (w[d->head + 2].does & WORD_DET) != 0);
}

/* How well a person's roles fit a description; 0: not at all. */
static int
match(struct roles *r, const struct description *d, uint32_t who)
{
	const struct clauses *c = r->t->c;
	bool names = false, named = false;
	int sum = 1;
	uint32_t i;
	char buf[WORD];

	for (i = d->at.first; i < d->at.last; i++) {
		if (i == d->head || c->words[i].kind != TOKEN_WORD ||
		    clause_is_small(c, i))
			continue;
		if (has(r, word_at(r, i, buf, true), who)) {
			sum += 2;
			named |= (c->words[i].shape & TOKEN_CAP) != 0;
		} else
			names |= i > d->at.first &&
			    (c->words[i].shape & TOKEN_CAP) != 0;
	}
	return names && !named ? 0 : sum;
}

static enum gender
gender_of(const struct roles *r, const struct description *d)
{
	const struct word *w = &r->t->c->words[d->head];
	struct str s;

	s.p = r->t->c->text + w->start;
	s.len = w->end - w->start;
	return talk_gender(s, false);
}

/* Who was said to have that role: who fits best and is talked of most. */
static uint32_t
who_has(struct roles *r, struct refer *refer, uint32_t id,
    const struct description *d)
{
	enum gender g = gender_of(r, d), is;
	const struct known_link *l;
	uint32_t who, best[KNOWN_MANY];
	int sum, most = 1;
	size_t n = 0;
	char buf[WORD];

	read_roles(r);
	for (l = having(r, word_at(r, d->head, buf, true)); l != NULL;
	    l = known_next(&r->known, l)) {
		who = l->who;
		is = (enum gender)r->t->genders[who];
		if (g != GENDER_NONE && is != GENDER_NONE && is != g)
			continue;
		sum = match(r, d, who);
		if (sum < most)
			continue;
		if (sum > most)
			n = 0;
		most = sum;
		best[n++] = who;
	}
	return n < 2 ? n == 0 ? NOBODY : best[0] :
	    refer_among(refer, id, best, n);
}

static bool
is_article(const struct clauses *c, uint32_t i)
{
	return clause_is(c, i, "a") || clause_is(c, i, "A") ||
	    clause_is(c, i, "an") || clause_is(c, i, "An");
}

/* Tells whether the noun was used for somebody without a name: "a judge". */
static bool
is_introduced(const struct roles *r, const struct description *d)
{
	const struct clauses *c = r->t->c;
	const struct word *w = &c->words[d->head], *v;
	uint32_t i = d->at.first, k, low = i > 600 ? i - 600 : 0;

	for (; i > low; i--) {
		v = &c->words[i - 1];
		if (v->end - v->start != w->end - w->start ||
		    memcmp(c->text + v->start + 1, c->text + w->start + 1,
		    v->end - v->start - 1) != 0)
			continue;
		for (k = i - 1; k > low && i - k < 6; k--)
			if (is_article(c, k - 1))
				return k < 2 || !clause_is(c, k - 2, ",");
	}
	return false;
}

/* Tells whether a name has a word in it, in whatever case. */
static bool
has_word(struct str name, const char *p, size_t n)
{
	size_t i, k;

	for (i = 0; i + n <= name.len; i++) {
		if (i > 0 && name.p[i - 1] != ' ')
			continue;
		for (k = 0; k < n && (name.p[i + k] | 0x20) == (p[k] | 0x20);
		    k++)
			;
		if (k == n && (i + n == name.len || name.p[i + n] == ' '))
			return true;
	}
	return false;
}

/* Tells whether an organisation's name has the noun and what is before it. */
static bool
is_called(const struct roles *r, const struct description *d, uint32_t who)
{
	const struct clauses *c = r->t->c;
	struct str name = r->t->e->v[who].name;
	const struct word *w;
	uint32_t i;

	for (i = d->at.first; i <= d->head; i++) {
		w = &c->words[i];
		if (i < d->head && (i == d->at.first ||
		    (w->shape & TOKEN_CAP) == 0))
			continue;
		if (name.len <= w->end - w->start || !has_word(name,
		    c->text + w->start, w->end - w->start))
			return false;
	}
	return true;
}

/* An organisation that is called so: the last one before, or the next. */
static uint32_t
body_called(const struct roles *r, const struct refer *refer,
    const struct description *d)
{
	enum { BACK = 400, AHEAD = 100 };
	const struct mention *m = r->t->e->mentions;
	size_t i, k;

	for (i = refer->mention, k = 0; i > 0 && k < BACK; i--, k++)
		if (m[i - 1].label == ENTITY_ORG &&
		    is_called(r, d, m[i - 1].entity))
			return m[i - 1].entity;
	for (i = refer->mention, k = 0; i < r->t->e->nmentions && k < AHEAD;
	    i++, k++)
		if (m[i].label == ENTITY_ORG && is_called(r, d, m[i].entity))
			return m[i].entity;
	return NOBODY;
}

/*
 * "A judge ruled on Monday ... Judge Ann Poe wrote": who is told of without
 * a name in a story's first sentences gets one soon, if only one can be meant.
 */
static uint32_t
named_later(struct roles *r, const struct refer *refer,
    const struct description *d)
{
	enum { FEW = 4 };
	const struct clauses *c = r->t->c;
	const struct known_link *l;
	char buf[WORD];

	if (c->words[d->at.first].sentence >= FEW || d->kind == 'o' ||
	    !is_article(c, d->at.first))
		return NOBODY;
	read_roles(r);
	l = having(r, word_at(r, d->head, buf, true));
	return l == NULL || known_next(&r->known, l) != NULL ||
	    refer->v[l->who].is_named ? NOBODY : l->who;
}

/* Whom one of the nouns that are joined by "and" describes. */
static uint32_t
describe_part(struct roles *r, struct refer *refer, uint32_t id,
    const struct description *d)
{
	uint32_t who;

	if (!d->is_definite && !d->is_owned)
		return named_later(r, refer, d);
	if (d->kind == 'o') {
		if (d->is_owned)
			return NOBODY;
		who = body_called(r, refer, d);
		return who != NOBODY || d->at.last > d->at.first + 2 ? who :
		    refer_thing(refer, d->at.first, true);
	}
	who = who_has(r, refer, id, d);
	if (who != NOBODY || d->kind != 'p' || d->is_owned ||
	    is_complete(r, d) ||
	    (r->t->c->words[d->at.first].does & WORD_DET) == 0 ||
	    is_introduced(r, d))
		return who;
	return refer_person(refer, id, gender_of(r, d));
}

uint32_t
describe_who(struct roles *r, struct refer *refer, uint32_t id, struct span s)
{
	const struct clauses *c = r->t->c;
	struct description d;
	uint32_t who;

	if (!read(r, s, &d))
		return NOBODY;
	who = describe_part(r, refer, id, &d);
	/* "The former mayor and current governor" may be told by either. */
	while (who == NOBODY && d.head + 2 < s.last &&
	    (c->words[d.head + 1].does & WORD_AND) != 0 && d.is_definite) {
		s.first = d.head + 2;
		if (!read(r, s, &d))
			break;
		d.is_definite = true;
		who = describe_part(r, refer, id, &d);
	}
	return who;
}

char
describe_kind(const struct roles *r, struct span s, enum gender *g)
{
	struct description d;

	*g = GENDER_NONE;
	if (!read(r, s, &d))
		return '\0';
	*g = gender_of(r, &d);
	return d.kind;
}

void
describe_free(struct roles *r)
{
	known_free(&r->known);
	memset(r, 0, sizeof *r);
}
