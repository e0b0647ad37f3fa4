/* From gold sentence rows to the model that tells where sentences end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drill.h"
#include "mem.h"
#include "sentence.h"

enum {
	EPOCHS = 30,
	RARE = 3                /* a word seen less often is no feature */
};

static bool
gold_ends(struct drill *l, uint64_t end)
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
	struct drill *l = ctx;
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

void
drill_document(struct drill *l, const struct corpus *c)
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

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Words that came rarely are forgotten: their feature 0 holds nowhere. */
static void
drop_rare(struct drill *l)
{
	struct perceptron *p = &l->examples;
	struct perceptron_example *e;
	size_t i, k, n;

	for (i = 0; i < p->n; i++) {
		e = &p->examples[i];
		for (k = n = 0; k < e->n; k++)
			if (l->names.v[p->features[e->first + k]].count >=
			    RARE)
				p->features[e->first + n++] =
				    p->features[e->first + k];
		e->n = n;
	}
}

static void
write_model(const struct drill *l, const int32_t *weights, size_t right,
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

void
drill_write(struct drill *l, struct buf *b)
{
	int32_t *weights;
	size_t right;

	drop_rare(l);
	weights = mem_new(l->names.n, sizeof *weights);
	right = perceptron_train(&l->examples, EPOCHS, weights, l->names.n);
	write_model(l, weights, right, b);
	free(weights);
}

void
drill_free(struct drill *l)
{
	perceptron_free(&l->examples);
	tally_free(&l->names);
	memset(l, 0, sizeof *l);
}
