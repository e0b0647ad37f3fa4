/*
 * A model of who said what as text, lines of TAB-separated fields:
 * "cues 1234 WEIGHTS", a row of a chain, and "cues 0>1 -25", a move.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "quotemodel.h"
#include "weight.h"

enum { MOST = 1000000 };        /* no number is greater */

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

/* Reads a number that ends before stop, or at the end; NULL if none does. */
static const char *
read_number(const char *p, const char *end, char stop, long *v)
{
	bool minus = p < end && *p == '-';
	const char *from = p += minus;

	for (*v = 0; p < end && *p >= '0' && *p <= '9' && *v < MOST; p++)
		*v = *v * 10 + *p - '0';
	if (p == from || (p < end ? *p != stop : stop != '\0'))
		return NULL;
	*v = minus ? -*v : *v;
	return p + (p < end);
}

static bool
read_chain(struct chain *c, const char *p, const char *end)
{
	const char *q;
	struct str s;
	long row, to, v;

	q = read_number(p, end, '\t', &row);
	if (q != NULL && row >= 0 && row < CHAIN_ROWS) {
		s.p = q;
		s.len = (size_t)(end - q);
		return weight_read(s, (signed char *)c->rows + row *
		    CHAIN_TAGS, c->ntags);
	}
	if ((q = read_number(p, end, '>', &row)) == NULL ||
	    (q = read_number(q, end, '\t', &to)) == NULL ||
	    read_number(q, end, '\0', &v) == NULL || row < 0 || to < 0 ||
	    row >= (long)c->ntags || to >= (long)c->ntags)
		return false;
	((int32_t *)c->moves)[row * CHAIN_TAGS + to] = (int32_t)v;
	return true;
}

static bool
read_line(struct quotemodel *m, const char *p, const char *end)
{
	size_t n;
	int i;

	if (p == end || *p == '#')
		return true;
	for (i = 0; i < QUOTE_CHAINS; i++) {
		n = strlen(names[i]);
		if ((size_t)(end - p) > n && memcmp(p, names[i], n) == 0 &&
		    p[n] == '\t')
			return read_chain(&m->chains[i], p + n + 1, end);
	}
	return false;
}

static void
begin(struct quotemodel *m)
{
	unsigned i, a, b;
	struct chain *c;
	int32_t *moves;

	for (i = 0; i < QUOTE_CHAINS; i++) {
		c = &m->chains[i];
		c->ntags = quotemodel_tags(i);
		c->rows = mem_new(CHAIN_ROWS, CHAIN_TAGS);
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
	const char *p, *lf, *end = text + len;

	begin(m);
	*line = 0;
	for (p = text; p < end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (lf == NULL)
			lf = end;
		++*line;
		if (!read_line(m, p, lf)) {
			quotemodel_free(m);
			return "not a line of a model";
		}
	}
	return NULL;
}

void
quotemodel_free(struct quotemodel *m)
{
	int i;

	for (i = 0; i < QUOTE_CHAINS; i++) {
		free((void *)m->chains[i].rows);
		free((void *)m->chains[i].moves);
	}
	memset(m, 0, sizeof *m);
}
