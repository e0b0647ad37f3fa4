/* sentences: text in, its sentences as rows out. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../lib/dict.h"
#include "../lib/filter.h"
#include "../lib/uclass.h"
#include "../lib/utf8.h"

static const char help[] =
    "Writes one row for each sentence of the files (standard input if there\n"
    "are none, or for -), and an end row for each document.\n\n"
    "  -0       documents end at NUL; the k-th is named NAME.k\n"
    "  -t       one document a line: name TAB text, escaped as in rows\n"
    "  -a list  abbreviations that the program should know as well, one a\n"
    "           line: \"Bgdr\", or \"Bgdr TAB t\" for a title before a name\n"
    "  -n name  call the document name, not stdin or the file's name\n"
    "  --files0-from=file  read the operands, NUL behind each, there\n"
    "  -h, --version       print this; print the version\n\n"
    "Example:  sentences article.txt | cut -f 10\n"
    "The format: man 5 rows. Status: 0 done, 1 some input was bad,\n"
    "2 wrong usage, no memory, or output lost.\n";

/* The user's abbreviations, and what is wrong with them. */
struct list {
	struct dict dict;
	char why[128];
};

/* Copies text in lower case, as the lists are looked up. */
static void
fold(struct buf *to, const struct buf *from)
{
	size_t i = 0;
	uint32_t cp;

	while (i < from->len) {
		i += utf8_next(from->p + i, from->len - i, &cp);
		if (cp == UTF8_BAD)
			buf_add(to, from->p + i - 1, 1);
		else
			to->len += utf8_put(buf_need(to, 4), uclass_lower(cp));
	}
}

static const char *
read_list(struct list *l, const char *path)
{
	struct buf text = { 0 }, low = { 0 };
	const char *why;
	unsigned line = 0;

	if (buf_read(&text, path) == -1)
		return strerror(errno);
	fold(&low, &text);
	dict_free(&l->dict);
	why = dict_build(&l->dict, low.p, low.len, &line);
	if (why != NULL)
		snprintf(l->why, sizeof l->why, "line %u: %s", line, why);
	buf_free(&text);
	buf_free(&low);
	return why != NULL ? l->why : NULL;
}

static const char *
option(void *ctx, int c, const char *name, const char *value)
{
	(void)c;
	(void)name;
	return read_list(ctx, value);
}

int
main(int argc, char **argv)
{
	struct filter f = { 0 };
	struct list l = { { 0 }, "" };
	int status;

	f.name = "sentences";
	f.synopsis =
	    "sentences [-0t] [-a list] [-n name] [--files0-from=file] "
	    "[file ...]";
	f.help = help;
	f.text_only = true;
	f.letters = "a:";
	f.option = option;
	f.ctx = &l;
	f.abbreviations = &l.dict;
	status = filter_main(&f, argc, argv);
	dict_free(&l.dict);
	return status;
}
