/* Linear chains: the best tags of a sequence, and by how much. */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "mem.h"

/*
 * Narrow numbers, of which the compiler takes eight at a time, do where no
 * score and no move is larger than MOST, and no two tags of a word are
 * further than APART: then a NEVER, or the way to a tag with which nothing
 * begins, UNBORN, is never the best, and no sum leaves 16 bits.
 */
enum { MOST = 1000, APART = 4000, NEVER = -16000, UNBORN = -12000 };

void
trellis_begin(struct trellis *l, size_t n)
{
	l->n = n;
	l->scores = mem_grow(l->scores, &l->cap, n + 1, sizeof *l->scores);
	l->tags = mem_grow(l->tags, &l->tags_cap, n + 1, 1);
	memset(l->scores, 0, n * sizeof *l->scores);
}

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

/*
 * The moves by the tag moved to, and by the one moved from. No way leads to
 * or from a tag that the chain has not.
 */
struct ways {
	int32_t to[CHAIN_TAGS][CHAIN_TAGS];
	int32_t from[CHAIN_TAGS][CHAIN_TAGS];
};

static void
read_ways(struct ways *w, const struct chain *c)
{
	unsigned a, b;

	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++)
			w->to[b][a] = w->from[a][b] = a < c->ntags &&
			    b < c->ntags ? c->moves[a * CHAIN_TAGS + b] :
			    2 * CHAIN_NEVER;
}

/* From word i, what is best to go on with, for each tag of it. */
static void
step_back(const struct ways *w, unsigned ntags, struct trellis *l, size_t i)
{
	int32_t best[CHAIN_TAGS], s, v;
	unsigned a, b;

	for (a = 0; a < CHAIN_TAGS; a++)
		best[a] = 2 * CHAIN_NEVER;
	for (b = 0; b < ntags; b++) {
		v = l->scores[i + 1][b] + l->wide[i + 1].behind[b];
		for (a = 0; a < CHAIN_TAGS; a++) {
			s = w->to[b][a] + v;
			best[a] = s > best[a] ? s : best[a];
		}
	}
	memcpy(l->wide[i].behind, best, sizeof best);
}

/* Up to word i, what is best to come from, for each tag of it. */
static void
step_ahead(const struct ways *w, unsigned ntags, struct trellis *l, size_t i)
{
	int32_t best[CHAIN_TAGS], s, v;
	unsigned a, b;

	for (b = 0; b < CHAIN_TAGS; b++)
		best[b] = 2 * CHAIN_NEVER;
	for (a = 0; a < ntags; a++) {
		v = l->wide[i - 1].ahead[a];
		for (b = 0; b < CHAIN_TAGS; b++) {
			s = w->from[a][b] + v;
			best[b] = s > best[b] ? s : best[b];
		}
	}
	for (b = 0; b < CHAIN_TAGS; b++)
		l->wide[i].ahead[b] = best[b] + l->scores[i][b];
}

/* All ways, in numbers that hold any sum. */
static void
read_wide(const struct chain *c, struct trellis *l)
{
	struct ways w;
	unsigned b;
	size_t i;

	l->is_wide = true;
	l->wide = mem_grow(l->wide, &l->wide_cap, l->n + 1, sizeof *l->wide);
	read_ways(&w, c);
	memset(l->wide[l->n - 1].behind, 0, sizeof l->wide->behind);
	for (i = l->n - 1; i-- > 0; )
		step_back(&w, c->ntags, l, i);
	/* The first word is moved to from tag 0. */
	for (b = 0; b < CHAIN_TAGS; b++)
		l->wide[0].ahead[b] = w.from[0][b] + l->scores[0][b];
	for (i = 1; i < l->n; i++)
		step_ahead(&w, c->ntags, l, i);
}

/* The moves to each tag, or from each; false if they are too large. */
static bool
read_moves(const struct chain *c, int16_t moves[CHAIN_TAGS][CHAIN_TAGS],
    bool to)
{
	unsigned a, b;
	int32_t v;

	for (a = 0; a < CHAIN_TAGS; a++)
		for (b = 0; b < CHAIN_TAGS; b++) {
			/* Nobody asks for tags that the chain has not. */
			v = c->moves[(a < c->ntags ? a : 0) * CHAIN_TAGS +
			    (b < c->ntags ? b : 0)];
			if (v == CHAIN_NEVER)
				v = NEVER;
			else if (v < -MOST || v > MOST)
				return false;
			moves[to ? b : a][to ? a : b] = (int16_t)v;
		}
	return moves[0][0] != NEVER;
}

/* The largest and the smallest numbers that a tag has had. */
struct range {
	int16_t high[CHAIN_TAGS], low[CHAIN_TAGS];
};

static bool
is_within(const struct range *r, int most)
{
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++)
		if (r->high[k] > most || r->low[k] < -most)
			return false;
	return true;
}

static void
stretch_range(struct range *r, const int16_t *v)
{
	unsigned k;

	for (k = 0; k < CHAIN_TAGS; k++) {
		r->high[k] = v[k] > r->high[k] ? v[k] : r->high[k];
		r->low[k] = v[k] < r->low[k] ? v[k] : r->low[k];
	}
}

/* The best of what v and a move lead to, for each tag. */
static void
best_moves(int16_t moves[CHAIN_TAGS][CHAIN_TAGS], unsigned ntags,
    const int16_t *v, int16_t *to)
{
	int16_t best[CHAIN_TAGS], from, s;
	unsigned a, b;

	for (b = 0; b < CHAIN_TAGS; b++)
		best[b] = INT16_MIN;
	for (a = 0; a < ntags; a++) {
		from = v[a];
		for (b = 0; b < CHAIN_TAGS; b++) {
			s = (int16_t)(moves[a][b] + from);
			best[b] = s > best[b] ? s : best[b];
		}
	}
	memcpy(to, best, sizeof best);
}

/* What is best behind each word; false if numbers are too large. */
static bool
read_behind(const struct chain *c, struct trellis *l)
{
	int16_t to[CHAIN_TAGS][CHAIN_TAGS], v[CHAIN_TAGS], base;
	struct range scores = { { 0 }, { 0 } }, behind = { { 0 }, { 0 } };
	struct chain_narrow *x;
	unsigned k;
	size_t i;

	if (!read_moves(c, to, true))
		return false;
	x = &l->narrow[l->n - 1];
	memset(x->behind, 0, sizeof x->behind);
	x->behind_all = 0;
	stretch_range(&scores, l->scores[0]);
	for (i = l->n - 1; i > 0; i--, x--) {
		for (k = 0; k < CHAIN_TAGS; k++)
			v[k] = (int16_t)(l->scores[i][k] + x->behind[k]);
		stretch_range(&scores, l->scores[i]);
		best_moves(to, c->ntags, v, x[-1].behind);
		base = x[-1].behind[0];
		for (k = 0; k < CHAIN_TAGS; k++)
			x[-1].behind[k] = (int16_t)(x[-1].behind[k] - base);
		x[-1].behind_all = x->behind_all + base;
		stretch_range(&behind, x[-1].behind);
	}
	return is_within(&scores, MOST) && is_within(&behind, APART);
}

void
chain_ahead(const struct chain *c, struct trellis *l)
{
	int16_t from[CHAIN_TAGS][CHAIN_TAGS], base;
	struct range range = { { 0 }, { 0 } };
	struct chain_narrow *x = l->narrow;
	unsigned k;
	size_t i;

	if (l->is_wide || l->n == 0)
		return;
	(void)read_moves(c, from, false);
	/* The first word is moved to from tag 0. */
	for (k = 0; k < CHAIN_TAGS; k++)
		x->ahead[k] = (int16_t)(l->scores[0][k] +
		    (from[0][k] == NEVER ? UNBORN : from[0][k]));
	x->ahead_all = 0;
	for (i = 1; i < l->n; i++, x++) {
		best_moves(from, c->ntags, x->ahead, x[1].ahead);
		base = x[1].ahead[0];
		for (k = 0; k < CHAIN_TAGS; k++)
			x[1].ahead[k] = (int16_t)(x[1].ahead[k] - base);
		stretch_range(&range, x[1].ahead);
		for (k = 0; k < CHAIN_TAGS; k++)
			x[1].ahead[k] = (int16_t)(x[1].ahead[k] +
			    l->scores[i][k]);
		x[1].ahead_all = x->ahead_all + base;
	}
	if (!is_within(&range, APART))
		read_wide(c, l);
}

static int32_t
behind(const struct trellis *l, size_t i, unsigned tag)
{
	return l->is_wide ? l->wide[i].behind[tag] : l->narrow[i].behind[tag];
}

/* The first tag with which to go on is worth what the best one is. */
static unsigned
next_narrow(const struct chain *c, const struct trellis *l, size_t i,
    unsigned tag)
{
	const struct chain_narrow *x = &l->narrow[i];
	const int32_t *moves = c->moves + (size_t)tag * CHAIN_TAGS;
	int32_t best = x->behind[tag] + x->behind_all - x[1].behind_all;
	unsigned b = 0;

	while (b + 1 < c->ntags && moves[b] + l->scores[i + 1][b] +
	    x[1].behind[b] != best)
		b++;
	return b;
}

unsigned
chain_next(const struct chain *c, const struct trellis *l, size_t i,
    unsigned tag)
{
	unsigned b, best = 0;
	int32_t s, most = 4 * CHAIN_NEVER;

	if (i + 1 >= l->n)
		return 0;
	if (!l->is_wide)
		return next_narrow(c, l, i, tag);
	for (b = 0; b < c->ntags; b++) {
		s = c->moves[tag * CHAIN_TAGS + b] + l->scores[i + 1][b] +
		    l->wide[i + 1].behind[b];
		if (s > most) {
			most = s;
			best = b;
		}
	}
	return best;
}

int32_t
chain_best(const struct chain *c, struct trellis *l)
{
	unsigned b, best = 0;
	int32_t s, most = 4 * CHAIN_NEVER;
	size_t i;

	if (l->n == 0)
		return 0;
	l->is_wide = false;
	l->narrow = mem_grow(l->narrow, &l->narrow_cap, l->n + 1,
	    sizeof *l->narrow);
	if (l->plain || !read_behind(c, l))
		read_wide(c, l);
	for (b = 0; b < c->ntags; b++) {
		s = c->moves[b] + l->scores[0][b] + behind(l, 0, b);
		if (s > most) {
			most = s;
			best = b;
		}
	}
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)best;
		best = chain_next(c, l, i, best);
	}
	return l->is_wide ? most : most + l->narrow[0].behind_all;
}

static int32_t
both(const struct trellis *l, size_t i, unsigned tag)
{
	return l->is_wide ? l->wide[i].ahead[tag] + l->wide[i].behind[tag] :
	    l->narrow[i].ahead[tag] + l->narrow[i].behind[tag];
}

int32_t
chain_with(const struct trellis *l, size_t i, unsigned tag)
{
	return both(l, i, tag) + (l->is_wide ? 0 : l->narrow[i].ahead_all +
	    l->narrow[i].behind_all);
}

int32_t
chain_margin(const struct chain *c, const struct trellis *l, size_t i,
    unsigned tag)
{
	int32_t other = 4 * CHAIN_NEVER;
	unsigned k;

	for (k = 0; k < c->ntags; k++)
		if (k != tag && both(l, i, k) > other)
			other = both(l, i, k);
	return both(l, i, tag) - other;
}

void
trellis_free(struct trellis *l)
{
	free(l->scores);
	free(l->tags);
	free(l->wide);
	free(l->narrow);
	memset(l, 0, sizeof *l);
}
