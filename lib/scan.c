/*
 * The two loops that see every byte, sixteen bytes at a time where the
 * machine has SSE2 (all x86-64 has). Measured on news: 20 % of the
 * instructions of sentences.
 */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif

#include "scan.h"

static const unsigned char stops[256] = {
	['\n'] = 1, ['\r'] = 1, ['.'] = 1, ['!'] = 1, ['?'] = 1, [')'] = 1,
	[0xe2] = 1, [0xe3] = 1, [0xc2] = 1
};

size_t
scan_stop_plain(const char *text, size_t i, size_t limit)
{
	while (i < limit && stops[(unsigned char)text[i]] == 0)
		i++;
	return i;
}

size_t
scan_copy_plain(char *dst, const char *src, size_t n)
{
	size_t i;

	for (i = 0; i < n && (unsigned char)src[i] >= 0x20 &&
	    (unsigned char)src[i] < 0x7f && src[i] != '\\'; i++)
		dst[i] = src[i];
	return i;
}

#if defined(__SSE2__) && defined(__GNUC__)

#define IS(b, c) _mm_cmpeq_epi8((b), _mm_set1_epi8((char)(c)))

size_t
scan_stop(const char *text, size_t i, size_t limit)
{
	__m128i b, hit;
	unsigned mask;

	for (; i + 16 <= limit; i += 16) {
		b = _mm_loadu_si128((const __m128i *)(text + i));
		hit = IS(_mm_or_si128(b, _mm_set1_epi8(1)), 0xe3);
		hit = _mm_or_si128(hit, IS(b, '\n'));
		hit = _mm_or_si128(hit, IS(b, '\r'));
		hit = _mm_or_si128(hit, IS(b, '.'));
		hit = _mm_or_si128(hit, IS(b, '!'));
		hit = _mm_or_si128(hit, IS(b, '?'));
		hit = _mm_or_si128(hit, IS(b, ')'));
		hit = _mm_or_si128(hit, IS(b, 0xc2));
		mask = (unsigned)_mm_movemask_epi8(hit);
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	return scan_stop_plain(text, i, limit);
}

size_t
scan_copy(char *dst, const char *src, size_t n)
{
	__m128i b, good;
	unsigned mask;
	size_t i;

	for (i = 0; i + 16 <= n; i += 16) {
		b = _mm_loadu_si128((const __m128i *)(src + i));
		_mm_storeu_si128((__m128i *)(dst + i), b);
		/* As signed bytes, those from 0x80 on are below 0x20 too. */
		good = _mm_cmpgt_epi8(b, _mm_set1_epi8(0x1f));
		good = _mm_andnot_si128(_mm_or_si128(IS(b, 0x7f),
		    IS(b, '\\')), good);
		mask = (unsigned)_mm_movemask_epi8(good) ^ 0xffff;
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	return i + scan_copy_plain(dst + i, src + i, n - i);
}

#else

size_t
scan_stop(const char *text, size_t i, size_t limit)
{
	return scan_stop_plain(text, i, limit);
}

size_t
scan_copy(char *dst, const char *src, size_t n)
{
	return scan_copy_plain(dst, src, n);
}

#endif
