/* sentences: text in, its sentences as rows out. */
#include "../lib/filter.h"

static const struct filter sentences = {
	.name = "sentences",
	.synopsis = "sentences [-0t] [-n name] [--files0-from=file] [file ...]",
	.help =
	    "Writes one row for each sentence of the files (standard input if\n"
	    "there are none, or for -), and an end row for each document.\n\n"
	    "  -0      documents end at NUL; the k-th is named NAME.k\n"
	    "  -t      one document a line: name TAB text, escaped as in rows\n"
	    "  -n name call the document name, not stdin or the file's name\n"
	    "  --files0-from=file  read the operands, NUL behind each, there\n"
	    "  -h, --version       print this; print the version\n\n"
	    "Example:  sentences article.txt | cut -f 10\n"
	    "The format: man 5 rows. Status: 0 done, 1 some input was bad,\n"
	    "2 wrong usage, no memory, or output lost.\n",
	.text_only = true,
};

int
main(int argc, char **argv)
{
	return filter_main(&sentences, argc, argv);
}
