/* Lessons: from gold to the text of a model. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "lesson.h"
#include "mem.h"
#include "perceptron.h"
#include "sentence.h"
#include "tally.h"

#define EPOCHS 30
#define RARE 3          /* a feature seen less often is none */

/* What is learned from all documents, and the document under way. */
struct lesson {
	struct perceptron examples;
	struct tally names;
	const struct corpus *corpus;
	size_t row;             /* the first gold row not yet passed */
};

static bool
gold_ends(struct lesson *l, uint64_t end)
{
	const struct corpus *c = l->corpus;

	while (l->row < c->n && c->rows[l->row].end < end)
		l->row++;
	return l->row < c->n && c->rows[l->row].end == end;
}

/* The splitter asks for the answer: it is an example. */
static bool
ask(void *ctx, uint64_t end, const struct ending *e)
{
	struct lesson *l = ctx;
	char names[ENDING_FEATURES][ENDING_LENGTH];
	uint32_t features[ENDING_FEATURES];
	size_t i, n = ending_features(e, names);
	bool yes = gold_ends(l, end);

	for (i = 0; i < n; i++)
		features[i] = (uint32_t)tally_add(&l->names,
		    str_of(names[i]));
	perceptron_add(&l->examples, features, n, yes);
	return yes;
}

static void
learn_document(struct lesson *l, const struct corpus *c)
{
	struct ending_teacher teacher;
	struct splitter splitter;
	struct sentence s;
	size_t at = 0;

	teacher.ask = ask;
	teacher.ctx = l;
	memset(&splitter, 0, sizeof splitter);
	splitter.teacher = &teacher;
	l->corpus = c;
	l->row = 0;
	while (sentence_next(&splitter, c->text.p + at, c->text.len - at,
	    true, &s))
		at += s.end;
}

static const char *
learn_folder(struct lesson *l, const char *folder, struct buf *where)
{
	struct corpus c;
	const char *why;

	memset(&c, 0, sizeof c);
	why = corpus_open(&c, folder);
	while (why == NULL && (why = corpus_next(&c)) == NULL && c.n > 0)
		learn_document(l, &c);
	where->len = 0;
	buf_add(where, c.path.p, c.path.len);
	corpus_free(&c);
	return why;
}

/* What came rarely is forgotten. */
static void
drop_rare(struct lesson *l)
{
	struct perceptron *p = &l->examples;
	struct perceptron_example *e;
	size_t i, k, n;
	uint32_t f;

	for (i = 0; i < p->n; i++) {
		e = &p->examples[i];
		for (k = n = 0; k < e->n; k++) {
			f = p->features[e->first + k];
			if (l->names.v[f].count >= RARE)
				p->features[e->first + n++] = f;
		}
		e->n = n;
	}
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
put_model(const struct lesson *l, const int32_t *weights, size_t right,
    struct buf *b)
{
	char **lines = mem_new(l->names.n, sizeof *lines);
	size_t i, n = 0;

	for (i = 0; i < l->names.n; i++) {
		if (weights[i] == 0)
			continue;
		lines[n] = mem_new(ENDING_LENGTH + 16, 1);
		snprintf(lines[n++], ENDING_LENGTH + 16, "%.*s\t%ld\n",
		    (int)l->names.v[i].key.len, l->names.v[i].key.p,
		    (long)weights[i]);
	}
	qsort(lines, n, sizeof *lines, compare);
	buf_puts(b, "# Where sentences end: features and weights, made by "
	    "`make models` (README,\n# model card, says from what). ");
	buf_number(b, right);
	buf_puts(b, " of ");
	buf_number(b, l->examples.n);
	buf_puts(b, " doubtful stops are right.\n");
	for (i = 0; i < n; i++) {
		buf_puts(b, lines[i]);
		free(lines[i]);
	}
	free(lines);
}

const char *
lesson_sentences(char **folders, struct buf *model, struct buf *where)
{
	const char *why = NULL;
	struct lesson l;
	int32_t *weights;
	size_t right;

	memset(&l, 0, sizeof l);
	for (; *folders != NULL && why == NULL; folders++)
		why = learn_folder(&l, *folders, where);
	if (why == NULL) {
		drop_rare(&l);
		weights = mem_new(l.names.n, sizeof *weights);
		right = perceptron_train(&l.examples, EPOCHS, weights,
		    l.names.n);
		put_model(&l, weights, right, model);
		free(weights);
	}
	perceptron_free(&l.examples);
	tally_free(&l.names);
	return why;
}
