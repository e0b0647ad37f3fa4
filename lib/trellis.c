/* The best ways to tag a sequence of words, and what others are worth. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "trellis.h"

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
		narrow_moves(&l->narrow, (const int32_t (*)[CHAIN_TAGS])
		    l->moves, c->ntags);
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

void
trellis_ahead(struct trellis *l)
{
	if (!l->is_wide && l->n > 0 &&
	    !narrow_ahead(&l->narrow, l->scores, l->n))
		read_wide(l);
}

unsigned
trellis_next(const struct trellis *l, size_t i, unsigned tag)
{
	unsigned b, best = 0;
	int32_t s, most = 4 * CHAIN_NEVER;

	if (i + 1 >= l->n)
		return 0;
	if (!l->is_wide)
		return narrow_next(&l->narrow, &l->narrow.words[i],
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
first_tag(const struct trellis *l, const struct narrow_word *x,
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
	if (l->plain || !narrow_behind(&l->narrow, l->scores, l->n))
		read_wide(l);
	tag = first_tag(l, l->narrow.words, &most);
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)tag;
		tag = trellis_next(l, i, tag);
	}
	return most;
}

int32_t
trellis_best_with(struct trellis *l, const struct chain_pin *pins, size_t n)
{
	size_t i, last = pins[n - 1].at, k = pins[0].at == 0;
	int32_t most;
	unsigned tag;

	l->pins = pins;
	l->npins = n;
	if (l->is_wide || !narrow_pinned(&l->narrow, l->scores, pins, n))
		read_wide(l);
	tag = first_tag(l, l->narrow.pinned, &most);
	for (i = 0; i < l->n; i++) {
		l->tags[i] = (uint8_t)tag;
		if (l->is_wide || i >= last)
			tag = trellis_next(l, i, tag);
		else if (pins[k].at == i + 1)
			tag = pins[k++].tag;
		else
			tag = narrow_next(&l->narrow, &l->narrow.pinned[i],
			    l->scores[i + 1], tag);
	}
	l->npins = 0;
	return most;
}

static int32_t
both(const struct trellis *l, size_t i, unsigned tag)
{
	const struct narrow_word *x;

	if (l->is_wide)
		return l->wide[i].ahead[tag] + l->wide[i].behind[tag];
	x = &l->narrow.words[i];
	return x->ahead[tag] + x->behind[tag];
}

int32_t
trellis_with(const struct trellis *l, size_t i, unsigned tag)
{
	const struct narrow_word *x;

	if (l->is_wide)
		return both(l, i, tag);
	x = &l->narrow.words[i];
	return both(l, i, tag) + x->ahead_all + x->behind_all;
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
	narrow_free(&l->narrow);
	memset(l, 0, sizeof *l);
}
