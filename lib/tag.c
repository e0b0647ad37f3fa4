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

/* The best way to each tag from the tags before; back says which. */
static void
step(const struct model *m, const int32_t *from, int32_t *to, uint8_t *back)
{
	const int16_t *moves = m->moves;
	unsigned a, b;
	int32_t s;

	for (b = 0; b < MODEL_TAGS; b++) {
		to[b] = from[0] + moves[b];
		back[b] = 0;
	}
	for (a = 1; a < MODEL_TAGS; a++) {
		moves += MODEL_TAGS;
		for (b = 0; b < MODEL_TAGS; b++) {
			s = from[a] + moves[b];
			if (s > to[b]) {
				to[b] = s;
				back[b] = (uint8_t)a;
			}
		}
	}
}

void
tag_sentence(struct tagger *t, const struct model *m, const struct feature *f)
{
	int32_t best[2][MODEL_TAGS], floor;
	int16_t sum[MODEL_LANES];
	unsigned k, tag = 0;
	size_t i;

	t->back = mem_grow(t->back, &t->back_cap, (f->tokens.n + 1) * MODEL_TAGS, 1);
	t->tags = mem_grow(t->tags, &t->tags_cap, f->tokens.n + 1, 1);
	for (k = 0; k < MODEL_TAGS; k++)
		best[1][k] = k == 0 ? 0 : MODEL_NEVER;
	for (i = 0; i < f->tokens.n; i++) {
		step(m, best[(i + 1) % 2], best[i % 2],
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
	if (f->tokens.n == 0)
		return;
	for (k = 1; k < MODEL_TAGS; k++)
		if (best[(f->tokens.n - 1) % 2][k] > best[(f->tokens.n - 1) % 2][tag])
			tag = k;
	for (i = f->tokens.n; i-- > 0; tag = t->back[i * MODEL_TAGS + tag])
		t->tags[i] = (uint8_t)tag;
}

void
tag_free(struct tagger *t)
{
	free(t->back);
	free(t->tags);
	memset(t, 0, sizeof *t);
}
