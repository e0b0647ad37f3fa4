/*
 * The row format: ten columns, TAB between, LF behind; man page rows.5.
 * Escapes: \\ \t \n \r, and \xHH for each byte of another control
 * character (C0, DEL, C1) and of what is not valid UTF-8. There is one way
 * to write a string, and row_unescape takes no other.
 */
#include <string.h>

#include "row.h"
#include "scan.h"
#include "utf8.h"

#define PART 4096       /* bytes that are escaped at a time */

static char *
put_hex(char *to, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";

	to[0] = '\\';
	to[1] = 'x';
	to[2] = digits[c >> 4];
	to[3] = digits[c & 15];
	return to + 4;
}

/* Escapes the character at p, of n bytes at most; *to moves on. */
static size_t
escape_one(char **to, const char *p, size_t n)
{
	static const char letters[256] = {
		['\\'] = '\\', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r'
	};
	char letter = letters[(unsigned char)*p];
	uint32_t cp;
	size_t i, len;

	if (letter != '\0') {
		(*to)[0] = '\\';
		(*to)[1] = letter;
		*to += 2;
		return 1;
	}
	len = utf8_next(p, n, &cp);
	if (cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		for (i = 0; i < len; i++)
			*to = put_hex(*to, (unsigned char)p[i]);
	else
		for (i = 0; i < len; i++)
			*(*to)++ = p[i];
	return len;
}

void
row_escape(struct buf *b, const char *p, size_t n)
{
	size_t i = 0, clean, part;
	char *to;

	for (; n > 0; p += i, n -= i) {
		/* Every byte may take four; a character may reach over. */
		part = n < PART ? n : PART;
		to = buf_need(b, 4 * (part + 4) + ROW_TAIL);
		for (i = 0; i < part; ) {
			clean = scan_copy(to, p + i, part - i);
			to += clean;
			i += clean;
			if (i < part)
				i += escape_one(&to, p + i, n - i);
		}
		b->len = (size_t)(to - b->p);
	}
}

int
row_hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes without asking whether it is the one way to write it. */
static bool
decode(struct buf *b, const char *p, size_t n)
{
	const char *end = p + n, *slash;
	char c;

	while ((slash = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		buf_add(b, p, (size_t)(slash - p));
		if (end - slash < 2)
			return false;
		p = slash + 2;
		switch (slash[1]) {
		case '\\': c = '\\'; break;
		case 't': c = '\t'; break;
		case 'n': c = '\n'; break;
		case 'r': c = '\r'; break;
		case 'x':
			if (end - p < 2 || row_hex_digit(p[0]) < 0 ||
			    row_hex_digit(p[1]) < 0)
				return false;
			c = (char)(row_hex_digit(p[0]) * 16 +
			    row_hex_digit(p[1]));
			p += 2;
			break;
		default:
			return false;
		}
		buf_add(b, &c, 1);
	}
	buf_add(b, p, (size_t)(end - p));
	return true;
}

bool
row_unescape(struct buf *b, const char *p, size_t n)
{
	struct buf again = { 0 };
	size_t was = b->len;
	bool good = n == 0 || decode(b, p, n);

	if (good && n > 0) {
		row_escape(&again, b->p + was, b->len - was);
		good = again.len == n && memcmp(again.p, p, n) == 0;
		buf_free(&again);
	}
	if (!good)
		b->len = was;
	return good;
}

struct str
row_plain(struct str column, struct buf *scratch)
{
	if (column.len == 0 || memchr(column.p, '\\', column.len) == NULL)
		return column;
	scratch->len = 0;
	decode(scratch, column.p, column.len);
	return buf_str(scratch);
}

static char *
put_number(char *p, uint64_t v)
{
	p = buf_print(p, v);
	*p = '\t';
	return p + 1;
}

static char *
put_missing(char *p)
{
	p[0] = '-';
	p[1] = '\t';
	return p + 2;
}

static char *
put_plain(char *p, struct str s)
{
	/* Nearly all rows are of this kind. */
	if (s.len == 8)
		memcpy(p, s.p, 8);
	else
		memcpy(p, s.p, s.len);
	p[s.len] = '\t';
	return p + s.len + 1;
}

/* Puts a column that may be missing; p is the end of what is in b. */
static char *
put_column(struct buf *b, char *p, struct str s)
{
	if (s.len == 0)
		return put_missing(p);
	b->len = (size_t)(p - b->p);
	row_escape(b, s.p, s.len);
	p = buf_need(b, 2 * BUF_NUMBER + 16);
	*p = '\t';
	return p + 1;
}

void
row_put(struct buf *b, const struct row *r)
{
	char *p;

	p = buf_need(b, r->doc.len + r->kind.len + 4 * BUF_NUMBER + 16);
	p = put_plain(p, r->doc);
	p = put_number(p, r->start);
	p = put_number(p, r->end);
	p = put_plain(p, r->kind);
	p = put_column(b, p, r->label);
	p = put_number(p, r->id);
	p = put_number(p, r->parent);
	p = put_column(b, p, r->name);
	p = put_column(b, p, r->note);
	b->len = (size_t)(p - b->p);
	row_escape(b, r->text.p, r->text.len);
	*buf_need(b, 1) = '\n';
	b->len++;
}

/* A decimal number as we print it: no sign, no leading zero, no overflow. */
static bool
parse_number(struct str s, uint64_t *v)
{
	unsigned digit;
	uint64_t n = 0;
	size_t i;

	if (s.len == 0 || s.len > 18 || (s.len > 1 && s.p[0] == '0'))
		return false;
	for (i = 0; i < s.len; i++) {
		digit = (unsigned char)s.p[i] - (unsigned)'0';
		n = n * 10 + digit;
		if (digit > 9)
			return false;
	}
	*v = n;
	return true;
}

/* What the writers would have escaped; backslashes come later. */
static const char *
check_bytes(const char *p, size_t n)
{
	size_t i = 0;
	uint32_t cp;

	while ((i = scan_other(p, i, n)) < n) {
		i += utf8_next(p + i, n - i, &cp);
		if (cp == UTF8_BAD)
			return "not valid UTF-8";
		if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			return "a control character";
	}
	return NULL;
}

/*
 * Is there one way only to write what is between the TABs of a line? Escapes
 * of ASCII are no more than what they look like; those of other bytes depend
 * on the bytes around them.
 */
static const char *
check_escapes(const struct str *f)
{
	static const char wrong[] = "an escape that rows do not have";
	struct buf plain = { 0 };
	const char *p, *end;
	bool good = true;
	int i;

	for (i = 0; i < ROW_COLUMNS && good; i++) {
		/* Numbers and kinds were looked at. */
		if (i == ROW_START || i == ROW_END || i == ROW_KIND ||
		    i == ROW_ID || i == ROW_PARENT)
			continue;
		end = f[i].p + f[i].len;
		for (p = f[i].p; p < end &&
		    (p = memchr(p, '\\', (size_t)(end - p))) != NULL; p += 2) {
			if (end - p >= 2 && p[1] == 'x') {
				good = row_unescape(&plain, f[i].p, f[i].len);
				break;
			}
			good = end - p >= 2 && (p[1] == '\\' ||
			    p[1] == 't' || p[1] == 'n' || p[1] == 'r');
			if (!good)
				break;
		}
	}
	buf_free(&plain);
	return good ? NULL : wrong;
}

static bool
is_kind(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return s.len > 0;
}

static bool
is_end(struct str kind)
{
	return kind.len == 3 && memcmp(kind.p, "end", 3) == 0;
}

/* How many bytes a column stands for, its escapes being right. */
static size_t
plain_length(const struct row_line *l, enum row_column c)
{
	const char *p = l->columns[c].p, *slash;
	size_t n = l->columns[c].len;
	const char *end = p + n;

	while (l->have.slashes && p < end &&
	    (slash = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		n -= slash[1] == 'x' ? 3 : 1;
		p = slash + (slash[1] == 'x' ? 4 : 2);
	}
	return n;
}

bool
row_split(struct row_line *l, const char *line, size_t n)
{
	struct str *f = &l->columns[0];
	size_t at = 0, i;

	scan_row(&l->have, line, n);
	if (l->have.ntabs != ROW_COLUMNS - 1) {
		memset(f, 0, ROW_COLUMNS * sizeof f[0]);
		return false;
	}
	for (i = 0; i < ROW_COLUMNS - 1; i++) {
		f[i].p = line + at;
		f[i].len = l->have.tabs[i] - at;
		at = l->have.tabs[i] + 1;
	}
	f[i].p = line + at;
	f[i].len = n - at;
	return true;
}

size_t
row_length(const struct row_line *l)
{
	const struct str *text = &l->columns[ROW_TEXT];

	return (size_t)(text->p + text->len - l->columns[ROW_DOC].p);
}

const char *
row_parse(struct row *r, struct row_line *l, const char *line, size_t n)
{
	const struct str *f = l->columns;
	const char *why;
	int i;

	/* What is malformed is of no kind. */
	r->kind.p = NULL;
	r->kind.len = 0;
	if (n >= ROW_MAX)
		return "longer than 2 MiB";
	if (!row_split(l, line, n))
		return "not ten columns";
	for (i = 0; i < ROW_TEXT; i++)
		if (f[i].len == 0)
			return "an empty column";
	if (!parse_number(f[ROW_START], &r->start) ||
	    !parse_number(f[ROW_END], &r->end))
		return "start or end is not a number";
	if (!parse_number(f[ROW_ID], &r->id) ||
	    !parse_number(f[ROW_PARENT], &r->parent))
		return "id or parent is not a number";
	if (!is_kind(f[ROW_KIND]))
		return "kind is not a lower-case word";
	if (l->have.others && (why = check_bytes(line, n)) != NULL)
		return why;
	if (l->have.slashes && (why = check_escapes(f)) != NULL)
		return why;
	if (plain_length(l, ROW_DOC) > ROW_NAME_MAX)
		return "name longer than 4096 bytes";
	if (r->start > r->end ||
	    (r->start == r->end) != is_end(f[ROW_KIND]))
		return "an empty or negative span";
	if (plain_length(l, ROW_TEXT) != r->end - r->start)
		return "text is not as long as its span";
	r->doc = f[ROW_DOC];
	r->kind = f[ROW_KIND];
	r->label = f[ROW_LABEL];
	r->name = f[ROW_NAME];
	r->note = f[ROW_NOTE];
	r->text = f[ROW_TEXT];
	return NULL;
}

bool
row_is_missing(struct str column)
{
	return column.len == 1 && column.p[0] == '-';
}

bool
row_is_sentence(const struct row *r)
{
	return r->kind.len == 8 && memcmp(r->kind.p, "sentence", 8) == 0;
}

bool
row_is_end(const struct row *r)
{
	return is_end(r->kind);
}

struct str
row_doc(const char *line, size_t n)
{
	const char *tab = n > 0 ? memchr(line, '\t', n) : NULL;
	struct str r;

	r.p = line;
	r.len = tab != NULL ? (size_t)(tab - line) : 0;
	return r;
}

int
row_cmp(const struct row *a, const struct row *b)
{
	bool sa, sb;
	int c;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	sa = row_is_sentence(a);
	sb = row_is_sentence(b);
	if (sa != sb)
		return sa ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if ((c = str_cmp(a->kind, b->kind)) != 0)
		return c;
	if ((c = str_cmp(a->label, b->label)) != 0)
		return c;
	return (a->id > b->id) - (a->id < b->id);
}
