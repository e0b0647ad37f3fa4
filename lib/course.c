/* From gold entity rows to examples, and from what was learned to a model. */
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "course.h"
#include "hash.h"
#include "mem.h"
#include "record.h"
#include "sentence.h"
#include "sequence.h"
#include "tally.h"
#include "traits.h"
#include "vectors.h"
#include "wordform.h"

enum {
	DOCUMENTS = 2,          /* a name is listed that so many others have */
	CASELESS = 8            /* one text in so many comes again without */
};

/* What the tagger learns from: texts with gold entity rows, word vectors. */
struct course {
	struct sequence examples;
	struct tally names;     /* letter of the label, name; in documents */
	struct tally seen;      /* those of the document under way */
	struct vectors vectors;
	struct feature_lists lists;
	uint32_t known;         /* labels that the folder under way has */
	uint32_t anywhere;      /* and that any folder has */
	bool is_apart;          /* it has habits of its own */
	struct feature feature;
};

static unsigned
label_of(const struct corpus_row *r)
{
	unsigned i;

	for (i = 0; i < ENTITY_NLABELS && !str_is(r->label, entity_labels[i]);
	    i++)
		;
	return i;
}

static bool
is_entity(const struct corpus_row *r)
{
	return str_is(r->kind, "entity") && r->start < r->end &&
	    label_of(r) < ENTITY_NLABELS;
}

static void
know_labels(struct course *l, const struct corpus *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (is_entity(&c->rows[i]))
			l->known |= UINT32_C(1) << label_of(&c->rows[i]);
}

/* A label's letter and the name, white space made one space. */
static struct str
name_key(struct buf *b, const struct corpus *c, const struct corpus_row *r)
{
	const char *p = c->text.p + r->start, *end = c->text.p + r->end;

	b->len = 0;
	buf_add(b, &"abcdefghi"[label_of(r)], 1);
	for (; p < end; p++)
		if (strchr(" \n\r\t", *p) == NULL || *p == '\0')
			buf_add(b, p, 1);
		else if (b->p[b->len - 1] != ' ')
			buf_add(b, " ", 1);
	return buf_str(b);
}

/* Collects the document's names, each once. */
static void
see_names(struct course *l, const struct corpus *c)
{
	struct buf b = { 0 };
	unsigned label;
	size_t i;

	tally_reset(&l->seen);
	for (i = 0; i < c->n; i++) {
		if (!is_entity(&c->rows[i]))
			continue;
		label = label_of(&c->rows[i]);
		if (label != ENTITY_DATE && label != ENTITY_MONEY)
			tally_add(&l->seen, name_key(&b, c, &c->rows[i]));
	}
	buf_free(&b);
}

static void
count_names(struct course *l, const struct corpus *c)
{
	size_t i;

	see_names(l, c);
	for (i = 0; i < l->seen.n; i++)
		tally_add(&l->names, l->seen.v[i].key);
}

/* Lists a name, or takes it from the list. */
static void
list_name(struct course *l, struct str key, bool is_listed)
{
	uint64_t hash = wordform_phrase(key.p + 1, key.len - 1);
	uint32_t bit = UINT32_C(1) << (key.p[0] - 'a');
	uint32_t was = table_get(&l->lists.names, hash);

	table_put(&l->lists.names, hash, FEATURE_KNOWN |
	    (is_listed ? was | bit : was & ~bit));
}

static void
list_names(struct course *l)
{
	size_t i;

	table_new(&l->lists.names, l->names.n);
	for (i = 0; i < l->names.n; i++)
		if (l->names.v[i].count >= DOCUMENTS)
			list_name(l, l->names.v[i].key, true);
}

/* Names that too few other documents have are unknown in this one. */
static void
hide_names(struct course *l, bool hide)
{
	size_t i, k;

	for (i = 0; i < l->seen.n; i++) {
		k = tally_find(&l->names, l->seen.v[i].key);
		if (k < l->names.n && !l->is_apart &&
		    l->names.v[k].count == DOCUMENTS)
			list_name(l, l->seen.v[i].key, !hide);
	}
}

/* The tags of labels that are known elsewhere but not here, and O. */
static uint32_t
free_tags(const struct course *l, uint32_t known)
{
	uint32_t tags = 1;
	unsigned i;

	for (i = 0; i < ENTITY_NLABELS; i++)
		if ((l->anywhere >> i & 1) != 0 && (known >> i & 1) == 0)
			tags |= UINT32_C(6) << 2 * i;
	return tags;
}

/*
 * Where adjectives of nations are no label of their own, they are other
 * names; what else those are varies, so it is left open.
 */
static uint32_t
tags_within(const struct course *l, const struct corpus *c,
    const struct corpus_row *r, bool begins)
{
	unsigned label = label_of(r);

	if (label == ENTITY_MISC && (l->known >> ENTITY_NORP & 1) == 0) {
		if ((table_get(&table_gazetteer, wordform_phrase(c->text.p +
		    r->start, (size_t)(r->end - r->start))) & 2) == 0)
			return free_tags(l, l->known & ~(UINT32_C(1) << label));
		label = ENTITY_NORP;
	}
	return UINT32_C(1) << (begins ? 1 + 2 * label : 2 + 2 * label);
}

static void
learn_sentence(struct course *l, const struct corpus *c, size_t k,
    size_t *row)
{
	struct feature *f = &l->feature;
	uint32_t rows[FEATURE_MAX], own[FEATURE_OWN_MAX], open = l->known;
	struct sequence_token to = { 0 };
	const struct corpus_row *r;
	const struct token *t;
	size_t i, last = SIZE_MAX;

	if ((l->known >> ENTITY_NORP & 1) == 0)
		open &= ~(UINT32_C(1) << ENTITY_MISC);
	feature_read(f, k);
	sequence_begin(&l->examples, l->is_apart);
	for (i = 0; i < f->tokens.n; i++) {
		t = &f->tokens.v[i];
		while (*row < c->n && (c->rows[*row].end <= t->start ||
		    !is_entity(&c->rows[*row])))
			++*row;
		to.allowed = free_tags(l, open);
		if (*row < c->n && c->rows[*row].start < t->end) {
			r = &c->rows[*row];
			to.allowed = tags_within(l, c, r, last != *row);
			last = *row;
		}
		to.n = (uint32_t)traits_list(f, i, rows);
		to.own = (uint32_t)traits_own(f, i, own);
		to.word = f->v[i].word;
		sequence_add(&l->examples, &to, rows, own);
	}
}

/* a to z and the letters of Latin-1, so that no byte moves. */
static void
change_case(struct buf *b, bool to_upper)
{
	unsigned char *p = (unsigned char *)b->p, *end = p + b->len, first;
	bool latin;

	for (; p < end; p++) {
		latin = p > (unsigned char *)b->p && p[-1] == 0xc3 &&
		    (*p & 0x9f) != 0x97 && *p != 0x9f && *p != 0xbf;
		first = latin ? (to_upper ? 0xa0 : 0x80) :
		    to_upper ? 'a' : 'A';
		if (latin ? *p >= first && *p < first + 0x1f :
		    *p >= first && *p < first + 26)
			*p = (unsigned char)(to_upper ? *p - 32 : *p + 32);
	}
}

static void
learn_text(struct course *l, const struct corpus *c)
{
	struct splitter splitter;
	struct sentence s;
	size_t at = 0, row = 0, i;

	memset(&splitter, 0, sizeof splitter);
	feature_begin(&l->feature, &l->lists, c->text.p, c->text.len);
	while (sentence_next(&splitter, c->text.p + at, c->text.len - at,
	    true, &s)) {
		feature_add(&l->feature, at + s.start, at + s.end);
		at += s.end;
	}
	for (i = 0; i < l->feature.nsentences; i++)
		learn_sentence(l, c, i, &row);
}

static void
learn_document(struct course *l, struct corpus *c)
{
	uint64_t chance = hash_bytes(c->name.p, c->name.len) % CASELESS;

	see_names(l, c);
	hide_names(l, true);
	learn_text(l, c);
	if (chance < 2) {
		change_case(&c->text, chance == 0);
		learn_text(l, c);
	}
	hide_names(l, false);
}

static void
free_course(struct course *l)
{
	sequence_free(&l->examples);
	tally_free(&l->names);
	tally_free(&l->seen);
	vectors_free(&l->vectors);
	table_free(&l->lists.words);
	table_free(&l->lists.names);
	feature_free(&l->feature);
	memset(l, 0, sizeof *l);
}

enum pass { COUNT, KNOW, LEARN };

/* Goes through a folder's documents. */
static const char *
read_folder(struct course *l, const char *folder, enum pass pass,
    struct buf *where)
{
	const char *why;
	struct corpus c;

	memset(&c, 0, sizeof c);
	why = corpus_open(&c, folder);
	while (why == NULL && (why = corpus_next(&c)) == NULL && c.n > 0) {
		if (pass == LEARN)
			learn_document(l, &c);
		else
			know_labels(l, &c);
		if (pass == COUNT)
			count_names(l, &c);
	}
	if (why != NULL) {
		where->len = 0;
		buf_puts(where, c.path.p);
		buf_add(where, "", 1);
	}
	corpus_free(&c);
	return why;
}

static const char *
learn_folder(struct course *l, const char *folder, struct buf *where)
{
	const char *why;

	l->known = 0;
	why = read_folder(l, folder, KNOW, where);
	return why != NULL ? why : read_folder(l, folder, LEARN, where);
}

static const char *
read_folders(struct course *l, char **folders,
    const struct course_settings *s, struct buf *where)
{
	const char *why = NULL;
	size_t i;

	for (i = 0; why == NULL && folders[i] != NULL; i++)
		why = read_folder(l, folders[i], COUNT, where);
	for (i = 0; why == NULL && i < s->napart; i++)
		why = read_folder(l, s->apart[i], KNOW, where);
	l->anywhere = l->known;
	list_names(l);
	for (i = 0; why == NULL && folders[i] != NULL; i++)
		why = learn_folder(l, folders[i], where);
	l->is_apart = true;
	for (i = 0; why == NULL && i < s->napart; i++)
		why = learn_folder(l, s->apart[i], where);
	return why;
}

const char *
course_entities(char **folders, const struct course_settings *s,
    struct buf *model, struct buf *where)
{
	struct sequence_weights *w;
	struct course l;
	const char *why;
	unsigned i;

	memset(&l, 0, sizeof l);
	why = vectors_read(&l.vectors, &l.lists.words, s->vectors, where);
	l.examples.vectors = l.vectors.v;
	if (why == NULL)
		why = read_folders(&l, folders, s, where);
	if (why == NULL) {
		w = mem_new(1, sizeof *w);
		w->rows = mem_new((size_t)FEATURE_ROWS * MODEL_TAGS,
		    sizeof *w->rows);
		for (i = 1; i <= s->runs; i++)
			sequence_train(&l.examples, s->epochs, s->seed,
			    s->seed * 9 + i, w);
		record_model(model, w, &l.vectors, &l.names, DOCUMENTS);
		free(w->rows);
		free(w);
	}
	free_course(&l);
	return why;
}
