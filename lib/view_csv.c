/*
 * Rows as CSV (RFC 4180), unescaped: a line of column names, CRLF behind
 * each record, quotation marks where they are needed. What is missing is
 * an empty field. The other form is for spreadsheets: no field is a formula.
 */
#include <stdlib.h>
#include <string.h>

#include "offset.h"
#include "view.h"

#define SPARE 256       /* what else a row takes */

struct csv {
	bool guard;             /* formulas get an apostrophe */
	struct offset offset;
	struct buf scratch;
};

/*
 * WHITE: what may be trimmed. HEAD: what a spreadsheet takes for the head of
 * a formula.
 */
enum { WHITE = 1, HEAD = 2 };

static const unsigned char bytes[256] = {
	['\r'] = WHITE, ['\n'] = WHITE, ['\t'] = WHITE, [' '] = WHITE,
	['='] = HEAD, ['+'] = HEAD, ['-'] = HEAD, ['@'] = HEAD
};

static bool
is_a(const char *p, int class)
{
	return (bytes[(unsigned char)*p] & class) != 0;
}

/*
 * A spreadsheet runs a field that begins so as a formula (after OWASP on
 * CSV injection; full-width forms too). Such a field gets an apostrophe in
 * front, and so does one that looks as if it had got one already: taking
 * it away then gives back the bytes.
 */
static bool
is_formula(struct str s)
{
	const char *p = s.p, *end = s.p + s.len;

	while (p < end && *p == '\'')
		p++;
	while (p < end && is_a(p, WHITE))
		p++;
	if (end - p >= 3 && memcmp(p, "\xef\xbc", 2) == 0)
		return p[2] == '\x9d' || p[2] == '\x8b' || p[2] == '\x8d' ||
		    p[2] == '\xa0';
	return p < end && is_a(p, HEAD);
}

/* The bytes of a field; on a terminal, the escapes of the row stay. */
static struct str
plain(struct view_page *page, struct str column)
{
	struct csv *csv = page->state;
	struct buf *scratch = &csv->scratch;

	if (!page->terminal)
		return row_plain(column, scratch);
	scratch->len = 0;
	view_put(scratch, column.p, column.len);
	return buf_str(scratch);
}

static char *
put(char *to, const char *p, size_t n)
{
	memcpy(to, p, n);
	return to + n;
}

/* There is room: each byte of the column may take four. */
static char *
put_field(struct view_page *page, char *to, struct str column)
{
	struct str s = plain(page, column);
	const struct csv *csv = page->state;
	bool quotes = s.len == 0 || scan_csv(s.p, s.len) < s.len;
	const char *mark;
	size_t n;

	if (quotes)
		*to++ = '"';
	if (csv->guard && is_formula(s))
		*to++ = '\'';
	while (quotes && (mark = s.len > 0 ? memchr(s.p, '"', s.len) : NULL) !=
	    NULL) {
		n = (size_t)(mark - s.p) + 1;
		to = put(to, s.p, n);
		*to++ = '"';
		s.len -= n;
		s.p += n;
	}
	if (s.len > 0)
		to = put(to, s.p, s.len);
	if (quotes)
		*to++ = '"';
	return to;
}

/* Puts a column that is no offset. */
static char *
put_column(struct view_page *page, char *to, struct str s, int i,
    bool is_clean)
{
	if (i != ROW_DOC && i != ROW_TEXT && view_is_text(i) &&
	    row_is_missing(s))
		return to;
	if ((is_clean && s.len > 0) || !view_is_text(i))
		return put(to, s.p, s.len);
	return put_field(page, to, s);
}

/* Puts a row; its offsets are those of the line, or else of r. */
static void
put_row(struct view_page *page, const struct row_line *l,
    const struct doc_row *r)
{
	struct csv *csv = page->state;
	struct buf *b = &page->out->buf;
	bool is_clean = !l->have.slashes && !l->have.quotes &&
	    !l->have.commas && !csv->guard && !page->terminal;
	char *to = buf_need(b, 4 * row_length(l) + SPARE);
	int i;

	for (i = 0; i < ROW_COLUMNS; i++) {
		if (i > 0)
			*to++ = ',';
		if (r != NULL && (i == ROW_START || i == ROW_END)) {
			b->len = (size_t)(to - b->p);
			offset_put(&csv->offset, b, r, i,
			    l->columns[ROW_TEXT]);
			to = b->p + b->len;
		} else
			to = put_column(page, to, l->columns[i], i, is_clean);
	}
	b->len = (size_t)(put(to, "\r\n", 2) - b->p);
	out_row(page->out);
}

static void
row(struct view_page *page, const struct row_line *l)
{
	put_row(page, l, NULL);
}

static void
begin(struct view_page *page)
{
	struct csv *csv = mem_new(1, sizeof *csv);

	csv->offset.unit = page->unit;
	page->state = csv;
	buf_puts(&page->out->buf,
	    "doc,start,end,kind,label,id,parent,name,note,text\r\n");
	out_end(page->out);
}

static void
begin_excel(struct view_page *page)
{
	struct csv *csv;

	begin(page);
	csv = page->state;
	csv->guard = true;
}

static void
window(struct view_page *page, struct doc *d)
{
	struct csv *csv = page->state;
	struct row_line line;
	size_t i;

	offset_begin(&csv->offset, d);
	for (i = 0; i < d->nrows; i++) {
		view_split(&d->rows[i], &line);
		put_row(page, &line, &d->rows[i]);
	}
}

static void
end(struct view_page *page)
{
	struct csv *csv = page->state;

	offset_free(&csv->offset);
	buf_free(&csv->scratch);
	free(csv);
}

const struct view view_csv = { "csv", begin, window, end, row };
const struct view view_csv_excel = {
	"csv-excel", begin_excel, window, end, row
};
