/* entities: text or rows in, with rows added for who and what is named. */
#include <string.h>

#include "../lib/diag.h"
#include "../lib/entity.h"
#include "../lib/filter.h"
#include "../lib/listed.h"

struct settings {
	struct entities found;
	struct model model;
	struct dict list;
	struct day today;
};

static void
window(void *ctx, struct doc *d, struct out *o)
{
	struct settings *s = ctx;

	entity_reset(&s->found);
	entity_find(&s->found, d);
	entity_make_rows(&s->found, d);
	doc_write(d, o);
}

/* Reads a file for an option; what is wrong with it ends the program. */
static void
read_file(struct settings *s, int c, const char *path)
{
	struct buf b = { 0 };
	const char *why;
	unsigned line = 0;

	if (buf_read(&b, path) == -1)
		diag_die("%s:", path);
	why = c == 'm' ? model_read(&s->model, b.p, b.len, &line) :
	    listed_read(&s->list, b.p, b.len, &line);
	if (why != NULL)
		diag_die("%s: line %u: %s", path, line, why);
	buf_free(&b);
}

static const char *
option(void *ctx, int c, const char *name, const char *value)
{
	struct settings *s = ctx;

	(void)name;
	if (c == 'd') {
		if (!day_parse(&s->today, value))
			return "not a day like 2025-02-17";
		s->found.today = &s->today;
	} else if (c == 'm') {
		model_free(&s->model);
		read_file(s, c, value);
		s->found.model = &s->model;
	} else {
		dict_free(&s->list);
		read_file(s, c, value);
		s->found.list = &s->list;
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	struct settings s;
	struct filter entities = {
		.name = "entities",
		.synopsis = "entities [-0t] [-d day] [-g list] [-m model] "
		    "[-n name] [--files0-from=file] [file ...]",
		.help =
		    "Adds to rows, or to text, one row for each place where "
		    "a person, an\norganisation, a place ... is named; all "
		    "mentions of one share an id and a\nname. Standard input "
		    "if there are no files, or for -.\n\n"
		    "  -0      documents end at NUL; the k-th is named NAME.k\n"
		    "  -t      one document a line: name TAB text, escaped as "
		    "in rows\n"
		    "  -d day  the day of writing, 2025-02-17: dates that "
		    "depend on it\n          get a note\n"
		    "  -g list name TAB label a line: names to find; the "
		    "label - is for\n          what is no name\n"
		    "  -m model  find names by this model, made by train\n"
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
		.letters = "d:g:m:",
		.option = option,
		.window = window,
	};
	int status;

	memset(&s, 0, sizeof s);
	entities.ctx = &s;
	status = filter_main(&entities, argc, argv);
	entity_free(&s.found);
	dict_free(&s.list);
	model_free(&s.model);
	return status;
}
