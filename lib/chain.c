/* Linear chains: sums of the weights of features. */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif
#include <string.h>

#include "chain.h"
#include "mem.h"

static inline void
add_row(int16_t *sum, const signed char *row, unsigned n)
{
	unsigned k;

	for (k = 0; k < n; k++)
		sum[k] = (int16_t)(sum[k] + row[k]);
}

#if defined(__SSE2__) && defined(__GNUC__)
/* Compilers take eight bytes for two times four. */
static inline __m128i
add_eight(__m128i sum, const signed char *row)
{
	__m128i v = _mm_loadl_epi64((const __m128i *)row);

	return _mm_add_epi16(sum, _mm_srai_epi16(_mm_unpacklo_epi8(v, v), 8));
}

void
chain_add(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	__m128i sum = _mm_loadu_si128((const __m128i *)scores);
	size_t stride = c->stride;

	for (; n >= 2; n -= 2, features += 2) {
		sum = add_eight(sum, c->rows + features[0] * stride);
		sum = add_eight(sum, c->rows + features[1] * stride);
	}
	if (n > 0)
		sum = add_eight(sum, c->rows + features[0] * stride);
	_mm_storeu_si128((__m128i *)scores, sum);
}
#else
void
chain_add(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	int16_t sum[CHAIN_TAGS];
	size_t i;

	memcpy(sum, scores, sizeof sum);
	for (i = 0; i < n; i++)
		add_row(sum, c->rows + (size_t)features[i] * c->stride,
		    CHAIN_TAGS);
	memcpy(scores, sum, sizeof sum);
}
#endif

void
chain_add_two(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	enum { ALL = 2 * CHAIN_TAGS };
	int16_t sum[ALL];

	memcpy(sum, scores, sizeof sum);
	for (; n >= 2; n -= 2, features += 2) {
		add_row(sum, c->rows + (size_t)features[0] * ALL, ALL);
		add_row(sum, c->rows + (size_t)features[1] * ALL, ALL);
	}
	if (n > 0)
		add_row(sum, c->rows + (size_t)features[0] * ALL, ALL);
	memcpy(scores, sum, sizeof sum);
}

void
chain_fetch(const struct chain *c, uint32_t feature)
{
	mem_fetch(c->rows + (size_t)feature * c->stride);
}
