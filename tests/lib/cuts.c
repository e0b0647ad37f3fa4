/*
 * cuts: is what a program makes of every first part of a stream of rows as it
 * must be? Reads what shim_cut.c writes.
 *
 * usage: cuts FILE NAME PROGRAM [OWN-KIND ...] <SERIES
 *   FILE is the whole stream, of good rows, and NAME what messages call it.
 *   A program with kinds of its own writes rows; one without, anything:
 *   - as many documents as the part has whole come out, the same to the byte
 *     as from the whole stream, and of rows no other end row;
 *   - of the next document the rows that are whole (where rows come out);
 *   - a message tells the line, and the document where the part names one,
 *     with status 1; there is none, and status 0, where no document is cut.
 * Writes "N cases, N failures"; the status is 0 if there are none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct result {
	int status;
	char *out, *err;
	size_t nout, nerr;
};

static struct result *results;
static char *rows, **own;
static size_t size, cases, failures;
static const char *name, *program;

static void
fail(size_t n, const char *what)
{
	if (failures++ < 5)
		printf("%s: %zu bytes: %s\nmessages: %s\n", program, n, what,
		    results[n].err);
}

static char *
take(size_t n)
{
	char *p = malloc(n + 1);

	if (p == NULL || fread(p, 1, n, stdin) != n)
		exit(99);
	p[n] = '\0';
	return p;
}

static void
take_all(void)
{
	struct result r;
	size_t n;

	while (scanf("%zu %d %zu %zu", &n, &r.status, &r.nout, &r.nerr) == 4) {
		if (n > size || getchar() != '\n')
			exit(99);
		r.out = take(r.nout);
		r.err = take(r.nerr);
		results[n] = r;
		cases++;
	}
	if (cases != size + 1) {
		printf("%zu parts of %zu\n", cases, size + 1);
		exit(1);
	}
}

/* A row's first column is p to *tab, its fourth is returned. */
static char *
kind(char *p, char **tab)
{
	int i;

	*tab = strchr(p, '\t');
	for (i = 0; i < 3; i++)
		p = strchr(p, '\t') + 1;
	return p;
}

static int
is_kind(char *line, const char *word)
{
	char *tab, *p = kind(line, &tab);
	size_t n = strlen(word);

	return strncmp(p, word, n) == 0 && p[n] == '\t';
}

static int
is_own(char *line)
{
	char **k;

	for (k = own; *k != NULL; k++)
		if (is_kind(line, *k))
			return 1;
	return 0;
}

static size_t
same(const struct result *a, const struct result *b)
{
	size_t i = 0;

	while (i < a->nout && i < b->nout && a->out[i] == b->out[i])
		i++;
	return i;
}

/* What closes a page, which ends with an index of the documents: a's. */
static size_t
rest_of_page(const struct result *a, const struct result *b)
{
	size_t i = 0;

	if (a->nout == 0 || a->out[0] != '<')
		return 0;
	while (i < a->nout && i < b->nout &&
	    a->out[a->nout - 1 - i] == b->out[b->nout - 1 - i])
		i++;
	return i + 400;
}

/* Behind the whole documents: others' rows of the next one as they came. */
static void
check_rest(size_t n, size_t begin, size_t whole, char *p)
{
	char *in = rows + begin, *end = rows + whole, *lf;
	size_t len;

	for (; *p != '\0'; p = lf + 1) {
		if ((lf = strchr(p, '\n')) == NULL) {
			fail(n, "half of a row came out");
			return;
		}
		if (is_kind(p, "end")) {
			fail(n, "an end row without its document");
			return;
		}
		if (is_own(p))
			continue;
		while (in < end && is_own(in))
			in = strchr(in, '\n') + 1;
		len = (size_t)(lf - p) + 1;
		if (in + len > end || memcmp(in, p, len) != 0) {
			fail(n, "a row that did not come in");
			return;
		}
		in += len;
	}
	while (in < end && is_own(in))
		in = strchr(in, '\n') + 1;
	if (in < end)
		fail(n, "a whole row is lost");
}

/* The messages: of this line, and of the document from doc to tab. */
static void
check_messages(size_t n, unsigned long line, const char *doc, const char *tab)
{
	char want[200];
	char *err = results[n].err;
	int len = snprintf(want, sizeof want, "%s: %s: line %lu: ", program,
	    name, line);

	if (results[n].status != 1)
		fail(n, "the status is not 1");
	else if (strncmp(err, want, (size_t)len) != 0)
		fail(n, "no message with its line");
	else if (tab != NULL) {
		snprintf(want, sizeof want, "(document %.*s)\n",
		    (int)(tab - doc), doc);
		if (strstr(err, want) == NULL)
			fail(n, "the document is not named");
	}
}

/* Until the fourth TAB it may be text. */
static size_t
head_of_rows(void)
{
	char *tab;

	return (size_t)(strchr(kind(rows, &tab), '\t') - rows) + 1;
}

static void
check_all(void)
{
	size_t n, begin = 0, whole = 0, next, alike;
	size_t head = head_of_rows();
	unsigned long line = 0;
	char *doc = NULL, *tab = NULL, *p;

	for (next = 0; next < size; next = (size_t)(strchr(rows + next, '\n') -
	    rows) + 1)
		if (is_kind(rows + next, "end"))
			break;
	next = (size_t)(strchr(rows + next, '\n') - rows) + 1;
	for (n = 1; n <= size; n++) {
		if (rows[n - 1] == '\n') {
			p = rows + whole;
			whole = n;
			line++;
			if (is_kind(p, "end"))
				begin = n;
		}
		if (n == begin) {
			if (results[n].status != 0 || results[n].nerr > 0)
				fail(n, "nothing is cut, but it complains");
			for (p = rows + n; p < rows + size; p = strchr(p,
			    '\n') + 1)
				if (is_kind(p, "end"))
					break;
			next = p < rows + size ? (size_t)(strchr(p, '\n') -
			    rows) + 1 : n;
			continue;
		}
		if (n < head)
			continue;
		/* The document that is cut, if its name has come. */
		doc = rows + begin;
		tab = memchr(doc, '\t', n - begin);
		check_messages(n, line + 1, doc, tab);
		/* What is alike with and without it is of those before. */
		alike = same(&results[begin], &results[next]);
		if (alike + rest_of_page(&results[begin],
		    &results[next]) < results[begin].nout)
			fail(n, "whole documents differ");
		if (same(&results[n], &results[begin]) < alike)
			fail(n, "what is whole came out otherwise");
		else if (own != NULL)
			check_rest(n, begin, whole, results[n].out +
			    results[begin].nout);
	}
}

int
main(int argc, char **argv)
{
	FILE *f;

	if (argc < 4 || (f = fopen(argv[1], "rb")) == NULL)
		return 99;
	name = argv[2];
	program = argv[3];
	own = argc > 4 ? argv + 4 : NULL;
	if ((rows = malloc(1 << 20)) == NULL)
		return 99;
	size = fread(rows, 1, (1 << 20) - 1, f);
	rows[size] = '\0';
	fclose(f);
	if ((results = calloc(size + 1, sizeof *results)) == NULL)
		return 99;
	take_all();
	check_all();
	printf("%zu cases, %zu failures\n", cases, failures);
	return failures > 0;
}
