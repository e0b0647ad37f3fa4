/*
 * train: from rows with gold annotations to a model. Built by make, not
 * installed: `make models` runs it.
 */
#include <string.h>
#include <unistd.h>

#include "../lib/diag.h"
#include "../lib/filter.h"
#include "../lib/lesson.h"
#include "../lib/option.h"
#include "../lib/out.h"

#define SYNOPSIS "train sentences folder ..."

static const char help[] =
    "usage: " SYNOPSIS "\n"
    "Learns where sentences end from folders that hold gold.tsv, rows of\n"
    "kind sentence, and text/NAME for each document in them; writes the\n"
    "model, a feature and its weight a line, sorted.\n\n"
    "  -h, --version  print this; print the version\n\n"
    "Example:  train sentences gold/news >lib/data/sentence.model\n"
    "Status: 0 done, 2 wrong usage, no memory, bad gold, or output lost.\n";

static void
usage(void)
{
	diag_warn("usage: " SYNOPSIS);
	diag_die("try 'train -h'");
}

static int
print(struct str text)
{
	struct out o;

	if (out_open(&o, STDOUT_FILENO) == -1)
		diag_die("stdout:");
	buf_add(&o.buf, text.p, text.len);
	if (out_close(&o) == -1)
		diag_die("stdout:");
	return EXIT_DONE;
}

static int
train_sentences(char **folders)
{
	struct buf model = { 0 }, where = { 0 };
	const char *why = lesson_sentences(folders, &model, &where);

	if (why != NULL && why[0] == '\0')
		diag_die("%s:", where.p);
	if (why != NULL)
		diag_die("%s: %s", where.p, why);
	print(buf_str(&model));
	buf_free(&model);
	buf_free(&where);
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
		if (c == 'h' || strcmp(o.name, "help") == 0)
			return print(str_of(help));
		if (strcmp(o.name, "version") == 0)
			return print(str_of("train " FILTER_VERSION
			    " rows/1\n"));
		diag_warn("unknown option %s%s", c == OPTION_LONG ? "--" : "-",
		    o.name);
		usage();
	}
	if (o.argv[0] == NULL || o.argv[1] == NULL ||
	    strcmp(o.argv[0], "sentences") != 0)
		usage();
	return train_sentences(o.argv + 1);
}
