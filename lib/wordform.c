/* What a word is, apart from any text: hashes, shape, kind of number. */
#include <string.h>

#include "glyph.h"
#include "hash.h"
#include "token.h"
#include "uclass.h"
#include "utf8.h"
#include "wordform.h"

enum { WORD_MAX = 64 };         /* bytes of a word that are looked at */

uint64_t
wordform_seed(uint64_t a)
{
	return a * UINT64_C(0x9e3779b97f4a7c15);
}

uint64_t
wordform_onto(uint64_t seed, uint64_t b)
{
	seed += b;
	seed = (seed ^ seed >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return seed ^ seed >> 32;
}

uint64_t
wordform_mix(uint64_t a, uint64_t b)
{
	return wordform_onto(wordform_seed(a), b);
}

uint64_t
wordform_mix3(uint64_t a, uint64_t b, uint64_t c)
{
	return wordform_mix(wordform_mix(a, b), c);
}

uint64_t
wordform_lower(const char *word, size_t len)
{
	char low[WORD_MAX + 4];
	size_t i, n = 0;
	uint32_t cp;

	for (i = 0; i < len && n < WORD_MAX; ) {
		if ((unsigned char)word[i] < 0x80) {
			low[n++] = (char)(word[i] >= 'A' && word[i] <= 'Z' ?
			    word[i] + 32 : word[i]);
			i++;
			continue;
		}
		i += glyph_next(word + i, len - i, &cp);
		if (cp == 0x2019)
			low[n++] = '\'';
		else
			n += utf8_put(low + n, uclass_lower(cp));
	}
	return hash_bytes(low, n);
}

uint64_t
wordform_join(uint64_t phrase, uint64_t lower)
{
	return wordform_mix(phrase + 1, lower);
}

uint64_t
wordform_phrase(const char *phrase, size_t len)
{
	struct tokens t = { 0 };
	uint64_t h = 0;
	size_t i;

	token_split(&t, phrase, 0, len);
	for (i = 0; i < t.n; i++)
		h = wordform_join(h, wordform_lower(phrase + t.v[i].start,
		    t.v[i].end - t.v[i].start));
	token_free(&t);
	return h;
}

/* Its characters by class, runs of one class made one or two. */
uint32_t
wordform_shape(const char *p, size_t len)
{
	uint32_t shape = 1, cp, code, last = 0, class;
	size_t i = 0, run = 0;

	while (i < len && shape < 1u << 28) {
		cp = (unsigned char)p[i];
		if (cp < 0x80) {
			i++;
			code = cp - 'a' < 26u ? 1 : cp - 'A' < 26u ? 2 :
			    cp - '0' < 10u ? 3 : cp == '.' ? 4 : cp == '-' ?
			    5 : cp == '\'' ? 6 : 7;
		} else {
			i += glyph_next(p + i, len - i, &cp);
			class = uclass(cp);
			code = (class & UCLASS_UPPER) ? 2 : (class &
			    UCLASS_LETTER) ? 1 : (class & UCLASS_DIGIT) ? 3 :
			    cp == 0x2019 ? 6 : 7;
		}
		run = code == last ? run + 1 : 0;
		if (run < 2 || code == 3)
			shape = shape * 8 + code;
		last = code;
	}
	return shape;
}

/* Numbers by what they may be: a day, a year, "1990s", "20th", "5bn" ... */
uint32_t
wordform_number(const char *p, size_t len)
{
	size_t n = 0, digits = 0;
	unsigned value = 0;
	bool points = false, colon = false;

	for (; n < len; n++) {
		if (p[n] >= '0' && p[n] <= '9') {
			digits++;
			if (value < 100000)
				value = value * 10 + (unsigned)(p[n] - '0');
		} else if (p[n] == ':')
			colon = true;
		else if (p[n] == ',' || p[n] == '.')
			points = true;
		else
			break;
	}
	if (n < len) {
		if (p[n] == 's')
			return 0x8001;
		if (digits < 3 && len == n + 2 && strchr("snrt", p[n]) != NULL)
			return 0x8002;
		return 0x8003;
	}
	if (colon)
		return 0x8004;
	if (points)
		return 0x8005;
	if (digits == 4)
		return value >= 1900 && value < 2050 ? 0x8006 :
		    value >= 1000 && value < 2100 ? 0x8007 : 0x8008;
	if (digits <= 2)
		return value >= 1 && value <= 12 ? 0x8009 :
		    value <= 31 ? 0x800a : 0x800b;
	return 0x800c + (digits > 3);
}
