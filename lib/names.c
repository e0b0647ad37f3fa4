/*
 * From mentions to entities: "Mr. Rutte" and "Mark Rutte" are one, "the US"
 * and "the United States" as well, Mrs. Clinton and Mr. Clinton are not.
 * All is found through hash tables; nothing compares names in pairs.
 */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "feature.h"
#include "form.h"
#include "glyph.h"
#include "names.h"
#include "table.h"
#include "uclass.h"
#include "wordform.h"

enum {
	CUT = 4,                /* words of a name cut short, at most */
	INITIALS = 8,           /* letters of an acronym, at most */
	SHORT = 4               /* of a word in capitals that may be one */
};

/* What a key is for. */
enum {
	KEY_ACRONYM,            /* what it stands for in this text: a chunk */
	KEY_HEAD,               /* the first words of a longer name: a chunk */
	KEY_TAIL,               /* a name without "U.S.": likewise */
	KEY_HONOURED,           /* "Mr. Poe": a last name */
	KEY_ENTITY              /* + label: an entity */
};

#define NONE KNOWN_NONE
#define SEVERAL (KNOWN_NONE - 1)

struct resolver {
	struct names *names;
	struct chunks *chunks;
	const char *text;
	struct arena *arena;
	struct form *forms;     /* one a chunk */
};

static uint32_t *
value(struct resolver *r, int kind, struct str a, bool make)
{
	return known_value(&r->names->known, kind, a, str_of(""), make,
	    r->arena);
}

static struct str
whole(const struct form *f)
{
	return form_part(f, 0, f->len);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
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

/* The letters that begin a name's words, but for "of" and the like. */
static struct str
initials(const struct form *f, char letters[INITIALS])
{
	struct str s;
	const char *marker;
	size_t i, end;

	s.p = letters;
	s.len = 0;
	for (i = 0; i < f->len && s.len < INITIALS; i = end + 1) {
		for (end = i; end < f->len && f->p[end] != ' '; end++)
			;
		marker = dict_get(&dict_marker, f->p + i, end - i);
		if (marker != NULL && strchr(marker, 'j') != NULL)
			continue;
		if ((unsigned char)f->p[i] >= 0x80)
			break;
		letters[s.len++] = f->p[i];
	}
	if (i < f->len || s.len < 3)
		s.len = 0;
	return s;
}

/* "North Atlantic Treaty Organization (NATO)": one means the other. */
static void
note_acronyms(struct resolver *r)
{
	char letters[INITIALS];
	uint32_t *stands_for;
	struct str s;
	struct chunk *k;
	size_t i;

	for (i = 1; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (!k->abbreviates || !is_name(&k[-1]) ||
		    !abbreviates(&r->forms[i], &r->forms[i - 1]))
			continue;
		stands_for = value(r, KEY_ACRONYM, whole(&r->forms[i]), true);
		if (*stands_for == NONE)
			*stands_for = (uint32_t)(i - 1);
	}
	for (i = 0; i < r->chunks->n; i++) {
		if (r->chunks->v[i].label != ENTITY_ORG ||
		    r->forms[i].words < 3)
			continue;
		s = initials(&r->forms[i], letters);
		if (s.len == 0)
			continue;
		stands_for = value(r, KEY_ACRONYM, s, true);
		if (*stands_for == NONE)
			*stands_for = (uint32_t)i;
	}
}

static void
spell_acronyms(struct resolver *r)
{
	const uint32_t *stands_for;
	struct chunk *k;
	size_t i;

	note_acronyms(r);
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		if (!k->is_acronym || !is_name(k))
			continue;
		stands_for = value(r, KEY_ACRONYM, whole(&r->forms[i]),
		    false);
		if (stands_for == NULL || *stands_for == i)
			continue;
		k->label = r->chunks->v[*stands_for].label;
		r->forms[i] = r->forms[*stands_for];
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
static struct str
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
			return form_part(f, 0, f->len - n -
			    (f->p[f->len - n - 1] == ','));
	}
	return whole(f);
}

/* The listed form of a chunk's name, or NULL. */
static const char *
alias(const struct resolver *r, size_t i)
{
	const struct chunk *k = &r->chunks->v[i];
	const char *same = dict_get(&dict_alias, r->text + k->start,
	    k->end - k->start);

	return same != NULL ? same : dict_get(&dict_alias, r->forms[i].p,
	    r->forms[i].len);
}

/* Sets what a name cut short stands for, unless it may be several. */
static void
note_cut(struct resolver *r, int kind, struct str cut, size_t i)
{
	uint32_t *is = value(r, kind, cut, true);
	struct str new = whole(&r->forms[i]), old;

	if (*is == NONE)
		*is = (uint32_t)i;
	if (*is == SEVERAL)
		return;
	old = whole(&r->forms[*is]);
	if (memcmp(old.p, new.p, old.len < new.len ? old.len : new.len) != 0)
		*is = SEVERAL;
	else if (new.len > old.len)
		*is = (uint32_t)i;
}

static bool
has_preposition(const struct form *f)
{
	static const char *const words[] = { " of ", " for ", " on " };
	size_t i, k;

	for (i = f->first_end; i + 4 < f->len; i++)
		for (k = 0; k < 3; k++)
			if (memcmp(f->p + i, words[k], strlen(words[k])) == 0)
				return true;
	return false;
}

/* "Valeant Pharmaceuticals" is Valeant, "U.S. Supreme Court" has no U.S. */
static void
note_cuts(struct resolver *r)
{
	const struct form *f;
	const char *same;
	uint32_t words;
	size_t i;

	for (i = 0; i < r->chunks->n; i++) {
		f = &r->forms[i];
		if (r->chunks->v[i].label != ENTITY_ORG || f->words < 2)
			continue;
		/* "Afrobank Board of Directors" is not the bank itself. */
		for (words = 1; words < f->words && words <= CUT &&
		    !has_preposition(f); words++)
			note_cut(r, KEY_HEAD, form_head(f, words), i);
		same = dict_get(&dict_alias, f->p, f->first_end);
		if (f->words > 2 && ((same != NULL &&
		    strncmp(same, "united ", 7) == 0) ||
		    (f->first_end == 2 && memcmp(f->p, "us", 2) == 0)))
			note_cut(r, KEY_TAIL, form_part(f, f->first_end + 1,
			    f->len), i);
	}
}

/* Tells whether a name's first word alone can name an organisation. */
static bool
is_telling(const struct form *f)
{
	enum { PLACE = 15 };    /* a, b, c, d of the gazetteer */
	const char *marker = dict_get(&dict_marker, f->p, f->first_end);

	return dict_get(&dict_common, f->p, f->first_end) == NULL &&
	    (marker == NULL || strchr(marker, 'm') == NULL) &&
	    (table_get(&table_gazetteer, wordform_join(0,
	    wordform_lower(f->p, f->first_end))) & PLACE) == 0;
}

/* The form of the name in full, if an organisation's is cut short. */
static const struct form *
in_full(struct resolver *r, size_t i)
{
	const struct form *f = &r->forms[i];
	const uint32_t *is;

	if (r->chunks->v[i].label != ENTITY_ORG)
		return f;
	is = value(r, KEY_TAIL, whole(f), false);
	if (is == NULL && !r->chunks->v[i].is_acronym && is_telling(f))
		is = value(r, KEY_HEAD, whole(f), false);
	return is != NULL && *is < SEVERAL ? &r->forms[*is] : f;
}

static uint32_t
find_other(struct resolver *r, size_t i)
{
	const struct chunk *k = &r->chunks->v[i];
	const char *same = alias(r, i);
	struct str label, name;
	uint32_t *entity;
	char letter = (char)('a' + k->label);

	if (same != NULL)
		name = str_of(same);
	else if (k->label == ENTITY_ORG)
		name = without_suffix(in_full(r, i));
	else
		name = whole(&r->forms[i]);
	label.p = &letter;
	label.len = 1;
	entity = known_value(&r->names->known, KEY_ENTITY, label, name, true,
	    r->arena);
	if (*entity == NONE)
		*entity = new_name(r, k->label);
	return *entity;
}

/* Tells whether a name is a person's first and last. */
static bool
is_full(const struct chunk *k, const struct form *f)
{
	return k->label == ENTITY_PERSON && f->words > 1 && !k->is_family;
}

/* Which names are read first: those that others may be cut from. */
static unsigned
turn_of(const struct form *f)
{
	return f->first_end == 1 ? 3 : f->words > 3 ? 0 : f->words > 2 ? 1 : 2;
}

/*
 * Whoever bears a name in full first counts for what stands before, and so
 * does "Mr. Marlow", if Ida is the only Marlow with a first name.
 */
static void
meet_people(struct resolver *r)
{
	struct people *people = &r->names->people;
	unsigned turn;
	struct chunk *k;
	size_t i;

	people_begin(people, r->arena);
	for (turn = 0; turn < 5; turn++)
		for (i = 0; i < r->chunks->n; i++) {
			k = &r->chunks->v[i];
			if (k->label != ENTITY_PERSON)
				continue;
			if (is_full(k, &r->forms[i]) ?
			    turn_of(&r->forms[i]) != turn :
			    turn != 4 || !k->is_honoured)
				continue;
			k->entity = is_full(k, &r->forms[i]) ?
			    people_full(people, &r->forms[i], k->gender) :
			    people_short(people, &r->forms[i], k->start,
			    k->gender, true);
			people_count(people, k->entity);
		}
}

static uint32_t
find_person(struct resolver *r, size_t i)
{
	struct people *people = &r->names->people;
	struct chunk *k = &r->chunks->v[i];
	uint32_t who = k->entity;

	if (!is_full(k, &r->forms[i]))
		who = people_short(people, &r->forms[i], k->start, k->gender,
		    k->is_honoured);
	people_mention(people, who, k->start);
	if (people->v[who].entity == NONE)
		people->v[who].entity = new_name(r, ENTITY_PERSON);
	return people->v[who].entity;
}

/*
 * A word alone is named like the longer names that begin or end with it: a
 * firm's "Calvex", for Calvex Steel, is no person.
 */
static void
mend_label(struct resolver *r, size_t i)
{
	struct chunk *k = &r->chunks->v[i];
	const struct form *f = &r->forms[i];
	const uint32_t *is;

	/* "ORLOV: ..." in a transcript; "NATO" is nobody. */
	bool is_shout = k->is_acronym && f->len > SHORT;

	if (f->words > 1 || k->is_honoured ||
	    (!is_telling(f) && !is_shout && !k->acts))
		return;
	if (k->label == ENTITY_PERSON) {
		is = people_bear(&r->names->people, f) ? NULL :
		    value(r, KEY_HEAD, whole(f), false);
		if (is != NULL && *is < SEVERAL)
			k->label = ENTITY_ORG;
	} else if ((is_shout || (!k->is_acronym && (k->acts ||
	    k->label == ENTITY_ORG || k->label == ENTITY_MISC))) &&
	    people_bear(&r->names->people, f))
		k->label = ENTITY_PERSON;
}

/*
 * "Marlow Sees Storm" names no Marlow Sees, where it is Mr. Marlow in the
 * text: a last name has a title before it.
 */
static void
cut_headings(struct resolver *r)
{
	struct chunk *k;
	struct form *f;
	size_t i, end;

	for (i = 0; i < r->chunks->n; i++)
		if (r->chunks->v[i].is_honoured && r->forms[i].words == 1)
			*value(r, KEY_HONOURED, whole(&r->forms[i]), true) =
			    (uint32_t)i;
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		f = &r->forms[i];
		if (!k->ends_common || f->words != 2 || value(r,
		    KEY_HONOURED, form_head(f, 1), false) == NULL)
			continue;
		end = k->end;
		while (end > k->start && !is_space(r->text[end - 1]))
			end--;
		while (end > k->start && is_space(r->text[end - 1]))
			end--;
		/* Other spaces than these do not part its words. */
		if (end == k->start)
			continue;
		k->end = end;
		form_read(f, r->text + k->start, k->end - k->start,
		    r->arena);
	}
}

static void
find_entities(struct resolver *r)
{
	struct chunk *k;
	size_t i;

	cut_headings(r);
	meet_people(r);
	note_cuts(r);
	for (i = 0; i < r->chunks->n; i++) {
		k = &r->chunks->v[i];
		mend_label(r, i);
		k->entity = k->label == ENTITY_PERSON ? find_person(r, i) :
		    find_other(r, i);
	}
}

static bool
is_shouted(struct str s)
{
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < s.len; i += n) {
		n = glyph_next(s.p + i, s.len - i, &cp);
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
	const struct chunk *k;
	size_t i;

	m->n = 0;
	known_clear(&m->known);
	if (chunks->n == 0)
		return;
	r.forms = arena_alloc(a, chunks->n * sizeof *r.forms);
	for (i = 0; i < chunks->n; i++) {
		k = &chunks->v[i];
		form_read(&r.forms[i], text + k->start, k->end - k->start, a);
	}
	spell_acronyms(&r);
	find_entities(&r);
	number(&r);
}

void
names_free(struct names *m)
{
	free(m->v);
	known_free(&m->known);
	people_free(&m->people);
	memset(m, 0, sizeof *m);
}
