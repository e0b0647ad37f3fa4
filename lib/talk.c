/* The mentions of a window as words, and what they tell of themselves. */
#include <string.h>

#include "dict.h"
#include "talk.h"

enum { LONGEST = 64 };  /* words of a name */

enum gender
talk_gender(struct str s, bool is_name)
{
	size_t i, from = 0;
	const char *v;

	for (i = 0; i <= s.len; i++) {
		if (i < s.len && s.p[i] != ' ' && s.p[i] != '.' &&
		    s.p[i] != '-')
			continue;
		v = i > from ? dict_get_lower(&dict_gender, s.p + from,
		    i - from) : NULL;
		if (v == NULL && from == 0 && i > 0 && is_name)
			v = dict_get(&dict_first, s.p, i);
		if (v != NULL && (*v == 'm' || *v == 'f'))
			return *v == 'm' ? GENDER_MAN : GENDER_WOMAN;
		from = i + 1;
	}
	return GENDER_NONE;
}

bool
talk_is_person(const struct talk *t, uint32_t entity)
{
	return t->e->v[entity].label == ENTITY_PERSON;
}

static void
note_genders(struct talk *t)
{
	const struct mention *m;
	size_t i;

	for (i = 0; i < t->e->nmentions; i++) {
		m = &t->e->mentions[i];
		if (m->label == ENTITY_PERSON && m->note.len > 0 &&
		    t->genders[m->entity] == GENDER_NONE)
			t->genders[m->entity] = (uint8_t)talk_gender(m->note,
			    false);
	}
	for (i = 0; i < t->e->n; i++)
		if (t->e->v[i].label != ENTITY_PERSON)
			t->genders[i] = GENDER_THING;
		else if (t->genders[i] == GENDER_NONE)
			t->genders[i] = (uint8_t)talk_gender(t->e->v[i].name,
			    true);
}

/*
 * "Adaeze met her sister": where a sentence has named one person only, its
 * pronouns tell the gender, if nothing else does.
 */
static void
hear_pronouns(struct talk *t, struct arena *a)
{
	const struct word *w = t->c->words;
	int16_t *votes = arena_alloc(a, (t->e->n + 1) * sizeof *votes);
	uint32_t i, who = NOBODY, sentence = UINT32_MAX;
	const char *v;
	size_t k = 0;

	memset(votes, 0, (t->e->n + 1) * sizeof *votes);
	for (i = 0; i < t->c->n; i++) {
		if (w[i].sentence != sentence)
			who = NOBODY;
		sentence = w[i].sentence;
		for (; k < t->e->nmentions && t->m[k].first <= i; k++)
			if (t->e->mentions[k].label == ENTITY_PERSON)
				who = who == NOBODY || who ==
				    t->e->mentions[k].entity ?
				    t->e->mentions[k].entity : NOBODY - 1;
		if (who >= NOBODY - 1 || t->genders[who] != GENDER_NONE ||
		    (w[i].does & (WORD_SUBJECT | WORD_OBJECT | WORD_DET)) == 0)
			continue;
		v = dict_get_lower(&dict_pronoun, t->c->text + w[i].start,
		    w[i].end - w[i].start);
		if (v != NULL && (*v == 'm' || *v == 'f') &&
		    votes[who] > -999 && votes[who] < 999)
			votes[who] = (int16_t)(votes[who] + (*v == 'm' ? 1 :
			    -1));
	}
	for (i = 0; i < t->e->n; i++)
		if (votes[i] != 0)
			t->genders[i] = votes[i] > 0 ? GENDER_MAN :
			    GENDER_WOMAN;
}

/* Tells whether a word may be the verb of its clause. */
static bool
is_verb(const struct word *w)
{
	return (w->does & (WORD_AUX | WORD_BE)) != 0 ||
	    (w->odds != NULL && (w->shape & TOKEN_LOWER) != 0);
}

static uint8_t
how_of(const struct clauses *c, const struct talk_mention *m, bool verb)
{
	uint8_t how = 0;

	if (c->words[m->first].stretch != WORD_FREE)
		how |= TALK_QUOTED;
	if (clause_is_possessive(c, m->last))
		how |= TALK_OWNER;
	else if (!verb && (m->first == 0 ||
	    (c->words[m->first - 1].does & WORD_PREP) == 0))
		how |= TALK_SUBJECT;
	return how;
}

/* One way through the words finds those of all mentions. */
static void
place_mentions(struct talk *t)
{
	const struct clauses *c = t->c;
	const struct word *w = c->words;
	bool verb = false;
	uint32_t i = 0, k;
	size_t at;

	for (at = 0; at < t->e->nmentions; at++) {
		for (; i < c->n && w[i].start < t->e->mentions[at].start;
		    i++) {
			if (i + 1 >= c->n || w[i].sentence !=
			    w[i + 1].sentence || (w[i].does & (WORD_SUB |
			    WORD_AND)) != 0 || clause_is(c, i, ":"))
				verb = false;
			else if (w[i].stretch == WORD_FREE && is_verb(&w[i]))
				verb = true;
		}
		for (k = i; k < c->n && k < i + LONGEST &&
		    w[k].start < t->e->mentions[at].end; k++)
			;
		t->m[at].first = i;
		t->m[at].last = k;
		t->m[at].how = i < c->n ? how_of(c, &t->m[at], verb) : 0;
	}
}

void
talk_read(struct talk *t, const struct clauses *c, const struct entities *e,
    const struct said *s, struct arena *a)
{
	t->c = c;
	t->e = e;
	t->s = s;
	t->m = arena_alloc(a, (e->nmentions + 1) * sizeof *t->m);
	t->genders = arena_alloc(a, e->n + 1);
	memset(t->genders, GENDER_NONE, e->n + 1);
	note_genders(t);
	place_mentions(t);
	hear_pronouns(t, a);
}

size_t
talk_from(const struct talk *t, uint32_t word)
{
	size_t low = 0, high = t->e->nmentions, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (t->m[mid].first < word)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
