/* A model's text: lines of TAB-separated fields, weights as one character. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "model.h"
#include "weight.h"
#include "wordform.h"

static const char *const tags[MODEL_TAGS] = {
	"O", "B-person", "I-person", "B-org", "I-org", "B-place", "I-place",
	"B-facility", "I-facility", "B-norp", "I-norp", "B-product",
	"I-product", "B-date", "I-date", "B-money", "I-money", "B-misc",
	"I-misc"
};

int
model_may_follow(unsigned from, unsigned to)
{
	return to % 2 == 1 || to == 0 || from == to || from + 1 == to;
}

const char *
model_tag(unsigned tag)
{
	return tags[tag];
}

static unsigned
tag_of(struct str s)
{
	unsigned i;

	for (i = 0; i < MODEL_TAGS && !str_is(s, tags[i]); i++)
		;
	return i;
}

static bool
read_move(struct model *m, const struct weight_line *f)
{
	unsigned from, to;
	long v;

	if (f->n != 4 || (from = tag_of(f->v[1])) == MODEL_TAGS ||
	    (to = tag_of(f->v[2])) == MODEL_TAGS ||
	    !weight_number(f->v[3], &v) || v < MODEL_NEVER || v > 10000)
		return false;
	((int16_t *)m->moves)[from * MODEL_TAGS + to] = (int16_t)v;
	return true;
}

/* The row of which a line tells; -1 if there is none such. */
static long
index_of(const struct weight_line *f, long n)
{
	long row;

	return f->n == 3 && weight_number(f->v[1], &row) && row >= 0 &&
	    row < n ? row : -1;
}

static bool
read_row(struct model *m, const struct weight_line *f)
{
	long row = index_of(f, FEATURE_ROWS);

	return row >= 0 && weight_read(f->v[2],
	    (signed char *)m->rows + row * MODEL_TAGS, MODEL_TAGS);
}

static bool
read_own(struct model *m, const struct weight_line *f)
{
	long row = index_of(f, FEATURE_OWN_ROWS);

	return row >= 0 && weight_read(f->v[2],
	    (signed char *)m->own + row * MODEL_WIDTH, MODEL_WIDTH);
}

/* Weights of the network, which is computed in wider numbers. */
static bool
read_wide(struct str s, const int16_t *at, size_t n)
{
	int8_t narrow[MODEL_OUT];
	int16_t *to = (int16_t *)at;
	size_t i;

	if (!weight_read(s, narrow, n))
		return false;
	for (i = 0; i < n; i++)
		to[i] = narrow[i];
	return true;
}

/* "hidden TAB index TAB bias TAB weights". */
static bool
read_hidden(struct model *m, const struct weight_line *f)
{
	long i, bias;

	if (f->n != 4 || !weight_number(f->v[1], &i) || i < 0 ||
	    i >= MODEL_HIDDEN || !weight_number(f->v[2], &bias) ||
	    bias < -0x7fff || bias > 0x7fff)
		return false;
	((int16_t *)m->bias)[i] = (int16_t)bias;
	return read_wide(f->v[3], m->hidden + i * MODEL_WINDOW, MODEL_WINDOW);
}

static bool
read_out(struct model *m, const struct weight_line *f)
{
	unsigned tag;

	return f->n == 3 && (tag = tag_of(f->v[1])) < MODEL_TAGS &&
	    read_wide(f->v[2], m->out + tag * MODEL_OUT, MODEL_OUT);
}

static bool
read_word(struct model *m, const struct weight_line *f)
{
	if (f->n != 3 || !weight_read(f->v[2], (signed char *)m->words +
	    (size_t)m->nwords * MODEL_WIDTH, MODEL_WIDTH))
		return false;
	m->nwords++;
	table_put(&m->lists.words, wordform_lower(f->v[1].p, f->v[1].len),
	    m->nwords);
	return true;
}

static bool
read_name(struct model *m, const struct weight_line *f)
{
	uint32_t bits = FEATURE_KNOWN;
	uint64_t hash;
	size_t i;

	if (f->n != 3)
		return false;
	for (i = 0; i < f->v[2].len; i++) {
		if (f->v[2].p[i] < 'a' || f->v[2].p[i] >= 'a' + ENTITY_NLABELS)
			return false;
		bits |= UINT32_C(1) << (f->v[2].p[i] - 'a');
	}
	hash = wordform_phrase(f->v[1].p, f->v[1].len);
	table_put(&m->lists.names, hash, bits | table_get(&m->lists.names,
	    hash));
	return true;
}

static bool
read_line(void *ctx, const struct weight_line *f)
{
	struct model *m = ctx;

	if (str_is(f->v[0], "row"))
		return read_row(m, f);
	if (str_is(f->v[0], "word"))
		return read_word(m, f);
	if (str_is(f->v[0], "name"))
		return read_name(m, f);
	if (str_is(f->v[0], "move"))
		return read_move(m, f);
	if (str_is(f->v[0], "own"))
		return read_own(m, f);
	if (str_is(f->v[0], "hidden"))
		return read_hidden(m, f);
	return str_is(f->v[0], "out") && read_out(m, f);
}

/* Lines that begin with a word. */
static size_t
count(const char *text, size_t len, const char *word)
{
	const char *p = text, *end = text + len;
	size_t n = 0, k = strlen(word);

	for (; p != NULL && p < end; p = memchr(p, '\n', (size_t)(end - p)),
	    p = p != NULL ? p + 1 : NULL)
		n += (size_t)(end - p) > k && memcmp(p, word, k) == 0;
	return n;
}

const char *
model_read(struct model *m, const char *text, size_t len, unsigned *line)
{
	size_t words = count(text, len, "word\t");
	const char *why;
	int16_t *moves;
	unsigned i;

	memset(m, 0, sizeof *m);
	*line = 0;
	if (words > 0x7fff * 2)
		return "more than 65534 words";
	table_new(&m->lists.words, words);
	table_new(&m->lists.names, count(text, len, "name\t"));
	m->rows = mem_new(FEATURE_ROWS * MODEL_TAGS + MODEL_LANES, 1);
	m->words = mem_new(words + 1, MODEL_WIDTH);
	m->own = mem_new(FEATURE_OWN_ROWS, MODEL_WIDTH);
	m->hidden = mem_new(MODEL_HIDDEN * MODEL_WINDOW, sizeof *m->hidden);
	m->bias = mem_new(MODEL_HIDDEN, sizeof *m->bias);
	m->out = mem_new(MODEL_OUTS * MODEL_OUT, sizeof *m->out);
	m->moves = moves = mem_new(MODEL_TAGS * MODEL_TAGS, sizeof *moves);
	for (i = 0; i < MODEL_TAGS * MODEL_TAGS; i++)
		if (!model_may_follow(i / MODEL_TAGS, i % MODEL_TAGS))
			moves[i] = MODEL_NEVER;
	if ((why = weight_lines(text, len, read_line, m, line)) != NULL)
		model_free(m);
	return why;
}

void
model_free(struct model *m)
{
	table_free(&m->lists.words);
	table_free(&m->lists.names);
	free((void *)m->rows);
	free((void *)m->words);
	free((void *)m->own);
	free((void *)m->hidden);
	free((void *)m->bias);
	free((void *)m->out);
	free((void *)m->moves);
	memset(m, 0, sizeof *m);
}
