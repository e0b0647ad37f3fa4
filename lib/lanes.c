/* Sums of many numbers, by SSE2 where the machine has it (all x86-64 has). */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif

#include "lanes.h"

void
lanes_add_plain(int16_t *sums, size_t lanes, const signed char *weights,
    size_t stride, const uint32_t *rows, size_t n)
{
	const signed char *row;
	size_t i, k;

	for (i = 0; i < n; i++) {
		row = weights + rows[i] * stride;
		for (k = 0; k < lanes; k++)
			sums[k] = (int16_t)(sums[k] + row[k]);
	}
}

void
lanes_times_plain(const int16_t *v, size_t lanes, const int16_t *rows,
    size_t stride, size_t n, int32_t *sums)
{
	size_t i, k;

	for (i = 0; i < n; i++, rows += stride)
		for (sums[i] = 0, k = 0; k < lanes; k++)
			sums[i] += (int32_t)v[k] * rows[k];
}

void
lanes_rectify_plain(const int32_t *sums, size_t n, int16_t *to)
{
	int32_t v;
	size_t i;

	for (i = 0; i < n; i++) {
		v = sums[i] < 0 ? 0 : sums[i] / 128;
		to[i] = (int16_t)(v < 0x7fff ? v : 0x7fff);
	}
}

#if defined(__SSE2__) && defined(__GNUC__)

static inline __m128i
load(const void *p)
{
	return _mm_loadu_si128(p);
}

static inline void
store(void *p, __m128i v)
{
	_mm_storeu_si128(p, v);
}

/* Adds eight small numbers to as many sums; compilers make two times four. */
static inline __m128i
add_eight(__m128i sum, const signed char *p)
{
	__m128i row = _mm_loadl_epi64((const void *)p);

	return _mm_add_epi16(sum,
	    _mm_srai_epi16(_mm_unpacklo_epi8(row, row), 8));
}

/* Adds sixteen. */
static inline void
add_sixteen(__m128i *a, __m128i *b, const signed char *p)
{
	__m128i row = load(p);

	*a = _mm_add_epi16(*a,
	    _mm_srai_epi16(_mm_unpacklo_epi8(row, row), 8));
	*b = _mm_add_epi16(*b,
	    _mm_srai_epi16(_mm_unpackhi_epi8(row, row), 8));
}

void
lanes_add_8(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	__m128i a = load(sums);
	size_t i;

	for (i = 0; i < n; i++)
		a = add_eight(a, weights + rows[i] * stride);
	store(sums, a);
}

void
lanes_add_16(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	__m128i a = load(sums), b = load(sums + 8);
	size_t i;

	for (i = 0; i < n; i++)
		add_sixteen(&a, &b, weights + rows[i] * stride);
	store(sums, a);
	store(sums + 8, b);
}

void
lanes_add_24(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	__m128i a = load(sums), b = load(sums + 8), c = load(sums + 16);
	const signed char *p;
	size_t i;

	for (i = 0; i < n; i++) {
		p = weights + rows[i] * stride;
		add_sixteen(&a, &b, p);
		c = add_eight(c, p + 16);
	}
	store(sums, a);
	store(sums + 8, b);
	store(sums + 16, c);
}

void
lanes_add_32(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	__m128i a = load(sums), b = load(sums + 8);
	__m128i c = load(sums + 16), d = load(sums + 24);
	const signed char *p;
	size_t i;

	for (i = 0; i < n; i++) {
		p = weights + rows[i] * stride;
		add_sixteen(&a, &b, p);
		add_sixteen(&c, &d, p + 16);
	}
	store(sums, a);
	store(sums + 8, b);
	store(sums + 16, c);
	store(sums + 24, d);
}

/* Sixteen numbers, and their products with those of a row, as four sums. */
struct sixteen {
	__m128i a, b;
};

static inline struct sixteen
read(const int16_t *p)
{
	struct sixteen v;

	v.a = load(p);
	v.b = load(p + 8);
	return v;
}

static inline __m128i
times(struct sixteen v, const int16_t *row)
{
	return _mm_add_epi32(_mm_madd_epi16(v.a, load(row)),
	    _mm_madd_epi16(v.b, load(row + 8)));
}

/* Of four times four numbers, the sum of each four. */
static inline __m128i
sum4(__m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i ab = _mm_add_epi32(_mm_unpacklo_epi32(a, b),
	    _mm_unpackhi_epi32(a, b));
	__m128i cd = _mm_add_epi32(_mm_unpacklo_epi32(c, d),
	    _mm_unpackhi_epi32(c, d));

	return _mm_add_epi32(_mm_unpacklo_epi64(ab, cd),
	    _mm_unpackhi_epi64(ab, cd));
}

static inline __m128i
times_many(struct sixteen x, struct sixteen y, const int16_t *row)
{
	return _mm_add_epi32(times(x, row), times(y, row + 16));
}

void
lanes_times_32(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums)
{
	struct sixteen x = read(v), y = read(v + 16);
	size_t i;

	for (i = 0; i < n; i += 4, rows += 4 * stride)
		store(sums + i, sum4(times_many(x, y, rows),
		    times_many(x, y, rows + stride),
		    times_many(x, y, rows + 2 * stride),
		    times_many(x, y, rows + 3 * stride)));
}

static inline __m128i
times_most(struct sixteen x, struct sixteen y, struct sixteen z,
    const int16_t *row)
{
	return _mm_add_epi32(times_many(x, y, row), times(z, row + 32));
}

void
lanes_times_48(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums)
{
	struct sixteen x = read(v), y = read(v + 16), z = read(v + 32);
	size_t i;

	for (i = 0; i < n; i += 4, rows += 4 * stride)
		store(sums + i, sum4(times_most(x, y, z, rows),
		    times_most(x, y, z, rows + stride),
		    times_most(x, y, z, rows + 2 * stride),
		    times_most(x, y, z, rows + 3 * stride)));
}

void
lanes_rectify(const int32_t *sums, size_t n, int16_t *to)
{
	size_t i;

	/* Packing keeps to 16 bits. */
	for (i = 0; i < n; i += 8)
		store(to + i, _mm_max_epi16(_mm_setzero_si128(),
		    _mm_packs_epi32(_mm_srai_epi32(load(sums + i), 7),
		    _mm_srai_epi32(load(sums + i + 4), 7))));
}

#else

void
lanes_add_8(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	lanes_add_plain(sums, 8, weights, stride, rows, n);
}

void
lanes_add_16(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	lanes_add_plain(sums, 16, weights, stride, rows, n);
}

void
lanes_add_24(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	lanes_add_plain(sums, 24, weights, stride, rows, n);
}

void
lanes_add_32(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n)
{
	lanes_add_plain(sums, 32, weights, stride, rows, n);
}

void
lanes_times_32(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums)
{
	lanes_times_plain(v, 32, rows, stride, n, sums);
}

void
lanes_times_48(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums)
{
	lanes_times_plain(v, 48, rows, stride, n, sums);
}

void
lanes_rectify(const int32_t *sums, size_t n, int16_t *to)
{
	lanes_rectify_plain(sums, n, to);
}

#endif
