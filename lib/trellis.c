/* The best ways to tag a sequence of words, and what others are worth. */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "trellis.h"

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

/*
 * The moves in narrow numbers, if they fit: to[b] from each tag to b, from[a]
 * to each tag from a. Tags that the chain has not are like its first one,
 * but no way leads through them.
 */
static void
read_moves(struct trellis *l)
{
	struct trellis_moves *m = &l->small;
	unsigned a, b;
	int16_t v;

	m->fit = l->moves[0][0] != CHAIN_NEVER;
	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++) {
			v = NEVER;
			if (l->moves[a][b] != CHAIN_NEVER) {
				v = (int16_t)l->moves[a][b];
				m->fit = m->fit && l->moves[a][b] >= -MOST &&
				    l->moves[a][b] <= MOST;
			}
			m->from[a][b] = a < l->ntags ? v : NEVER;
			m->to[b][a] = b < l->ntags ? v : NEVER;
		}
	for (a = 0; a < l->ntags; a++)
		for (b = l->ntags; b < CHAIN_TAGS; b++) {
			m->from[a][b] = m->from[a][0];
			m->to[a][b] = m->to[a][0];
		}
}

void
trellis_begin(struct trellis *l, const struct chain *c, size_t n)
{
	l->n = n;
	l->scores = mem_grow(l->scores, &l->cap, n + 1, sizeof *l->scores);
	l->tags = mem_grow(l->tags, &l->tags_cap, n + 1, 1);
	memset(l->scores, 0, n * sizeof *l->scores);
	if (l->ntags != c->ntags || memcmp(l->moves, c->moves,
	    sizeof l->moves) != 0) {
		l->ntags = c->ntags;
		memcpy(l->moves, c->moves, sizeof l->moves);
		read_moves(l);
	}
}

/* Tells whether a pin keeps word i from having a tag. */
static bool
is_barred(const struct trellis *l, size_t i, unsigned tag)
{
	size_t k;

	for (k = 0; k < l->npins; k++)
		if (l->pins[k].at == i && l->pins[k].tag != tag)
			return true;
	return false;
}

/* From word i, what is best to go on with, for each tag of it. */
static void
step_back(struct trellis *l, size_t i)
{
	int32_t best, s;
	unsigned a, b;

	for (a = 0; a < CHAIN_TAGS; a++) {
		best = 2 * CHAIN_NEVER;
		for (b = 0; a < l->ntags && b < l->ntags; b++) {
			s = l->moves[a][b] + l->scores[i + 1][b] +
			    l->wide[i + 1].behind[b];
			if (s > best && !is_barred(l, i + 1, b))
				best = s;
		}
		l->wide[i].behind[a] = best;
	}
}

/* Up to word i, what is best to come from, for each tag of it. */
static void
step_ahead(struct trellis *l, size_t i)
{
	int32_t best, s;
	unsigned a, b;

	for (b = 0; b < CHAIN_TAGS; b++) {
		best = 2 * CHAIN_NEVER;
		for (a = 0; b < l->ntags && a < l->ntags; a++) {
			s = l->moves[a][b] + l->wide[i - 1].ahead[a];
			best = s > best ? s : best;
		}
		l->wide[i].ahead[b] = best + l->scores[i][b];
	}
}

/* All ways, in numbers that hold any sum. */
static void
read_wide(struct trellis *l)
{
	unsigned b;
	size_t i;

	l->is_wide = true;
	l->wide = mem_grow(l->wide, &l->wide_cap, l->n + 1, sizeof *l->wide);
	memset(l->wide[l->n - 1].behind, 0, sizeof l->wide->behind);
	for (i = l->n - 1; i-- > 0; )
		step_back(l, i);
	/* The first word is moved to from tag 0. */
	for (b = 0; b < CHAIN_TAGS; b++)
		l->wide[0].ahead[b] = (b < l->ntags ? l->moves[0][b] :
		    2 * CHAIN_NEVER) + l->scores[0][b];
	for (i = 1; i < l->n; i++)
		step_ahead(l, i);
}

/* What is best behind each word; false if numbers are too large. */
static bool
read_behind(struct trellis *l)
{
	struct trellis_narrow *x = &l->narrow[l->n - 1];
	struct range scores, behind;
	eight v, score;
	int32_t first;
	size_t i;

	memset(x->behind, 0, sizeof x->behind);
	x->behind_all = 0;
	v = eight_load(x->behind);
	behind.high = behind.low = v;
	scores.high = scores.low = eight_load(l->scores[0]);
	for (i = l->n - 1; i > 0; i--, x--) {
		score = eight_load(l->scores[i]);
		stretch(&scores, score);
		v = eight_level(eight_best(l->small.to, eight_add(v, score)),
		    &first);
		stretch(&behind, v);
		eight_store(x[-1].behind, v);
		x[-1].behind_all = x->behind_all + first;
	}
	return is_within(&scores, MOST) && is_within(&behind, APART);
}

void
trellis_ahead(struct trellis *l)
{
	struct trellis_narrow *x = l->narrow;
	struct range range;
	int32_t first;
	unsigned k;
	size_t i;
	eight v;

	if (l->is_wide || l->n == 0)
		return;
	/* The first word is moved to from tag 0. */
	for (k = 0; k < CHAIN_TAGS; k++)
		x->ahead[k] = (int16_t)(l->scores[0][k] +
		    (l->small.from[0][k] == NEVER ? UNBORN :
		    l->small.from[0][k]));
	x->ahead_all = 0;
	v = eight_load(x->ahead);
	range.high = range.low = eight_level(eight_best(l->small.from, v),
	    &first);
	for (i = 1; i < l->n; i++, x++) {
		v = eight_level(eight_best(l->small.from, v), &first);
		stretch(&range, v);
		v = eight_add(v, eight_load(l->scores[i]));
		eight_store(x[1].ahead, v);
		x[1].ahead_all = x->ahead_all + first;
	}
	if (!is_within(&range, APART))
		read_wide(l);
}

/* The first tag with which to go on is worth what the best one is. */
static inline unsigned
next_narrow(const struct trellis *l, const struct trellis_narrow *x,
    const struct trellis_narrow *next, const int16_t *scores, unsigned tag)
{
	eight v = eight_add(eight_load(l->small.from[tag]),
	    eight_add(eight_load(scores), eight_load(next->behind)));

	return eight_find(v, (int16_t)(x->behind[tag] + x->behind_all -
	    next->behind_all));
}

unsigned
trellis_next(const struct trellis *l, size_t i, unsigned tag)
{
	unsigned b, best = 0;
	int32_t s, most = 4 * CHAIN_NEVER;

	if (i + 1 >= l->n)
		return 0;
	if (!l->is_wide)
		return next_narrow(l, &l->narrow[i], &l->narrow[i + 1],
		    l->scores[i + 1], tag);
	for (b = 0; b < l->ntags; b++) {
		s = l->moves[tag][b] + l->scores[i + 1][b] +
		    l->wide[i + 1].behind[b];
		if (s > most && !is_barred(l, i + 1, b)) {
			most = s;
			best = b;
		}
	}
	return best;
}

/* The best tag of the first word; *most becomes what it is worth. */
static unsigned
first_tag(const struct trellis *l, const struct trellis_narrow *x,
    int32_t *most)
{
	unsigned b, best = 0;
	int32_t s;

	*most = 4 * CHAIN_NEVER;
	for (b = 0; b < l->ntags; b++) {
		s = l->moves[0][b] + l->scores[0][b] + (l->is_wide ?
		    l->wide[0].behind[b] : x->behind[b]);
		if (s > *most && !is_barred(l, 0, b)) {
			*most = s;
			best = b;
		}
	}
	*most += l->is_wide ? 0 : x->behind_all;
	return best;
}

int32_t
trellis_best(struct trellis *l)
{
	int32_t most;
	unsigned tag;
	size_t i;

	if (l->n == 0)
		return 0;
	l->is_wide = false;
	l->narrow = mem_grow(l->narrow, &l->narrow_cap, l->n + 1,
	    sizeof *l->narrow);
	if (l->plain || !l->small.fit || !read_behind(l))
		read_wide(l);
	tag = first_tag(l, l->narrow, &most);
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)tag;
		tag = trellis_next(l, i, tag);
	}
	return most;
}

/* What is best behind the word before a pin; false if NEVER is in the way. */
static bool
step_to_pin(const struct trellis *l, struct trellis_narrow *x, unsigned tag,
    const int16_t *scores)
{
	const int16_t *to = l->small.to[tag];
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

/* What is best behind each word up to the last pin; false as above. */
static bool
read_pinned(struct trellis *l)
{
	size_t i = l->pins[l->npins - 1].at, n = l->npins;
	struct range range;
	int32_t first;
	eight v;

	if (l->is_wide)
		return false;
	l->pinned = mem_grow(l->pinned, &l->pinned_cap, l->n + 1,
	    sizeof *l->pinned);
	l->pinned[i] = l->narrow[i];
	range.high = range.low = eight_load(l->narrow[l->n - 1].behind);
	for (; i > 0; i--) {
		if (n > 0 && l->pins[n - 1].at == i) {
			if (!step_to_pin(l, &l->pinned[i - 1],
			    l->pins[--n].tag, l->scores[i]))
				return false;
			continue;
		}
		v = eight_add(eight_load(l->pinned[i].behind),
		    eight_load(l->scores[i]));
		v = eight_level(eight_best(l->small.to, v), &first);
		stretch(&range, v);
		eight_store(l->pinned[i - 1].behind, v);
		l->pinned[i - 1].behind_all = l->pinned[i].behind_all + first;
	}
	return is_within(&range, APART);
}

int32_t
trellis_best_with(struct trellis *l, const struct trellis_pin *pins, size_t n)
{
	size_t i, last = pins[n - 1].at, k = pins[0].at == 0;
	int32_t most;
	unsigned tag;

	l->pins = pins;
	l->npins = n;
	if (!read_pinned(l))
		read_wide(l);
	tag = first_tag(l, l->pinned, &most);
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)tag;
		if (l->is_wide || i >= last)
			tag = trellis_next(l, i, tag);
		else if (pins[k].at == i + 1)
			tag = pins[k++].tag;
		else
			tag = next_narrow(l, &l->pinned[i],
			    &l->pinned[i + 1], l->scores[i + 1], tag);
	}
	l->npins = 0;
	return most;
}

static int32_t
both(const struct trellis *l, size_t i, unsigned tag)
{
	return l->is_wide ? l->wide[i].ahead[tag] + l->wide[i].behind[tag] :
	    l->narrow[i].ahead[tag] + l->narrow[i].behind[tag];
}

int32_t
trellis_with(const struct trellis *l, size_t i, unsigned tag)
{
	return both(l, i, tag) + (l->is_wide ? 0 : l->narrow[i].ahead_all +
	    l->narrow[i].behind_all);
}

int32_t
trellis_margin(const struct trellis *l, size_t i, unsigned tag, int32_t least)
{
	int32_t margin = INT32_MAX, worth = both(l, i, tag);
	unsigned k;

	for (k = 0; k < l->ntags && margin >= least; k++)
		if (k != tag && worth - both(l, i, k) < margin)
			margin = worth - both(l, i, k);
	return margin;
}

void
trellis_free(struct trellis *l)
{
	free(l->scores);
	free(l->tags);
	free(l->wide);
	free(l->narrow);
	free(l->pinned);
	memset(l, 0, sizeof *l);
}
