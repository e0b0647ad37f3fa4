/* quotes: who said what, by which words, as rows. */
#include "../lib/diag.h"
#include "../lib/entity.h"
#include "../lib/filter.h"
#include "../lib/marks.h"
#include "../lib/speaker.h"
#include "../lib/speech.h"
#include "../lib/turn.h"

struct quotes {
	struct clauses clauses;
	struct said said;
	struct entities entities;
	struct clues clues;
	struct attributer attributer;
	struct quotemodel model;
	bool is_direct;         /* only direct speech, by rules */
};

static void
make_row(struct quotes *q, struct doc *d, const char *kind,
    const char *label, struct span at, uint64_t id, struct str name,
    struct str note)
{
	const struct word *w = q->clauses.words;

	if (at.first < at.last)
		doc_make(d, kind, label, w[at.first].start,
		    w[at.last - 1].end, id, name, note);
}

static void
make_rows(struct quotes *q, struct doc *d, uint32_t i, uint64_t id,
    struct str name)
{
	const struct attribution *a = &q->said.v[i];
	const char *label = said_label(&q->said, &q->clauses, i);
	struct str none = { "", 0 };
	struct str note = doc_one_line(d, clause_str(&q->clauses,
	    a->cue));
	uint32_t k;

	for (k = a->first; k != SAID_NONE; k = q->said.contents[k].next)
		make_row(q, d, "quote", label, q->said.contents[k].at, id,
		    name, note);
	make_row(q, d, "speaker", "", a->speaker, id, name, none);
	make_row(q, d, "cue", "", a->cue, id, none, none);
}

static void
window(void *ctx, struct doc *d, struct out *o)
{
	struct quotes *q = ctx;
	uint64_t ids = d->ids;
	struct str *names;
	uint32_t i;

	clause_read(&q->clauses, d);
	turn_find(&q->clauses);
	marks_find(&q->clauses);
	entity_reset(&q->entities);
	if (!entity_from_rows(&q->entities, d))
		entity_find(&q->entities, d);
	if (q->is_direct)
		speech_find(&q->said, &q->clauses, NULL, NULL);
	else {
		clue_read(&q->clues, &q->clauses, &q->entities);
		speech_find(&q->said, &q->clauses, &q->attributer,
		    &q->clues);
	}
	/* Entities have numbers of their own. */
	d->ids = ids;
	names = arena_alloc(&d->arena, (q->said.n + 1) * sizeof *names);
	speaker_names(names, &q->said, &q->clauses, &q->entities, d);
	for (i = 0; i < q->said.n; i++)
		if (q->said.v[i].first != SAID_NONE)
			make_rows(q, d, i, ++d->ids, names[i]);
	doc_write(d, o);
}

/* -d and -m. */
static const char *
option(void *ctx, int c, const char *name, const char *value)
{
	struct quotes *q = ctx;
	struct buf b = { 0 };
	const char *why;
	unsigned line = 0;

	(void)name;
	if (c == 'd') {
		q->is_direct = true;
		return NULL;
	}
	quotemodel_free(&q->model);
	if (buf_read(&b, value) == -1)
		diag_die("%s:", value);
	why = quotemodel_read(&q->model, b.p, b.len, &line);
	if (why != NULL)
		diag_die("%s: line %u: %s", value, line, why);
	buf_free(&b);
	q->attributer.model = &q->model;
	return NULL;
}

int
main(int argc, char **argv)
{
	struct quotes q = { 0 };
	const struct filter quotes = {
		.name = "quotes",
		.synopsis = "quotes [-0dt] [-m model] [-n name] "
		    "[--files0-from=file] [file ...]",
		.help =
		    "Writes its rows (or those of plain text) with quote, "
		    "speaker and cue rows:\nwho said what, and by which "
		    "words. Names are those of entity rows, where\nthe input "
		    "has any.\n\n"
		    "  -0      documents end at NUL; the k-th is named NAME.k\n"
		    "  -d      direct speech only, by rules: much faster, less "
		    "exact\n"
		    "  -t      one document a line: name TAB text, escaped as "
		    "in rows\n"
		    "  -m model  find who said what by this model, made by "
		    "train\n"
		    "  -n name call the document name, not stdin or the "
		    "file's name\n"
		    "  --files0-from=file  read the operands, NUL behind "
		    "each, there\n"
		    "  -h, --version       print this; print the version\n\n"
		    "Example:  quotes article.txt | awk -F'\\t' "
		    "'$4==\"quote\" {print $8 \": \" $10}'\n"
		    "The format: man 5 rows. Status: 0 done, 1 some input was "
		    "bad,\n2 wrong usage, no memory, or output lost.\n",
		.own = " quote speaker cue ",
		.letters = "dm:",
		.option = option,
		.ctx = &q,
		.window = window,
	};
	int status;

	q.attributer.model = &quotemodel_own;
	status = filter_main(&quotes, argc, argv);
	clause_free(&q.clauses);
	said_free(&q.said);
	entity_free(&q.entities);
	clue_free(&q.clues);
	attribute_free(&q.attributer);
	quotemodel_free(&q.model);
	return status;
}
