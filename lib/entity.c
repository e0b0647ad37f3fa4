/* Entities of a window: found in its text, or read from its rows. */
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "chunk.h"
#include "entity.h"
#include "hash.h"
#include "listed.h"
#include "names.h"
#include "tag.h"

static struct mention *
add_mention(struct entities *e)
{
	e->mentions = mem_grow(e->mentions, &e->mentions_cap,
	    e->nmentions + 1, sizeof *e->mentions);
	return &e->mentions[e->nmentions++];
}

static struct entity *
add_entity(struct entities *e)
{
	struct entity *to;

	e->v = mem_grow(e->v, &e->cap, e->n + 1, sizeof *e->v);
	to = &e->v[e->n++];
	memset(to, 0, sizeof *to);
	return to;
}

/* Takes what was found; the ids go on from the document's last. */
static void
take_names(struct entities *e, struct doc *d, const struct names *names,
    const struct chunks *chunks)
{
	struct mention *m;
	struct entity *to;
	size_t i;

	for (i = 0; i < names->n; i++) {
		to = add_entity(e);
		to->name = names->v[i].form;
		to->label = names->v[i].label;
		to->mentions = names->v[i].mentions;
		to->id = ++d->ids;
	}
	for (i = 0; i < chunks->n; i++) {
		m = add_mention(e);
		m->start = chunks->v[i].start;
		m->end = chunks->v[i].end;
		m->entity = chunks->v[i].entity;
		m->label = chunks->v[i].label;
		m->note = chunks->v[i].note;
	}
}

/* What it takes to read a window, kept for the next one. */
struct entity_finder {
	const struct entities *e;
	struct arena *arena;
	struct feature feature;
	struct tagger tagger;
	struct agree agree;
	struct lexemes lexemes;
	struct chunks chunks;
	struct names names;
};

/* Past the words of a nickname whose opening mark is word i. */
static size_t
nickname_end(const struct lexemes *s, size_t i)
{
	size_t end = i + 1;

	while (end < s->n && end < i + 3 && s->v[end].kind == TOKEN_WORD &&
	    (s->v[end].class & LEXEME_CAP) != 0)
		end++;
	return end;
}

/*
 * 'Robert "Bobby" Scott': where a first name ends at end, or a nickname that
 * lacks its closing mark, and a last name follows, the end of all; else end
 * itself.
 */
static size_t
with_nickname(const struct entity_finder *f, const uint8_t *tags, size_t from,
    size_t end)
{
	const struct lexemes *s = &f->lexemes;
	uint8_t person = 1 + 2 * ENTITY_PERSON;
	size_t i = end, k;

	if (end + 1 >= s->n || !lexeme_is_quote(&s->v[end]))
		return end;
	for (k = from + 1; k < end && !lexeme_is_quote(&s->v[k]); k++)
		;
	if (k == end)
		i = nickname_end(s, k);
	if (i == k + 1 || (k < end && nickname_end(s, k) != end) ||
	    i + 1 >= s->n || !lexeme_is_quote(&s->v[i]) || s->v[i].spaced ||
	    (tags[i + 1] != person && tags[i + 1] != person + 1))
		return end;
	for (i += 2; i < s->n && tags[i] == person + 1; i++)
		;
	return i;
}

/* The names that the tags of sentence k tell. */
static void
take_tags(struct entity_finder *f, size_t k)
{
	size_t i, end, n = f->feature.tokens.n;
	uint8_t *tags = f->agree.tags + f->feature.sentences[k].first;

	if (f->e->list != NULL)
		listed_apply(f->e->list, &f->feature, tags);
	lexeme_read(&f->lexemes, f->feature.text, f->feature.tokens.v, n);
	for (i = 0; i < n; i = end) {
		end = i + 1;
		if (tags[i] == 0)
			continue;
		while (end < n && tags[end] == tags[i] + 1)
			end++;
		if (tags[i] == 1 + 2 * ENTITY_PERSON)
			end = with_nickname(f, tags, i, end);
		chunk_add(&f->chunks, &f->lexemes, i, end,
		    (uint8_t)((tags[i] - 1) / 2), f->e->today, f->arena);
	}
}

/* Tells whether anything may be named in sentence k. */
static bool
has_names(const struct entity_finder *f, size_t k)
{
	const struct feature_span *s = &f->feature.sentences[k];
	size_t i, end = k + 1 < f->feature.nsentences ? s[1].first :
	    f->agree.n;

	for (i = s->first; i < end; i++)
		if (f->agree.tags[i] != 0)
			return true;
	return f->e->list != NULL;
}

static void
find(struct entity_finder *f, const struct doc *d)
{
	const struct model *m = f->e->model != NULL ? f->e->model :
	    &model_entities;
	struct feature *w = &f->feature;
	size_t i;

	feature_begin(w, &m->lists, d->text.p, d->text.len);
	for (i = 0; i < d->nsentences; i++)
		feature_add(w, d->sentences[i].start, d->sentences[i].end);
	agree_begin(&f->agree);
	for (i = 0; i < w->nsentences; i++) {
		feature_read(w, i);
		tag_sentence(&f->tagger, m, w);
		agree_add(&f->agree, w, f->tagger.tags);
	}
	agree_settle(&f->agree, w);
	for (i = 0; i < w->nsentences; i++)
		if (has_names(f, i)) {
			feature_split(w, i);
			take_tags(f, i);
		}
}

void
entity_find(struct entities *e, struct doc *d)
{
	struct entity_finder *f = e->finder;

	if (f == NULL)
		e->finder = f = mem_new(1, sizeof *f);
	f->e = e;
	f->arena = &d->arena;
	f->chunks.n = 0;
	find(f, d);
	names_resolve(&f->names, &f->chunks, d->text.p, &d->arena);
	take_names(e, d, &f->names, &f->chunks);
}

static void
free_finder(struct entity_finder *f)
{
	if (f == NULL)
		return;
	feature_free(&f->feature);
	tag_free(&f->tagger);
	agree_free(&f->agree);
	lexeme_free(&f->lexemes);
	chunk_free(&f->chunks);
	names_free(&f->names);
	free(f);
}

/* The plain bytes of a row's column, "" where it is missing. */
static struct str
column(const struct doc_row *r, enum row_column c, struct arena *a)
{
	struct str s = doc_column(r, c), plain;
	struct buf scratch = { 0 };
	char *to;

	if (str_is(s, "-"))
		return str_of("");
	plain = row_plain(s, &scratch);
	if (plain.p != s.p) {
		to = arena_alloc(a, plain.len + 1);
		memcpy(to, plain.p, plain.len);
		s.p = to;
		s.len = plain.len;
	}
	buf_free(&scratch);
	return s;
}

static uint8_t
label_of(struct str s)
{
	unsigned i;

	for (i = 0; i < ENTITY_NLABELS; i++)
		if (str_is(s, entity_labels[i]))
			return (uint8_t)i;
	return ENTITY_MISC;
}

/* Finds or adds the entity of an id; slots is a table of indices + 1. */
static uint32_t
entity_of(struct entities *e, uint32_t *slots, size_t mask, uint64_t id)
{
	size_t i = (size_t)hash_bytes(&id, sizeof id) & mask;

	for (; slots[i] != 0; i = (i + 1) & mask)
		if (e->v[slots[i] - 1].id == id)
			return slots[i] - 1;
	add_entity(e)->id = id;
	slots[i] = (uint32_t)e->n;
	return (uint32_t)(e->n - 1);
}

static void
take_row(struct entities *e, struct doc *d, const struct doc_row *r,
    uint32_t *slots, size_t mask)
{
	uint32_t index = entity_of(e, slots, mask, r->id);
	struct entity *of = &e->v[index];
	struct mention *m = add_mention(e);
	struct str name = column(r, ROW_NAME, &d->arena);

	m->start = (size_t)(r->start - d->base);
	m->end = (size_t)(r->end - d->base);
	m->entity = index;
	m->label = label_of(doc_column(r, ROW_LABEL));
	m->note = column(r, ROW_NOTE, &d->arena);
	if (name.len == 0) {
		name.p = d->text.p + m->start;
		name.len = m->end - m->start;
	}
	if (of->mentions++ == 0) {
		of->name = name;
		of->label = m->label;
	}
}

bool
entity_from_rows(struct entities *e, struct doc *d)
{
	size_t i, n = 0, mask = 15;
	const struct doc_row *r;
	uint32_t *slots;

	for (i = 0; i < d->nrows; i++)
		n += d->rows[i].is_entity;
	if (n == 0)
		return false;
	while (mask < 2 * n)
		mask = mask * 2 + 1;
	slots = mem_new(mask + 1, sizeof *slots);
	for (i = 0; i < d->nrows; i++) {
		r = &d->rows[i];
		if (r->is_entity && r->start >= d->base &&
		    r->end - d->base <= d->text.len)
			take_row(e, d, r, slots, mask);
	}
	free(slots);
	return true;
}

void
entity_make_rows(const struct entities *e, struct doc *d)
{
	const struct mention *m;
	size_t i;

	for (i = 0; i < e->nmentions; i++) {
		m = &e->mentions[i];
		doc_make(d, "entity", entity_labels[m->label], m->start,
		    m->end, e->v[m->entity].id, e->v[m->entity].name,
		    m->note);
	}
}

void
entity_reset(struct entities *e)
{
	e->nmentions = e->n = 0;
}

void
entity_free(struct entities *e)
{
	free(e->mentions);
	free(e->v);
	free_finder(e->finder);
	memset(e, 0, sizeof *e);
}
