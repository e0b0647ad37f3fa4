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

#define SPARE 256       /* what else a row takes, and scan_copy wants */
#define MEMBER(s) s, sizeof(s) - 1

/* OPTIONAL: null where it is missing; WORD: needs no escapes. */
enum sort { NUMBER, WORD, TEXT, OPTIONAL };

/* So wide that to copy them takes no loop. */
static const struct member {
	char p[16];
	size_t len;
	enum sort sort;
} members[ROW_COLUMNS] = {
	{ MEMBER("{\"doc\":"), TEXT }, { MEMBER(",\"start\":"), NUMBER },
	{ MEMBER(",\"end\":"), NUMBER }, { MEMBER(",\"kind\":"), WORD },
	{ MEMBER(",\"label\":"), OPTIONAL }, { MEMBER(",\"id\":"), NUMBER },
	{ MEMBER(",\"parent\":"), NUMBER },
	{ MEMBER(",\"name\":"), OPTIONAL },
	{ MEMBER(",\"note\":"), OPTIONAL }, { MEMBER(",\"text\":"), TEXT }
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
 * The most that a row takes: a control character becomes six bytes, and all
 * that is as long may be one.
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

/* Puts a text column; a bit of *kept says that it kept its escapes. */
static char *
put_text(struct jsonl *jsonl, char *to, struct str column, int i,
    unsigned *kept)
{
	struct str s = row_plain(column, &jsonl->scratch);

	/* Without escapes, a row is valid UTF-8. */
	if (s.p != column.p && !is_utf8(s)) {
		*kept |= 1u << i;
		s = column;
	}
	return put_string(to, s);
}

/* Puts a string that needs no escapes. */
static char *
put_clean(char *to, struct str s)
{
	*to++ = '"';
	to = put(to, s.p, s.len);
	*to++ = '"';
	return to;
}

/* Puts column i, which is no offset. */
static char *
put_column(struct jsonl *jsonl, char *to, struct str s, int i, bool is_clean,
    unsigned *kept)
{
	enum sort sort = members[i].sort;

	if (sort == NUMBER)
		return put(to, s.p, s.len);
	if (sort == OPTIONAL && row_is_missing(s))
		return put(to, "null", 4);
	if (is_clean || sort == WORD)
		return put_clean(to, s);
	return put_text(jsonl, to, s, i, kept);
}

/* Names the members that kept their escapes, a bit of kept for each. */
static void
put_escaped(struct buf *b, unsigned kept)
{
	const char *before = ",\"escaped\":[";
	const struct member *m;
	int i;

	for (i = 0; i < ROW_COLUMNS; i++)
		if ((kept >> i & 1) != 0) {
			m = &members[i];
			buf_puts(b, before);
			/* Its name, between what stands before it and ':'. */
			buf_add(b, m->p + 1, m->len - 2);
			before = ",";
		}
	buf_puts(b, "]");
}

/* Puts a row; its offsets are those of the line, or else of r. */
static void
put_row(struct view_page *page, const struct row_line *l,
    const struct doc_row *r)
{
	struct jsonl *jsonl = page->state;
	struct buf *b = &page->out->buf;
	bool is_clean = !l->have.slashes && !l->have.quotes && !l->have.others;
	char *to = buf_need(b, most(row_length(l)));
	unsigned kept = 0;
	int i;

	for (i = 0; i < ROW_COLUMNS; i++) {
		memcpy(to, members[i].p, sizeof members[i].p);
		to += members[i].len;
		if (r != NULL && (i == ROW_START || i == ROW_END)) {
			b->len = (size_t)(to - b->p);
			offset_put(&jsonl->offset, b, r, i,
			    l->columns[ROW_TEXT]);
			to = b->p + b->len;
		} else
			to = put_column(jsonl, to, l->columns[i], i, is_clean,
			    &kept);
	}
	b->len = (size_t)(to - b->p);
	if (kept != 0)
		put_escaped(b, kept);
	buf_add(b, "}\n", 2);
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
	struct jsonl *jsonl = mem_new(1, sizeof *jsonl);

	jsonl->offset.unit = page->unit;
	page->state = jsonl;
}

static void
window(struct view_page *page, struct doc *d)
{
	struct jsonl *jsonl = page->state;
	struct row_line line;
	size_t i;

	offset_begin(&jsonl->offset, d);
	for (i = 0; i < d->nrows; i++) {
		view_split(&d->rows[i], &line);
		put_row(page, &line, &d->rows[i]);
	}
}

static void
end(struct view_page *page)
{
	struct jsonl *jsonl = page->state;

	offset_free(&jsonl->offset);
	buf_free(&jsonl->scratch);
	free(jsonl);
}

const struct view view_jsonl = { "jsonl", begin, window, end, row };
