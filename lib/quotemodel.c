/*
 * A model of who said what as text, lines of TAB-separated fields:
 * "cues 1234 WEIGHTS", a row of a chain, and "cues 0>1 -25", a move.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "quotemodel.h"
#include "weight.h"

enum { MOST = 9999999 };        /* what a move may be worth */

static const char *const names[QUOTE_CHAINS] = { "cues", "parts", "verdict" };

unsigned
quotemodel_tags(enum quotemodel_part part)
{
	static const unsigned tags[QUOTE_CHAINS] = { CUE_TAGS, PART_TAGS,
	    VERDICT_TAGS };

	return tags[part];
}

const char *
quotemodel_name(enum quotemodel_part part)
{
	return names[part];
}

/* Cues: none, or pairs of a first and a further tag (BIO). */
static bool
may_follow_cue(unsigned from, unsigned to)
{
	return to == 0 || to % 2 == 1 || from == to || from + 1 == to;
}

/*
 * Parts: none, the cue, or a first, a further and a last tag, of which the
 * last may be alone.
 */
static bool
may_follow_part(unsigned from, unsigned to)
{
	if (from % 3 == 0 || from == PART_CUE)
		return to % 3 != 2;
	return to > from / 3 * 3 + 1 && to <= from / 3 * 3 + 3;
}

bool
quotemodel_may_follow(enum quotemodel_part part, unsigned from, unsigned to)
{
	return part == QUOTE_CUES ? may_follow_cue(from, to) :
	    part == QUOTE_PARTS ? may_follow_part(from, to) : true;
}

/* Reads a move, "0>1", and what it is worth. */
static bool
read_move(struct chain *c, struct str s, struct str worth)
{
	const char *mark = memchr(s.p, '>', s.len);
	long from, to, v;
	struct str tag;

	if (mark == NULL)
		return false;
	tag.p = mark + 1;
	tag.len = (size_t)(s.p + s.len - tag.p);
	s.len = (size_t)(mark - s.p);
	if (!weight_number(s, &from) || !weight_number(tag, &to) ||
	    !weight_number(worth, &v) || from < 0 || to < 0 ||
	    from >= (long)c->ntags || to >= (long)c->ntags || v < -MOST ||
	    v > MOST)
		return false;
	((int32_t *)c->moves)[from * CHAIN_TAGS + to] = (int32_t)v;
	return true;
}

static bool
read_line(void *ctx, const struct weight_line *f)
{
	struct quotemodel *m = ctx;
	struct chain *c;
	long row;
	int i;

	for (i = 0; i < QUOTE_CHAINS && !str_is(f->v[0], names[i]); i++)
		;
	if (f->n != 3 || i == QUOTE_CHAINS)
		return false;
	c = &m->chains[i];
	if (!weight_number(f->v[1], &row))
		return read_move(c, f->v[1], f->v[2]);
	return row >= 0 && row < CHAIN_ROWS && weight_read(f->v[2],
	    (signed char *)c->rows + row * c->stride, c->ntags);
}

void
quotemodel_new(struct quotemodel *m)
{
	unsigned i, a, b;
	struct chain *c;
	int32_t *moves;

	for (i = 0; i < QUOTE_CHAINS; i++) {
		c = &m->chains[i];
		c->ntags = quotemodel_tags(i);
		c->stride = i == QUOTE_VERDICT ? CHAIN_TAGS : 2 * CHAIN_TAGS;
		c->rows = i == QUOTE_PARTS ? m->chains[QUOTE_CUES].rows +
		    CHAIN_TAGS : mem_new(CHAIN_ROWS, c->stride);
		c->moves = moves = mem_new(CHAIN_TAGS * CHAIN_TAGS,
		    sizeof *moves);
		for (a = 0; a < c->ntags; a++)
			for (b = 0; b < c->ntags; b++)
				if (!quotemodel_may_follow(i, a, b))
					moves[a * CHAIN_TAGS + b] =
					    CHAIN_NEVER;
	}
}

const char *
quotemodel_read(struct quotemodel *m, const char *text, size_t len,
    unsigned *line)
{
	const char *why;

	quotemodel_new(m);
	if ((why = weight_lines(text, len, read_line, m, line)) != NULL)
		quotemodel_free(m);
	return why;
}

void
quotemodel_free(struct quotemodel *m)
{
	int i;

	for (i = 0; i < QUOTE_CHAINS; i++) {
		if (i != QUOTE_PARTS)
			free((void *)m->chains[i].rows);
		free((void *)m->chains[i].moves);
	}
	memset(m, 0, sizeof *m);
}
