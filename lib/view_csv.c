/*
 * Rows as CSV (RFC 4180), unescaped: a line of column names, CRLF behind
 * each record, quotation marks where they are needed. What is missing is
 * an empty field. The other form is for spreadsheets: no field is a formula.
 */
#include <stdlib.h>
#include <string.h>

#include "offset.h"
#include "view.h"

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

static void
put_row(struct view_page *page, const struct doc_row *r)
{
	struct csv *csv = page->state;
	struct buf *b = &page->out->buf;
	struct str c[ROW_COLUMNS];
	char *to;
	int i;

	view_split(r, c);
	for (i = 0; i < ROW_COLUMNS; i++) {
		to = buf_need(b, 4 * c[i].len + 8);
		if (i > 0)
			*to++ = ',';
		if (view_is_text(i)) {
			if (i == ROW_DOC || i == ROW_TEXT ||
			    !view_is_missing(c[i]))
				to = put_field(page, to, c[i]);
		} else if (i != ROW_START && i != ROW_END)
			to = put(to, c[i].p, c[i].len);
		b->len = (size_t)(to - b->p);
		if (i == ROW_START || i == ROW_END)
			offset_put(&csv->offset, b, r, c, i);
	}
	buf_add(b, "\r\n", 2);
	out_row(page->out);
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
	size_t i;

	offset_begin(&csv->offset, d);
	for (i = 0; i < d->nrows; i++)
		put_row(page, &d->rows[i]);
}

static void
end(struct view_page *page)
{
	struct csv *csv = page->state;

	offset_free(&csv->offset);
	buf_free(&csv->scratch);
	free(csv);
}

const struct view view_csv = { "csv", begin, window, end };
const struct view view_csv_excel = { "csv-excel", begin_excel, window, end };
