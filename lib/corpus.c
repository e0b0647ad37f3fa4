/* Gold rows and the texts they speak of, for training. */
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "mem.h"
#include "row.h"
#include "sentence.h"

static const char *
read_file(const char *path, struct buf *b)
{
	b->len = 0;
	return buf_read(b, path) == -1 ? "" : NULL;
}

/* Names folder/middle name; name is escaped, as in rows. */
static void
set_path(struct corpus *c, const char *middle, struct str name)
{
	struct buf scratch = { 0 };
	struct str plain = row_plain(name, &scratch);

	c->path.len = 0;
	buf_puts(&c->path, c->folder);
	buf_puts(&c->path, middle);
	buf_add(&c->path, plain.p, plain.len);
	buf_add(&c->path, "", 1);
	buf_free(&scratch);
}

const char *
corpus_open(struct corpus *c, const char *folder)
{
	c->folder = folder;
	c->at = c->line = 0;
	set_path(c, "/gold.tsv", str_of(""));
	return read_file(c->path.p, &c->gold);
}

static bool
parse_place(struct str s, uint64_t *v)
{
	size_t i;

	for (*v = 0, i = 0; i < s.len && i < 18; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*v = *v * 10 + (uint64_t)(s.p[i] - '0');
	}
	return s.len > 0 && i == s.len;
}

/* Splits a line; *doc is its document. */
static const char *
parse_line(const char *p, size_t len, struct str *doc, struct corpus_row *r)
{
	const char *end = p + len, *tab;
	struct str f[ROW_COLUMNS];
	size_t n = 0;

	for (; n < ROW_COLUMNS; p = tab + 1) {
		tab = memchr(p, '\t', (size_t)(end - p));
		f[n].p = p;
		f[n++].len = (size_t)((tab != NULL ? tab : end) - p);
		if (tab == NULL)
			break;
	}
	if (n < ROW_COLUMNS - 1)
		return "not nine or ten columns";
	if (!parse_place(f[ROW_START], &r->start) ||
	    !parse_place(f[ROW_END], &r->end) || r->start > r->end)
		return "start or end is not a place";
	*doc = f[ROW_DOC];
	r->kind = f[ROW_KIND];
	r->label = f[ROW_LABEL];
	r->id = f[ROW_ID];
	/* Gold lacks the parent: what follows stands one column earlier. */
	r->name = f[n == ROW_COLUMNS ? ROW_NAME : ROW_PARENT];
	r->note = f[n == ROW_COLUMNS ? ROW_NOTE : ROW_NAME];
	return NULL;
}

const char *
corpus_next(struct corpus *c)
{
	struct corpus_row r;
	const char *p, *lf, *why;
	struct str doc;

	c->n = 0;
	while (c->at < c->gold.len) {
		p = c->gold.p + c->at;
		lf = memchr(p, '\n', c->gold.len - c->at);
		if (lf == NULL)
			lf = c->gold.p + c->gold.len;
		why = parse_line(p, (size_t)(lf - p), &doc, &r);
		if (why != NULL) {
			set_path(c, "/gold.tsv", str_of(""));
			return why;
		}
		if (c->n > 0 && !str_equal(doc, c->name))
			break;
		c->name = doc;
		c->rows = mem_grow(c->rows, &c->cap, c->n + 1,
		    sizeof *c->rows);
		c->rows[c->n++] = r;
		c->at = (size_t)(lf - c->gold.p) + 1;
		c->line++;
	}
	if (c->n == 0)
		return NULL;
	set_path(c, "/text/", c->name);
	if ((why = read_file(c->path.p, &c->text)) != NULL)
		return why;
	for (p = NULL, r.end = 0; r.end < c->n; r.end++)
		if (c->rows[r.end].end > c->text.len)
			return "a gold row reaches over the text's end";
	return NULL;
}

void
corpus_doc(const struct corpus *c, struct doc *d)
{
	struct splitter splitter;
	struct str gap, text;
	struct sentence s;
	size_t at = 0;

	memset(&splitter, 0, sizeof splitter);
	doc_begin(d, c->name);
	while (sentence_next(&splitter, c->text.p + at, c->text.len - at,
	    true, &s)) {
		gap.p = c->text.p + at;
		gap.len = s.start;
		text.p = gap.p + gap.len;
		text.len = s.end - s.start;
		doc_add_sentence(d, gap, text, s.is_cut, s.begins_paragraph);
		at += s.end;
	}
}

void
corpus_free(struct corpus *c)
{
	buf_free(&c->gold);
	buf_free(&c->path);
	buf_free(&c->text);
	free(c->rows);
	memset(c, 0, sizeof *c);
}
