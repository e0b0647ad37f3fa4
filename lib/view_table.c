/*
 * The rows in columns that are aligned, to read: as in the rows, but for a
 * line with the document's name. What is too wide ends with an ellipsis.
 */
#include <stdlib.h>
#include <string.h>

#include "view.h"

enum {
	GAP = 2,                /* columns between two */
	WORD_MAX = 12,          /* of kinds and labels */
	NUMBER_MAX = 20,
	TEXT_MIN = 12,          /* even if a line then is too long */
	FRACTION = 60           /* of a line: what names and notes may take */
};

static const struct {
	enum row_column column;
	const char *heading;
	size_t max, share;      /* at most; or in fractions of the line */
	bool right;             /* flush right: numbers */
} shown[] = {
	{ ROW_START, "START", NUMBER_MAX, 0, true },
	{ ROW_END, "END", NUMBER_MAX, 0, true },
	{ ROW_KIND, "KIND", WORD_MAX, 0, false },
	{ ROW_LABEL, "LABEL", WORD_MAX, 0, false },
	{ ROW_ID, "ID", NUMBER_MAX, 0, true },
	{ ROW_PARENT, "IN", NUMBER_MAX, 0, true },
	{ ROW_NAME, "NAME", 0, 11, false },
	{ ROW_NOTE, "NOTE", 0, 7, false },
	{ ROW_TEXT, "TEXT", 0, 0, false }
};

enum { NSHOWN = sizeof shown / sizeof shown[0] };

struct table {
	struct view_page *page;
	size_t widths[NSHOWN];
	struct buf scratch;     /* a cell, as it will stand */
	bool begun;
};

static void
begin(struct view_page *page)
{
	struct table *t = mem_new(1, sizeof *t);

	t->page = page;
	page->state = t;
}

static void
end(struct view_page *page)
{
	struct table *t = page->state;

	buf_free(&t->scratch);
	free(t);
}

/* The names and notes take a part of the line: the text needs room. */
static void
widen(struct table *t, size_t i, struct str cell)
{
	size_t max = shown[i].max, n;

	if (max == 0)
		max = t->page->width * shown[i].share / FRACTION;
	t->scratch.len = 0;
	n = view_put_within(&t->scratch, cell, max);
	if (n > t->widths[i])
		t->widths[i] = n;
}

/* The text has what the others leave. */
static void
measure(struct table *t, const struct doc *d)
{
	struct row_line line;
	const struct str *c = line.columns;
	size_t i, k, sum = 0;

	for (k = 0; k < NSHOWN; k++)
		t->widths[k] = strlen(shown[k].heading);
	for (i = 0; i < d->nrows; i++) {
		view_split(&d->rows[i], &line);
		for (k = 0; k < NSHOWN - 1; k++)
			widen(t, k, c[shown[k].column]);
	}
	for (k = 0; k < NSHOWN - 1; k++)
		sum += t->widths[k] + GAP;
	t->widths[k] = t->page->width > sum + TEXT_MIN ?
	    t->page->width - sum : TEXT_MIN;
}

static void
put_spaces(struct buf *b, size_t n)
{
	for (; n > 0; n--)
		buf_puts(b, " ");
}

static void
put_cell(struct table *t, size_t i, struct str cell)
{
	struct buf *b = &t->page->out->buf;
	size_t n;

	t->scratch.len = 0;
	n = view_put_within(&t->scratch, cell, t->widths[i]);
	if (shown[i].right)
		put_spaces(b, t->widths[i] - n);
	buf_add(b, t->scratch.p, t->scratch.len);
	if (i + 1 < NSHOWN)
		put_spaces(b, GAP + (shown[i].right ? 0 : t->widths[i] - n));
}

static void
put_line(struct table *t, const struct str *cells)
{
	struct buf *b = &t->page->out->buf;
	size_t i;

	for (i = 0; i < NSHOWN; i++)
		put_cell(t, i, cells[i]);
	while (b->p[b->len - 1] == ' ')
		b->len--;
	buf_puts(b, "\n");
	out_row(t->page->out);
}

static void
put_bold(struct table *t, const char *sgr)
{
	if (t->page->color)
		view_put_color(&t->page->out->buf, sgr);
}

static void
put_title(struct table *t, const struct doc *d)
{
	struct buf *b = &t->page->out->buf;

	if (t->begun)
		buf_puts(b, "\n");
	t->begun = true;
	put_bold(t, VIEW_BOLD);
	view_put(b, d->name.p, d->name.len);
	put_bold(t, "");
	if (!d->first || !d->last) {
		buf_puts(b, ", bytes ");
		buf_number(b, d->base);
		buf_puts(b, " to ");
		buf_number(b, d->base + d->text.len);
	}
	buf_puts(b, d->cut ? "; its end is missing\n" : "\n");
	out_row(t->page->out);
}

static void
window(struct view_page *page, struct doc *d)
{
	struct table *t = page->state;
	struct row_line line;
	const struct str *c = line.columns;
	struct str cells[NSHOWN];
	size_t i, k;

	measure(t, d);
	put_title(t, d);
	for (k = 0; k < NSHOWN; k++)
		cells[k] = str_of(shown[k].heading);
	put_line(t, cells);
	for (i = 0; i < d->nrows; i++) {
		view_split(&d->rows[i], &line);
		for (k = 0; k < NSHOWN; k++)
			cells[k] = c[shown[k].column];
		put_line(t, cells);
	}
}

const struct view view_table = { "table", begin, window, end, NULL };
