/*
 * From mentions to entities: "Mr. Rutte" and "Mark Rutte" are one, "the US"
 * and "the United States" as well, Mrs. Clinton and Mr. Clinton are not.
 * All is found through one hash table; nothing compares names in pairs.
 */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "hash.h"
#include "names.h"
#include "uclass.h"
#include "utf8.h"

#define NONE UINT32_MAX

/* What a key is for; it stands before the key's bytes. */
enum {
	KEY_ACRONYM,            /* what it stands for in this text: a chunk */
	KEY_FAMILY,             /* a last name: who bears it */
	KEY_GIVEN,              /* a first name likewise */
	KEY_PERSON,             /* first and last name: an entity */
	KEY_ENTITY              /* + label: any other entity */
};

/* What is known under a key. */
struct names_slot {
	const char *key;
	uint32_t len, hash;
	uint32_t entity;        /* the first one, or NONE */
	uint32_t latest;        /* the last one that was mentioned */
	uint32_t man, woman;    /* the last of them */
};

/* A chunk's words in lower case, one space between. */
struct form {
	char *p;                /* room for a key byte or two before it */
	size_t len;
	size_t first_end;       /* where the first word ends */
	size_t last;            /* where the last one begins */
};

struct resolver {
	struct names *names;
	struct chunks *chunks;
	const char *text;
	struct arena *arena;
	struct form *forms;     /* one a chunk */
};

static void
grow_slots(struct names *m)
{
	struct names_slot *old = m->slots;
	size_t n = old != NULL ? m->mask + 1 : 0, i, j;

	m->mask = n > 0 ? n * 2 - 1 : 1023;
	m->slots = mem_new(m->mask + 1, sizeof *m->slots);
	for (i = 0; i < n; i++) {
		if (old[i].key == NULL)
			continue;
		for (j = old[i].hash & m->mask; m->slots[j].key != NULL;
		    j = (j + 1) & m->mask)
			;
		m->slots[j] = old[i];
	}
	free(old);
}

/* The slot of a key, or NULL; makes it if wanted. The key must last. */
static struct names_slot *
slot_of(struct names *m, const char *key, size_t len, bool make)
{
	uint32_t hash = (uint32_t)hash_bytes(key, len);
	struct names_slot *s;
	size_t i;

	if (m->slots == NULL || m->used * 2 > m->mask)
		grow_slots(m);
	for (i = hash & m->mask; m->slots[i].key != NULL;
	    i = (i + 1) & m->mask) {
		s = &m->slots[i];
		if (s->hash == hash && s->len == len &&
		    memcmp(s->key, key, len) == 0)
			return s;
	}
	if (!make)
		return NULL;
	s = &m->slots[i];
	memset(s, 0, sizeof *s);
	s->key = key;
	s->len = (uint32_t)len;
	s->hash = hash;
	s->entity = s->latest = s->man = s->woman = NONE;
	m->used++;
	return s;
}

/* A key of the arena: its kind, then bytes in two parts. */
static struct names_slot *
slot_for(struct resolver *r, int kind, const char *a, size_t na,
    const char *b, size_t nb, bool make)
{
	char small[128], *key = small;
	size_t n = na + nb + 2;
	struct names_slot *s;

	if (n > sizeof small)
		key = arena_alloc(r->arena, n);
	key[0] = (char)(kind + 1);
	memcpy(key + 1, a, na);
	key[1 + na] = '\n';
	memcpy(key + 2 + na, b, nb);
	s = slot_of(r->names, key, n, make);
	if (s != NULL && s->key == small) {
		key = arena_alloc(r->arena, n);
		memcpy(key, small, n);
		s->key = key;
	}
	return s;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Reads a chunk's words: lower case, the stops of acronyms left out. */
static void
read_form(struct resolver *r, const struct chunk *k, struct form *f)
{
	const char *p = r->text + k->start, *end = r->text + k->end;
	uint32_t cp;
	char *to;

	f->p = to = arena_alloc(r->arena, 4 * (size_t)(end - p) + 1);
	f->first_end = f->last = 0;
	while (p < end) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')) {
			*to++ = (char)(*p | 0x20);
			p++;
			continue;
		}
		p += utf8_next(p, (size_t)(end - p), &cp);
		if (cp == UTF8_BAD || cp == '.')
			continue;
		if (uclass(cp) & UCLASS_SPACE) {
			if (to > f->p && to[-1] == ' ')
				continue;
			if (f->first_end == 0)
				f->first_end = (size_t)(to - f->p);
			*to++ = ' ';
			f->last = (size_t)(to - f->p);
		} else if (cp == 0x2019)
			*to++ = '\'';
		else
			to += utf8_put(to, uclass_lower(cp));
	}
	f->len = (size_t)(to - f->p);
	if (f->first_end == 0)
		f->first_end = f->len;
}

static struct names_slot *
family_slot(struct resolver *r, const struct form *f, bool make)
{
	return slot_for(r, KEY_FAMILY, "", 0, f->p + f->last,
	    f->len - f->last, make);
}

static struct names_slot *
given_slot(struct resolver *r, const struct form *f, bool make)
{
	return slot_for(r, KEY_GIVEN, "", 0, f->p, f->first_end, make);
}

static bool
is_name(const struct chunk *k)
{
	return k->label != ENTITY_DATE && k->label != ENTITY_MONEY;
}

/* Tells whether the letters of an acronym begin words of a name, in order. */
static bool
abbreviates(const struct form *acronym, const struct form *name)
{
	size_t i = 0, j;

	for (j = 0; j < name->len && i < acronym->len; j++)
		if (name->p[j] == acronym->p[i] && (i > 0 ||
		    j == 0 || name->p[j - 1] == ' '))
			i++;
	return i == acronym->len && name->len > acronym->len + 2;
}

/* "North Atlantic Treaty Organization (NATO)": one means the other. */
static void
find_acronyms(struct resolver *r)
{
	struct names_slot *s;
	struct chunk *k;
	size_t i;

	for (i = 1; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (!k->abbreviates || !is_name(&k[-1]) ||
		    !abbreviates(&r->forms[i], &r->forms[i - 1]))
			continue;
		s = slot_for(r, KEY_ACRONYM, "", 0, r->forms[i].p,
		    r->forms[i].len, true);
		if (s->entity == NONE)
			s->entity = (uint32_t)(i - 1);
	}
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (!k->is_acronym || !is_name(k))
			continue;
		s = slot_for(r, KEY_ACRONYM, "", 0, r->forms[i].p,
		    r->forms[i].len, false);
		if (s == NULL || s->entity == i)
			continue;
		k->label = r->chunks->v[s->entity].label;
		r->forms[i] = r->forms[s->entity];
	}
}

static uint32_t
new_name(struct resolver *r, uint8_t label)
{
	struct names *m = r->names;

	m->v = mem_grow(m->v, &m->cap, m->n + 1, sizeof *m->v);
	memset(&m->v[m->n], 0, sizeof *m->v);
	m->v[m->n].label = label;
	return (uint32_t)m->n++;
}

/* Words that a company's name may go without. */
static size_t
without_suffix(const struct form *f)
{
	static const char *const ends[] = {
		" inc", " corp", " ltd", " plc", " llc", " co", " limited",
		" corporation", " ag", " sa", " nv", " gmbh"
	};
	size_t i, n;

	for (i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		n = strlen(ends[i]);
		if (f->len > n && memcmp(f->p + f->len - n, ends[i], n) == 0)
			return f->len - n - (f->p[f->len - n - 1] == ',');
	}
	return f->len;
}

static uint32_t
find_other(struct resolver *r, const struct chunk *k, const struct form *f)
{
	char label = (char)('a' + k->label);
	struct names_slot *s;
	const char *same, *p = f->p;
	size_t n = f->len;

	if (k->label == ENTITY_ORG)
		n = without_suffix(f);
	same = dict_get(&dict_alias, r->text + k->start, k->end - k->start);
	if (same == NULL)
		same = dict_get(&dict_alias, f->p, f->len);
	if (same != NULL) {
		p = same;
		n = strlen(same);
	}
	s = slot_for(r, KEY_ENTITY, &label, 1, p, n, true);
	if (s->entity == NONE)
		s->entity = new_name(r, k->label);
	return s->entity;
}

/* Tells whether a name is a person's first and last. */
static bool
is_full(const struct chunk *k, const struct form *f)
{
	return k->label == ENTITY_PERSON && f->last > 0 && !k->is_family;
}

/* The entity of a full name: first and last word make the key. */
static uint32_t
find_full(struct resolver *r, const struct chunk *k, const struct form *f)
{
	struct names_slot *s = slot_for(r, KEY_PERSON, f->p, f->first_end,
	    f->p + f->last, f->len - f->last, true);
	struct names_slot *by;
	uint32_t entity;
	int i;

	if (s->entity == NONE)
		s->entity = new_name(r, ENTITY_PERSON);
	entity = s->entity;
	for (i = 0; i < 2; i++) {
		by = i == 0 ? family_slot(r, f, true) :
		    given_slot(r, f, true);
		if (by->entity == NONE)
			by->entity = entity;
		by->latest = entity;
		if (k->gender == 'm')
			by->man = entity;
		if (k->gender == 'f')
			by->woman = entity;
	}
	return entity;
}

/* Who of a family is meant, where a title tells man or woman. */
static uint32_t
find_honoured(const struct names_slot *s, uint8_t gender)
{
	uint32_t same = gender == 'f' ? s->woman : s->man;
	uint32_t other = gender == 'f' ? s->man : s->woman;

	if (same != NONE)
		return same;
	if (s->latest != NONE && s->latest != other)
		return s->latest;
	return s->entity != other ? s->entity : NONE;
}

/* Who is meant by one word: a family's, or a first name. */
static uint32_t
find_short(struct resolver *r, const struct chunk *k, const struct form *f)
{
	struct names_slot *s = family_slot(r, f, false), *given;
	uint32_t entity = NONE;

	if (s != NULL && k->is_honoured)
		entity = find_honoured(s, k->gender);
	else if (s != NULL)
		entity = s->latest != NONE ? s->latest : s->entity;
	given = given_slot(r, f, false);
	if (entity == NONE && !k->is_honoured && given != NULL)
		entity = given->latest != NONE ? given->latest :
		    given->entity;
	if (entity == NONE)
		entity = new_name(r, ENTITY_PERSON);
	s = family_slot(r, f, true);
	if (s->entity == NONE)
		s->entity = entity;
	s->latest = entity;
	if (k->is_honoured && k->gender == 'm')
		s->man = entity;
	if (k->is_honoured && k->gender == 'f')
		s->woman = entity;
	return entity;
}

/* Whoever bears a name in full first counts for what stands before. */
static void
forget_latest(struct names *m)
{
	size_t i;

	for (i = 0; m->slots != NULL && i <= m->mask; i++)
		m->slots[i].latest = NONE;
}

static void
find_entities(struct resolver *r)
{
	struct chunk *k;
	size_t i;

	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (is_full(k, &r->forms[i]))
			k->entity = find_full(r, k, &r->forms[i]);
	}
	forget_latest(r->names);
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (k->label != ENTITY_PERSON)
			k->entity = find_other(r, k, &r->forms[i]);
		else if (is_full(k, &r->forms[i]))
			k->entity = find_full(r, k, &r->forms[i]);
		else
			k->entity = find_short(r, k, &r->forms[i]);
	}
}

static bool
is_shouted(struct str s)
{
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < s.len; i += n) {
		n = utf8_next(s.p + i, s.len - i, &cp);
		if ((uclass(cp) & UCLASS_LOWER) != 0)
			return false;
	}
	return true;
}

/* The chunk's text with one space for any white space. */
static struct str
spelling(struct resolver *r, const struct chunk *k)
{
	const char *p = r->text + k->start;
	size_t i, len = k->end - k->start, n = 0;
	struct str s = { p, len };
	char *to;

	for (i = 0; i < len; i++)
		if (is_space(p[i]) && (p[i] != ' ' || p[i + 1] == ' '))
			break;
	if (i == len)
		return s;
	s.p = to = arena_alloc(r->arena, len);
	for (i = 0; i < len; i++)
		if (!is_space(p[i]))
			to[n++] = p[i];
		else if (to[n - 1] != ' ')
			to[n++] = ' ';
	s.len = n;
	return s;
}

/* Numbers the entities by first mention and picks their fullest forms. */
static void
number(struct resolver *r)
{
	struct names *m = r->names;
	struct name *made = m->v, *to;
	uint32_t *index = arena_alloc(r->arena, (m->n + 1) * sizeof *index);
	struct name *sorted = mem_new(m->n + 1, sizeof *sorted);
	struct chunk *k;
	struct str s;
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		index[i] = NONE;
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (index[k->entity] == NONE) {
			index[k->entity] = (uint32_t)n;
			sorted[n++].label = made[k->entity].label;
		}
		k->entity = index[k->entity];
		to = &sorted[k->entity];
		s = spelling(r, k);
		if (to->mentions++ == 0 || s.len > to->form.len ||
		    (s.len == to->form.len && is_shouted(to->form)))
			to->form = s;
	}
	m->n = n;
	memcpy(made, sorted, n * sizeof *made);
	free(sorted);
}

void
names_resolve(struct names *m, struct chunks *chunks, const char *text,
    struct arena *a)
{
	struct resolver r = { m, chunks, text, a, NULL };
	size_t i;

	m->n = 0;
	m->used = 0;
	free(m->slots);
	m->slots = NULL;
	if (chunks->n == 0)
		return;
	r.forms = arena_alloc(a, chunks->n * sizeof *r.forms);
	for (i = 0; i < chunks->n; i++)
		read_form(&r, &chunks->v[i], &r.forms[i]);
	find_acronyms(&r);
	find_entities(&r);
	if (m->n > 0)
		number(&r);
}

void
names_free(struct names *m)
{
	free(m->v);
	free(m->slots);
	memset(m, 0, sizeof *m);
}
