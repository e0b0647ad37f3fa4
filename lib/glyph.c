/* Characters as they were before the text was damaged. */
#include <stdbool.h>

#include "glyph.h"
#include "uclass.h"
#include "utf8.h"

enum { EURO = 0x20ac, NEXT_LINE = 0x85, CLOSING = 0x201d, UNKNOWN = 0xfffd };

/*
 * Windows-1252 from 0x80 on; what it does not define is a control character
 * (WHATWG, Encoding Standard, index-windows-1252).
 */
static const uint16_t windows[32] = {
	EURO, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, CLOSING, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178
};

static uint32_t
from_byte(uint32_t byte)
{
	return byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : byte;
}

/* Between rows there is white space that is so for anybody. */
static uint32_t
no_space(uint32_t cp)
{
	return (uclass(cp) & UCLASS_SPACE) != 0 ? UNKNOWN : cp;
}

/* The byte that a character was taken for; 0 if it was none from 0x80 on. */
static uint32_t
to_byte(uint32_t cp)
{
	uint32_t i;

	if (cp >= 0x80 && cp <= 0xff)
		return cp;
	if (cp < 0x0152 || cp > 0x2122)
		return 0;
	for (i = 0; i < 32 && windows[i] != cp; i++)
		;
	return i < 32 ? 0x80 + i : 0;
}

/*
 * Reads a byte that goes on with a character, by what it was taken for; not
 * one that is white space now.
 */
static size_t
continues(const char *p, size_t n, uint32_t *byte)
{
	uint32_t cp = 0;
	size_t len = n > 0 ? utf8_next(p, n, &cp) : 0;

	*byte = (uclass(cp) & UCLASS_SPACE) != 0 ? 0 : to_byte(cp);
	return *byte >= 0x80 && *byte < 0xc0 ? len : 0;
}

/*
 * A character of which one took the bytes for characters, the first of them
 * at p, of len bytes itself: those of Latin-1 and punctuation. Returns its
 * length, or 0.
 */
static size_t
undo(const char *p, size_t n, size_t len, uint32_t first, uint32_t *cp)
{
	uint32_t second, third;
	size_t a, b;

	if ((a = continues(p + len, n - len, &second)) == 0)
		return 0;
	if (first != 0xe2) {
		*cp = no_space(from_byte((first & 0x1f) << 6 |
		    (second & 0x3f)));
		return len + a;
	}
	if (second > 0x82)
		return 0;
	b = continues(p + len + a, n - len - a, &third);
	if (b > 0)
		*cp = no_space((first & 0x0f) << 12 | (second & 0x3f) << 6 |
		    (third & 0x3f));
	/* The third byte of this one is not defined, and often lost. */
	else if (second == 0x80)
		*cp = CLOSING;
	else
		return 0;
	return len + a + b;
}

/* "end.\303\202 The": what is left of a space that does not break. */
static bool
was_space(const char *p, size_t n)
{
	uint32_t cp;

	if (n == 0)
		return false;
	utf8_next(p, n, &cp);
	return (uclass(cp) & UCLASS_SPACE) != 0;
}

/* A character that stands for itself alone, if it is damaged at all. */
static uint32_t
alone(uint32_t cp, const char *p)
{
	if (cp == UTF8_BAD)
		return no_space(from_byte((unsigned char)*p));
	return cp != NEXT_LINE ? from_byte(cp) : cp;
}

static bool
may_begin(uint32_t cp)
{
	return cp == 0xc2 || cp == 0xc3 || cp == 0xe2;
}

static size_t
next(const char *p, size_t n, uint32_t *cp)
{
	size_t len = utf8_next(p, n, cp), all;

	if (*cp > 0xe2 && *cp != UTF8_BAD)
		return len;
	if (may_begin(*cp) && (all = undo(p, n, len, *cp, cp)) > 0)
		return all;
	*cp = *cp == 0xc2 && was_space(p + len, n - len) ? UNKNOWN :
	    alone(*cp, p);
	return len;
}

static size_t
prev(const char *p, size_t n, uint32_t *cp)
{
	size_t len = utf8_prev(p, n, cp), from = n - len;
	uint32_t first = *cp, whole;
	int i;

	/* One or two before it may be parts of one. */
	for (i = 0; i < 2 && from > 0 && (unsigned char)p[from - 1] >= 0x80 &&
	    to_byte(first) >= 0x80 && to_byte(first) < 0xc0; i++) {
		from -= utf8_prev(p, from, &first);
		if (may_begin(first) && next(p + from, n - from,
		    &whole) == n - from) {
			*cp = whole;
			return n - from;
		}
	}
	*cp = alone(*cp, p + n - len);
	return len;
}

size_t
glyph_next(const char *p, size_t n, uint32_t *cp)
{
	if ((unsigned char)p[0] >= 0x80)
		return next(p, n, cp);
	*cp = (unsigned char)p[0];
	return 1;
}

size_t
glyph_prev(const char *p, size_t n, uint32_t *cp)
{
	if ((unsigned char)p[n - 1] >= 0x80)
		return prev(p, n, cp);
	*cp = (unsigned char)p[n - 1];
	return 1;
}
