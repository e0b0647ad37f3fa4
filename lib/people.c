/*
 * People and the names they bear. "Rutte" is whoever bears that last name,
 * or that first name, and of several the one who was spoken of most just
 * before. All is found through a hash table; nobody is compared in pairs.
 */
#include <stdlib.h>
#include <string.h>

#include "people.h"

enum {
	PARTS = 4,              /* words of a family's name, at most */
	WARM = 1 << 16,         /* what a mention adds to the heat */
	HALF = 512              /* bytes in which half of it is lost */
};

/* What a key is for. */
enum {
	KEY_PERSON,             /* first and last name: a person */
	KEY_MIDDLE,             /* the same with the middle initial */
	KEY_INITIAL,            /* first letter and last name: a person */
	KEY_FAMILY,             /* a last name: its bearers */
	KEY_GIVEN,              /* a first name likewise */
	KEY_PART                /* another part of a name */
};

void
people_begin(struct people *p, struct arena *a)
{
	p->n = 0;
	p->arena = a;
	known_clear(&p->known);
}

static uint32_t
new_person(struct people *p, uint8_t gender)
{
	struct person *to;

	p->v = mem_grow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	to = &p->v[p->n];
	memset(to, 0, sizeof *to);
	to->entity = KNOWN_NONE;
	to->gender = gender;
	return (uint32_t)p->n++;
}

static uint32_t *
value(struct people *p, int kind, struct str a, struct str b, bool make)
{
	return known_value(&p->known, kind, a, b, make, p->arena);
}

static void
add_bearer(struct people *p, int kind, struct str name, uint32_t person)
{
	if (name.len > 0)
		known_add(&p->known, kind, name, person, p->arena);
}

/* "al-Assad" is Assad, too. */
static struct str
without_article(struct str name)
{
	if (name.len > 4 && name.p[2] == '-' && name.p[1] == 'l' &&
	    (name.p[0] == 'a' || name.p[0] == 'e')) {
		name.p += 3;
		name.len -= 3;
	}
	return name;
}

static struct str
family(const struct form *f)
{
	return without_article(form_part(f, f->last, f->core));
}

/* What stands in quotation marks, or nothing. */
static struct str
nickname(struct str s)
{
	static const char *const marks[] = {
		"\"", "''", "\xe2\x80\x9c", "\xe2\x80\x9d", "'"
	};
	size_t i, n, len = s.len;

	for (i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		n = strlen(marks[i]);
		if (s.len > n && memcmp(s.p, marks[i], n) == 0) {
			s.p += n;
			s.len -= n;
			break;
		}
	}
	for (i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		n = strlen(marks[i]);
		if (s.len > n && memcmp(s.p + s.len - n, marks[i], n) == 0) {
			s.len -= n;
			break;
		}
	}
	if (s.len == len)
		s.len = 0;
	return s;
}

/* 'Robert "Bobby" Scott' is Bobby, and Bobby Scott. */
static void
add_nickname(struct people *p, struct str nick, struct str last,
    uint32_t person)
{
	uint32_t *one;

	if (nick.len == 0)
		return;
	add_bearer(p, KEY_GIVEN, nick, person);
	one = value(p, KEY_PERSON, nick, last, true);
	if (*one == KNOWN_NONE)
		*one = person;
}

/* The parts that a name may be cut down to. */
static void
add_names(struct people *p, const struct form *f, uint32_t person)
{
	struct str letter = form_part(f, 0, 1), s;
	uint32_t *one, k;

	add_bearer(p, KEY_FAMILY, family(f), person);
	add_bearer(p, KEY_GIVEN, form_part(f, 0, f->first_end), person);
	for (k = 2; k < f->words && k <= PARTS; k++) {
		add_bearer(p, KEY_FAMILY, form_tail(f, k), person);
		s = form_tail(f, k);
		s.len = (size_t)((const char *)memchr(s.p, ' ', s.len) - s.p);
		if (s.len > 1)
			add_bearer(p, KEY_PART, s, person);
		add_nickname(p, nickname(s), family(f), person);
	}
	if (f->first_end > 1) {
		one = value(p, KEY_INITIAL, letter, family(f), true);
		if (*one == KNOWN_NONE)
			*one = person;
	}
}

static char
middle_initial(const struct form *f)
{
	size_t at = f->first_end + 1;

	return f->words == 3 && f->p[at] > ' ' && f->p[at] < 0x7f &&
	    at < f->last ? f->p[at] : '\0';
}

/* Whoever is known by that name already, cut short or not. */
static uint32_t *
same_name(struct people *p, const struct form *f)
{
	struct str first = form_part(f, 0, f->first_end), last = family(f);
	uint32_t *one = value(p, KEY_PERSON, first, last, true);
	char middle = middle_initial(f);

	/* "George W. Bush" is not "George H. Bush". */
	if (*one != KNOWN_NONE && middle != '\0' &&
	    p->v[*one].middle != '\0' && p->v[*one].middle != middle)
		one = value(p, KEY_MIDDLE,
		    form_part(f, 0, f->first_end + 2), last, true);
	return one;
}

uint32_t
people_full(struct people *p, const struct form *f, uint8_t gender)
{
	uint32_t *one, *other = NULL, person;

	if (f->first_end == 1)
		other = value(p, KEY_INITIAL, form_part(f, 0, 1), family(f),
		    false);
	if (other != NULL && *other != KNOWN_NONE)
		return *other;
	one = same_name(p, f);
	if (*one == KNOWN_NONE) {
		other = value(p, KEY_FAMILY, form_part(f, 0, f->core),
		    str_of(""), false);
		person = other != NULL && *other != KNOWN_NONE ?
		    known_list(&p->known, other)->who : new_person(p, gender);
		*same_name(p, f) = person;
		if (other == NULL || *other == KNOWN_NONE)
			add_names(p, f, person);
	} else
		person = *one;
	if (p->v[person].gender == 0)
		p->v[person].gender = gender;
	if (p->v[person].middle == '\0')
		p->v[person].middle = middle_initial(f);
	return person;
}

static uint32_t
heat_at(const struct person *p, size_t at)
{
	size_t halves = at > p->at ? (at - p->at) / HALF : 0;

	return halves < 31 ? p->heat >> halves : 0;
}

void
people_count(struct people *p, uint32_t person)
{
	p->v[person].total++;
}

void
people_mention(struct people *p, uint32_t person, size_t at)
{
	struct person *to = &p->v[person];

	to->heat = heat_at(to, at) + WARM;
	to->at = at;
}

/*
 * Of those who bear a name the one who was spoken of most, or NONE; who is
 * known to have the gender goes first.
 */
static uint32_t
warmest(const struct people *p, const uint32_t *head, size_t at,
    uint8_t gender)
{
	uint32_t best = KNOWN_NONE, heat, most = 0;
	const struct known_link *l;
	const struct person *one;
	bool sure = false, is_sure;

	for (l = known_list(&p->known, head); l != NULL;
	    l = known_next(&p->known, l)) {
		one = &p->v[l->who];
		is_sure = gender != 0 && one->gender == gender;
		if ((gender != 0 && one->gender != 0 && !is_sure) ||
		    (sure && !is_sure))
			continue;
		heat = heat_at(one, at);
		/* The first of them comes last. */
		if (best == KNOWN_NONE || is_sure != sure || heat > most ||
		    (heat == most && one->total >= p->v[best].total)) {
			best = l->who;
			most = heat;
			sure = is_sure;
		}
	}
	return best;
}

uint32_t
people_short(struct people *p, const struct form *f, size_t at,
    uint8_t gender, bool is_honoured)
{
	static const int kinds[] = { KEY_FAMILY, KEY_GIVEN, KEY_PART };
	struct str name = form_part(f, 0, f->core), none = str_of("");
	uint32_t person = KNOWN_NONE;
	size_t i;

	if (!is_honoured)
		gender = 0;
	if (f->words > 1)
		person = warmest(p, value(p, KEY_FAMILY, name, none, false),
		    at, gender);
	name = family(f);
	for (i = 0; i < 3 && person == KNOWN_NONE; i++)
		person = warmest(p, value(p, kinds[i], name, none, false),
		    at, gender);
	if (person == KNOWN_NONE) {
		person = new_person(p, gender);
		add_bearer(p, KEY_FAMILY, name, person);
	}
	if (p->v[person].gender == 0)
		p->v[person].gender = gender;
	return person;
}

bool
people_bear(struct people *p, const struct form *f)
{
	return value(p, KEY_FAMILY, family(f), str_of(""), false) != NULL;
}

void
people_free(struct people *p)
{
	free(p->v);
	known_free(&p->known);
	memset(p, 0, sizeof *p);
}
