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

#define SPARE 64        /* what else a member takes, and scan_copy wants */
#define STR(s) { (s), sizeof (s) - 1 }

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

static char *
put(char *to, const char *p, size_t n)
{
	memcpy(to, p, n);
	return to + n;
}

/* \u and four digits; twice, as UTF-16 has it, past U+FFFF. */
static char *
put_unicode(char *to, uint32_t cp)
{
	static const char digits[] = "0123456789abcdef";
	int i;

	if (cp > 0xffff) {
		to = put_unicode(to, 0xd7c0 + (cp >> 10));
		cp = 0xdc00 | (cp & 0x3ff);
	}
	to[0] = '\\';
	to[1] = 'u';
	for (i = 5; i > 1; i--, cp >>= 4)
		to[i] = digits[cp & 15];
	return to + 6;
}

/* Puts one character, escaped where JSON or a terminal wants it. */
static size_t
put_char(char **to, const char *p, size_t n)
{
	static const char letters[128] = {
		['"'] = '"', ['\\'] = '\\', ['\n'] = 'n', ['\r'] = 'r',
		['\t'] = 't'
	};
	uint32_t cp;
	size_t len = utf8_next(p, n, &cp);

	if (cp < 128 && letters[cp] != '\0') {
		(*to)[0] = '\\';
		(*to)[1] = letters[cp];
		*to += 2;
	} else if (view_is_harmful(cp))
		*to = put_unicode(*to, cp);
	else
		*to = put(*to, p, len);
	return len;
}

/*
 * The most that a string takes: a control character becomes six bytes, and
 * all that is as long may be one.
 */
static size_t
most(size_t n)
{
	return 6 * n + SPARE;
}

static char *
put_string(char *to, struct str s)
{
	size_t i = 0, clean;

	*to++ = '"';
	while (i < s.len) {
		clean = scan_copy_quoted(to, s.p + i, s.len - i);
		to += clean;
		i += clean;
		if (i < s.len)
			i += put_char(&to, s.p + i, s.len - i);
	}
	*to++ = '"';
	return to;
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

/* Puts a text column; *kept says that it kept its escapes. */
static char *
put_text(struct view_page *page, char *to, struct str column, bool *kept)
{
	struct jsonl *jsonl = page->state;
	struct str s = row_plain(column, &jsonl->scratch);

	/* Without escapes, a row is valid UTF-8. */
	*kept = s.p != column.p && !is_utf8(s);
	return put_string(to, *kept ? column : s);
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
	char *to;
	int i;

	view_split(r, c);
	for (i = 0; i < ROW_COLUMNS; i++) {
		to = buf_need(b, most(c[i].len));
		to = put(to, members[i].p, members[i].len);
		if (i == ROW_KIND)
			to = put_string(to, c[i]);
		else if (view_is_text(i) && i != ROW_DOC && i != ROW_TEXT &&
		    view_is_missing(c[i]))
			to = put(to, "null", 4);
		else if (view_is_text(i))
			to = put_text(page, to, c[i], &kept[i]);
		else if (i != ROW_START && i != ROW_END)
			to = put(to, c[i].p, c[i].len);
		b->len = (size_t)(to - b->p);
		if (i == ROW_START || i == ROW_END)
			offset_put(&jsonl->offset, b, r, c, i);
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
