/* Models as text: lines, numbers, weights. */
#include <string.h>

#include "weight.h"

enum {
	MOST = 127,
	ONE = 45,               /* -45 to 45 take one character */
	FIRST = '#',            /* of 91, the backslash not among them */
	MORE = '!',             /* 46 and more behind it */
	LESS = '"'              /* -46 and less */
};

static void
split(struct weight_line *f, const char *p, size_t len)
{
	const char *tab, *end = p + len;

	for (f->n = 0; ; p = tab + 1) {
		tab = f->n + 1 < WEIGHT_FIELDS ?
		    memchr(p, '\t', (size_t)(end - p)) : NULL;
		f->v[f->n].p = p;
		f->v[f->n++].len = (size_t)((tab != NULL ? tab : end) - p);
		if (tab == NULL)
			return;
	}
}

const char *
weight_lines(const char *text, size_t len,
    bool (*take)(void *ctx, const struct weight_line *), void *ctx,
    unsigned *line)
{
	const char *p, *lf, *end = text + len;
	struct weight_line f;

	*line = 0;
	for (p = text; p < end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (lf == NULL)
			lf = end;
		++*line;
		if (p == lf || *p == '#')
			continue;
		split(&f, p, (size_t)(lf - p));
		if (!take(ctx, &f))
			return "not a line of a model";
	}
	return NULL;
}

bool
weight_number(struct str s, long *v)
{
	bool minus = s.len > 0 && s.p[0] == '-';
	size_t i = minus;

	for (*v = 0; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' &&
	    *v < 100000000; i++)
		*v = *v * 10 + s.p[i] - '0';
	*v = minus ? -*v : *v;
	return i == s.len && s.len > (size_t)minus;
}

void
weight_put_number(struct buf *b, long v)
{
	buf_puts(b, v < 0 ? "-" : "");
	buf_number(b, (unsigned long)(v < 0 ? -v : v));
}

static char
digit(int value)
{
	char c = (char)(FIRST + value);

	return c >= '\\' ? (char)(c + 1) : c;
}

static int
value_of(char c)
{
	return c >= '\\' ? c - 1 - FIRST : c - FIRST;
}

void
weight_put(struct buf *b, int weight)
{
	char s[2];

	if (weight >= -ONE && weight <= ONE) {
		s[0] = digit(weight + ONE);
		buf_add(b, s, 1);
		return;
	}
	s[0] = weight > 0 ? MORE : LESS;
	s[1] = digit((weight > 0 ? weight : -weight) - ONE - 1);
	buf_add(b, s, 2);
}

bool
weight_read(struct str s, signed char *to, size_t n)
{
	size_t i, k = 0;
	int sign, v;

	for (i = 0; i < s.len && k < n; i++) {
		sign = s.p[i] == MORE ? 1 : s.p[i] == LESS ? -1 : 0;
		if (sign != 0 && ++i == s.len)
			return false;
		if (s.p[i] < FIRST || s.p[i] > '~' || s.p[i] == '\\')
			return false;
		v = sign == 0 ? value_of(s.p[i]) - ONE :
		    value_of(s.p[i]) + ONE + 1;
		if (v > MOST)
			return false;
		to[k++] = (signed char)(sign < 0 ? -v : v);
	}
	return i == s.len && k == n;
}

int
weight_round(double v, int limit)
{
	int n = v >= limit ? limit : v <= -limit ? -limit :
	    (int)(v < 0 ? v - 0.5 : v + 0.5);

	return n;
}
