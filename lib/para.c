/*
 * Paragraphs. A blank line always ends one. A single newline does where a
 * line is a paragraph, and does not where the text was wrapped to a width:
 * there the next line's first word would not have fitted on the line.
 */
#include "dict.h"
#include "glyph.h"
#include "para.h"
#include "uclass.h"

#define NARROW 40       /* wrapped text is rarely narrower than this */
#define WIDE 132        /* nor wider: a line of this length stands alone */
#define FULL 46         /* a full line, in text of which nothing is known */

size_t
para_quoting(const char *line, size_t len)
{
	size_t i = 0, n = 0;

	for (; i < len && (line[i] == '>' || line[i] == ' '); i++)
		if (line[i] == '>')
			n = i + 1;
	return n;
}

/* White space, and what quotes mail, before a line's text. */
static size_t
indent_of(const struct para_lines *l)
{
	size_t i = para_quoting(l->next, l->next_len);

	while (i < l->next_len && (l->next[i] == ' ' || l->next[i] == '\t'))
		i++;
	return i;
}

static size_t
first_word(const struct para_lines *l, size_t from)
{
	size_t i = from;

	while (i < l->next_len && l->next[i] != ' ' && l->next[i] != '\t' &&
	    l->next[i] != '\r' && l->next[i] != '\n')
		i++;
	return i - from;
}

/* "- ", "* ", bullets and dashes, "1. ", "(2) ", "b) "; years are none. */
static bool
is_item(const struct para_lines *l, size_t from)
{
	const char *p = l->next + from;
	size_t n = l->next_len - from, i = 0;
	uint32_t cp;

	if (n < 2)
		return false;
	if (p[0] == '-' || p[0] == '*')
		return p[1] == ' ' || p[1] == '\t';
	glyph_next(p, n, &cp);
	if (cp == 0x2022 || cp == 0xb7 || cp == 0x25cf || cp == 0x25aa ||
	    cp == 0x2015)
		return true;
	if (p[0] == '(')
		i++;
	if (i + 2 < n && p[i] >= 'a' && p[i] <= 'z' && p[i + 1] == ')')
		return true;
	while (i < n && p[i] >= '0' && p[i] <= '9')
		i++;
	return i > 0 && i <= 3 && i + 1 < n && p[i - 1] != '(' &&
	    (p[i] == '.' || p[i] == ')') && p[i + 1] == ' ';
}

static bool
begins_lower(const struct para_lines *l, size_t from)
{
	uint32_t cp;

	if (from >= l->next_len)
		return false;
	glyph_next(l->next + from, l->next_len - from, &cp);
	return (uclass(cp) & UCLASS_LOWER) != 0;
}

/* The newline falls within a sentence, as a reader sees at once. */
static bool
runs_on(const struct para_lines *l, size_t from)
{
	/* "onions", "garlic", "curry to taste": items with no sign of it. */
	if (l->lower && l->len < NARROW / 2 && l->next_len < NARROW)
		return false;
	return l->hanging || (!l->ended && begins_lower(l, from));
}

static size_t
line_end(const struct para_lines *l)
{
	size_t n = l->next_len;

	while (n > 0 && (l->next[n - 1] == ' ' || l->next[n - 1] == '\t'))
		n--;
	return n;
}

/* "By Jane Doe", "Photo: AFP". */
static bool
stands_alone(const struct para_lines *l, size_t from)
{
	size_t i = from;

	while (i < l->next_len && ((l->next[i] | 32) >= 'a' &&
	    (l->next[i] | 32) <= 'z'))
		i++;
	return !l->next_ends && dict_get_lower(&dict_standalone,
	    l->next + from, i - from) != NULL;
}

bool
para_is_break(const struct para *p, const struct para_lines *l)
{
	size_t from = indent_of(l), width = p->widest, next = line_end(l);
	bool full;

	if (l->len > width)
		width = l->len;
	if (next > width)
		width = next;
	full = width <= WIDE && l->len + 1 + first_word(l, from) > width;
	if (full ? l->listed && is_item(l, from) :
	    l->listed || is_item(l, from))
		return true;
	if (runs_on(l, from))
		return false;
	if (from >= 2 && from > p->indent && p->indent < 2)
		return true;
	if (!full || l->next_cut || l->len < NARROW)
		return true;
	/* The line is full. Is this text wrapped at all? */
	if (p->wraps + p->breaks > 0)
		return p->breaks >= p->wraps;
	return l->len < FULL || stands_alone(l, from);
}

void
para_learn(struct para *p, const struct para_lines *l)
{
	size_t from = indent_of(l);

	if (l->len >= NARROW && runs_on(l, from))
		p->wraps += l->len <= WIDE;
	else if (l->len > WIDE || line_end(l) > WIDE)
		p->breaks++;
	if (l->len <= WIDE && l->len > p->widest)
		p->widest = l->len;
	p->indent = from;
}
