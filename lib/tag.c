/* The best tags of a sentence: Viterbi. */
#include <stdlib.h>
#include <string.h>

#include "lanes.h"
#include "mem.h"
#include "tag.h"
#include "traits.h"

enum {
	REACH = 1,              /* plain words beside a name that count */
	LANES = MODEL_OUTS,
	NO_MOVE = -0x10000000   /* worse than MODEL_NEVER */
};

/* The rows of a word, and how many. */
struct rows {
	uint32_t v[FEATURE_MAX];        /* FEATURE_OWN_MAX is less */
	size_t n;
};

/* Says that the rows will be read soon: so many weights each. */
static inline void
fetch(const struct rows *r, const signed char *weights, size_t width)
{
	size_t k;

	for (k = 0; k < r->n; k++)
		mem_fetch(weights + r->v[k] * width);
}

/* Lists what a word is alone; its rows are on their way from then on. */
static void
list_own(struct rows *r, const struct model *m, const struct feature *f,
    size_t i)
{
	r->n = traits_own(f, i, r->v);
	fetch(r, m->own, MODEL_WIDTH);
	if (f->v[i].word != 0)
		mem_fetch(m->words + (size_t)(f->v[i].word - 1) * MODEL_WIDTH);
}

/* Makes the numbers of word i. */
static void
read_word(const struct model *m, const struct feature *f,
    const struct rows *r, size_t i, int16_t *to)
{
	int16_t sum[MODEL_WIDTH] = { 0 };
	uint32_t word;

	if (f->v[i].word != 0) {
		word = f->v[i].word - 1;
		lanes_add_32(sum, m->words, MODEL_WIDTH, &word, 1);
	}
	lanes_add_32(sum, m->own, MODEL_WIDTH, r->v, r->n);
	memcpy(to, sum, sizeof sum);
}

/* Makes the numbers of words i to end and those beside them, 0 for none. */
static void
read_words(struct tagger *t, const struct model *m, const struct feature *f,
    size_t i, size_t end)
{
	int16_t *to = t->words;
	struct rows rows[2];

	if (i == 0)
		memset(to, 0, MODEL_WIDTH * sizeof *to);
	else
		i--;
	list_own(&rows[i % 2], m, f, i);
	for (; i <= end && i < f->tokens.n; i++) {
		if (i < end && i + 1 < f->tokens.n)
			list_own(&rows[(i + 1) % 2], m, f, i + 1);
		read_word(m, f, &rows[i % 2], i, to + (i + 1) * MODEL_WIDTH);
	}
	if (i == f->tokens.n)
		memset(to + (i + 1) * MODEL_WIDTH, 0,
		    MODEL_WIDTH * sizeof *to);
}

/*
 * Goes on to word i in windows of the words from first on and before end;
 * i is one more than its index, so that there is a word before the first.
 */
static void
enter(struct tagger *t, size_t i, size_t first, size_t end)
{
	share_enter(&t->shares, t->words + i * MODEL_WIDTH,
	    (i >= first && i < end ? SHARE_FIRST : 0) |
	    (i > first && i <= end ? SHARE_MIDDLE : 0) |
	    (i > first + 1 ? SHARE_LAST : 0));
}

/* Lists a word's rows, which are on their way from then on. */
static void
list_rows(struct rows *r, const struct model *m, const struct feature *f,
    size_t i)
{
	r->n = traits_list(f, i, r->v);
	fetch(r, m->rows, MODEL_TAGS);
}

/* What speaks for each tag of the word with these rows. */
static void
score(const struct tagger *t, const struct model *m, const struct rows *r,
    int32_t *sum)
{
	int16_t narrow[MODEL_LANES] = { 0 };
	unsigned k;

	/* What is read behind a row is in lanes that do not count. */
	lanes_add_24(narrow, m->rows, MODEL_TAGS, r->v, r->n);
	for (k = 0; k < LANES; k++)
		sum[k] = narrow[k];
	share_score(&t->shares, sum);
}

/*
 * How far behind O a tag must be so that no name begins, or nothing follows,
 * best behind it: then it matters only for the name that it is part of.
 */
static int32_t
lag_of(const struct model *m, unsigned tag)
{
	const int16_t *from_o = m->moves, *from = m->moves + tag * MODEL_TAGS;
	int32_t lag = from_o[0] - from[0];
	unsigned b;

	for (b = 1; b < MODEL_TAGS; b += 2)
		if (from_o[b] - from[b] < lag)
			lag = from_o[b] - from[b];
	return lag;
}

/* Sorts the moves by what step does with them. */
static void
set_moves(struct tagger *t, const struct model *m)
{
	int32_t move;
	unsigned a, b;

	t->model = m;
	for (a = 0; a < LANES; a++) {
		t->lags[a] = a < MODEL_TAGS ? lag_of(m, a) : -NO_MOVE;
		t->from_begin[a] = t->from_within[a] = NO_MOVE;
		for (b = 0; b < LANES; b++)
			t->moves[a][b] = NO_MOVE;
	}
	for (a = 0; a < MODEL_TAGS; a++)
		for (b = 0; b < MODEL_TAGS; b++) {
			move = m->moves[a * MODEL_TAGS + b];
			/* B and I of a label stand side by side, B first. */
			if (a == 0 || b == 0 || b % 2 == 1)
				t->moves[a][b] = move;
			else if (b == a + 1)
				t->from_begin[b] = move;
			else if (b == a)
				t->from_within[b] = move;
		}
}

/* Where the way from a tag is better, takes it. */
static void
try_moves(int32_t score, const int32_t *restrict moves, int a,
    int32_t *restrict to, int32_t *restrict back)
{
	int32_t v;
	int b;

	for (b = 0; b < LANES; b++) {
		v = score + moves[b];
		back[b] = v > to[b] ? a : back[b];
		to[b] = v > to[b] ? v : to[b];
	}
}

/* The best way to each tag from O, and from the label's own. */
static void
try_usual(const struct tagger *t, const int32_t *restrict from,
    int32_t *restrict to, int32_t *restrict back)
{
	int32_t o, begin, within;
	int b;

	for (b = 0; b < LANES; b++) {
		o = from[0] + t->moves[0][b];
		begin = from[b - 1] + t->from_begin[b];
		within = from[b] + t->from_within[b];
		back[b] = begin > o ? b - 1 : 0;
		o = begin > o ? begin : o;
		back[b] = within > o ? b : back[b];
		to[b] = within > o ? within : o;
	}
}

/* Tells whether a name, or nothing, may follow best behind a tag but O. */
static bool
has_near(const struct tagger *t, const int32_t *from)
{
	int near = 0, a;

	for (a = 1; a < LANES; a++)
		near |= from[a] - from[0] > t->lags[a];
	return near != 0;
}

/* The best way to each tag from the tags before; back says which. */
static void
step(const struct tagger *t, const int32_t *from, int32_t *to, uint8_t *back)
{
	int32_t last[LANES];
	int a;

	try_usual(t, from, to, last);
	if (has_near(t, from))
		for (a = 1; a < MODEL_TAGS; a++)
			if (from[a] - from[0] > t->lags[a])
				try_moves(from[a], t->moves[a], a, to, last);
	for (a = 0; a < MODEL_TAGS; a++)
		back[a] = (uint8_t)last[a];
}

/* Adds what speaks for a word's tags; sums stay small in long sentences. */
static void
add_scores(int32_t *restrict best, const int32_t *restrict scores)
{
	int32_t floor = best[0], v;
	unsigned k;

	for (k = 0; k < LANES; k++) {
		v = best[k] + scores[k] - floor;
		best[k] = v < MODEL_NEVER ? MODEL_NEVER : v;
	}
}

/* The best tags of words first to end, with O before and behind. */
static void
tag_words(struct tagger *t, const struct model *m, const struct feature *f,
    size_t first, size_t end)
{
	/* A lane that is none stands before them. */
	int32_t lanes[2][1 + LANES], *best[2] = { lanes[0] + 1, lanes[1] + 1 };
	int32_t sum[LANES];
	struct rows rows[2];
	unsigned k, tag = 0;
	size_t i;

	list_rows(&rows[first % 2], m, f, first);
	read_words(t, m, f, first, end);
	enter(t, first, first, end);
	enter(t, first + 1, first, end);
	lanes[0][0] = lanes[1][0] = MODEL_NEVER;
	for (k = 0; k < LANES; k++)
		best[(first + 1) % 2][k] = k == 0 ? 0 : MODEL_NEVER;
	for (i = first; i < end; i++) {
		step(t, best[(i + 1) % 2], best[i % 2],
		    t->back + i * MODEL_TAGS);
		if (i + 1 < end)
			list_rows(&rows[(i + 1) % 2], m, f, i + 1);
		enter(t, i + 2, first, end);
		score(t, m, &rows[i % 2], sum);
		add_scores(best[i % 2], sum);
	}
	for (k = 0; end < f->tokens.n && k < MODEL_TAGS; k++)
		best[(end + 1) % 2][k] += m->moves[k * MODEL_TAGS];
	for (k = 1; k < MODEL_TAGS; k++)
		if (best[(end + 1) % 2][k] > best[(end + 1) % 2][tag])
			tag = k;
	for (i = end; i-- > first; tag = t->back[i * MODEL_TAGS + tag])
		t->tags[i] = (uint8_t)tag;
}

void
tag_sentence(struct tagger *t, const struct model *m, const struct feature *f)
{
	size_t i, first = 0, end = 0, n = f->tokens.n;

	if (t->model != m) {
		set_moves(t, m);
		share_free(&t->shares);
		t->shares.model = m;
	}
	t->words = mem_grow(t->words, &t->words_cap, (n + 2) * MODEL_WIDTH,
	    sizeof *t->words);
	t->back = mem_grow(t->back, &t->back_cap, (n + 1) * MODEL_TAGS, 1);
	t->tags = mem_grow(t->tags, &t->tags_cap, n + 1, 1);
	/* Half of all words are plain, as are those beside them. */
	for (i = 0; i < n; i++) {
		t->tags[i] = 0;
		if (traits_is_plain(f, i))
			continue;
		if (i > end + REACH) {
			if (end > first)
				tag_words(t, m, f, first, end);
			first = i - REACH;
		}
		end = i + 1 + REACH < n ? i + 1 + REACH : n;
	}
	if (end > first)
		tag_words(t, m, f, first, end);
}

void
tag_free(struct tagger *t)
{
	share_free(&t->shares);
	free(t->words);
	free(t->back);
	free(t->tags);
	memset(t, 0, sizeof *t);
}
