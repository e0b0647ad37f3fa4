/* Drill: from gold names to the weights by which pronouns are resolved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "dict.h"
#include "drill.h"
#include "marks.h"
#include "ranker.h"
#include "speaker.h"
#include "turn.h"

enum {
	EPOCHS = 10,
	PRONOUN = 3             /* what one tells, names being 1 */
};

/* The document under way. */
struct drill {
	struct dict names;      /* document, LF, id: the name */
	struct ranker choices;
	struct corpus corpus;
	struct doc doc;
	struct clauses clauses;
	struct entities entities;
	struct said said;
	struct str *ids;        /* of its attributions */
	size_t ids_cap;
};

/* Makes a list of the file's lines: document and id, TAB, the name. */
static const char *
read_names(struct drill *l, const char *path, struct buf *where)
{
	struct buf text = { 0 }, list = { 0 };
	const char *p, *end, *lf, *id, *name, *tab, *why;
	unsigned line;

	buf_add(where, path, strlen(path) + 1);
	if (buf_read(&text, path) == -1)
		return "";
	end = text.p + text.len;
	for (p = text.p; p < end; p = lf + 1) {
		if ((lf = memchr(p, '\n', (size_t)(end - p))) == NULL ||
		    (id = memchr(p, '\t', (size_t)(lf - p))) == NULL ||
		    (name = memchr(id + 1, '\t', (size_t)(lf - id - 1))) ==
		    NULL || (tab = memchr(name + 1, '\t',
		    (size_t)(lf - name - 1))) == NULL) {
			buf_free(&text);
			buf_free(&list);
			return "not document, id, name and type";
		}
		buf_add(&list, p, (size_t)(id - p));
		buf_puts(&list, "/");
		buf_add(&list, id + 1, (size_t)(tab - id - 1));
		buf_puts(&list, "\n");
	}
	why = dict_build(&l->names, list.p, list.len, &line);
	buf_free(&text);
	buf_free(&list);
	return why;
}

/* The gold name of an attribution, NULL if it has none. */
static const char *
name_of(const struct drill *l, struct str id)
{
	struct buf key = { 0 };
	const char *name;

	buf_add(&key, l->corpus.name.p, l->corpus.name.len);
	buf_puts(&key, "/");
	buf_add(&key, id.p, id.len);
	name = dict_get(&l->names, key.p, key.len);
	buf_free(&key);
	return name;
}

/* The attribution with an id; a new one, if need be. */
static uint32_t
attribution(struct drill *l, struct str id)
{
	struct span none = { 0, 0 };
	uint32_t i;

	for (i = 0; i < l->said.n; i++)
		if (str_equal(l->ids[i], id))
			return i;
	l->ids = mem_grow(l->ids, &l->ids_cap, i + 1, sizeof *l->ids);
	l->ids[i] = id;
	return said_new(&l->said, none, none);
}

static void
take_gold(struct drill *l)
{
	const struct corpus_row *r;
	struct span at;
	uint32_t id;
	size_t i;

	l->said.n = l->said.ncontents = 0;
	for (i = 0; i < l->corpus.n; i++) {
		r = &l->corpus.rows[i];
		id = attribution(l, r->id);
		at = clause_within(&l->clauses, r->start, r->end);
		if (str_is(r->kind, "quote"))
			said_add(&l->said, id, at);
		else if (str_is(r->kind, "speaker") &&
		    l->said.v[id].speaker.last == 0)
			l->said.v[id].speaker = at;
		else if (str_is(r->kind, "cue"))
			l->said.v[id].cue = at;
	}
}

/* The teacher: the candidate that has the gold name is right. */
static uint32_t
ask(void *ctx, struct refer *r, uint32_t id, enum gender g)
{
	struct drill *l = ctx;
	const char *name = name_of(l, l->ids[id]);
	uint64_t features[REFER_MANY];
	uint32_t who[REFER_MANY];
	size_t i, n;

	if (name == NULL)
		return NOBODY;
	n = refer_candidates(r, id, g, who, features);
	for (i = 0; i < n; i++)
		if (str_is(l->entities.v[who[i]].name, name)) {
			ranker_add(&l->choices, features, n, i, PRONOUN);
			return who[i];
		}
	return NOBODY;
}

/* A name where a pronoun might have stood: there are many more of them. */
static void
told(void *ctx, struct refer *r, uint32_t id, uint32_t right)
{
	struct drill *l = ctx;
	uint64_t features[REFER_MANY];
	uint32_t who[REFER_MANY];
	size_t i, n;

	if (r->v[right].seen == 0)
		return;
	r->masked = right;
	n = refer_candidates(r, id, (enum gender)r->t->genders[right], who,
	    features);
	r->masked = NOBODY;
	for (i = 0; i < n; i++)
		if (who[i] == right && n > 1)
			ranker_add(&l->choices, features, n, i, 1);
}

static void
learn_document(struct drill *l)
{
	struct refer_teacher teacher = { ask, told, NULL };
	struct str *names;

	teacher.ctx = l;
	corpus_doc(&l->corpus, &l->doc);
	clause_read(&l->clauses, &l->doc);
	turn_find(&l->clauses);
	marks_find(&l->clauses);
	take_gold(l);
	entity_reset(&l->entities);
	entity_find(&l->entities, &l->doc);
	names = arena_alloc(&l->doc.arena, (l->said.n + 1) * sizeof *names);
	speaker_teach(names, &l->said, &l->clauses, &l->entities, &l->doc,
	    &teacher);
}

/* Tells whether anything in the document has a gold name. */
static bool
is_named(const struct drill *l)
{
	size_t i;

	for (i = 0; i < l->corpus.n; i++)
		if (name_of(l, l->corpus.rows[i].id) != NULL)
			return true;
	return false;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
put_model(const struct drill *l, struct buf *b)
{
	int32_t weights[RANKER_FEATURES];
	size_t right = ranker_train(&l->choices, EPOCHS, weights);
	const char *lines[RANKER_FEATURES];
	char text[RANKER_FEATURES][64];
	unsigned i, n = 0;

	for (i = 0; refer_name(i) != NULL; i++)
		if (weights[i] != 0) {
			snprintf(text[n], sizeof text[n], "%s\t%ld\n",
			    refer_name(i), (long)weights[i]);
			lines[n] = text[n];
			n++;
		}
	if (n > 1)
		qsort(lines, n, sizeof *lines, compare);
	buf_puts(b, "# Whom a pronoun means: features of a person and their "
	    "weights, made by `make\n# models` (README, model card, says "
	    "from what). ");
	buf_number(b, right);
	buf_puts(b, " of ");
	buf_number(b, l->choices.n);
	buf_puts(b, " choices are right.\n");
	for (i = 0; i < n; i++)
		buf_puts(b, lines[i]);
}

static void
free_all(struct drill *l)
{
	dict_free(&l->names);
	ranker_free(&l->choices);
	corpus_free(&l->corpus);
	doc_free(&l->doc);
	clause_free(&l->clauses);
	entity_free(&l->entities);
	said_free(&l->said);
	free(l->ids);
}

const char *
drill_names(const char *speakers, const char *folder, struct buf *model,
    struct buf *where)
{
	struct drill l;
	const char *why;

	memset(&l, 0, sizeof l);
	why = read_names(&l, speakers, where);
	if (why == NULL && (why = corpus_open(&l.corpus, folder)) == NULL)
		while ((why = corpus_next(&l.corpus)) == NULL &&
		    l.corpus.n > 0)
			if (is_named(&l))
				learn_document(&l);
	if (why == NULL)
		put_model(&l, model);
	else if (l.corpus.path.len > 0) {
		where->len = 0;
		buf_add(where, l.corpus.path.p, l.corpus.path.len);
	}
	free_all(&l);
	return why;
}
