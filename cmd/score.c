/*
 * score: how well rows agree with gold rows. Built, not installed: it is
 * for those who make the rows better.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/diag.h"
#include "../lib/filter.h"
#include "../lib/measure.h"
#include "../lib/option.h"
#include "../lib/out.h"

#define SYNOPSIS "score system gold"

static const char help[] =
    "Compares two files of rows, - being standard input, on exact spans: of\n"
    "each kind, precision, recall and F1 of every label, of all labels\n"
    "(micro), and of spans whatever their label (span). The same span with\n"
    "the same label counts once. Gold may lack the column parent.\n\n"
    "  -h, --version  print this; print the version\n\n"
    "Example:  entities news/*.txt | score - gold.tsv\n"
    "Status: 0 done, 1 some input was bad, 2 wrong usage, no memory, or\n"
    "output lost.\n";

static void
usage(void)
{
	diag_warn("usage: " SYNOPSIS);
	diag_die("try 'score -h'");
}

static void
print(const struct buf *b)
{
	struct out o;

	if (out_open(&o, STDOUT_FILENO) == 0)
		buf_add(&o.buf, b->p, b->len);
	else
		diag_die("stdout:");
	if (out_close(&o) == -1)
		diag_die("stdout:");
}

static void
print_text(const char *head, const char *body)
{
	struct buf b = { 0 };

	buf_puts(&b, head);
	buf_puts(&b, body);
	print(&b);
	exit(EXIT_DONE);
}

/* Counts the rows of a file; returns -1 if it cannot be read. */
static int
read_rows(struct measure *m, enum measure_side side, const char *path)
{
	bool is_stdin = strcmp(path, "-") == 0;
	const char *name = is_stdin ? "stdin" : path, *why, *lf;
	unsigned long long number = 0;
	int status = EXIT_DONE;
	struct buf b = { 0 };
	size_t at = 0, n;

	if ((is_stdin ? buf_read_all(&b, STDIN_FILENO) : buf_read(&b, path)) ==
	    -1) {
		diag_warn("%s:", name);
		status = -1;
	}
	for (; status != -1 && at < b.len; at += n + 1) {
		lf = memchr(b.p + at, '\n', b.len - at);
		n = (lf != NULL ? (size_t)(lf - b.p) : b.len) - at;
		number++;
		why = lf != NULL ? measure_add(m, side, b.p + at, n) :
		    "cut off: no newline behind it";
		if (why != NULL) {
			diag_warn("%s: line %llu: %s", name, number, why);
			status = EXIT_INPUT;
		}
	}
	buf_free(&b);
	return status;
}

int
main(int argc, char **argv)
{
	struct measure m = { 0 };
	struct option o = { .argv = argv };
	struct buf table = { 0 };
	int c, system, gold;

	(void)argc;
	diag_name("score");
	while ((c = option_next(&o)) != OPTION_END) {
		if (c == 'h' || strcmp(o.name, "help") == 0)
			print_text("usage: " SYNOPSIS "\n", help);
		if (strcmp(o.name, "version") == 0)
			print_text("score " FILTER_VERSION " rows/1\n", "");
		diag_warn("unknown option %s%s", c == OPTION_LONG ? "--" : "-",
		    o.name);
		usage();
	}
	if (o.argv[0] == NULL || o.argv[1] == NULL || o.argv[2] != NULL) {
		diag_warn("two files are wanted");
		usage();
	}
	if (strcmp(o.argv[0], "-") == 0 && strcmp(o.argv[1], "-") == 0) {
		diag_warn("standard input cannot be both");
		usage();
	}
	system = read_rows(&m, MEASURE_SYSTEM, o.argv[0]);
	gold = read_rows(&m, MEASURE_GOLD, o.argv[1]);
	/* Half of the rows would only mislead. */
	if (system == -1 || gold == -1)
		return EXIT_INPUT;
	measure_put(&m, &table);
	print(&table);
	buf_free(&table);
	measure_free(&m);
	return system != EXIT_DONE ? system : gold;
}
