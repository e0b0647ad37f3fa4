/* The best tags of a sentence: Viterbi. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tag.h"

/* Adds a row; what is read behind its end is in lanes that do not count. */
static void
add_row(int16_t *sum, const signed char *row)
{
	unsigned k;

	for (k = 0; k < 16; k++)
		sum[k] = (int16_t)(sum[k] + row[k]);
	for (k = 16; k < MODEL_LANES; k++)
		sum[k] = (int16_t)(sum[k] + row[k]);
}

static void
add_word(int16_t *sum, const struct model *m, uint32_t word, unsigned place)
{
	const signed char *row;
	unsigned k;

	if (word == 0)
		return;
	row = m->words + (size_t)(word - 1) * MODEL_WORD +
	    place * MODEL_TAGS;
	for (k = 0; k < MODEL_LANES; k++)
		sum[k] = (int16_t)(sum[k] + row[k] * m->scale);
}

/* What speaks for each tag of word i; some thousands at most. */
static void
score(const struct model *m, const struct feature *f, size_t i, int16_t *sum)
{
	uint32_t rows[FEATURE_MAX];
	size_t n = feature_list(f, i, rows), k;

	memset(sum, 0, MODEL_LANES * sizeof *sum);
	if (i > 0)
		add_word(sum, m, f->v[i - 1].word, 0);
	add_word(sum, m, f->v[i].word, 1);
	if (i + 1 < f->tokens.n)
		add_word(sum, m, f->v[i + 1].word, 2);
	for (k = 0; k < n; k++)
		add_row(sum, m->rows + (size_t)rows[k] * MODEL_TAGS);
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

void
tag_sentence(struct tagger *t, const struct model *m, const struct feature *f)
{
	int32_t best[2][MODEL_TAGS], floor;
	int16_t sum[MODEL_LANES];
	unsigned k, tag = 0;
	size_t i, n = f->tokens.n;

	if (t->model != m)
		set_lags(t, m);
	t->back = mem_grow(t->back, &t->back_cap, (n + 1) * MODEL_TAGS, 1);
	t->tags = mem_grow(t->tags, &t->tags_cap, n + 1, 1);
	for (k = 0; k < MODEL_TAGS; k++)
		best[1][k] = k == 0 ? 0 : MODEL_NEVER;
	for (i = 0; i < n; i++) {
		step(t, best[(i + 1) % 2], best[i % 2],
		    t->back + i * MODEL_TAGS);
		score(m, f, i, sum);
		/* Sums stay small, however long the sentence is. */
		floor = best[i % 2][0];
		for (k = 0; k < MODEL_TAGS; k++) {
			best[i % 2][k] += sum[k] - floor;
			if (best[i % 2][k] < MODEL_NEVER)
				best[i % 2][k] = MODEL_NEVER;
		}
	}
	if (n == 0)
		return;
	for (k = 1; k < MODEL_TAGS; k++)
		if (best[(n - 1) % 2][k] > best[(n - 1) % 2][tag])
			tag = k;
	for (i = n; i-- > 0; tag = t->back[i * MODEL_TAGS + tag])
		t->tags[i] = (uint8_t)tag;
}

void
tag_free(struct tagger *t)
{
	free(t->back);
	free(t->tags);
	memset(t, 0, sizeof *t);
}
