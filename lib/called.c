/* Entities by their names, for words that are no mention of theirs. */
#include <stdlib.h>

#include "called.h"
#include "dict.h"
#include "form.h"
#include "head.h"

/* Notes under which names the entities are known. */
static void
learn(struct called *p)
{
	const struct entities *e = p->t->e;
	uint32_t i, *is;
	struct form f;

	for (i = 0; i < e->n; i++) {
		if (e->v[i].label == ENTITY_DATE ||
		    e->v[i].label == ENTITY_MONEY)
			continue;
		form_read(&f, e->v[i].name.p, e->v[i].name.len, p->arena);
		is = known_value(&p->known, 0, form_part(&f, 0, f.core),
		    str_of(""), true, p->arena);
		if (*is == KNOWN_NONE)
			*is = i;
		if (e->v[i].label != ENTITY_PERSON || f.words == 1)
			continue;
		is = known_value(&p->known, 0, form_part(&f, f.last, f.core),
		    str_of(""), true, p->arena);
		if (*is == KNOWN_NONE || e->v[*is].mentions <
		    e->v[i].mentions)
			*is = i;
	}
}

/* An entity whose name the words are, though no mention is there. */
uint32_t
called_by(struct called *p, struct span s)
{
	const struct clauses *c = p->t->c;
	enum gender g = talk_gender(clause_str(c, s), false), has;
	const uint32_t *is;
	struct str name;
	struct form f;

	while (s.first < s.last && c->words[s.last - 1].kind == TOKEN_SUFFIX)
		s.last--;
	while (s.first < s.last && ((c->words[s.first].does & WORD_DET) != 0 ||
	    head_is_role(c, s.first)))
		s.first++;
	if (s.first == s.last || s.last - s.first > 4 ||
	    (c->words[s.first].shape & TOKEN_CAP) == 0)
		return NOBODY;
	if (p->known.used == 0)
		learn(p);
	name = clause_str(c, s);
	form_read(&f, name.p, name.len, p->arena);
	is = known_value(&p->known, 0, form_part(&f, 0, f.core), str_of(""),
	    false, p->arena);
	if (is == NULL)
		return NOBODY;
	/* "Mrs. Poe" is not Bo Poe. */
	has = (enum gender)p->t->genders[*is];
	return g != GENDER_NONE && has != GENDER_NONE && has != g ? NOBODY :
	    *is;
}

/* "Saudis", "the French": the country, if it is named as well. */
uint32_t
called_country(struct called *p, uint32_t people)
{
	struct str s = p->t->e->v[people].name;
	size_t n = s.len;
	const uint32_t *is;
	const char *v = NULL;

	if (n > 1 && s.p[n - 1] == 's')
		v = dict_get_lower(&dict_demonym, s.p, n - 1);
	if (v == NULL)
		v = dict_get_lower(&dict_demonym, s.p, n);
	if (v == NULL)
		return people;
	if (p->known.used == 0)
		learn(p);
	is = known_value(&p->known, 0, str_of(v), str_of(""), false,
	    p->arena);
	return is != NULL ? *is : people;
}

void
called_free(struct called *p)
{
	known_free(&p->known);
}
