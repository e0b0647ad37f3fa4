/* Weights of models as text. */
#include "weight.h"

enum {
	ONE = 45,               /* -45 to 45 take one character */
	FIRST = '#',            /* of 91, the backslash not among them */
	MORE = '!',             /* 46 and more behind it */
	LESS = '"'              /* -46 and less */
};

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
	int sign;

	for (i = 0; i < s.len && k < n; i++) {
		sign = s.p[i] == MORE ? 1 : s.p[i] == LESS ? -1 : 0;
		if (sign != 0 && ++i == s.len)
			return false;
		if (s.p[i] < FIRST || s.p[i] > '~' || s.p[i] == '\\')
			return false;
		to[k++] = (signed char)(sign == 0 ? value_of(s.p[i]) - ONE :
		    sign * (value_of(s.p[i]) + ONE + 1));
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
