/* From gold entity rows to examples, and from what was learned to a model. */
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "course.h"
#include "hash.h"
#include "mem.h"
#include "sentence.h"
#include "sequence.h"
#include "tally.h"
#include "vectors.h"
#include "wordform.h"

enum {
	DOCUMENTS = 2,          /* a name is listed that so many others have */
	ROW_UNIT = 2,           /* weights are kept in halves */
	WORD_SCALE = 4,         /* those of words in twos */
	CASELESS = 10            /* one text in so many comes again without */
};

/* What the tagger learns from: texts with gold entity rows, word vectors. */
struct course {
	struct sequence examples;
	struct tally names;     /* letter of the label, name; in documents */
	struct tally seen;      /* those of the document under way */
	struct vectors vectors;
	struct feature_lists lists;
	uint32_t known;         /* labels that the folder under way has */
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

/* The tags of labels that this folder does not know, and O. */
static uint32_t
free_tags(uint32_t known)
{
	uint32_t tags = 1;
	unsigned i;

	for (i = 0; i < ENTITY_NLABELS; i++)
		if ((known >> i & 1) == 0)
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
			return free_tags(l->known & ~(UINT32_C(1) << label));
		label = ENTITY_NORP;
	}
	return UINT32_C(1) << (begins ? 1 + 2 * label : 2 + 2 * label);
}

/*
 * Adds to each feature one that only such folders have, for what is true in
 * them alone (Daume 2007); returns how many there are.
 */
static size_t
set_apart(uint32_t *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		rows[n + i] = FEATURE_ROWS + rows[i];
	return 2 * n;
}

static void
learn_sentence(struct course *l, const struct corpus *c, size_t k,
    size_t *row)
{
	struct feature *f = &l->feature;
	uint32_t rows[2 * FEATURE_MAX], allowed, open = l->known;
	const struct corpus_row *r;
	const struct token *t;
	size_t i, n, last = SIZE_MAX;

	if ((l->known >> ENTITY_NORP & 1) == 0)
		open &= ~(UINT32_C(1) << ENTITY_MISC);
	feature_read(f, k);
	sequence_begin(&l->examples);
	for (i = 0; i < f->tokens.n; i++) {
		t = &f->tokens.v[i];
		while (*row < c->n && (c->rows[*row].end <= t->start ||
		    !is_entity(&c->rows[*row])))
			++*row;
		allowed = free_tags(open);
		if (*row < c->n && c->rows[*row].start < t->end) {
			r = &c->rows[*row];
			allowed = tags_within(l, c, r, last != *row);
			last = *row;
		}
		n = feature_list(f, i, rows);
		if (l->is_apart)
			n = set_apart(rows, n);
		sequence_add(&l->examples, rows, n, f->v[i].word, allowed);
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

static int
round_to(double v, int limit)
{
	int n = (int)(v < 0 ? v - 0.5 : v + 0.5);

	return n > limit ? limit : n < -limit ? -limit : n;
}

static void
put_weight(struct buf *b, double v)
{
	char *p = buf_need(b, 2);

	b->len += model_print(p, round_to(v, 127));
}

static void
write_moves(const struct sequence_weights *w, struct buf *b)
{
	unsigned i, k;
	int v;

	for (i = 0; i < MODEL_TAGS; i++)
		for (k = 0; k < MODEL_TAGS; k++) {
			v = round_to(w->moves[i][k] * ROW_UNIT / w->runs,
			    9999);
			if (v == 0 || !model_may_follow(i, k))
				continue;
			buf_puts(b, "move\t");
			buf_puts(b, model_tag(i));
			buf_puts(b, "\t");
			buf_puts(b, model_tag(k));
			buf_puts(b, v < 0 ? "\t-" : "\t");
			buf_number(b, (unsigned)(v < 0 ? -v : v));
			buf_puts(b, "\n");
		}
}

static int
compare(const void *a, const void *b)
{
	const struct tally_item *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

/* The items of a tally, in order of their bytes. */
static const struct tally_item **
sort(const struct tally *t)
{
	const struct tally_item **v = mem_new(t->n + 1, sizeof *v);
	size_t i;

	for (i = 0; i < t->n; i++)
		v[i] = &t->v[i];
	qsort(v, t->n, sizeof *v, compare);
	return v;
}

/* Keys are a letter and a name: lines are in order of both. */
static void
write_names(const struct course *l, struct buf *b)
{
	const struct tally_item **v = sort(&l->names);
	size_t i;

	for (i = 0; i < l->names.n; i++) {
		if (v[i]->count < DOCUMENTS)
			continue;
		buf_puts(b, "name\t");
		buf_add(b, v[i]->key.p + 1, v[i]->key.len - 1);
		buf_puts(b, "\t");
		buf_add(b, v[i]->key.p, 1);
		buf_puts(b, "\n");
	}
	free(v);
}

static void
write_rows(const struct sequence_weights *w, struct buf *b)
{
	const double *row;
	size_t i, k;

	for (i = 0; i < FEATURE_ROWS; i++) {
		row = w->rows + i * MODEL_TAGS;
		for (k = 0; k < MODEL_TAGS && round_to(row[k] * ROW_UNIT /
		    w->runs, 127) == 0; k++)
			;
		if (k == MODEL_TAGS)
			continue;
		buf_puts(b, "row\t");
		buf_number(b, i);
		buf_puts(b, "\t");
		for (k = 0; k < MODEL_TAGS; k++)
			put_weight(b, row[k] * ROW_UNIT / w->runs);
		buf_puts(b, "\n");
	}
}

/* A word's vector times the weights: what it adds to each tag's score. */
static void
write_word(const struct course *l, const struct sequence_weights *w,
    size_t index, struct buf *b)
{
	const int16_t *v = l->vectors.v + index * SEQUENCE_VECTOR;
	struct str word = l->vectors.words.v[index].key;
	unsigned p, i, k;
	double sum;

	buf_puts(b, "word\t");
	buf_add(b, word.p, word.len);
	buf_puts(b, "\t");
	for (p = 0; p < MODEL_PLACES; p++)
		for (k = 0; k < MODEL_TAGS; k++) {
			for (sum = 0, i = 0; i < SEQUENCE_VECTOR; i++)
				sum += v[i] * w->words[p][i][k];
			put_weight(b, sum / VECTORS_UNIT / VECTORS_UNIT *
			    ROW_UNIT / WORD_SCALE / w->runs);
		}
	buf_puts(b, "\n");
}

static void
write_model(const struct course *l, const struct sequence_weights *w,
    struct buf *b)
{
	const struct tally_item **v = sort(&l->vectors.words);
	size_t i;

	buf_puts(b, "# What is named: weights, made by `make models` (README, "
	    "model card, says from\n"
	    "# what). scale: of words' weights. move: from a tag to the next. "
	    "name: in two\n"
	    "# documents or more, and its labels, a person b org c place "
	    "d facility e norp\n"
	    "# f product g date h money i misc. row: a feature's hash. word: "
	    "of GloVe 6B\n"
	    "# (public domain, PDDL). A weight is one character, # to ~ "
	    "without backslash,\n"
	    "# for -45 to 45; behind ! from 46, behind \" from -46 on.\n");
	buf_puts(b, "scale\t");
	buf_number(b, WORD_SCALE);
	buf_puts(b, "\n");
	write_moves(w, b);
	write_names(l, b);
	write_rows(w, b);
	for (i = 0; i < l->vectors.words.n; i++)
		write_word(l, w, (size_t)(v[i] - l->vectors.words.v), b);
	free(v);
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
		if (pass == COUNT)
			count_names(l, &c);
		else if (pass == KNOW)
			know_labels(l, &c);
		else
			learn_document(l, &c);
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
			sequence_train(&l.examples, s->epochs, i, w);
		write_model(&l, w, model);
		free(w->rows);
		free(w);
	}
	free_course(&l);
	return why;
}
