/* The best ways to tag a sequence, in numbers of which eight go at a time. */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "narrow.h"

/*
 * Narrow numbers, of which eight are compared at a time, do where no score
 * and no move is larger than MOST, and no two tags of a word are further than
 * APART: then a NEVER, or the way to a tag with which nothing begins or that
 * no pin can follow, UNBORN, is never the best, and no sum leaves 16 bits.
 */
enum { MOST = 1000, APART = 4000, NEVER = -16000, UNBORN = -12000 };

/* Eight numbers, one for each tag. */
#if defined(__SSE2__) && defined(__GNUC__)
typedef __m128i eight;

static inline eight
eight_load(const int16_t *p)
{
	return _mm_loadu_si128((const __m128i *)p);
}

static inline void
eight_store(int16_t *p, eight v)
{
	_mm_storeu_si128((__m128i *)p, v);
}

static inline eight
eight_add(eight a, eight b)
{
	return _mm_add_epi16(a, b);
}

static inline eight
eight_max(eight a, eight b)
{
	return _mm_max_epi16(a, b);
}

static inline eight
eight_min(eight a, eight b)
{
	return _mm_min_epi16(a, b);
}

/* Takes the first number from all; sets *first to it. */
static inline eight
eight_level(eight v, int32_t *first)
{
	__m128i all = _mm_unpacklo_epi16(v, v);

	*first = (int16_t)_mm_cvtsi128_si32(v);
	return _mm_sub_epi16(v, _mm_shuffle_epi32(all, 0));
}

/* The first that is x; there is one. */
static inline unsigned
eight_find(eight v, int16_t x)
{
	return (unsigned)__builtin_ctz((unsigned)_mm_movemask_epi8(
	    _mm_cmpeq_epi16(v, _mm_set1_epi16(x)))) / 2;
}

/* The best that a number and its row of moves lead to, for each tag. */
static inline eight
eight_best(int16_t moves[CHAIN_TAGS][CHAIN_TAGS], eight v)
{
	__m128i low = _mm_unpacklo_epi16(v, v);
	__m128i high = _mm_unpackhi_epi16(v, v);
#define WAY(half, k, lanes) _mm_add_epi16(eight_load(moves[k]), \
	    _mm_shuffle_epi32(half, lanes))
	__m128i a = _mm_max_epi16(WAY(low, 0, 0x00), WAY(low, 1, 0x55));
	__m128i b = _mm_max_epi16(WAY(low, 2, 0xaa), WAY(low, 3, 0xff));
	__m128i c = _mm_max_epi16(WAY(high, 4, 0x00), WAY(high, 5, 0x55));
	__m128i d = _mm_max_epi16(WAY(high, 6, 0xaa), WAY(high, 7, 0xff));
#undef WAY

	return _mm_max_epi16(_mm_max_epi16(a, b), _mm_max_epi16(c, d));
}
#else
typedef struct { int16_t v[CHAIN_TAGS]; } eight;

static inline eight
eight_load(const int16_t *p)
{
	eight v;

	memcpy(v.v, p, sizeof v.v);
	return v;
}

static inline void
eight_store(int16_t *p, eight v)
{
	memcpy(p, v.v, sizeof v.v);
}

static inline eight
eight_add(eight a, eight b)
{
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++)
		a.v[k] = (int16_t)(a.v[k] + b.v[k]);
	return a;
}

static inline eight
eight_max(eight a, eight b)
{
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++)
		a.v[k] = a.v[k] > b.v[k] ? a.v[k] : b.v[k];
	return a;
}

static inline eight
eight_min(eight a, eight b)
{
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++)
		a.v[k] = a.v[k] < b.v[k] ? a.v[k] : b.v[k];
	return a;
}

static inline eight
eight_level(eight v, int32_t *first)
{
	unsigned k;

	*first = v.v[0];
	for (k = 0; k < CHAIN_TAGS; k++)
		v.v[k] = (int16_t)(v.v[k] - *first);
	return v;
}

static inline unsigned
eight_find(eight v, int16_t x)
{
	unsigned k = 0;

	while (k + 1 < CHAIN_TAGS && v.v[k] != x)
		k++;
	return k;
}

static inline eight
eight_best(int16_t moves[CHAIN_TAGS][CHAIN_TAGS], eight v)
{
	unsigned a, b;
	eight best;

	for (b = 0; b < CHAIN_TAGS; b++)
		best.v[b] = INT16_MIN;
	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++)
			if (moves[a][b] + v.v[a] > best.v[b])
				best.v[b] = (int16_t)(moves[a][b] + v.v[a]);
	return best;
}
#endif

/* The largest and the smallest numbers that a tag has had. */
struct range {
	eight high, low;
};

static inline void
stretch(struct range *r, eight v)
{
	r->high = eight_max(r->high, v);
	r->low = eight_min(r->low, v);
}

static bool
is_within(const struct range *r, int most)
{
	int16_t high[CHAIN_TAGS], low[CHAIN_TAGS];
	unsigned k;

	eight_store(high, r->high);
	eight_store(low, r->low);
	for (k = 0; k < CHAIN_TAGS; k++)
		if (high[k] > most || low[k] < -most)
			return false;
	return true;
}

void
narrow_moves(struct narrow *w, const int32_t (*moves)[CHAIN_TAGS],
    unsigned ntags)
{
	unsigned a, b;
	int16_t v;

	w->ntags = ntags;
	w->fit = moves[0][0] != CHAIN_NEVER;
	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++) {
			v = NEVER;
			if (moves[a][b] != CHAIN_NEVER) {
				v = (int16_t)moves[a][b];
				w->fit = w->fit && moves[a][b] >= -MOST &&
				    moves[a][b] <= MOST;
			}
			w->from[a][b] = a < ntags ? v : NEVER;
			w->to[b][a] = b < ntags ? v : NEVER;
		}
	/* Tags that the chain has not: no way leads through them. */
	for (a = 0; a < ntags; a++)
		for (b = ntags; b < CHAIN_TAGS; b++) {
			w->from[a][b] = w->from[a][0];
			w->to[a][b] = w->to[a][0];
		}
}

bool
narrow_behind(struct narrow *w, int16_t (*score)[CHAIN_TAGS], size_t n)
{
	struct range scores, behind;
	struct narrow_word *x;
	int32_t first;
	eight v, s;
	size_t i;

	if (!w->fit)
		return false;
	w->words = mem_grow(w->words, &w->cap, n + 1, sizeof *w->words);
	x = &w->words[n - 1];
	memset(x->behind, 0, sizeof x->behind);
	x->behind_all = 0;
	v = eight_load(x->behind);
	behind.high = behind.low = v;
	scores.high = scores.low = eight_load(score[0]);
	for (i = n - 1; i > 0; i--, x--) {
		s = eight_load(score[i]);
		stretch(&scores, s);
		v = eight_level(eight_best(w->to, eight_add(v, s)), &first);
		stretch(&behind, v);
		eight_store(x[-1].behind, v);
		x[-1].behind_all = x->behind_all + first;
	}
	return is_within(&scores, MOST) && is_within(&behind, APART);
}

bool
narrow_ahead(struct narrow *w, int16_t (*score)[CHAIN_TAGS], size_t n)
{
	struct narrow_word *x = w->words;
	struct range range;
	int32_t first;
	unsigned k;
	size_t i;
	eight v;

	/* The first word is moved to from tag 0. */
	for (k = 0; k < CHAIN_TAGS; k++)
		x->ahead[k] = (int16_t)(score[0][k] + (w->from[0][k] ==
		    NEVER ? UNBORN : w->from[0][k]));
	x->ahead_all = 0;
	v = eight_load(x->ahead);
	range.high = range.low = eight_level(eight_best(w->from, v), &first);
	for (i = 1; i < n; i++, x++) {
		v = eight_level(eight_best(w->from, v), &first);
		stretch(&range, v);
		v = eight_add(v, eight_load(score[i]));
		eight_store(x[1].ahead, v);
		x[1].ahead_all = x->ahead_all + first;
	}
	return is_within(&range, APART);
}

unsigned
narrow_next(const struct narrow *w, const struct narrow_word *x,
    const int16_t *scores, unsigned tag)
{
	eight v = eight_add(eight_load(w->from[tag]),
	    eight_add(eight_load(scores), eight_load(x[1].behind)));

	return eight_find(v, (int16_t)(x->behind[tag] + x->behind_all -
	    x[1].behind_all));
}

/* What is best behind the word before a pin; false if NEVER is in the way. */
static bool
step_to_pin(const struct narrow *w, struct narrow_word *x, unsigned tag,
    const int16_t *scores)
{
	const int16_t *to = w->to[tag];
	unsigned a;

	if (to[0] == NEVER)
		return false;
	x->behind_all = x[1].behind_all + x[1].behind[tag] + scores[tag] +
	    to[0];
	for (a = 0; a < CHAIN_TAGS; a++)
		x->behind[a] = to[a] == NEVER ? UNBORN :
		    (int16_t)(to[a] - to[0]);
	return true;
}

bool
narrow_pinned(struct narrow *w, int16_t (*score)[CHAIN_TAGS],
    const struct chain_pin *pins, size_t n)
{
	size_t i = pins[n - 1].at;
	struct range range;
	int32_t first;
	eight v;

	w->pinned = mem_grow(w->pinned, &w->pinned_cap, i + 1,
	    sizeof *w->pinned);
	w->pinned[i] = w->words[i];
	memset(&range, 0, sizeof range);
	for (; i > 0; i--) {
		if (n > 0 && pins[n - 1].at == i) {
			if (!step_to_pin(w, &w->pinned[i - 1], pins[--n].tag,
			    score[i]))
				return false;
			continue;
		}
		v = eight_add(eight_load(w->pinned[i].behind),
		    eight_load(score[i]));
		v = eight_level(eight_best(w->to, v), &first);
		stretch(&range, v);
		eight_store(w->pinned[i - 1].behind, v);
		w->pinned[i - 1].behind_all = w->pinned[i].behind_all + first;
	}
	return is_within(&range, APART);
}

void
narrow_free(struct narrow *w)
{
	free(w->words);
	free(w->pinned);
	memset(w, 0, sizeof *w);
}
