/*
 * check: reads rows on standard input and the documents they name, and says
 * which rule a row breaks; see rules.h.
 *
 * usage: check [-s FILE] [-d DIR] <rows
 *   -s FILE   the document named stdin is FILE
 *   -d DIR    documents are DIR/NAME
 */
#include <unistd.h>

#include "rules.h"

static const char *standard_input, *folder;

static struct bytes
slurp(FILE *f)
{
	struct bytes b = { NULL, 0 };
	size_t cap = 0, got = 1;

	while (got > 0) {
		if (cap - b.n < 65536) {
			cap = cap * 2 + 131072;
			if ((b.p = realloc(b.p, cap)) == NULL)
				exit(2);
		}
		got = fread(b.p + b.n, 1, cap - b.n, f);
		b.n += got;
	}
	return b;
}

static struct bytes
find_file(struct bytes name, int *known)
{
	const char *dir = folder != NULL ? folder : "";
	char *path = allocate(strlen(dir) + name.n + 2);
	struct bytes none = { NULL, 0 }, b = none;
	FILE *file;

	sprintf(path, "%s%s%.*s", dir, *dir != '\0' ? "/" : "", (int)name.n,
	    (char *)name.p);
	if (standard_input != NULL && name.n == 5 &&
	    memcmp(name.p, "stdin", 5) == 0)
		file = fopen(standard_input, "rb");
	else
		file = fopen(path, "rb");
	free(path);
	*known = file != NULL;
	if (file == NULL) {
		fault("no such document");
		return none;
	}
	b = slurp(file);
	fclose(file);
	return b;
}

int
main(int argc, char **argv)
{
	struct bytes rows;
	int c;

	while ((c = getopt(argc, argv, "s:d:")) != -1) {
		if (c == 's')
			standard_input = optarg;
		else if (c == 'd')
			folder = optarg;
		else
			return 2;
	}
	find_document = find_file;
	rows = slurp(stdin);
	take_rows(rows);
	printf("%lu rows, %lu documents, %lu faults\n", nrows, ndocs, faults);
	free(rows.p);
	return faults > 0;
}
