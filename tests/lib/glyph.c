/* glyph: what was damaged is read as it was, and other text as it is. */
#include <string.h>

#include "../../lib/glyph.h"
#include "../../lib/uclass.h"
#include "../../lib/utf8.h"
#include "test.h"

/* Windows-1252, as it is printed: characters of 0x80 to 0x9f. */
static const uint32_t windows[32] = {
	0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178
};

/* Writes what a reader of Windows-1252, or of Latin-1, made of the bytes. */
static size_t
damage(char *to, const char *p, size_t n, int latin)
{
	unsigned char c;
	size_t len = 0, i;

	for (i = 0; i < n; i++) {
		c = (unsigned char)p[i];
		len += utf8_put(to + len, !latin && c >= 0x80 && c < 0xa0 ?
		    windows[c - 0x80] : c);
	}
	return len;
}

static int
is_space(uint32_t cp)
{
	return (uclass(cp) & UCLASS_SPACE) != 0;
}

/* Between other text, ahead and back. */
static void
check(const char *p, size_t len, uint32_t want)
{
	char text[64] = "said ";
	uint32_t cp = 0;

	memcpy(text + 5, p, len);
	memcpy(text + 5 + len, " now", 4);
	CHECK(glyph_next(text + 5, len + 4, &cp) == len && cp == want);
	CHECK(glyph_prev(text, 5 + len, &cp) == len && cp == want);
	CHECK(len <= GLYPH_MAX);
}

/* Letters of Latin-1 and punctuation, taken for Windows-1252 or Latin-1. */
static void
try_taken(void)
{
	uint32_t cp, last;
	char plain[4], text[32];
	size_t n;
	int latin;

	for (cp = 0xa0; cp < 0x20c0; cp == 0xff ? (cp = 0x2000) : cp++)
		for (latin = 0; latin < 2; latin++) {
			memset(text, 0, sizeof text);
			n = utf8_put(plain, cp);
			n = damage(text, plain, n, latin);
			/* White space of today stays what it is. */
			utf8_prev(text, n, &last);
			if (is_space(last) || strstr(text, "\xc2\x85") != NULL)
				continue;
			check(text, n, is_space(cp) ? 0xfffd : cp);
		}
	check("\xc3\xa2\xe2\x82\xac", 5, 0x201d);
	CHECK(glyph_next("\xc3\x82 The", 6, &cp) == 2 && cp == 0xfffd);
	CHECK(glyph_next("\xc3\x82\xc2\xa0", 4, &cp) == 2 && cp == 0xfffd);
	CHECK(glyph_next("\xc3\x82ge", 4, &cp) == 2 && cp == 0xc2);
}

/* Bytes and control characters of Windows-1252. */
static void
try_windows(void)
{
	unsigned i;
	char c[2];

	for (i = 0; i < 32; i++) {
		c[0] = (char)(0x80 + i);
		check(c, 1, windows[i]);
		if (i != 5)
			check(c, utf8_put(c, 0x80 + i), windows[i]);
	}
	check("\xc2\x85", 2, 0x85);
	check("\xe9", 1, 0xe9);
	check("\xa0", 1, 0xfffd);
}

/* Any bytes: never more than there are; what is UTF-8 stays so. */
static void
try_bytes(uint64_t *state)
{
	uint32_t cp, same;
	char text[24];
	size_t i, n, len;

	for (i = 0; i < sizeof text; i++)
		text[i] = (char)test_pick(state, 256);
	for (i = 0; i < sizeof text; i += n) {
		n = glyph_next(text + i, sizeof text - i, &cp);
		CHECK(n > 0 && n <= sizeof text - i && cp != UTF8_BAD);
		len = utf8_next(text + i, sizeof text - i, &same);
		CHECK(n >= len);
		if (n == len && same != UTF8_BAD && same > 0x9f)
			CHECK(cp == same || (same == 0xc2 && cp == 0xfffd));
		n = glyph_prev(text, i + n, &cp);
		CHECK(n > 0 && n <= sizeof text && cp != UTF8_BAD);
		n = glyph_next(text + i, sizeof text - i, &cp);
	}
}

int
main(void)
{
	uint64_t state = 1;
	unsigned i;

	try_taken();
	try_windows();
	for (i = 0; i < 20000; i++)
		try_bytes(&state);
	/* Letters that only look like that. */
	check("\xc3\xa2", 2, 0xe2);
	check("\xc3\x83", 2, 0xc3);
	check("\xc3\xa9", 2, 0xe9);
	return test_failures > 0;
}
