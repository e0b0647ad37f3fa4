/* Precision and recall of rows, on exact spans. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"

/* Columns, before those in which rows and gold differ. */
enum { DOC, START, END, KIND, LABEL, NCOLUMNS };

enum { GOLD_COLUMNS = 9, FULL_COLUMNS = 10 };

/* Adds bytes to the key, and a TAB, which no column has in it. */
static void
add_key(struct measure *m, struct str s)
{
	buf_add(&m->key, s.p, s.len);
	buf_add(&m->key, "\t", 1);
}

static struct measure_line *
find_line(struct measure *m, struct str kind, struct str label)
{
	struct measure_line *line;
	size_t at;

	m->key.len = 0;
	add_key(m, kind);
	add_key(m, label);
	at = tally_add(&m->kinds, buf_str(&m->key));
	if (at == m->nlines) {
		m->lines = mem_grow(m->lines, &m->lines_cap, at + 1,
		    sizeof *m->lines);
		line = &m->lines[m->nlines++];
		memset(line, 0, sizeof *line);
		/* The tally's copy of the key outlives ours. */
		line->kind.p = m->kinds.v[at].key.p;
		line->kind.len = kind.len;
		line->label.p = line->kind.p + kind.len + 1;
		line->label.len = label.len;
	}
	return &m->lines[at];
}

static void
count(struct measure *m, enum measure_side side, const struct str *c,
    struct str label)
{
	struct measure_line *line = find_line(m, c[KIND], label);
	size_t at;

	add_key(m, c[DOC]);
	add_key(m, c[START]);
	add_key(m, c[END]);
	at = tally_add(&m->spans, buf_str(&m->key));
	m->sides = mem_grow(m->sides, &m->sides_cap, at + 1, 1);
	if (m->spans.v[at].count == 1)
		m->sides[at] = 0;
	if ((m->sides[at] & side) != 0)
		return;
	m->sides[at] |= (unsigned char)side;
	if (side == MEASURE_SYSTEM)
		line->system++;
	else
		line->gold++;
	if (m->sides[at] == (MEASURE_SYSTEM | MEASURE_GOLD))
		line->right++;
}

static bool
is_number(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.len > 0 && s.len <= 18 && (s.len == 1 || s.p[0] != '0');
}

const char *
measure_add(struct measure *m, enum measure_side side, const char *line,
    size_t n)
{
	static const struct str none = { "", 0 };
	const char *p = line, *tab;
	struct str c[NCOLUMNS];
	size_t i, len, left = n;

	for (i = 0; ; i++) {
		tab = left > 0 ? memchr(p, '\t', left) : NULL;
		len = tab != NULL ? (size_t)(tab - p) : left;
		if (i < NCOLUMNS) {
			c[i].p = p;
			c[i].len = len;
			if (len == 0)
				return "an empty column";
		}
		if (tab == NULL)
			break;
		p = tab + 1;
		left -= len + 1;
	}
	if (i + 1 != GOLD_COLUMNS && i + 1 != FULL_COLUMNS)
		return "not 10 columns, nor 9 as in gold";
	if (!is_number(c[START]) || !is_number(c[END]))
		return "start or end is not a number";
	if (str_is(c[KIND], "end"))
		return NULL;
	count(m, side, c, c[LABEL]);
	count(m, side, c, none);
	return NULL;
}

static double
ratio(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0.0;
}

static void
put_line(struct buf *b, const struct measure_line *l, struct str label)
{
	double p = ratio(l->right, l->system), r = ratio(l->right, l->gold);
	double f = p + r > 0 ? 2 * p * r / (p + r) : 0.0;
	char numbers[160];
	size_t i;

	buf_add(b, l->kind.p, l->kind.len);
	for (i = l->kind.len; i < 9; i++)
		buf_puts(b, " ");
	buf_puts(b, " ");
	buf_add(b, label.p, label.len);
	for (i = label.len; i < 9; i++)
		buf_puts(b, " ");
	snprintf(numbers, sizeof numbers, " P %6.2f  R %6.2f  F1 %6.2f   "
	    "(%llu right, %llu system, %llu gold)\n", 100 * p, 100 * r,
	    100 * f, (unsigned long long)l->right,
	    (unsigned long long)l->system, (unsigned long long)l->gold);
	buf_puts(b, numbers);
}

/* The span line, whose label is empty, comes last of its kind. */
static int
compare(const void *va, const void *vb)
{
	const struct measure_line *a = va, *b = vb;
	int c = str_cmp(a->kind, b->kind);

	if (c != 0)
		return c;
	if ((a->label.len == 0) != (b->label.len == 0))
		return a->label.len == 0 ? 1 : -1;
	return str_cmp(a->label, b->label);
}

/* The lines of one kind: n of them, the last one for spans. */
static void
put_kind(struct buf *b, const struct measure_line *l, size_t n)
{
	struct measure_line all = l[n - 1];
	size_t i;

	if (n > 2 || !str_is(l[0].label, "-")) {
		all.right = all.system = all.gold = 0;
		for (i = 0; i + 1 < n; i++) {
			put_line(b, &l[i], l[i].label);
			all.right += l[i].right;
			all.system += l[i].system;
			all.gold += l[i].gold;
		}
		put_line(b, &all, str_of("micro"));
	}
	put_line(b, &l[n - 1], str_of("span"));
}

void
measure_put(const struct measure *m, struct buf *b)
{
	struct measure_line *sorted;
	size_t i, n;

	sorted = mem_new(m->nlines, sizeof *sorted);
	if (m->nlines > 0)
		memcpy(sorted, m->lines, m->nlines * sizeof *sorted);
	qsort(sorted, m->nlines, sizeof *sorted, compare);
	for (i = 0; i < m->nlines; i += n) {
		for (n = 1; i + n < m->nlines &&
		    str_equal(sorted[i + n].kind, sorted[i].kind); n++)
			;
		put_kind(b, sorted + i, n);
	}
	free(sorted);
}

void
measure_free(struct measure *m)
{
	tally_free(&m->spans);
	tally_free(&m->kinds);
	free(m->sides);
	free(m->lines);
	buf_free(&m->key);
	memset(m, 0, sizeof *m);
}
