/* What the targets share, and the way from the fuzzer to one of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/row.h"
#include "../../lib/utf8.h"
#include "../lib/rules.h"
#include "fuzz.h"

static const struct target *chosen;

const struct target fuzz_targets[] = {
	{ "sentences", fuzz_sentences }, { "entities", fuzz_entities },
	{ "quotes", fuzz_quotes }, { "entities_rows", fuzz_entities_rows },
	{ "quotes_rows", fuzz_quotes_rows }, { "made_rows", fuzz_made_rows },
	{ "units", fuzz_units }, { "utf8", fuzz_utf8 }, { "row", fuzz_row },
	{ "records", fuzz_records }, { "list", fuzz_list },
	{ "abbreviations", fuzz_abbreviations }, { "model", fuzz_model },
	{ "quotemodel", fuzz_quotemodel },
	{ "gold", fuzz_gold }, { "corpus", fuzz_corpus },
	{ "options", fuzz_options }, { "brief", fuzz_brief },
	{ "text", fuzz_text }, { "html", fuzz_html },
	{ "table", fuzz_table }, { "plain", fuzz_plain },
	{ "csv", fuzz_csv }, { "excel", fuzz_excel },
	{ "jsonl", fuzz_jsonl }, { "conll", fuzz_conll },
	{ NULL, NULL }
};

void
fuzz_fail(const char *what)
{
	fprintf(stderr, "fuzz: %s\nmessages: %.*s\noutput: %.2000s\n", what,
	    (int)world_err.len, world_err.p != NULL ? world_err.p : "",
	    world_out.len > 0 ? world_out.p : "");
	abort();
}

int
fuzz_run(const char *program, const char *a, const char *b, const char *c,
    const char *d)
{
	static const struct {
		const char *name;
		int (*main)(int, char **);
	} programs[] = {
		{ "sentences", sentences_main },
		{ "entities", entities_main }, { "quotes", quotes_main },
		{ "render", render_main }, { "score", score_main }
	};
	char *argv[6];
	size_t i;
	int status;

	argv[0] = (char *)program;
	argv[1] = (char *)a;
	argv[2] = (char *)b;
	argv[3] = (char *)c;
	argv[4] = (char *)d;
	argv[5] = NULL;
	for (i = 0; strcmp(programs[i].name, program) != 0; i++)
		;
	status = world_run(programs[i].main, argv);
	if (status < 0 || status > 2)
		fuzz_fail("a status over 2");
	if ((status == 0) != (world_err.len == 0))
		fuzz_fail("a message with status 0, or none without");
	buf_need(&world_out, 1)[0] = '\0';
	return status;
}

bool
fuzz_same(const char *a, size_t n, const char *b, size_t m)
{
	return n == m && (n == 0 || memcmp(a, b, n) == 0);
}

static const char *the_text;
static size_t the_size;

static struct bytes
give_text(struct bytes name, int *known)
{
	struct bytes b = { NULL, 0 };

	(void)name;
	*known = the_text != NULL;
	if (*known) {
		b.p = allocate(the_size);
		if (the_size > 0)
			memcpy(b.p, the_text, the_size);
		b.n = the_size;
	}
	return b;
}

bool
fuzz_are_rows(const char *p, size_t n, const char **why)
{
	struct bytes rows;

	rows.p = (unsigned char *)p;
	rows.n = n;
	tells = 0;
	find_document = give_text;
	take_rows(rows);
	*why = first_fault;
	return faults == 0;
}

void
fuzz_rules(const char *text, size_t n)
{
	const char *why;
	bool good;

	the_text = text;
	the_size = n;
	good = fuzz_are_rows(world_out.p, world_out.len, &why);
	the_text = NULL;
	if (!good)
		fuzz_fail(why);
}

void
fuzz_flat(const char *program, const char *a, const char *b,
    const struct buf *documents)
{
	static struct buf many;
	size_t kept[2];
	int i, k;

	for (i = 0; i < 2; i++) {
		many.len = 0;
		for (k = 0; k < 4 + 4 * i; k++) {
			buf_add(&many, documents->p, documents->len);
			if (documents->p[documents->len - 1] != '\n')
				buf_puts(&many, "\n");
		}
		world_reset();
		world_add("stdin", many.p, many.len);
		fuzz_run(program, a, b, NULL, NULL);
		kept[i] = world_kept;
	}
	if (kept[1] > kept[0])
		fuzz_fail("memory grows with the number of documents");
}

void
fuzz_keep(struct buf *b)
{
	b->len = 0;
	buf_add(b, world_out.p, world_out.len);
}

static int
by_place(const void *a, const void *b)
{
	return row_cmp(a, b);
}

/* A row that four bytes ask for, somewhere in the text. */
static void
make_row(struct row *r, const unsigned char *p, struct str text)
{
	static const char *const kinds[] = {
		"entity", "quote", "speaker", "cue", "future"
	};
	static const char *const labels[] = {
		"person", "org", "place", "facility", "norp", "product",
		"date", "money", "misc"
	};
	static const char *const quotes[] = { "direct", "indirect", "mixed" };
	size_t len = 1 + p[1] % (p[3] % 4 == 0 ? 200 : 20);

	memset(r, 0, sizeof *r);
	r->start = (p[0] * text.len / 256 + p[3]) % text.len;
	r->end = r->start + len < text.len ? r->start + len : text.len;
	r->kind = str_of(kinds[p[2] % 5]);
	if (p[2] % 5 == 0)
		r->label = str_of(labels[p[2] / 5 % 9]);
	else if (p[2] % 5 == 1)
		r->label = str_of(quotes[p[2] / 5 % 3]);
	r->id = 1 + p[3] % 6;
	if (p[2] % 5 < 3) {
		r->name.p = text.p + r->id * text.len / 16;
		r->name.len = (text.len + 15) / 16 < 30 ?
		    (text.len + 15) / 16 : 30;
		if (r->name.p + r->name.len > text.p + text.len)
			r->name.len = 0;
	}
	if (p[2] % 5 == 1 || (p[2] % 5 == 0 && p[3] % 3 == 0)) {
		r->note.p = text.p + r->start;
		r->note.len = r->end - r->start < 12 ?
		    (size_t)(r->end - r->start) : 12;
	}
	r->text.p = text.p + r->start;
	r->text.len = (size_t)(r->end - r->start);
}

/* Puts the rows that start in a sentence, behind it. */
static void
put_rows(struct buf *to, struct row *rows, size_t n, const char *line,
    size_t len)
{
	struct row sentence;
	struct row_line columns;
	size_t i;

	buf_add(to, line, len + 1);
	if (row_parse(&sentence, &columns, line, len) != NULL)
		fuzz_fail("a sentence row that is none");
	for (i = 0; i < n; i++)
		if (rows[i].start >= sentence.start &&
		    rows[i].start < sentence.end) {
			rows[i].doc = sentence.doc;
			rows[i].parent = sentence.id;
			row_put(to, &rows[i]);
		}
}

void
fuzz_make_rows(struct buf *rows, struct buf *text, const char *p, size_t n)
{
	static struct buf split;
	struct row made[32];
	size_t k, i, len, nmade = 0;
	const char *lf;

	k = n > 0 ? (unsigned char)p[0] % 32 : 0;
	if (n < 1 + 4 * k)
		k = 0;
	text->len = rows->len = 0;
	i = n > 0 ? 1 + 4 * k : 0;
	buf_add(text, p + i, n - i);
	for (i = 0; i < k && text->len > 0; i++)
		make_row(&made[nmade++], (const unsigned char *)p + 1 + 4 * i,
		    buf_str(text));
	qsort(made, nmade, sizeof made[0], by_place);
	world_reset();
	world_add("d", text->p, text->len);
	fuzz_run("sentences", "d", NULL, NULL, NULL);
	fuzz_keep(&split);
	for (i = 0; i < split.len; i += len + 1) {
		lf = memchr(split.p + i, '\n', split.len - i);
		len = (size_t)(lf - split.p) - i;
		put_rows(rows, made, nmade, split.p + i, len);
	}
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("FUZZ_TARGET"), *slash = strrchr(**argv, '/');

	(void)argc;
	if (name == NULL) {
		name = slash != NULL ? slash + 1 : **argv;
		if (strncmp(name, "fuzz_", 5) == 0)
			name += 5;
	}
	for (chosen = fuzz_targets; chosen->name != NULL; chosen++)
		if (strcmp(chosen->name, name) == 0)
			return 0;
	fprintf(stderr, "no target %s\n", name);
	exit(2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	chosen->run((const char *)p, n);
	return 0;
}
