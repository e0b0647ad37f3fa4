/* What the views share: columns of rows, harmless printing, line breaks. */
#include <string.h>

#include "uclass.h"
#include "utf8.h"
#include "view.h"

const struct view *
view_find(const char *name)
{
	static const struct view *const views[] = {
		&view_brief, &view_text, &view_html, &view_table,
		&view_plain, &view_csv, &view_csv_excel, &view_jsonl,
		&view_conll
	};
	size_t i;

	for (i = 0; i < sizeof views / sizeof views[0]; i++)
		if (strcmp(views[i]->name, name) == 0)
			return views[i];
	return NULL;
}

void
view_split(const struct doc_row *r, struct row_line *l)
{
	row_split(l, r->line, r->len - 1);
}

bool
view_is_text(int column)
{
	return column == ROW_DOC || column == ROW_LABEL || column >= ROW_NAME;
}

bool
view_is_harmful(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == UTF8_BAD ||
	    (cp >= 0xa0 && (uclass(cp) & UCLASS_HIDDEN) != 0);
}

size_t
view_put_char(struct buf *b, const char *p, size_t n, size_t *columns)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t cp;
	size_t i, len = utf8_next(p, n, &cp);
	unsigned class;
	char s[4] = { '\\', 'x' };

	if (view_is_harmful(cp)) {
		for (i = 0; i < len; i++) {
			s[2] = digits[(unsigned char)p[i] >> 4];
			s[3] = digits[p[i] & 15];
			buf_add(b, s, 4);
		}
		*columns += 4 * len;
		return len;
	}
	buf_add(b, p, len);
	class = uclass(cp);
	*columns += class & UCLASS_ZERO ? 0 : class & UCLASS_WIDE ? 2 : 1;
	return len;
}

size_t
view_put_within(struct buf *b, struct str text, size_t max)
{
	size_t i = 0, columns = 0, next, fits = b->len, width = 0;

	while (i < text.len) {
		next = columns;
		i += view_put_char(b, text.p + i, text.len - i, &next);
		if (next > max)
			break;
		columns = next;
		if (columns < max) {
			fits = b->len;
			width = columns;
		}
	}
	if (i == text.len && (text.len == 0 || next <= max))
		return columns;
	b->len = fits;
	buf_puts(b, "\xe2\x80\xa6");
	return width + 1;
}

void
view_put(struct buf *b, const char *p, size_t n)
{
	size_t i = 0, from, columns = 0;

	while (i < n) {
		for (from = i; i < n && p[i] >= 0x20 && p[i] < 0x7f; i++)
			;
		buf_add(b, p + from, i - from);
		if (i < n)
			i += view_put_char(b, p + i, n - i, &columns);
	}
}

void
view_put_color(struct buf *b, const char *sgr)
{
	buf_puts(b, "\033[");
	buf_puts(b, sgr);
	buf_puts(b, "m");
}

/* Puts the LF or CRLF at p; returns its length, 0 if there is none. */
static size_t
put_newline(struct buf *b, const char *p, size_t n, const char *sgr)
{
	size_t len = p[0] == '\n' ? 1 : 0;

	if (n > 1 && p[0] == '\r' && p[1] == '\n')
		len = 2;
	if (len > 0 && sgr[0] != '\0')
		view_put_color(b, "");
	buf_add(b, p, len);
	if (len > 0 && sgr[0] != '\0')
		view_put_color(b, sgr);
	return len;
}

void
view_put_lines(struct buf *b, struct str text, const char *sgr)
{
	size_t i = 0, from, len, columns = 0;
	const char *p = text.p;

	while (i < text.len) {
		for (from = i; i < text.len && ((p[i] >= 0x20 &&
		    p[i] < 0x7f) || p[i] == '\t'); i++)
			;
		buf_add(b, p + from, i - from);
		if (i == text.len)
			break;
		len = put_newline(b, p + i, text.len - i, sgr);
		if (len == 0)
			len = view_put_char(b, p + i, text.len - i, &columns);
		i += len;
	}
}

static void
put_spaces(struct buf *b, size_t n)
{
	for (; n > 0; n--)
		buf_add(b, " ", 1);
}

/* Goes on to the next line, or to the first. */
static void
next_line(struct view_wrap *w)
{
	struct out *o = w->page->out;

	if (w->begun) {
		buf_puts(&o->buf, "\n");
		out_row(o);
	}
	w->column = w->pad = w->begun ? w->hang : w->indent;
	w->begun = w->fresh = true;
	w->spaced = false;
}

/* Changes the colour within the word. */
static void
set_color(struct view_wrap *w, const char *sgr)
{
	const char *now = w->sgr != NULL ? w->sgr : "";

	if (!w->page->color || strcmp(now, sgr) == 0)
		return;
	if (now[0] != '\0')
		view_put_color(&w->word, "");
	if (sgr[0] != '\0')
		view_put_color(&w->word, sgr);
	w->sgr = sgr;
}

/*
 * Puts the word that is under way, on the next line if it must be. Colours
 * end with each word: pagers forget them at the end of a line.
 */
static void
put_word(struct view_wrap *w)
{
	if (w->word.len == 0)
		return;
	set_color(w, "");
	if (!w->begun || (!w->fresh && w->column + w->columns +
	    (w->spaced ? 1 : 0) > w->page->width))
		next_line(w);
	if (w->spaced) {
		w->pad++;
		w->column++;
	}
	put_spaces(&w->page->out->buf, w->pad);
	w->pad = 0;
	buf_add(&w->page->out->buf, w->word.p, w->word.len);
	w->column += w->columns;
	if (w->column > w->widest)
		w->widest = w->column;
	w->word.len = w->columns = 0;
	w->spaced = w->fresh = false;
}

static bool
is_break(uint32_t cp)
{
	/* No-break spaces; see UAX 14, class GL. */
	return (uclass(cp) & UCLASS_SPACE) != 0 && cp != 0xa0 &&
	    cp != 0x2007 && cp != 0x202f;
}

/* Adds one character to the word; a word too long for any line is cut. */
static size_t
add_char(struct view_wrap *w, const char *p, size_t n, const char *sgr)
{
	size_t margin = w->hang > w->indent ? w->hang : w->indent;
	size_t was = w->columns, mark, len;

	set_color(w, sgr);
	mark = w->word.len;
	len = view_put_char(&w->word, p, n, &w->columns);
	if (was == 0 || w->columns <= w->page->width - margin)
		return len;
	w->word.len = mark;
	w->columns = was;
	put_word(w);
	set_color(w, sgr);
	return view_put_char(&w->word, p, n, &w->columns);
}

void
view_wrap_add(struct view_wrap *w, struct str text, const char *sgr)
{
	size_t i = 0, len;
	uint32_t cp;

	while (i < text.len) {
		len = utf8_next(text.p + i, text.len - i, &cp);
		if (is_break(cp)) {
			put_word(w);
			w->spaced = w->begun && !w->fresh;
			i += len;
			continue;
		}
		/* Scripts with wide characters break anywhere. */
		if ((uclass(cp) & UCLASS_WIDE) != 0)
			put_word(w);
		i += add_char(w, text.p + i, text.len - i, sgr);
	}
}

void
view_wrap_keep(struct view_wrap *w, struct str text, const char *sgr)
{
	size_t i = 0;

	if (text.len > w->page->width - w->hang) {
		view_wrap_add(w, text, sgr);
		return;
	}
	while (i < text.len)
		i += add_char(w, text.p + i, text.len - i, sgr);
}

void
view_wrap_tab(struct view_wrap *w)
{
	put_word(w);
	if (w->column >= w->hang)
		next_line(w);
	w->pad += w->hang - w->column;
	w->column = w->hang;
	w->fresh = true;
	w->spaced = false;
}

size_t
view_wrap_end(struct view_wrap *w)
{
	size_t widest;

	put_word(w);
	if (w->begun) {
		buf_puts(&w->page->out->buf, "\n");
		out_row(w->page->out);
	}
	widest = w->widest;
	w->begun = w->spaced = false;
	w->column = w->widest = w->pad = 0;
	return widest;
}

void
view_wrap_free(struct view_wrap *w)
{
	buf_free(&w->word);
	memset(w, 0, sizeof *w);
}
