/* Whose name a noun phrase is, of all that stand in it. */
#include <string.h>

#include "dict.h"
#include "head.h"

enum {
	ASIDE = 16,             /* words of an apposition before "who" */
	PHRASE = 120            /* words of a phrase that are looked at */
};

bool
head_is_role(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];
	size_t n = w->end - w->start;
	const char *v;

	if (w->kind != TOKEN_WORD)
		return false;
	if (n > 1 && c->text[w->end - 1] == '.')
		n--;
	v = dict_get_lower(&dict_marker, c->text + w->start, n);
	for (; v != NULL && *v != '\0'; v++)
		if (*v == 'h' || *v == 'x' || *v == 'y' || *v == 'z')
			return true;
	return false;
}

/* Tells whether a noun stands right behind a mention: "a Pentagon official". */
static bool
is_modifier(const struct clauses *c, uint32_t last, uint32_t end)
{
	const struct word *w = &c->words[last];

	if (last >= end)
		return false;
	if (w->kind == TOKEN_MARK)
		return !w->spaced && last + 1 < end && !w[1].spaced &&
		    clause_char(c, last) == '-';
	return w->kind == TOKEN_WORD && !clause_is_small(c, last) &&
	    (w->does & WORD_TIME) == 0;
}

static bool
is_participle(const struct clauses *c, uint32_t i)
{
	const struct word *w = &c->words[i];

	return w->kind == TOKEN_WORD && (w->shape & TOKEN_LOWER) != 0 &&
	    w->end - w->start > 4 &&
	    memcmp(c->text + w->end - 3, "ing", 3) == 0;
}

/*
 * Tells whether what stands from word first on belongs to a preposition:
 * "for Ann Poe", "to Senator Ann Poe"; not so "chief of staff Ann Poe".
 */
static bool
is_governed(const struct clauses *c, uint32_t low, uint32_t first)
{
	uint32_t i = first, k;

	/* "one pastor supporting Ann Poe", but "the outgoing mayor Ann Poe" */
	for (k = first; k > low + 1 && head_is_role(c, k - 1); k--)
		;
	if (k > low + 1 && is_participle(c, k - 1) &&
	    c->words[k - 2].kind == TOKEN_WORD &&
	    !clause_is_small(c, k - 2))
		return true;
	while (i > low && (c->words[i - 1].does & WORD_PREP) == 0)
		i--;
	if (i == low)
		return false;
	if (i == first || (c->words[i].does & WORD_DET) != 0)
		return true;
	for (k = i; k < first; k++)
		if (head_is_role(c, k) || clause_is_possessive(c, k) ||
		    (c->words[k].does & WORD_AND) != 0)
			return true;
	return false;
}

static bool
is_coordinated(const struct clauses *c, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if ((c->words[from].does & WORD_AND) != 0)
			return true;
	return false;
}

/* The head of a phrase without commas: a mention's index, or NOBODY. */
static size_t
head_of_part(const struct talk *t, struct span s, bool *is_several)
{
	const struct clauses *c = t->c;
	const struct talk_mention *m;
	size_t k, person = NOBODY, thing = NOBODY;
	uint8_t label;

	for (k = talk_from(t, s.first); k < t->e->nmentions &&
	    t->m[k].first < s.last; k++) {
		m = &t->m[k];
		label = t->e->mentions[k].label;
		if (m->last > s.last || (m->last < s.last &&
		    clause_is_possessive(c, m->last)) ||
		    is_modifier(c, m->last, s.last))
			continue;
		if (label == ENTITY_PERSON) {
			if (is_governed(c, s.first, m->first))
				continue;
			if (person != NOBODY)
				*is_several |= is_coordinated(c,
				    t->m[person].last, m->first);
			else
				person = k;
		} else if (label != ENTITY_DATE && label != ENTITY_MONEY) {
			if (thing != NOBODY)
				*is_several |= person == NOBODY &&
				    is_coordinated(c, t->m[thing].last,
				    m->first);
			else if (!is_governed(c, s.first, m->first) &&
			    !is_coordinated(c, s.first, m->first))
				thing = k;
		}
	}
	/* "Ann Poe and her aides" are several; "mayor and aide Ann Poe" not. */
	if (person != NOBODY && is_coordinated(c, t->m[person].last, s.last))
		*is_several = true;
	if (thing != NOBODY && is_coordinated(c, t->m[thing].last, s.last))
		*is_several |= person == NOBODY;
	return person != NOBODY ? person : thing;
}

/* The end of the part of a phrase that begins at word i: at a comma, "who". */
static uint32_t
part_end(const struct clauses *c, uint32_t i, uint32_t end)
{
	uint32_t from = i;

	for (; i < end; i++)
		if (clause_is(c, i, ",") || clause_is(c, i, "(") ||
		    clause_is(c, i, ")") || clause_char(c, i) == 0x2014 ||
		    (clause_is(c, i, "-") && c->words[i].spaced) ||
		    (i > from && (c->words[i].does & WORD_REL) != 0))
			break;
	return i;
}

uint32_t
head_of(const struct talk *t, struct span s)
{
	const struct clauses *c = t->c;
	bool is_several = false, is_first = true, is_person;
	struct span part;
	size_t k, head = NOBODY;

	if (s.last - s.first > PHRASE)
		s.last = s.first + PHRASE;
	while (s.last > s.first && clause_is_possessive(c, s.last - 1))
		s.last--;
	for (part.first = s.first; part.first < s.last;
	    part.first = part.last + 1) {
		part.last = part_end(c, part.first, s.last);
		/* What follows "who" tells of others. */
		if (!is_first && (c->words[part.first].does & WORD_REL) != 0)
			break;
		if (part.last < s.last &&
		    (c->words[part.last].does & WORD_REL) != 0)
			s.last = part.last;
		k = part.first < part.last ?
		    head_of_part(t, part, &is_several) : NOBODY;
		is_person = k != NOBODY &&
		    t->e->mentions[k].label == ENTITY_PERSON;
		/* What comes behind a comma tells of a person, or a place. */
		if (head == NOBODY && (is_first || is_person))
			head = k;
		/* "Ann Poe, the mayor, and Bo Lee" */
		else if (is_person && (c->words[part.first].does &
		    WORD_AND) != 0)
			is_several = true;
		is_first = false;
	}
	return head == NOBODY || is_several ? NOBODY :
	    t->e->mentions[head].entity;
}

/* Index of the mention that ends at word end, or NOBODY. */
static size_t
ending_at(const struct talk *t, uint32_t end)
{
	size_t k = talk_from(t, end);

	return k > 0 && t->m[k - 1].last == end &&
	    t->e->mentions[k - 1].label != ENTITY_DATE &&
	    t->e->mentions[k - 1].label != ENTITY_MONEY ? k - 1 : NOBODY;
}

uint32_t
head_antecedent(const struct talk *t, uint32_t i)
{
	const struct clauses *c = t->c;
	uint32_t low = clause_sentence_start(c, i), end = i, k;
	bool is_who;
	size_t m;

	if (end > low && clause_is(c, end - 1, ","))
		end--;
	/* "Ann Poe (D-Ohio), who" */
	if (end > low && clause_is(c, end - 1, ")"))
		for (k = end; k > low && end - k < ASIDE; k--)
			if (clause_is(c, k - 1, "(")) {
				end = k - 1;
				break;
			}
	/* "Who" is nobody's but a person's. */
	m = ending_at(t, end);
	is_who = (c->words[i].does & (WORD_SUBJECT | WORD_OBJECT)) != 0;
	if (m != NOBODY && (!is_who ||
	    t->e->mentions[m].label == ENTITY_PERSON))
		return t->e->mentions[m].entity;
	/* "Ann Poe, a dentist from Dayton, who" */
	if (end == i)
		return NOBODY;
	for (k = end; k > low && end - k < ASIDE; k--)
		if (clause_is(c, k - 1, ",") &&
		    (m = ending_at(t, k - 1)) != NOBODY &&
		    t->e->mentions[m].label == ENTITY_PERSON)
			return t->e->mentions[m].entity;
	return NOBODY;
}
