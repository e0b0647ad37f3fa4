/*
 * train: from rows with gold annotations to a model. Built by make, not
 * installed: `make models` runs it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/corpus.h"
#include "../lib/diag.h"
#include "../lib/drill.h"
#include "../lib/filter.h"
#include "../lib/lesson.h"
#include "../lib/mem.h"
#include "../lib/option.h"
#include "../lib/out.h"

#define SYNOPSIS "train sentences folder ...\n" \
	"       train entities [-e epochs] [-r runs] -v vectors folder ..."

static const char help[] =
    "Learns where sentences end, or what is named, from folders that hold\n"
    "gold.tsv, rows of kind sentence or entity, and text/NAME for each\n"
    "document in them; writes the model, lines in order. A label that none\n"
    "of a folder's rows has is unknown there, not absent.\n\n"
    "  -e epochs   how often each sentence is seen (5)\n"
    "  -r runs     trainings in other orders, whose mean is taken (4)\n"
    "  -v vectors  read word vectors from vectors.words, one word a line,\n"
    "              and vectors.f32, 100 little-endian floats for each\n"
    "  -h, --version  print this; print the version\n\n"
    "Example:  train sentences gold/news >lib/data/sentence.model\n"
    "Status: 0 done, 2 wrong usage, no memory, bad gold, or output lost.\n";

struct settings {
	unsigned epochs, runs;
	const char *vectors;
};

static void
usage(void)
{
	diag_warn("usage: " SYNOPSIS);
	diag_die("try 'train -h'");
}

/* Calls learn for each document of a folder. */
static void
each(const char *folder, void (*learn)(void *, struct corpus *), void *ctx)
{
	struct corpus c;
	const char *why;

	memset(&c, 0, sizeof c);
	why = corpus_open(&c, folder);
	while (why == NULL && (why = corpus_next(&c)) == NULL && c.n > 0)
		learn(ctx, &c);
	if (why != NULL && why[0] == '\0')
		diag_die("%s:", c.path.p);
	if (why != NULL)
		diag_die("%s: line %u: %s", c.path.p, c.line + 1, why);
	corpus_free(&c);
}

static void
write_model(const struct buf *model)
{
	struct out o;

	if (out_open(&o, STDOUT_FILENO) == -1)
		diag_die("stdout:");
	buf_add(&o.buf, model->p, model->len);
	if (out_close(&o) == -1)
		diag_die("stdout:");
}

static void
drill(void *ctx, struct corpus *c)
{
	drill_document(ctx, c);
}

static void
train_sentences(char **folders)
{
	struct buf model = { 0 };
	struct drill d;

	memset(&d, 0, sizeof d);
	for (; *folders != NULL; folders++)
		each(*folders, drill, &d);
	drill_write(&d, &model);
	write_model(&model);
	buf_free(&model);
	drill_free(&d);
}

static void
count(void *ctx, struct corpus *c)
{
	lesson_count(ctx, c);
}

static void
know(void *ctx, struct corpus *c)
{
	lesson_know(ctx, c);
}

static void
learn(void *ctx, struct corpus *c)
{
	lesson_document(ctx, c);
}

static void
train_entities(const struct settings *s, char **folders)
{
	struct sequence_weights *w = mem_new(1, sizeof *w);
	struct buf model = { 0 };
	struct lesson l;
	const char *why;
	unsigned i;

	memset(&l, 0, sizeof l);
	if ((why = lesson_vectors(&l, s->vectors)) != NULL)
		diag_die("%s: %s", s->vectors, why);
	for (i = 0; folders[i] != NULL; i++)
		each(folders[i], count, &l);
	lesson_counted(&l);
	for (i = 0; folders[i] != NULL; i++) {
		l.known = 0;
		each(folders[i], know, &l);
		each(folders[i], learn, &l);
	}
	w->rows = mem_new((size_t)FEATURE_ROWS * MODEL_TAGS, sizeof *w->rows);
	for (i = 1; i <= s->runs; i++)
		sequence_train(&l.examples, s->epochs, i, w);
	lesson_write(&l, w, &model);
	write_model(&model);
	buf_free(&model);
	lesson_free(&l);
	free(w->rows);
	free(w);
}

static unsigned
number(struct option *o)
{
	const char *v = option_value(o);

	if (v == NULL || v[0] < '1' || v[0] > '9' || v[1] != '\0')
		diag_die("-%s: a number from 1 to 9 is wanted", o->name);
	return (unsigned)(v[0] - '0');
}

static void
take_option(struct option *o, int c, struct settings *s)
{
	if (c == 'h' || strcmp(o->name, "help") == 0) {
		if (printf("usage: " SYNOPSIS "\n%s", help) < 0 ||
		    fflush(stdout) != 0)
			diag_die("stdout:");
		exit(EXIT_DONE);
	}
	if (c == 'e')
		s->epochs = number(o);
	else if (c == 'r')
		s->runs = number(o);
	else if (c != 'v') {
		diag_warn("unknown option -%s", o->name);
		usage();
	} else if ((s->vectors = option_value(o)) == NULL)
		usage();
}

int
main(int argc, char **argv)
{
	struct settings s = { 5, 4, NULL };
	struct option o;
	char *task = NULL;
	int c;

	diag_name("train");
	memset(&o, 0, sizeof o);
	/* The task comes first, then its options. */
	if (argc > 1 && argv[1][0] != '-')
		task = *++argv;
	o.argv = argv;
	while ((c = option_next(&o)) != OPTION_END)
		take_option(&o, c, &s);
	if (task == NULL || o.argv[0] == NULL)
		usage();
	if (strcmp(task, "sentences") == 0)
		train_sentences(o.argv);
	else if (strcmp(task, "entities") == 0 && s.vectors != NULL)
		train_entities(&s, o.argv);
	else
		usage();
	return EXIT_DONE;
}
