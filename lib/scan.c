/*
 * The loops that see every byte, thirty-two bytes at a time where the
 * machine has SSE2 (all x86-64 has).
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
scan_line_plain(const char *text, size_t i, size_t limit)
{
	while (i < limit && text[i] != '\n' && text[i] != '\r')
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

size_t
scan_copy_quoted_plain(char *dst, const char *src, size_t n)
{
	size_t i;

	for (i = 0; i < n && (unsigned char)src[i] >= 0x20 &&
	    (unsigned char)src[i] < 0x7f && src[i] != '\\' &&
	    src[i] != '"'; i++)
		dst[i] = src[i];
	return i;
}

static bool
is_other(unsigned char c)
{
	return (c < 0x20 && c != '\t') || c >= 0x7f;
}

void
scan_row_plain(struct scan_row *r, const char *line, size_t n)
{
	unsigned char c;
	size_t i;

	r->ntabs = 0;
	r->slashes = r->quotes = r->commas = r->others = false;
	for (i = 0; i < n; i++) {
		c = (unsigned char)line[i];
		if (c == '\t' && r->ntabs++ < SCAN_TABS)
			r->tabs[r->ntabs - 1] = i;
		r->slashes = r->slashes || c == '\\';
		r->quotes = r->quotes || c == '"';
		r->commas = r->commas || c == ',';
		r->others = r->others || is_other(c);
	}
}

size_t
scan_other_plain(const char *s, size_t i, size_t n)
{
	while (i < n && !is_other((unsigned char)s[i]))
		i++;
	return i;
}

size_t
scan_csv_plain(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && s[i] != '"' && s[i] != ',' && s[i] != '\r' &&
	    s[i] != '\n'; i++)
		continue;
	return i;
}

#if defined(__SSE2__) && defined(__GNUC__)

#define LOAD(p) _mm_loadu_si128((const __m128i *)(p))
#define IS(b, c) _mm_cmpeq_epi8((b), _mm_set1_epi8((char)(c)))
#define OR(a, b) _mm_or_si128((a), (b))
#define BITS(b) ((unsigned)_mm_movemask_epi8(b))

/* A bit for each of 32 bytes that is one to stop at, or not ASCII. */
static unsigned
maybe_stops(const char *p)
{
	__m128i a = LOAD(p), b = LOAD(p + 16);
	__m128i hit_a = OR(IS(a, '\n'), IS(a, '\r'));
	__m128i hit_b = OR(IS(b, '\n'), IS(b, '\r'));

	hit_a = OR(OR(hit_a, IS(a, '.')), OR(IS(a, '?'), a));
	hit_b = OR(OR(hit_b, IS(b, '.')), OR(IS(b, '?'), b));
	/* '!' and ')' differ in a bit. */
	hit_a = OR(hit_a, IS(OR(a, _mm_set1_epi8(8)), ')'));
	hit_b = OR(hit_b, IS(OR(b, _mm_set1_epi8(8)), ')'));
	return BITS(hit_a) | BITS(hit_b) << 16;
}

size_t
scan_stop(const char *text, size_t i, size_t limit)
{
	unsigned mask;
	size_t at;

	for (; i + 32 <= limit; i += 32)
		for (mask = maybe_stops(text + i); mask != 0;
		    mask &= mask - 1) {
			at = i + (size_t)__builtin_ctz(mask);
			if (stops[(unsigned char)text[at]] != 0)
				return at;
		}
	return scan_stop_plain(text, i, limit);
}

size_t
scan_line(const char *text, size_t i, size_t limit)
{
	__m128i b;
	unsigned mask;

	for (; i + 16 <= limit; i += 16) {
		b = LOAD(text + i);
		mask = BITS(OR(IS(b, '\n'), IS(b, '\r')));
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	return scan_line_plain(text, i, limit);
}

/*
 * Copies 16 bytes; a bit for each that is no printable ASCII, or is '\\' or
 * the other one.
 */
static inline unsigned
copy_block(char *dst, const char *src, char other)
{
	__m128i b = LOAD(src), good;

	_mm_storeu_si128((__m128i *)dst, b);
	/* As signed bytes, those from 0x80 on are below 0x20 too. */
	good = _mm_cmpgt_epi8(b, _mm_set1_epi8(0x1f));
	good = _mm_andnot_si128(OR(IS(b, 0x7f), IS(b, '\\')), good);
	if (other != '\\')
		good = _mm_andnot_si128(IS(b, other), good);
	return BITS(good) ^ 0xffff;
}

static inline size_t
copy(char *dst, const char *src, size_t n, char other)
{
	unsigned mask;
	size_t i;

	for (i = 0; i + 16 <= n; i += 16)
		if ((mask = copy_block(dst + i, src + i, other)) != 0)
			return i + (size_t)__builtin_ctz(mask);
	if (i == n)
		return n;
	if (i == 0)
		return other == '"' ? scan_copy_quoted_plain(dst, src, n) :
		    scan_copy_plain(dst, src, n);
	/* The last sixteen, some of them a second time. */
	mask = copy_block(dst + n - 16, src + n - 16, other);
	return mask == 0 ? n : n - 16 + (size_t)__builtin_ctz(mask);
}

size_t
scan_copy(char *dst, const char *src, size_t n)
{
	return copy(dst, src, n, '\\');
}

size_t
scan_copy_quoted(char *dst, const char *src, size_t n)
{
	return copy(dst, src, n, '"');
}

/* What bytes are no printable ASCII, nor TAB: from 0x80 on below 0x20 too. */
static inline __m128i
others(__m128i b, __m128i tab)
{
	return OR(IS(b, 0x7f), _mm_andnot_si128(tab,
	    _mm_cmplt_epi8(b, _mm_set1_epi8(0x20))));
}

/* What the blocks of a line held so far. */
struct blocks {
	__m128i slashes, quotes, commas, others;
	size_t ntabs;
};

/* Notes the TABs of 16 bytes at line[i:], but for the first `but`. */
static inline void
row_block(struct scan_row *r, const char *line, size_t i, unsigned but,
    struct blocks *have)
{
	__m128i b = LOAD(line + i), tab = IS(b, '\t');
	unsigned mask;

	have->slashes = OR(have->slashes, IS(b, '\\'));
	have->quotes = OR(have->quotes, IS(b, '"'));
	have->commas = OR(have->commas, IS(b, ','));
	have->others = OR(have->others, others(b, tab));
	for (mask = BITS(tab) >> but << but; mask != 0; mask &= mask - 1)
		if (have->ntabs++ < SCAN_TABS)
			r->tabs[have->ntabs - 1] = i +
			    (size_t)__builtin_ctz(mask);
}

void
scan_row(struct scan_row *r, const char *line, size_t n)
{
	const __m128i none = _mm_setzero_si128();
	struct blocks have = { none, none, none, none, 0 };
	size_t i;

	if (n < 16) {
		scan_row_plain(r, line, n);
		return;
	}
	for (i = 0; i + 16 <= n; i += 16)
		row_block(r, line, i, 0, &have);
	if (i < n)
		row_block(r, line, n - 16, (unsigned)(16 + i - n), &have);
	r->ntabs = have.ntabs;
	r->slashes = BITS(have.slashes) != 0;
	r->quotes = BITS(have.quotes) != 0;
	r->commas = BITS(have.commas) != 0;
	r->others = BITS(have.others) != 0;
}

size_t
scan_other(const char *s, size_t i, size_t n)
{
	__m128i b;
	unsigned mask;

	for (; i + 16 <= n; i += 16) {
		b = LOAD(s + i);
		mask = BITS(others(b, IS(b, '\t')));
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	return scan_other_plain(s, i, n);
}

size_t
scan_csv(const char *s, size_t n)
{
	__m128i b;
	unsigned mask;
	size_t i;

	for (i = 0; i + 16 <= n; i += 16) {
		b = LOAD(s + i);
		mask = BITS(OR(OR(IS(b, '"'), IS(b, ',')),
		    OR(IS(b, '\r'), IS(b, '\n'))));
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	return i + scan_csv_plain(s + i, n - i);
}

#else

size_t
scan_stop(const char *text, size_t i, size_t limit)
{
	return scan_stop_plain(text, i, limit);
}

size_t
scan_line(const char *text, size_t i, size_t limit)
{
	return scan_line_plain(text, i, limit);
}

size_t
scan_copy(char *dst, const char *src, size_t n)
{
	return scan_copy_plain(dst, src, n);
}

size_t
scan_copy_quoted(char *dst, const char *src, size_t n)
{
	return scan_copy_quoted_plain(dst, src, n);
}

void
scan_row(struct scan_row *r, const char *line, size_t n)
{
	scan_row_plain(r, line, n);
}

size_t
scan_other(const char *s, size_t i, size_t n)
{
	return scan_other_plain(s, i, n);
}

size_t
scan_csv(const char *s, size_t n)
{
	return scan_csv_plain(s, n);
}

#endif
