/* From what was learned to the text of a model. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "record.h"
#include "weight.h"

/* Writes n weights, rounded; returns whether any is not 0. */
static bool
put_weights(struct buf *b, const double *v, size_t n, double unit)
{
	bool any = false;
	size_t i;
	int w;

	for (i = 0; i < n; i++) {
		w = weight_round(v[i] * unit, 127);
		any |= w != 0;
		weight_put(b, w);
	}
	return any;
}

/* Lines of rows; such as are all 0 are left out. */
static void
write_rows(struct buf *b, const char *kind, const double *v, size_t rows,
    size_t n, double unit)
{
	size_t i, was;

	for (i = 0; i < rows; i++) {
		was = b->len;
		buf_puts(b, kind);
		buf_number(b, i);
		buf_puts(b, "\t");
		if (put_weights(b, v + i * n, n, unit))
			buf_puts(b, "\n");
		else
			b->len = was;
	}
}

/* What speaks for a tag anywhere is told with the moves to it. */
static void
write_moves(struct buf *b, const struct network_weights *w)
{
	unsigned i, k;
	int v;

	for (i = 0; i < MODEL_TAGS; i++)
		for (k = 0; k < MODEL_TAGS; k++) {
			v = weight_round((double)(w->moves[i][k] +
			    w->tags[0][k]) * MODEL_ROW_UNIT, 9999);
			if (v == 0 || !model_may_follow(i, k))
				continue;
			buf_puts(b, "move\t");
			buf_puts(b, model_tag(i));
			buf_puts(b, "\t");
			buf_puts(b, model_tag(k));
			buf_puts(b, "\t");
			weight_put_number(b, v);
			buf_puts(b, "\n");
		}
}

static int
compare(const void *a, const void *b)
{
	const struct tally_item *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

/* The items of a tally, in order of their bytes. */
static const struct tally_item **
sort(const struct tally *t)
{
	const struct tally_item **v = mem_new(t->n + 1, sizeof *v);
	size_t i;

	for (i = 0; i < t->n; i++)
		v[i] = &t->v[i];
	qsort(v, t->n, sizeof *v, compare);
	return v;
}

/* Keys are a letter and a name: lines are in order of both. */
static void
write_names(struct buf *b, const struct tally *names, unsigned times)
{
	const struct tally_item **v = sort(names);
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (v[i]->count < times)
			continue;
		buf_puts(b, "name\t");
		buf_add(b, v[i]->key.p + 1, v[i]->key.len - 1);
		buf_puts(b, "\t");
		buf_add(b, v[i]->key.p, 1);
		buf_puts(b, "\n");
	}
	free(v);
}

static void
write_network(struct buf *b, const struct network_weights *w)
{
	double v[MODEL_OUT];
	unsigned i, k;

	for (i = 0; i < MODEL_HIDDEN; i++) {
		buf_puts(b, "hidden\t");
		buf_number(b, i);
		buf_puts(b, "\t");
		weight_put_number(b, weight_round((double)w->bias[i] *
		    MODEL_WORD_UNIT * MODEL_NET_UNIT, 0x7fff));
		buf_puts(b, "\t");
		for (k = 0; k < MODEL_WINDOW; k++)
			v[k] = (double)w->hidden[i][k];
		put_weights(b, v, MODEL_WINDOW, MODEL_NET_UNIT);
		buf_puts(b, "\n");
	}
	for (i = 0; i < MODEL_TAGS; i++) {
		buf_puts(b, "out\t");
		buf_puts(b, model_tag(i));
		buf_puts(b, "\t");
		for (k = 0; k < MODEL_OUT; k++)
			v[k] = (double)w->out[k][i];
		put_weights(b, v, MODEL_OUT, MODEL_NET_UNIT);
		buf_puts(b, "\n");
	}
}

/* Words, and what the network makes of their vectors. */
static void
write_words(struct buf *b, const struct network_weights *w,
    const struct vectors *vectors)
{
	const struct tally_item **v = sort(&vectors->words);
	double sum[MODEL_WIDTH];
	const int16_t *vector;
	size_t i, k;
	unsigned j;

	for (i = 0; i < vectors->words.n; i++) {
		vector = vectors->v + (size_t)(v[i] - vectors->words.v) *
		    NETWORK_VECTOR;
		for (k = 0; k < MODEL_WIDTH; k++)
			for (sum[k] = 0, j = 0; j < NETWORK_VECTOR; j++)
				sum[k] += vector[j] *
				    (double)w->vectors[j][k] / NETWORK_UNIT;
		buf_puts(b, "word\t");
		buf_add(b, v[i]->key.p, v[i]->key.len);
		buf_puts(b, "\t");
		put_weights(b, sum, MODEL_WIDTH, MODEL_WORD_UNIT);
		buf_puts(b, "\n");
	}
	free(v);
}

void
record_model(struct buf *b, const struct sequence_weights *w,
    const struct vectors *vectors, const struct tally *names, unsigned times)
{
	struct network_weights *network = mem_new(1, sizeof *network);
	float *to = network->vectors[0];
	size_t i;

	for (i = 0; i < NETWORK_WEIGHTS; i++)
		to[i] = (float)(w->network[i] / w->runs);
	buf_puts(b, "# What is named: weights, made by `make models` (README, "
	    "model card, says from\n"
	    "# what). move: from a tag to the next. name: in two documents or "
	    "more, and its\n"
	    "# labels, a person b org c place d facility e norp f product g "
	    "date h money i misc.\n"
	    "# row: of a feature's hash, for each tag. hidden, out: a network "
	    "over three words.\n"
	    "# own, word: what comes into it, of a word's features and of "
	    "GloVe 6B (public\n"
	    "# domain, PDDL). A weight is one character, # to ~ without "
	    "backslash, for -45 to\n"
	    "# 45; behind ! from 46, behind \" from -46 on.\n");
	write_moves(b, network);
	write_names(b, names, times);
	write_network(b, network);
	write_rows(b, "row\t", w->rows, FEATURE_ROWS, MODEL_TAGS,
	    (double)MODEL_ROW_UNIT / w->runs);
	write_rows(b, "own\t", w->own[0], FEATURE_OWN_ROWS, MODEL_WIDTH,
	    (double)MODEL_WORD_UNIT / w->runs);
	write_words(b, network, vectors);
	free(network);
}
