/* Looking ahead in text that still comes in: see sentence.c. */
#include "ahead.h"
#include "glyph.h"
#include "uclass.h"
#include "utf8.h"

#define LONGEST 64      /* bytes of a word that lists may know */

struct ahead
ahead_from(const char *text, size_t len, bool last, size_t at)
{
	struct ahead v;

	v.p = text;
	v.n = len - at > AHEAD_MAX ? at + AHEAD_MAX : len;
	v.whole = v.n < len || last || len - at >= AHEAD_MAX;
	return v;
}

size_t
ahead_peek(const struct ahead *v, size_t i, uint32_t *cp, bool *more)
{
	if (i < v->n && (unsigned char)v->p[i] < 0x80) {
		*cp = (unsigned char)v->p[i];
		return 1;
	}
	*cp = UTF8_BAD;
	if (i < v->n && (v->n - i >= GLYPH_MAX || v->whole))
		return glyph_next(v->p + i, v->n - i, cp);
	if (!v->whole)
		*more = true;
	return 0;
}

bool
ahead_is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') ||
	    (cp >= 0x80 && (uclass(cp) & UCLASS_SPACE) != 0);
}

bool
ahead_is_newline(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 ||
	    cp == 0x2029;
}

bool
ahead_is_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 ||
	    cp == 0x203c || (cp >= 0x2047 && cp <= 0x2049);
}

bool
ahead_is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' ||
	    cp == '}' || cp == 0x2019 || cp == 0x201d || cp == 0xbb ||
	    cp == 0x203a || cp == 0xfffd;
}

bool
ahead_is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

bool
ahead_is_opener(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '`' || cp == '(' ||
	    cp == '[' || cp == '{' || cp == 0x2018 || cp == 0x201c ||
	    cp == 0x201e || cp == 0xab || cp == 0x2039 || cp == '*' ||
	    cp == 0x2022 || cp == 0x2043 || ahead_is_dash(cp);
}

size_t
ahead_trim(const char *text, size_t start, size_t end)
{
	uint32_t cp;
	size_t n;

	/* Not space mostly, and plain to see. */
	while (end > start && ((unsigned char)text[end - 1] <= ' ' ||
	    (unsigned char)text[end - 1] >= 0x7f)) {
		n = glyph_prev(text + start, end - start, &cp);
		if (!ahead_is_space(cp))
			break;
		end -= n;
	}
	return end;
}

struct str
ahead_word_before(const char *text, size_t start, size_t at)
{
	struct str w = { text + at, 0 };
	size_t i = at, n;
	uint32_t cp;

	while (i > start && at - i < LONGEST) {
		if ((text[i - 1] | 32) >= 'a' && (text[i - 1] | 32) <= 'z') {
			i--;
			continue;
		}
		n = glyph_prev(text + start, i - start, &cp);
		if (ahead_is_space(cp) || ahead_is_opener(cp) || cp == '/')
			break;
		i -= n;
	}
	w.p = text + i;
	w.len = at - i;
	return w;
}
