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
 * SPECIAL: a field without quotation marks cannot hold it. WHITE: what may
 * be trimmed. HEAD: what a spreadsheet takes for the head of a formula.
 */
enum { SPECIAL = 1, WHITE = 2, HEAD = 4 };

static const unsigned char bytes[256] = {
	['"'] = SPECIAL, [','] = SPECIAL,
	['\r'] = SPECIAL | WHITE, ['\n'] = SPECIAL | WHITE,
	['\t'] = WHITE, [' '] = WHITE,
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

static bool
needs_quotes(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (is_a(s.p + i, SPECIAL))
			return true;
	return s.len == 0;
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

static void
put_field(struct view_page *page, struct str column)
{
	struct str s = plain(page, column);
	struct buf *b = &page->out->buf;
	bool quotes = needs_quotes(s);
	const struct csv *csv = page->state;
	const char *mark;

	if (quotes)
		buf_add(b, "\"", 1);
	if (csv->guard && is_formula(s))
		buf_add(b, "'", 1);
	while (quotes && (mark = s.len > 0 ? memchr(s.p, '"', s.len) : NULL) !=
	    NULL) {
		buf_add(b, s.p, (size_t)(mark - s.p) + 1);
		buf_add(b, "\"", 1);
		s.len -= (size_t)(mark - s.p) + 1;
		s.p = mark + 1;
	}
	buf_add(b, s.p, s.len);
	if (quotes)
		buf_add(b, "\"", 1);
}

static void
put_row(struct view_page *page, const struct doc_row *r)
{
	struct csv *csv = page->state;
	struct buf *b = &page->out->buf;
	struct str c[ROW_COLUMNS];
	int i;

	view_split(r, c);
	for (i = 0; i < ROW_COLUMNS; i++) {
		if (i > 0)
			buf_add(b, ",", 1);
		if (i == ROW_START || i == ROW_END)
			offset_put(&csv->offset, b, r, c, i);
		else if (!view_is_text(i))
			buf_add(b, c[i].p, c[i].len);
		else if (i == ROW_DOC || i == ROW_TEXT ||
		    !view_is_missing(c[i]))
			put_field(page, c[i]);
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
