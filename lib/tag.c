/* The best tags of a sentence: Viterbi. */
#include <stdlib.h>
#include <string.h>

#include "lanes.h"
#include "mem.h"
#include "tag.h"
#include "traits.h"

enum { REACH = 1 };             /* plain words beside a name that count */

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
		lanes_add_many(sum, m->words, MODEL_WIDTH, &word, 1);
	}
	lanes_add_many(sum, m->own, MODEL_WIDTH, r->v, r->n);
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
	lanes_add_few(narrow, m->rows, MODEL_TAGS, r->v, r->n);
	for (k = 0; k < MODEL_TAGS; k++)
		sum[k] = narrow[k];
	share_score(&t->shares, sum);
}

/*
 * How far behind O a tag must be so that no name begins, or nothing follows,
 * best behind it: then it matters only for the name that it is part of.
 */
static void
set_lags(struct tagger *t, const struct model *m)
{
	const int16_t *from_o = m->moves, *from;
	unsigned a, b;

	t->model = m;
	for (a = 0; a < MODEL_TAGS; a++) {
		from = m->moves + a * MODEL_TAGS;
		t->lags[a] = from_o[0] - from[0];
		for (b = 1; b < MODEL_TAGS; b += 2)
			if (from_o[b] - from[b] < t->lags[a])
				t->lags[a] = from_o[b] - from[b];
	}
}

static void
try_move(int32_t score, unsigned a, unsigned b, int32_t *to, uint8_t *back)
{
	if (score > to[b]) {
		to[b] = score;
		back[b] = (uint8_t)a;
	}
}

/* The best way to each tag from the tags before; back says which. */
static void
step(const struct tagger *t, const int32_t *from, int32_t *to, uint8_t *back)
{
	const int16_t *moves = t->model->moves;
	unsigned a, b;

	for (b = 0; b < MODEL_TAGS; b++) {
		to[b] = from[0] + moves[b];
		back[b] = 0;
	}
	for (a = 1; a < MODEL_TAGS; a++) {
		moves += MODEL_TAGS;
		/* B and I of a label stand side by side, B first. */
		b = a + a % 2;
		try_move(from[a] + moves[b], a, b, to, back);
		if (from[a] - from[0] <= t->lags[a])
			continue;
		try_move(from[a] + moves[0], a, 0, to, back);
		for (b = 1; b < MODEL_TAGS; b += 2)
			try_move(from[a] + moves[b], a, b, to, back);
	}
}

/* The best tags of words first to end, with O before and behind. */
static void
tag_words(struct tagger *t, const struct model *m, const struct feature *f,
    size_t first, size_t end)
{
	int32_t best[2][MODEL_TAGS], floor;
	int32_t sum[MODEL_TAGS];
	struct rows rows[2];
	unsigned k, tag = 0;
	size_t i;

	list_rows(&rows[first % 2], m, f, first);
	read_words(t, m, f, first, end);
	enter(t, first, first, end);
	enter(t, first + 1, first, end);
	for (k = 0; k < MODEL_TAGS; k++)
		best[(first + 1) % 2][k] = k == 0 ? 0 : MODEL_NEVER;
	for (i = first; i < end; i++) {
		step(t, best[(i + 1) % 2], best[i % 2],
		    t->back + i * MODEL_TAGS);
		if (i + 1 < end)
			list_rows(&rows[(i + 1) % 2], m, f, i + 1);
		enter(t, i + 2, first, end);
		score(t, m, &rows[i % 2], sum);
		/* Sums stay small, however long the sentence is. */
		floor = best[i % 2][0];
		for (k = 0; k < MODEL_TAGS; k++) {
			best[i % 2][k] += sum[k] - floor;
			if (best[i % 2][k] < MODEL_NEVER)
				best[i % 2][k] = MODEL_NEVER;
		}
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
		set_lags(t, m);
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
