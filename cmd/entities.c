/* entities: text or rows in, with rows added for who and what is named. */
#include "../lib/entity.h"
#include "../lib/filter.h"

static void
window(void *ctx, struct doc *d, struct out *o)
{
	struct entities *e = ctx;

	entity_reset(e);
	entity_find(e, d);
	entity_make_rows(e, d);
	doc_write(d, o);
}

int
main(int argc, char **argv)
{
	struct entities e = { 0 };
	struct filter entities = {
		.name = "entities",
		.synopsis = "entities [-0t] [-n name] [--files0-from=file] "
		    "[file ...]",
		.help =
		    "Adds to rows, or to text, one row for each place where "
		    "a person, an\norganisation, a place ... is named; all "
		    "mentions of one share an id and a\nname. Standard input "
		    "if there are no files, or for -.\n\n"
		    "  -0      documents end at NUL; the k-th is named NAME.k\n"
		    "  -t      one document a line: name TAB text, escaped as "
		    "in rows\n"
		    "  -n name call the document name, not stdin or the file's "
		    "name\n"
		    "  --files0-from=file  read the operands, NUL behind each, "
		    "there\n"
		    "  -h, --version       print this; print the version\n\n"
		    "Example:  entities article.txt | awk -F'\\t' "
		    "'$5 == \"person\" { print $8 }'\n"
		    "The format: man 5 rows. Status: 0 done, 1 some input was "
		    "bad,\n2 wrong usage, no memory, or output lost.\n",
		.own = " entity ",
		.window = window,
	};
	int status;

	entities.ctx = &e;
	status = filter_main(&entities, argc, argv);
	entity_free(&e);
	return status;
}
