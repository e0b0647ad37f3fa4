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

/* "1,000.50", "5bn"; a second number makes it a range. */
static void
take_number(struct sum *m, const char *p, size_t len)
{
	bool point = false;
	size_t i;

	if (m->n != 0) {
		m->n = -1;
		return;
	}
	for (i = 0; i < len && m->n >= 0; i++) {
		if (p[i] == '.' && i + 1 < len && !point)
			point = true;
		else if (p[i] == ',' && !point)
			continue;
		else if (p[i] < '0' || p[i] > '9')
			break;
		else if (m->n == DIGITS)
			m->n = -1;
		else if (m->n > 0 || p[i] != '0' || point) {
			m->digits[m->n++] = p[i];
			m->zeros -= point;
		}
	}
	if (i < len && m->n > 0 && currency(p + i, len - i)[0] == '\0')
		m->n = -1;
	else if (i < len && m->n > 0)
		take_value(m, currency(p + i, len - i));
}

/* "US" and "$" that stand together, "R99", "euros". */
static bool
take_word(struct sum *m, const struct lexemes *s, size_t i, size_t to)
{
	const struct lexeme *l = &s->v[i];
	char both[16];
	size_t n = 0;

	if (i + 1 < to && l[1].kind == TOKEN_MARK && !l[1].spaced &&
	    l->len + l[1].len <= sizeof both) {
		memcpy(both, l->p, l->len);
		memcpy(both + l->len, l[1].p, l[1].len);
		if (currency(both, l->len + l[1].len)[0] == 'p') {
			take_value(m, currency(both, l->len + l[1].len));
			return true;
		}
	}
	while (n < l->len && (l->p[n] < '0' || l->p[n] > '9'))
		n++;
	take_value(m, currency(l->p, n));
	if (n < l->len)
		take_number(m, l->p + n, l->len - n);
	return false;
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
	if (m->unit != NULL && (from == NULL || m->unit[2] != '-'))
		from = from != NULL ? from : m->unit + 2;
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
	for (i = from; i < to && m.n >= 0; i++) {
		l = &s->v[i];
		if (l->kind == TOKEN_NUMBER)
			take_number(&m, l->p, l->len);
		else if (l->kind == TOKEN_WORD)
			i += take_word(&m, s, i, to);
		else
			take_value(&m, currency(l->p, l->len));
	}
	if (m.n > 0 && m.zeros <= DIGITS && find_code(&m, code))
		write_note(&m, code, note, max);
}
