/* Word vectors, in whole numbers, so that all machines have the same. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "network.h"
#include "vectors.h"
#include "wordform.h"

enum { LENGTH = 3 };            /* of each vector */

static float
read_float(const char *p)
{
	const unsigned char *s = (const unsigned char *)p;
	uint32_t bits = s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 |
	    (uint32_t)s[3] << 24;
	float f;

	memcpy(&f, &bits, sizeof f);
	return f;
}

/* The largest whole number whose square is at most v. */
static uint64_t
root(uint64_t v)
{
	uint64_t r = 0, bit;

	for (bit = UINT64_C(1) << 31; bit != 0; bit >>= 1)
		if ((r | bit) * (r | bit) <= v)
			r |= bit;
	return r;
}

/* Whole numbers all the way, so that every machine has the same. */
static void
read_vector(const char *p, int16_t *to)
{
	int64_t v[NETWORK_VECTOR], length;
	uint64_t squares = 0;
	unsigned i;

	for (i = 0; i < NETWORK_VECTOR; i++) {
		v[i] = (int64_t)((double)read_float(p + 4 * i) * 65536);
		squares += (uint64_t)(v[i] * v[i]);
	}
	length = (int64_t)root(squares) + 1;
	for (i = 0; i < NETWORK_VECTOR; i++)
		to[i] = (int16_t)(v[i] * LENGTH * NETWORK_UNIT /
		    length);
}

/* Names NAME.words or NAME.f32, and reads it. */
static const char *
read_part(const char *name, const char *part, struct buf *to,
    struct buf *where)
{
	where->len = 0;
	buf_puts(where, name);
	buf_add(where, part, strlen(part) + 1);
	return buf_read(to, where->p) == -1 ? "" : NULL;
}

static const char *
read_words(struct vectors *l, const struct buf *text)
{
	const char *p, *lf, *end = text->p + text->len;
	struct str word;

	for (p = text->p; p < end; p = lf + 1) {
		if ((lf = memchr(p, '\n', (size_t)(end - p))) == NULL)
			lf = end;
		word.p = p;
		word.len = (size_t)(lf - p);
		if (word.len == 0 || memchr(p, '\t', word.len) != NULL ||
		    tally_find(&l->words, word) < l->words.n)
			return "a word that is empty, has a TAB, or comes "
			    "twice";
		tally_add(&l->words, word);
	}
	return l->words.n > 65534 ? "more than 65534 words" : NULL;
}

const char *
vectors_read(struct vectors *l, struct table *indices, const char *name,
    struct buf *where)
{
	struct buf words = { 0 }, floats = { 0 };
	const char *why = read_part(name, ".words", &words, where);
	size_t n;

	if (why == NULL)
		why = read_words(l, &words);
	if (why == NULL)
		why = read_part(name, ".f32", &floats, where);
	n = l->words.n;
	if (why == NULL && floats.len != n * NETWORK_VECTOR * 4)
		why = "not 100 floats for each word";
	if (why == NULL) {
		l->v = mem_new(n, NETWORK_VECTOR * sizeof *l->v);
		table_new(indices, n);
	}
	while (why == NULL && n-- > 0) {
		read_vector(floats.p + n * NETWORK_VECTOR * 4,
		    l->v + n * NETWORK_VECTOR);
		table_put(indices, wordform_lower(l->words.v[n].key.p,
		    l->words.v[n].key.len), (uint32_t)n + 1);
	}
	buf_free(&words);
	buf_free(&floats);
	return why;
}

void
vectors_free(struct vectors *l)
{
	tally_free(&l->words);
	free(l->v);
	memset(l, 0, sizeof *l);
}
