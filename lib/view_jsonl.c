/*
 * Rows as JSON (RFC 8259), an object a line: numbers are numbers, what is
 * missing is null, text is as it was. JSON is Unicode: a string whose bytes
 * are not all UTF-8 is given as the row has it, escapes and all, and its
 * member is named in one more, "escaped".
 */
#include <stdlib.h>
#include <string.h>

#include "offset.h"
#include "utf8.h"
#include "view.h"

struct jsonl {
	struct offset offset;
	struct buf scratch;
};

#define ONES UINT64_C(0x0101010101010101)
#define TOPS UINT64_C(0x8080808080808080)

#define STR(s) { s, sizeof s - 1 }

static const struct str members[ROW_COLUMNS] = {
	STR("{\"doc\":"), STR(",\"start\":"), STR(",\"end\":"),
	STR(",\"kind\":"), STR(",\"label\":"), STR(",\"id\":"),
	STR(",\"parent\":"), STR(",\"name\":"), STR(",\"note\":"),
	STR(",\"text\":")
};

static const char *const names[ROW_COLUMNS] = {
	"doc", "start", "end", "kind", "label", "id", "parent", "name",
	"note", "text"
};

/* \u and four digits; twice, as UTF-16 has it, past U+FFFF. */
static void
put_unicode(struct buf *b, uint32_t cp)
{
	static const char digits[] = "0123456789abcdef";
	char s[6] = { '\\', 'u' };
	int i;

	if (cp > 0xffff) {
		put_unicode(b, 0xd7c0 + (cp >> 10));
		cp = 0xdc00 | (cp & 0x3ff);
	}
	for (i = 5; i > 1; i--, cp >>= 4)
		s[i] = digits[cp & 15];
	buf_add(b, s, sizeof s);
}

/* Puts one character, escaped where JSON or a terminal wants it. */
static size_t
put_char(struct buf *b, const char *p, size_t n)
{
	uint32_t cp;
	size_t len = utf8_next(p, n, &cp);

	switch (cp) {
	case '"': buf_add(b, "\\\"", 2); break;
	case '\\': buf_add(b, "\\\\", 2); break;
	case '\n': buf_add(b, "\\n", 2); break;
	case '\r': buf_add(b, "\\r", 2); break;
	case '\t': buf_add(b, "\\t", 2); break;
	default:
		if (view_is_harmful(cp))
			put_unicode(b, cp);
		else
			buf_add(b, p, len);
	}
	return len;
}

/* Tells whether 8 bytes are printable ASCII, none of them \ or ". */
static bool
is_clean(uint64_t w)
{
	uint64_t slash = w ^ (ONES * '\\'), quote = w ^ (ONES * '"');
	uint64_t del = w ^ (ONES * 0x7f);

	return (((w - ONES * 0x20) | (slash - ONES) | (quote - ONES) |
	    (del - ONES) | w) & TOPS) == 0;
}

static void
put_string(struct buf *b, struct str s)
{
	size_t i = 0, from;
	uint64_t w;

	buf_add(b, "\"", 1);
	while (i < s.len) {
		for (from = i; i + 8 <= s.len; i += 8) {
			memcpy(&w, s.p + i, 8);
			if (!is_clean(w))
				break;
		}
		while (i < s.len && s.p[i] >= 0x20 && s.p[i] < 0x7f &&
		    s.p[i] != '\\' && s.p[i] != '"')
			i++;
		buf_add(b, s.p + from, i - from);
		if (i < s.len)
			i += put_char(b, s.p + i, s.len - i);
	}
	buf_add(b, "\"", 1);
}

static bool
is_utf8(struct str s)
{
	size_t i = 0;
	uint32_t cp;

	while (i < s.len) {
		i += utf8_next(s.p + i, s.len - i, &cp);
		if (cp == UTF8_BAD)
			return false;
	}
	return true;
}

/* Puts a text column; returns false if it kept its escapes. */
static bool
put_text(struct view_page *page, struct str column)
{
	struct buf *b = &page->out->buf;
	struct jsonl *jsonl = page->state;
	struct str s = row_plain(column, &jsonl->scratch);

	/* Without escapes, a row is valid UTF-8. */
	if (s.p == column.p || is_utf8(s)) {
		put_string(b, s);
		return true;
	}
	put_string(b, column);
	return false;
}

static void
put_escaped(struct buf *b, const bool kept[ROW_COLUMNS])
{
	const char *before = ",\"escaped\":[\"";
	int i;

	for (i = 0; i < ROW_COLUMNS; i++)
		if (kept[i]) {
			buf_puts(b, before);
			buf_puts(b, names[i]);
			before = "\",\"";
		}
	if (before[1] == ',')
		buf_puts(b, "\"]");
}

static void
put_row(struct view_page *page, const struct doc_row *r)
{
	struct jsonl *jsonl = page->state;
	struct buf *b = &page->out->buf;
	struct str c[ROW_COLUMNS];
	bool kept[ROW_COLUMNS] = { false };
	int i;

	view_split(r, c);
	for (i = 0; i < ROW_COLUMNS; i++) {
		buf_add(b, members[i].p, members[i].len);
		if (i == ROW_KIND)
			put_string(b, c[i]);
		else if (i == ROW_START || i == ROW_END)
			offset_put(&jsonl->offset, b, r, c, i);
		else if (!view_is_text(i))
			buf_add(b, c[i].p, c[i].len);
		else if (i != ROW_DOC && i != ROW_TEXT &&
		    view_is_missing(c[i]))
			buf_add(b, "null", 4);
		else
			kept[i] = !put_text(page, c[i]);
	}
	put_escaped(b, kept);
	buf_add(b, "}\n", 2);
	out_row(page->out);
}

static void
begin(struct view_page *page)
{
	struct jsonl *jsonl = mem_new(1, sizeof *jsonl);

	jsonl->offset.unit = page->unit;
	page->state = jsonl;
}

static void
window(struct view_page *page, struct doc *d)
{
	struct jsonl *jsonl = page->state;
	size_t i;

	offset_begin(&jsonl->offset, d);
	for (i = 0; i < d->nrows; i++)
		put_row(page, &d->rows[i]);
}

static void
end(struct view_page *page)
{
	struct jsonl *jsonl = page->state;

	offset_free(&jsonl->offset);
	buf_free(&jsonl->scratch);
	free(jsonl);
}

const struct view view_jsonl = { "jsonl", begin, window, end };
