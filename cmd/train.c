/*
 * train: from rows with gold annotations to a model. Built by make, not
 * installed: `make models` runs it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/corpus.h"
#include "../lib/diag.h"
#include "../lib/filter.h"
#include "../lib/mem.h"
#include "../lib/option.h"
#include "../lib/out.h"
#include "../lib/perceptron.h"
#include "../lib/sentence.h"
#include "../lib/tally.h"

#define SYNOPSIS "train sentences folder ..."
#define EPOCHS 30
#define RARE 3          /* a word seen less often is no feature */

static const char help[] =
    "Learns where sentences end from folders that hold gold.tsv, rows of\n"
    "kind sentence, and text/NAME for each document in them; writes the\n"
    "model, a feature and its weight a line, sorted.\n\n"
    "  -h, --version  print this; print the version\n\n"
    "Example:  train sentences gold/news >lib/data/sentence.model\n"
    "Status: 0 done, 2 wrong usage, no memory, bad gold, or output lost.\n";

/* What is learned from all documents, and the document under way. */
struct lesson {
	struct perceptron examples;
	struct tally names;
	const struct corpus *corpus;
	size_t row;             /* the first gold row not yet passed */
};

static void
usage(void)
{
	diag_warn("usage: " SYNOPSIS);
	diag_die("try 'train -h'");
}

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

static void
learn_folder(struct lesson *l, const char *folder)
{
	struct corpus c;
	const char *why;

	memset(&c, 0, sizeof c);
	why = corpus_open(&c, folder);
	while (why == NULL && (why = corpus_next(&c)) == NULL && c.n > 0)
		learn_document(l, &c);
	if (why != NULL && why[0] == '\0')
		diag_die("%s:", c.path.p);
	if (why != NULL)
		diag_die("%s: line %u: %s", c.path.p, c.line + 1, why);
	corpus_free(&c);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
write_model(const struct lesson *l, const int32_t *weights, size_t right)
{
	char **lines = mem_new(l->names.n, sizeof *lines);
	size_t i, n = 0;
	struct out o;

	if (out_open(&o, STDOUT_FILENO) == -1)
		diag_die("stdout:");
	for (i = 0; i < l->names.n; i++) {
		if (weights[i] == 0)
			continue;
		lines[n] = mem_new(ENDING_LENGTH + 16, 1);
		snprintf(lines[n++], ENDING_LENGTH + 16, "%.*s\t%ld\n",
		    (int)l->names.v[i].key.len, l->names.v[i].key.p,
		    (long)weights[i]);
	}
	qsort(lines, n, sizeof *lines, compare);
	buf_puts(&o.buf, "# Where sentences end: features and weights, made "
	    "by `make models` (README,\n# model card, says from what). ");
	buf_number(&o.buf, right);
	buf_puts(&o.buf, " of ");
	buf_number(&o.buf, l->examples.n);
	buf_puts(&o.buf, " doubtful stops are right.\n");
	for (i = 0; i < n; i++) {
		buf_puts(&o.buf, lines[i]);
		free(lines[i]);
	}
	free(lines);
	if (out_close(&o) == -1)
		diag_die("stdout:");
}

/* Words that came rarely are forgotten: their feature 0 holds nowhere. */
static void
drop_rare(struct lesson *l)
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

static int
train_sentences(char **folders)
{
	struct lesson l;
	int32_t *weights;
	size_t right;

	memset(&l, 0, sizeof l);
	for (; *folders != NULL; folders++)
		learn_folder(&l, *folders);
	drop_rare(&l);
	weights = mem_new(l.names.n, sizeof *weights);
	right = perceptron_train(&l.examples, EPOCHS, weights, l.names.n);
	write_model(&l, weights, right);
	free(weights);
	perceptron_free(&l.examples);
	tally_free(&l.names);
	return EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct option o;
	int c;

	(void)argc;
	diag_name("train");
	memset(&o, 0, sizeof o);
	o.argv = argv;
	while ((c = option_next(&o)) != OPTION_END) {
		if (c == 'h' || strcmp(o.name, "help") == 0) {
			if (printf("usage: " SYNOPSIS "\n%s", help) < 0 ||
			    fflush(stdout) != 0)
				diag_die("stdout:");
			return EXIT_DONE;
		}
		diag_warn("unknown option -%s", o.name);
		usage();
	}
	if (o.argv[0] == NULL || o.argv[1] == NULL ||
	    strcmp(o.argv[0], "sentences") != 0)
		usage();
	return train_sentences(o.argv + 1);
}
