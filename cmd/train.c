/*
 * train: from rows with gold annotations to a model. Built by make, not
 * installed: `make models` runs it.
 */
#include <string.h>
#include <unistd.h>

#include "../lib/course.h"
#include "../lib/diag.h"
#include "../lib/drill.h"
#include "../lib/filter.h"
#include "../lib/lesson.h"
#include "../lib/mem.h"
#include "../lib/option.h"
#include "../lib/out.h"
#include "../lib/study.h"

#define SYNOPSIS "train sentences folder ...\n" \
	"       train entities [-a folder] [-e epochs] [-r runs] [-s seed]\n" \
	"                      -v vectors folder ...\n" \
	"       train names speakers folder\n" \
	"       train quotes [-e epochs] [-m model] [-r runs] [-s seed]\n" \
	"                    folder ..."

static const char help[] =
    "usage: " SYNOPSIS "\n"
    "Learns where sentences end, or what is named, from folders that hold\n"
    "gold.tsv, rows of kind sentence or entity, and text/NAME for each\n"
    "document in them; writes the model, lines in order. A label that only\n"
    "other folders have is unknown in a folder, not absent. Learns whom\n"
    "pronouns mean from rows of kind quote, speaker and cue, and a file of\n"
    "lines document TAB id TAB name TAB type, name - where nobody is named.\n"
    "Learns who said what from rows of kind quote, speaker and cue.\n\n"
    "  -a folder   learn from it too, but forget what holds only there; may\n"
    "              come more than once\n"
    "  -e epochs   how often each sentence is seen (entities 3, quotes 10)\n"
    "  -m model    find names by this model, not the one compiled in\n"
    "  -r runs     trainings in other orders, whose mean is taken (4, 3)\n"
    "  -s seed     what is left to chance, from 1 to 9 (1)\n"
    "  -v vectors  read word vectors from vectors.words, one word a line,\n"
    "              and vectors.f32, 100 little-endian floats for each\n"
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
finish(const char *why, struct buf *model, struct buf *where)
{
	if (why != NULL && why[0] == '\0')
		diag_die("%s:", where->p);
	if (why != NULL)
		diag_die("%s: %s", where->p, why);
	print(buf_str(model));
	buf_free(model);
	buf_free(where);
	return EXIT_DONE;
}

static const char *
need_value(struct option *o)
{
	const char *v = option_value(o);

	if (v == NULL) {
		diag_warn("option -%s needs a value", o->name);
		usage();
	}
	return v;
}

static void
add_apart(struct course_settings *s, const char *folder)
{
	s->apart = mem_grow(s->apart, &s->apart_cap, s->napart + 1,
	    sizeof *s->apart);
	s->apart[s->napart++] = folder;
}

static unsigned
number(struct option *o)
{
	const char *v = need_value(o);

	if (v[0] < '1' || v[0] > '9' || v[1] != '\0')
		diag_die("-%s: a number from 1 to 9 is wanted", o->name);
	return (unsigned)(v[0] - '0');
}

static void
read_entities(struct model *m, const char *path)
{
	struct buf b = { 0 };
	const char *why;
	unsigned line = 0;

	if (buf_read(&b, path) == -1)
		diag_die("%s:", path);
	if ((why = model_read(m, b.p, b.len, &line)) != NULL)
		diag_die("%s: line %u: %s", path, line, why);
	buf_free(&b);
}

int
main(int argc, char **argv)
{
	struct course_settings s = { 3, 4, 1, NULL, NULL, 0, 0 };
	struct study_settings study = { 10, 3, 1, NULL };
	struct model entities;
	struct buf model = { 0 }, where = { 0 };
	const char *task = "";
	struct option o;
	int c;

	diag_name("train");
	memset(&o, 0, sizeof o);
	/* The task comes first, then its options. */
	if (argc > 1 && argv[1][0] != '-')
		task = *++argv;
	o.argv = argv;
	while ((c = option_next(&o)) != OPTION_END) {
		if (c == 'h' || strcmp(o.name, "help") == 0)
			return print(str_of(help));
		if (strcmp(o.name, "version") == 0)
			return print(str_of("train " FILTER_VERSION
			    " rows/1\n"));
		if (c == 'a')
			add_apart(&s, need_value(&o));
		else if (c == 'e')
			s.epochs = study.epochs = number(&o);
		else if (c == 'm') {
			read_entities(&entities, need_value(&o));
			study.entities = &entities;
		}
		else if (c == 'r')
			s.runs = study.runs = number(&o);
		else if (c == 's')
			s.seed = study.seed = number(&o);
		else if (c == 'v')
			s.vectors = need_value(&o);
		else {
			diag_warn("unknown option %s%s", c == OPTION_LONG ?
			    "--" : "-", o.name);
			usage();
		}
	}
	if (o.argv[0] == NULL)
		usage();
	if (strcmp(task, "sentences") == 0)
		return finish(lesson_sentences(o.argv, &model, &where),
		    &model, &where);
	if (strcmp(task, "names") == 0 && o.argv[1] != NULL &&
	    o.argv[2] == NULL)
		return finish(drill_names(o.argv[0], o.argv[1], &model,
		    &where), &model, &where);
	if (strcmp(task, "quotes") == 0)
		return finish(study_quotes(o.argv, &study, &model, &where),
		    &model, &where);
	if (strcmp(task, "entities") != 0 || s.vectors == NULL)
		usage();
	return finish(course_entities(o.argv, &s, &model, &where), &model,
	    &where);
}
