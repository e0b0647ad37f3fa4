/* What a sum of money is: "$5bn", "US$ 4.2 billion", "20 million euros". */
#include <stdio.h>
#include <string.h>

#include "dict.h"
#include "money.h"

enum { DIGITS = 18, CODE = 3 };

/* A sum as it is read. */
struct sum {
	char digits[DIGITS + 1];
	int n;                  /* how many there are; -1: not plain */
	int zeros;              /* more behind them; or so many decimals */
	const char *whose;      /* the first letters of the code, or NULL */
	const char *code;       /* or NULL */
	const char *unit;       /* the list's value, "D USD" */
};

/* The list's value for letters, "" if it has none. */
static const char *
currency(const char *p, size_t n)
{
	const char *value;

	if (n > 1 && p[n - 1] == '.')
		n--;
	value = dict_get_lower(&dict_currency, p, n);
	return value != NULL ? value : "";
}

static void
take_value(struct sum *m, const char *value)
{
	switch (value[0]) {
	case 'p':
		/* "HK$", "C$" say more than the sign in them. */
		if (m->code == NULL)
			m->code = value + 2;
		break;
	case 'q':
		if (value[2] == '-' || m->n <= 0)
			m->n = -1;
		else if (value[3] == '\0')
			m->zeros += value[2] - '0';
		else
			m->zeros += 10 + value[3] - '0';
		break;
	case 'u':
		m->unit = value + 2;
		break;
	case 'w':
		if (value[2] != '-')
			m->whose = value + 2;
		break;
	}
}

/* The bytes of a number: digits, and commas and stops between them. */
static size_t
number_len(const char *p, size_t len)
{
	size_t i = 0;

	while (i < len && ((p[i] >= '0' && p[i] <= '9') || (i > 0 &&
	    (p[i] == '.' || p[i] == ',') && i + 1 < len && p[i + 1] >= '0' &&
	    p[i + 1] <= '9')))
		i++;
	return i;
}

/* Where the decimals of a number begin, or its length. */
static size_t
point_of(const char *p, size_t len)
{
	size_t i, at = len, commas = 0, points = 0;

	for (i = 0; i < len; i++) {
		points += p[i] == '.';
		commas += p[i] == ',';
		if (p[i] == '.' || p[i] == ',')
			at = i;
	}
	/* "2,25 billion" has decimals, "2,250" and "1.500.000" have none. */
	if (points == 1 && at < len && p[at] == '.')
		return at;
	return commas == 1 && p[at] == ',' && (points > 0 ||
	    len - at <= 3) ? at : len;
}

static void
add_digits(struct sum *m, const char *p, size_t len)
{
	size_t i, point = point_of(p, len);

	for (i = 0; i < len && m->n >= 0; i++) {
		if (p[i] < '0' || p[i] > '9')
			continue;
		if (m->n == DIGITS)
			m->n = -1;
		else if (m->n > 0 || p[i] != '0' || i > point) {
			m->digits[m->n++] = p[i];
			m->zeros -= i > point;
		}
	}
}

/* Index of the first lexeme that begins at a place or behind it. */
static size_t
lexeme_from(const struct lexemes *s, size_t i, size_t to, uint32_t at)
{
	while (i < to && s->v[i].start < at)
		i++;
	return i;
}

/*
 * "1,000.50", "5bn", "100 000": a number that begins n bytes into lexeme i;
 * a second one makes it a range. Returns the lexeme behind it.
 */
static size_t
take_number(struct sum *m, const struct lexemes *s, size_t i, size_t to,
    size_t n)
{
	const char *p = s->v[i].p + n;
	uint32_t at = s->v[i].start + (uint32_t)n;
	size_t len = number_len(p, s->v[to - 1].end - at), rest;

	/* Digits of other scripts are none that we read. */
	if (m->n != 0 || len == 0) {
		m->n = -1;
		return i + 1;
	}
	add_digits(m, p, len);
	at += (uint32_t)len;
	i = lexeme_from(s, i, to, at);
	/* What is left of a word: "bn". */
	if (i > 0 && s->v[i - 1].end > at) {
		rest = s->v[i - 1].end - at;
		if (currency(s->text + at, rest)[0] == '\0')
			m->n = -1;
		else
			take_value(m, currency(s->text + at, rest));
		return i;
	}
	for (; len <= 3 && i < to && s->v[i].kind == TOKEN_NUMBER &&
	    s->v[i].spaced && s->v[i].len == 3 &&
	    number_len(s->v[i].p, 3) == 3; i++)
		add_digits(m, s->v[i].p, 3);
	return i;
}

/* "US" and "$" that stand together, "R99", "euros"; as take_number. */
static size_t
take_word(struct sum *m, const struct lexemes *s, size_t i, size_t to)
{
	const struct lexeme *l = &s->v[i];
	const char *value;
	char both[16];
	size_t n = 0;

	if (i + 1 < to && l[1].kind == TOKEN_MARK && !l[1].spaced &&
	    l->len + l[1].len <= sizeof both) {
		memcpy(both, l->p, l->len);
		memcpy(both + l->len, l[1].p, l[1].len);
		value = currency(both, l->len + l[1].len);
		if (value[0] == 'p') {
			take_value(m, value);
			return i + 2;
		}
	}
	while (n < l->len && (l->p[n] < '0' || l->p[n] > '9'))
		n++;
	value = currency(l->p, n);
	/* "two million": a number in words. */
	if (value[0] == 'n' && m->n != 0)
		m->n = -1;
	else if (value[0] == 'n')
		add_digits(m, value + 2, strlen(value + 2));
	else
		take_value(m, value);
	return n < l->len ? take_number(m, s, i, to, n) : i + 1;
}

/* "Egyptian pounds" is EG and P; pounds alone are GBP. */
static bool
find_code(const struct sum *m, char *code)
{
	const char *from = m->code;

	if (m->unit != NULL && m->whose != NULL && m->unit[0] != '-') {
		snprintf(code, CODE + 1, "%.2s%.1s", m->whose, m->unit);
		return true;
	}
	/* "$5 pesos" are not five US dollars. */
	if (m->unit != NULL && from != NULL && m->unit[2] == '-' &&
	    m->unit[0] != from[2])
		return false;
	if (m->unit != NULL && from == NULL)
		from = m->unit + 2;
	if (from == NULL || from[0] == '-')
		return false;
	snprintf(code, CODE + 1, "%s", from);
	return true;
}

static void
write_note(const struct sum *m, const char *code, char *note, size_t max)
{
	int n = m->n, zeros = m->zeros;

	/* "5.50 million" has no decimals, "$5.50" has two. */
	while (zeros < 0 && n > 0 && m->digits[n - 1] == '0') {
		n--;
		zeros++;
	}
	if (zeros >= 0)
		snprintf(note, max, "%.*s%.*s %s", n, m->digits, zeros,
		    "000000000000000000000", code);
	else if (n + zeros > 0)
		snprintf(note, max, "%.*s.%.*s %s", n + zeros, m->digits,
		    -zeros, m->digits + n + zeros, code);
	else
		snprintf(note, max, "0.%.*s%.*s %s", -zeros - n,
		    "000000000000000000", n, m->digits, code);
}

void
money_note(const struct lexemes *s, size_t from, size_t to, char *note,
    size_t max)
{
	const struct lexeme *l;
	struct sum m = { "", 0, 0, NULL, NULL, NULL };
	char code[CODE + 1];
	size_t i;

	note[0] = '\0';
	for (i = from; i < to && m.n >= 0; ) {
		l = &s->v[i];
		if (l->kind == TOKEN_NUMBER)
			i = take_number(&m, s, i, to, 0);
		else if (l->kind == TOKEN_WORD)
			i = take_word(&m, s, i, to);
		else {
			take_value(&m, currency(l->p, l->len));
			i++;
		}
	}
	if (m.n > 0 && m.zeros <= DIGITS && find_code(&m, code))
		write_note(&m, code, note, max);
}
