/* utf8: every code point there and back; everything else is bad bytes. */
#include <string.h>

#include "../../lib/utf8.h"
#include "test.h"

/* Unicode 3.9, table 3-7, as it is printed: ranges of bytes 1 to 4. */
static const unsigned char table[][8] = {
	{ 0x00, 0x7f },
	{ 0xc2, 0xdf, 0x80, 0xbf },
	{ 0xe0, 0xe0, 0xa0, 0xbf, 0x80, 0xbf },
	{ 0xe1, 0xec, 0x80, 0xbf, 0x80, 0xbf },
	{ 0xed, 0xed, 0x80, 0x9f, 0x80, 0xbf },
	{ 0xee, 0xef, 0x80, 0xbf, 0x80, 0xbf },
	{ 0xf0, 0xf0, 0x90, 0xbf, 0x80, 0xbf, 0x80, 0xbf },
	{ 0xf1, 0xf3, 0x80, 0xbf, 0x80, 0xbf, 0x80, 0xbf },
	{ 0xf4, 0xf4, 0x80, 0x8f, 0x80, 0xbf, 0x80, 0xbf }
};

/* How long the character at p is by the table; 0 if there is none. */
static size_t
by_table(const unsigned char *p, size_t n)
{
	size_t row, i;

	for (row = 0; row < sizeof table / sizeof table[0]; row++)
		for (i = 0; i < n && p[i] >= table[row][2 * i] &&
		    p[i] <= table[row][2 * i + 1]; i++)
			if (i == 3 || table[row][2 * i + 3] == 0)
				return i + 1;
	return 0;
}

static void
test_all(void)
{
	uint32_t cp, got;
	char s[4];
	size_t n;

	for (cp = 0; cp < 0x110000; cp++) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		n = utf8_put(s, cp);
		CHECK(n == (cp < 0x80 ? 1u : cp < 0x800 ? 2u :
		    cp < 0x10000 ? 3u : 4u));
		CHECK(utf8_next(s, n, &got) == n && got == cp);
		CHECK(utf8_prev(s, n, &got) == n && got == cp);
		if (n > 1)
			CHECK(utf8_next(s, n - 1, &got) == 1 &&
			    got == UTF8_BAD);
	}
}

static void
test_pairs(void)
{
	unsigned char s[4];
	unsigned a, b, c;
	size_t want, got;
	uint32_t cp;

	/* Lead bytes, second bytes, and the edges of the ones behind. */
	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++)
			for (c = 0; c < 9; c++) {
				static const unsigned char third[] = {
					0x7f, 0x80, 0xbf, 0xc0
				};
				s[0] = (unsigned char)a;
				s[1] = (unsigned char)b;
				s[2] = third[c % 3 + (c % 3 == 2)];
				s[3] = third[c / 3 + (c / 3 == 2)];
				want = by_table(s, 4);
				got = utf8_next((char *)s, 4, &cp);
				CHECK(got == (want > 0 ? want : 1));
				CHECK((cp == UTF8_BAD) == (want == 0));
			}
}

/* Forwards and backwards over noise see the same characters. */
static void
test_prev(void)
{
	static const unsigned char some[] = {
		0x00, 'a', 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf,
		0xe0, 0xe1, 0xed, 0xf0, 0xf4, 0xff
	};
	unsigned char s[400];
	size_t starts[400], n, i, back;
	uint64_t seed = 7;
	uint32_t cp, rev;
	int round;

	for (round = 0; round < 2000; round++) {
		for (i = 0; i < sizeof s; i++)
			s[i] = some[test_pick(&seed, sizeof some)];
		for (i = n = 0; i < sizeof s; n++) {
			starts[n] = i;
			i += utf8_next((char *)s + i, sizeof s - i, &cp);
		}
		for (i = sizeof s; n > 0; i -= back) {
			back = utf8_prev((char *)s, i, &rev);
			CHECK(i - back == starts[--n]);
			if (i - back != starts[n])
				return;
			utf8_next((char *)s + starts[n], i - starts[n], &cp);
			CHECK(cp == rev);
		}
	}
}

static void
test_cut(void)
{
	const char *s = "ab\xe2\x82\xac\xf0\x9f\x98\x80z\xff\x80\x80\x80\x80";

	CHECK(utf8_cut(s, 4, 4) == 4);
	CHECK(utf8_cut(s, 15, 4) == 2);
	CHECK(utf8_cut(s, 15, 5) == 5);
	CHECK(utf8_cut(s, 15, 6) == 5);
	CHECK(utf8_cut(s, 15, 8) == 5);
	CHECK(utf8_cut(s, 15, 9) == 9);
	CHECK(utf8_cut(s, 15, 13) == 13);
}

int
main(void)
{
	test_all();
	test_pairs();
	test_prev();
	test_cut();
	return test_failures > 0;
}
