/* Names of those who speak: entities, pronouns, or the words themselves. */
#include <string.h>

#include "dict.h"
#include "phrase.h"
#include "speaker.h"
#include "uclass.h"

#define NOBODY UINT32_MAX

enum gender { GENDER_NONE, GENDER_MAN, GENDER_WOMAN, GENDER_THING,
    GENDER_MANY, GENDER_SELF };

/* Who a pronoun may stand for. */
struct talk {
	const struct clauses *c;
	const struct entities *e;
	uint8_t *genders;       /* of each entity */
	uint32_t person;        /* who spoke last, an entity or NOBODY */
	uint32_t person_at;     /* the word where */
	uint32_t thing, thing_at;       /* what spoke last */
};

/* Index of the first mention that starts at byte at or behind it. */
static size_t
mention_from(const struct entities *e, size_t at)
{
	size_t low = 0, high = e->nmentions, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (e->mentions[mid].start < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Index of the first word that starts at byte at or behind it. */
static uint32_t
word_from(const struct clauses *c, size_t at)
{
	uint32_t low = 0, high = c->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->words[mid].start < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static enum gender
gender_of_words(const char *p, size_t n, bool is_name)
{
	size_t i, from = 0;
	const char *v;

	for (i = 0; i <= n; i++) {
		if (i < n && p[i] != ' ' && p[i] != '.' && p[i] != '\n')
			continue;
		v = i > from ? dict_get_lower(&dict_gender, p + from,
		    i - from) : NULL;
		if (v == NULL && i > from && from == 0 && is_name)
			v = dict_get(&dict_first, p, i);
		if (v != NULL && (*v == 'm' || *v == 'f'))
			return *v == 'm' ? GENDER_MAN : GENDER_WOMAN;
		from = i + 1;
	}
	return GENDER_NONE;
}

static void
note_genders(struct talk *t)
{
	const struct mention *m;
	const struct str *name;
	enum gender g;
	size_t i;

	for (i = 0; i < t->e->nmentions; i++) {
		m = &t->e->mentions[i];
		if (m->label == ENTITY_PERSON && m->note.len > 0 &&
		    t->genders[m->entity] == GENDER_NONE)
			t->genders[m->entity] = (uint8_t)gender_of_words(
			    m->note.p, m->note.len, false);
	}
	for (i = 0; i < t->e->n; i++) {
		name = &t->e->v[i].name;
		if (t->e->v[i].label != ENTITY_PERSON)
			t->genders[i] = GENDER_THING;
		else if (t->genders[i] == GENDER_NONE) {
			g = gender_of_words(name->p, name->len, true);
			t->genders[i] = (uint8_t)g;
		}
	}
}

/* How a mention stands in a phrase: its head, or part of something else. */
static bool
is_possessive(const struct clauses *c, uint32_t last)
{
	return last < c->n && (c->words[last].kind == TOKEN_SUFFIX ||
	    ((clause_char(c, last) == '\'' || clause_char(c, last) ==
	    0x2019) && !c->words[last].spaced));
}

/* Tells whether word i stands behind a comma of the phrase. */
static bool
is_aside(const struct clauses *c, struct span s, uint32_t i)
{
	while (i > s.first)
		if (clause_is(c, --i, ","))
			return true;
	return false;
}

/* The entity that heads a noun phrase, or NOBODY. */
static uint32_t
head_of(const struct talk *t, struct span s)
{
	const struct clauses *c = t->c;
	const struct mention *m;
	uint32_t first, last, i, head = NOBODY;
	bool has_person = false, open;
	size_t k, end;

	if (s.first >= s.last)
		return NOBODY;
	end = c->words[s.last - 1].end;
	for (k = mention_from(t->e, c->words[s.first].start);
	    k < t->e->nmentions && t->e->mentions[k].start < end; k++) {
		m = &t->e->mentions[k];
		first = word_from(c, m->start);
		last = word_from(c, m->end);
		/* "Smith spokeswoman Ann Lee", "a Pentagon official" */
		if (m->end > end || is_possessive(c, last) ||
		    (last < s.last && c->words[last].kind == TOKEN_WORD &&
		    (c->words[last].does & (WORD_PREP | WORD_REL |
		    WORD_AND)) == 0))
			continue;
		/* "of", "for": the name belongs to another's description. */
		open = false;
		for (i = s.first; i < first && !open; i++)
			open = (c->words[i].does & (WORD_PREP | WORD_REL |
			    WORD_AND)) != 0;
		if (m->label == ENTITY_PERSON) {
			/* "A spokesman for the mayor, Ann Lee" */
			if (open && !(first > s.first &&
			    clause_is(c, first - 1, ",")))
				continue;
			if (has_person) {
				if ((c->words[first - 1].does & WORD_AND) != 0)
					return NOBODY;
				continue;
			}
			has_person = true;
			head = m->entity;
		} else if (!has_person && head == NOBODY && !open &&
		    m->label != ENTITY_DATE && m->label != ENTITY_MONEY &&
		    !is_aside(c, s, first))
			head = m->entity;
	}
	return head;
}

static enum gender
pronoun(const struct clauses *c, struct span s)
{
	static const struct {
		const char *word;
		enum gender gender;
	} list[] = {
		{ "he", GENDER_MAN }, { "she", GENDER_WOMAN },
		{ "it", GENDER_THING }, { "they", GENDER_MANY },
		{ "i", GENDER_SELF }, { "we", GENDER_SELF },
		{ "you", GENDER_SELF }
	};
	const struct word *w = &c->words[s.first];
	size_t i, n, len = w->end - w->start;

	if (s.last != s.first + 1)
		return GENDER_NONE;
	for (i = 0; i < sizeof list / sizeof list[0]; i++) {
		n = strlen(list[i].word);
		/* "he's" is he too */
		if (len >= n && (c->text[w->start] | 0x20) == list[i].word[0] &&
		    (n < 2 || memcmp(c->text + w->start + 1, list[i].word + 1,
		    n - 1) == 0) && (len == n || (unsigned char)
		    c->text[w->start + n] == 0xe2 ||
		    c->text[w->start + n] == '\''))
			return list[i].gender;
	}
	return GENDER_NONE;
}

static bool
fits(const struct talk *t, uint32_t entity, enum gender g)
{
	enum gender is = (enum gender)t->genders[entity];

	if (g == GENDER_THING)
		return is == GENDER_THING &&
		    t->e->v[entity].label != ENTITY_DATE &&
		    t->e->v[entity].label != ENTITY_MONEY;
	return t->e->v[entity].label == ENTITY_PERSON &&
	    (is == GENDER_NONE || is == g);
}

/*
 * The first entity that fits and is named among words first .. last - 1,
 * outside of quotations; an owner ("Poe's") if there is none else.
 */
static uint32_t
named_in(const struct talk *t, uint32_t first, uint32_t last, enum gender g)
{
	const struct clauses *c = t->c;
	const struct mention *m;
	uint32_t w, owner = NOBODY;
	size_t k;

	if (first >= last)
		return NOBODY;
	for (k = mention_from(t->e, c->words[first].start);
	    k < t->e->nmentions &&
	    t->e->mentions[k].start < c->words[last - 1].end; k++) {
		m = &t->e->mentions[k];
		w = word_from(c, m->start);
		if (w >= last || !fits(t, m->entity, g) ||
		    c->words[w].stretch != WORD_FREE)
			continue;
		/* "The Ann Poe" is a ship. */
		if (g != GENDER_THING && w > 0 && clause_is(c, w - 1, "the"))
			continue;
		if (!is_possessive(c, word_from(c, m->end)))
			return m->entity;
		if (owner == NOBODY)
			owner = m->entity;
	}
	return owner;
}

/* Whom "he", "she" or "it" at word at stands for, or NOBODY. */
static uint32_t
resolve(const struct talk *t, uint32_t at, enum gender g)
{
	const struct clauses *c = t->c;
	uint32_t start = clause_sentence_start(c, at), before, who;
	uint32_t spoke = g == GENDER_THING ? t->thing : t->person;
	uint32_t spoke_at = g == GENDER_THING ? t->thing_at : t->person_at;
	uint32_t i;

	if (spoke != NOBODY && !fits(t, spoke, g))
		spoke = NOBODY;
	/* Who spoke in this sentence; who is named in it; who spoke last. */
	if (spoke != NOBODY && spoke_at >= start)
		return spoke;
	if (at - start > 60)
		start = at - 60;
	if ((who = named_in(t, start, at, g)) != NOBODY)
		return who;
	for (i = 0; i < 3 && start > 0; i++) {
		before = clause_sentence_start(c, start - 1);
		if (spoke != NOBODY && spoke_at >= before)
			return spoke;
		if (start - before > 100)
			before = start - 100;
		if ((who = named_in(t, before, start, g)) != NOBODY)
			return who;
		start = before;
	}
	return spoke;
}

/* "who" and "which": the phrase before it. */
static struct span
antecedent(const struct clauses *c, struct span s)
{
	struct span none = { 0, 0 };
	uint32_t end = s.first, low = clause_sentence_start(c, s.first);

	if ((c->words[s.first].does & WORD_REL) == 0 || s.last != s.first + 1)
		return none;
	if (end > low && clause_is(c, end - 1, ","))
		end--;
	return phrase_before(c, low, end);
}

/* Several people: "leaders", "Ann Poe and Bo Lee". */
static bool
is_many(const struct clauses *c, struct span s)
{
	uint32_t i;

	for (i = s.first; i < s.last; i++) {
		if (clause_is(c, i, "and"))
			return true;
		/* The noun at the end of the phrase, or before "of". */
		if ((i + 1 == s.last || (c->words[i + 1].does & WORD_PREP) !=
		    0) && c->words[i].kind == TOKEN_WORD &&
		    c->text[c->words[i].end - 1] == 's')
			return true;
	}
	return false;
}

/* Whom "they" at word at stands for: whom its sentence is about, if many. */
static struct span
group_before(const struct talk *t, uint32_t at)
{
	const struct clauses *c = t->c;
	uint32_t low = clause_sentence_start(c, at), end = at, i;
	struct span s = { 0, 0 };

	for (i = 0; i < 2; i++) {
		s = phrase_subject(c, low, end);
		if (s.first < s.last && is_many(c, s))
			return s;
		if (low == 0)
			break;
		end = low;
		low = clause_sentence_start(c, low - 1);
	}
	s.first = s.last = 0;
	return s;
}

/* The phrase as written, in one line and no longer than a name may be. */
static struct str
as_written(const struct clauses *c, struct span s, struct doc *d)
{
	enum { LONGEST = 512 };
	struct str from = clause_str(c, s);

	while (from.len > LONGEST && s.last > s.first + 1) {
		s.last--;
		from = clause_str(c, s);
	}
	if (from.len > LONGEST)
		from.len = LONGEST;
	return doc_one_line(d, from);
}

static struct str
name_of(struct talk *t, struct span s, struct doc *d)
{
	struct span real = s, before;
	enum gender g = pronoun(t->c, s);
	uint32_t who;

	if (g == GENDER_NONE) {
		before = antecedent(t->c, s);
		if (before.first < before.last)
			real = before;
		who = head_of(t, real);
	} else if (g == GENDER_SELF)
		who = NOBODY;
	else if (g == GENDER_MANY) {
		before = group_before(t, s.first);
		if (before.first < before.last)
			real = before;
		who = head_of(t, real);
	} else
		who = resolve(t, s.first, g);
	if (who == NOBODY)
		return as_written(t->c, real, d);
	if (t->e->v[who].label == ENTITY_PERSON) {
		t->person = who;
		t->person_at = s.first;
		if (g == GENDER_MAN || g == GENDER_WOMAN)
			t->genders[who] = (uint8_t)g;
	} else {
		t->thing = who;
		t->thing_at = s.first;
	}
	return t->e->v[who].name;
}

void
speaker_names(struct str *names, const struct said *s,
    const struct clauses *c, const struct entities *e, struct doc *d)
{
	struct talk t;
	uint32_t i;

	memset(&t, 0, sizeof t);
	t.c = c;
	t.e = e;
	t.person = t.thing = NOBODY;
	t.genders = arena_alloc(&d->arena, e->n + 1);
	memset(t.genders, GENDER_NONE, e->n + 1);
	note_genders(&t);
	for (i = 0; i < s->n; i++) {
		names[i] = str_of("");
		if (s->v[i].speaker.first < s->v[i].speaker.last)
			names[i] = name_of(&t, s->v[i].speaker, d);
	}
}
