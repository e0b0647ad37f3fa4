/* Text that means nothing but itself in HTML. */
#include <string.h>

#include "html.h"
#include "utf8.h"
#include "view.h"

static const struct {
	char c;
	const char *entity;
} entities[] = {
	{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" },
	{ '"', "&quot;" }, { '\'', "&#39;" }, { '`', "&#96;" }
};

/* Puts a character of markup; false if it is none. */
static bool
put_entity(struct buf *b, char c)
{
	size_t i;

	for (i = 0; i < sizeof entities / sizeof entities[0]; i++)
		if (entities[i].c == c) {
			buf_puts(b, entities[i].entity);
			return true;
		}
	return false;
}

/* Puts any other character, a harmful one between two strings. */
static size_t
put_char(struct buf *b, const char *p, size_t n, const char *before,
    const char *behind)
{
	size_t columns = 0, len;
	uint32_t cp;

	if (p[0] == '\r') {
		/* HTML has no CR. */
		if (n == 1 || p[1] != '\n')
			buf_puts(b, "\n");
		return 1;
	}
	if (p[0] == '\n' || p[0] == '\t') {
		buf_add(b, p, 1);
		return 1;
	}
	len = utf8_next(p, n, &cp);
	if (!view_is_harmful(cp)) {
		buf_add(b, p, len);
		return len;
	}
	buf_puts(b, before);
	len = view_put_char(b, p, n, &columns);
	buf_puts(b, behind);
	return len;
}

static void
put(struct buf *b, struct str s, const char *before, const char *behind)
{
	static const char special[] = "&<>\"'`";
	size_t i = 0, from;

	while (i < s.len) {
		for (from = i; i < s.len && s.p[i] >= ' ' && s.p[i] < 0x7f &&
		    strchr(special, s.p[i]) == NULL; i++)
			;
		buf_add(b, s.p + from, i - from);
		if (i == s.len)
			break;
		if (put_entity(b, s.p[i]))
			i++;
		else
			i += put_char(b, s.p + i, s.len - i, before, behind);
	}
}

void
html_text(struct buf *b, struct str s)
{
	put(b, s, "<span class=\"x\">", "</span>");
}

void
html_value(struct buf *b, struct str s)
{
	put(b, s, "", "");
}
