/* Sums of money: "$5bn", "US$ 4.2 billion", "20 million euros", "Rs 500". */
#include <string.h>

#include "dict.h"
#include "money.h"
#include "utf8.h"

/* The list's value for a word, "" if it is none. */
static const char *
currency(const struct lexemes *s, size_t i)
{
	const char *value;
	size_t n;

	if (i >= s->n || s->v[i].kind != TOKEN_WORD)
		return "";
	n = s->v[i].len;
	if (n > 1 && s->v[i].p[n - 1] == '.' &&
	    (s->v[i].shape & TOKEN_DOTTED) == 0)
		n--;
	value = dict_get_lower(&dict_currency, s->v[i].p, n);
	return value != NULL ? value : "";
}

/* "$", and all signs of the Unicode block of currency symbols. */
static bool
is_sign(const struct lexemes *s, size_t i)
{
	uint32_t cp;

	if (i >= s->n || s->v[i].kind != TOKEN_MARK)
		return false;
	utf8_next(s->v[i].p, s->v[i].len, &cp);
	return cp == '$' || (cp >= 0xa2 && cp <= 0xa5) ||
	    (cp >= 0x20a0 && cp <= 0x20cf);
}

static bool
is_number(const struct lexemes *s, size_t i)
{
	return i < s->n && s->v[i].kind == TOKEN_NUMBER;
}

/* "4.2 billion", "1.2-1.4 trillion", "100 000": its end, or i. */
static size_t
read_amount(const struct lexemes *s, size_t i)
{
	size_t j = i;

	if (!is_number(s, j))
		return i;
	j++;
	while (is_number(s, j) && s->v[j].spaced && s->v[j].len >= 3 &&
	    s->v[j - 1].len <= 3)
		j++;
	if (j + 1 < s->n && !s->v[j].spaced && is_number(s, j + 1) &&
	    !s->v[j + 1].spaced && (lexeme_is(&s->v[j], '-') ||
	    s->v[j].len == 3))
		j += 2;
	if (currency(s, j)[0] == 'q')
		j++;
	return j;
}

/* "R99", "N200": a code that digits follow, in one word. */
static bool
is_code_and_number(const struct lexeme *l)
{
	const char *value;
	size_t n = 0;

	if (l->kind != TOKEN_WORD || (l->shape & TOKEN_CAP) == 0)
		return false;
	while (n < l->len && (l->p[n] < '0' || l->p[n] > '9'))
		n++;
	if (n == 0 || n == l->len || n > 4)
		return false;
	value = dict_get_lower(&dict_currency, l->p, n);
	return value != NULL && value[0] == 'p' && (n > 1 || l->len > 2);
}

/* "US$ 4.2 billion", "Rs 500", "EUR 20 million". */
static size_t
read_before(const struct lexemes *s, size_t i)
{
	size_t j = i, end;

	if (is_code_and_number(&s->v[i])) {
		j = i + 1;
		if (j + 1 < s->n && lexeme_is(&s->v[j], ',') &&
		    !s->v[j].spaced && is_number(s, j + 1) &&
		    !s->v[j + 1].spaced)
			j += 2;
		return currency(s, j)[0] == 'q' ? j + 1 : j;
	}
	if (s->v[i].kind == TOKEN_WORD) {
		if ((s->v[i].class & LEXEME_CAP) == 0)
			return i;
		/* "US dollars 5000" */
		if (currency(s, i)[0] == 'p' && currency(s, i + 1)[0] == 'u' &&
		    (end = read_amount(s, i + 2)) > i + 2)
			return end;
		/* "US$", "NT$": what stands before the sign is part of it. */
		if (is_sign(s, i + 1) && !s->v[i + 1].spaced && s->v[i].len < 5)
			j = i + 1;
		else if (currency(s, i)[0] != 'p')
			return i;
		else if ((s->v[i].shape & TOKEN_CAPS) == 0 && s->v[i].len > 3)
			return i;
	}
	if (s->v[j].kind == TOKEN_MARK && !is_sign(s, j))
		return i;
	end = read_amount(s, j + 1);
	if (end == j + 1)
		return i;
	/* "$300 million US dollars" */
	if (currency(s, end)[0] == 'w' && currency(s, end + 1)[0] == 'u')
		end++;
	return currency(s, end)[0] == 'u' ? end + 1 : end;
}

/* "20 million euros", "5,000 US dollars", "100 Egyptian pounds". */
static size_t
read_behind(const struct lexemes *s, size_t i)
{
	size_t j = read_amount(s, i);

	if (j == i && currency(s, i)[0] == 'q' && i + 2 < s->n &&
	    s->v[i].p[s->v[i].len - 1] == 's' && s->v[i].len > 6) {
		/* "hundreds of millions of dollars" */
		j = i + 1;
		while (j + 1 < s->n && s->v[j].len == 2 &&
		    memcmp(s->v[j].p, "of", 2) == 0 &&
		    currency(s, j + 1)[0] == 'q')
			j += 2;
		if (j < s->n && s->v[j].len == 2 &&
		    memcmp(s->v[j].p, "of", 2) == 0)
			j++;
	}
	if (j == i)
		return i;
	if (is_sign(s, j))
		return j + 1;
	if (currency(s, j)[0] == 'p' && (s->v[j].shape & TOKEN_CAPS) != 0 &&
	    s->v[j].len == 3)
		return j + 1;
	if (j + 1 < s->n && currency(s, j + 1)[0] == 'u' &&
	    (s->v[j].class & LEXEME_CAP) != 0)
		return j + 2;
	return currency(s, j)[0] == 'u' ? j + 1 : i;
}

size_t
money_read(const struct lexemes *s, size_t i)
{
	size_t j = i;

	if (s->v[i].kind == TOKEN_MARK || s->v[i].kind == TOKEN_WORD)
		j = read_before(s, i);
	if (j == i && (s->v[i].kind == TOKEN_NUMBER ||
	    (s->v[i].kind == TOKEN_WORD && s->v[i].len > 6 &&
	    strchr("HTMBhtmb", s->v[i].p[0]) != NULL)))
		j = read_behind(s, i);
	return j;
}
