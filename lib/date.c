/* Dates: "Feb. 17, 2025", "17 February", "Tuesday", "2019-20", "1990s". */
#include <stdio.h>
#include <string.h>

#include "date.h"
#include "dict.h"

struct date {
	int year, month, day;           /* 0 where there is none */
};

/* The list's value for a word, "" if it is none. */
static const char *
calendar(const struct lexemes *s, size_t i)
{
	const struct lexeme *l;
	const char *value;
	size_t n;

	if (i >= s->n || s->v[i].kind != TOKEN_WORD ||
	    (s->v[i].class & LEXEME_CAP) == 0)
		return "";
	l = &s->v[i];
	n = l->len > 1 && l->p[l->len - 1] == '.' ? l->len - 1 : l->len;
	value = dict_get_lower(&dict_calendar, l->p, n);
	return value != NULL ? value : "";
}

static int
month_at(const struct lexemes *s, size_t i)
{
	const char *value = calendar(s, i);

	return value[0] == 'm' ? (value[1] - '0') * 10 + value[2] - '0' : 0;
}

static bool
is_weekday(const struct lexemes *s, size_t i)
{
	return calendar(s, i)[0] == 'w';
}

/* The digits that begin a lexeme, as a number; sets how many there are. */
static int
digits(const struct lexemes *s, size_t i, size_t *n)
{
	int value = 0;

	*n = 0;
	if (i >= s->n || s->v[i].kind != TOKEN_NUMBER)
		return 0;
	while (*n < s->v[i].len && *n < 5 && s->v[i].p[*n] >= '0' &&
	    s->v[i].p[*n] <= '9')
		value = value * 10 + s->v[i].p[(*n)++] - '0';
	return value;
}

static int
year_at(const struct lexemes *s, size_t i)
{
	size_t n;
	int year = digits(s, i, &n);

	return n == 4 && s->v[i].len == 4 && year >= 1000 && year <= 2100 ?
	    year : 0;
}

/* "5", "05", "5th". */
static int
day_at(const struct lexemes *s, size_t i)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	size_t n, k;
	int day = digits(s, i, &n);

	if (n == 0 || n > 2 || day < 1 || day > 31)
		return 0;
	if (s->v[i].len == n)
		return day;
	for (k = 0; k < sizeof ends / sizeof ends[0]; k++)
		if (s->v[i].len == n + 2 &&
		    memcmp(s->v[i].p + n, ends[k], 2) == 0)
			return day;
	return 0;
}

static bool
is_dash(const struct lexemes *s, size_t i)
{
	return i < s->n && !s->v[i].spaced &&
	    (lexeme_is(&s->v[i], '-') || lexeme_is(&s->v[i], '/') ||
	    (s->v[i].len == 3 && memcmp(s->v[i].p, "\xe2\x80\x93", 3) == 0));
}

static bool
is_comma(const struct lexemes *s, size_t i)
{
	return i < s->n && lexeme_is(&s->v[i], ',');
}

/* "2019-20", "1960-2010", "2021/22": the end behind the first year. */
static size_t
range_end(const struct lexemes *s, size_t i)
{
	size_t n;

	if (is_dash(s, i) && i + 1 < s->n && !s->v[i + 1].spaced) {
		digits(s, i + 1, &n);
		if ((n == 2 || n == 4 || n == 1) && s->v[i + 1].len == n)
			return i + 2;
	}
	return i;
}

/* "May" and "March" alone are often verbs or names. */
static bool
stands_alone(const struct lexemes *s, size_t i)
{
	const struct lexeme *l = &s->v[i];

	if (i + 1 < s->n && (s->v[i + 1].class & LEXEME_CAP) != 0 &&
	    s->v[i + 1].spaced)
		return false;
	if (l->len != 3 && memcmp(l->p, "March", l->len < 5 ? l->len : 5) != 0)
		return true;
	return l->len != 3 ? (l->class & LEXEME_WEAK) == 0 :
	    memcmp(l->p, "May", 3) == 0 && i > 0 &&
	    (s->v[i - 1].class & LEXEME_CAP) == 0 &&
	    (l->class & LEXEME_WEAK) == 0;
}

/* "July 5, 2019", "July 2019", "July 5-7", "July". */
static size_t
read_month(const struct lexemes *s, size_t i, struct date *d)
{
	size_t j = i + 1;

	d->month = month_at(s, i);
	if ((d->day = day_at(s, j)) != 0) {
		j++;
		if (is_dash(s, j) && day_at(s, j + 1) != 0) {
			j += 2;
			d->month = 0;
		}
	}
	if (is_comma(s, j) && d->day != 0 && year_at(s, j + 1) != 0)
		j++;
	if ((d->year = year_at(s, j)) != 0)
		j++;
	return d->day != 0 || d->year != 0 || stands_alone(s, i) ? j : i;
}

/* "5 July 2019", "5th of July", "5-7 July". */
static size_t
read_day(const struct lexemes *s, size_t i, struct date *d)
{
	size_t j = i;
	bool is_range = false;

	d->day = day_at(s, j++);
	if (is_dash(s, j) && day_at(s, j + 1) != 0) {
		is_range = true;
		j += 2;
	}
	if (j < s->n && s->v[j].len == 2 && memcmp(s->v[j].p, "of", 2) == 0)
		j++;
	if ((d->month = month_at(s, j)) == 0)
		return i;
	j++;
	if (is_comma(s, j) && year_at(s, j + 1) != 0)
		j++;
	if ((d->year = year_at(s, j)) != 0)
		j++;
	if (is_range)
		d->month = 0;
	return j;
}

/* "2025-02-17"; "17/02/2025" may be a February or a 17th month. */
static size_t
read_digits(const struct lexemes *s, size_t i, struct date *d)
{
	size_t n;
	int a, b, c;

	if (!is_dash(s, i + 1) || !is_dash(s, i + 3))
		return i;
	a = digits(s, i, &n);
	b = digits(s, i + 2, &n);
	c = digits(s, i + 4, &n);
	if (year_at(s, i) != 0 && b >= 1 && b <= 12 && c >= 1 && c <= 31) {
		d->year = a;
		d->month = b;
		d->day = c;
		return i + 5;
	}
	if (a >= 1 && a <= 31 && b >= 1 && b <= 31 && (a <= 12 || b <= 12) &&
	    year_at(s, i + 4) != 0) {
		if (a > 12 || b > 12 || a == b) {
			d->year = c;
			d->month = a > 12 ? b : a;
			d->day = a > 12 ? a : b;
		}
		return i + 5;
	}
	return i;
}

/* "2000 people" counts; "2000 was" is a year. */
static bool
counts(const struct lexemes *s, size_t i)
{
	const struct lexeme *l = &s->v[i];

	if (i >= s->n || l->kind != TOKEN_WORD || !l->spaced ||
	    (l->class & LEXEME_CAP) != 0)
		return false;
	return dict_get_lower(&dict_currency, l->p, l->len) != NULL ||
	    (l->len > 3 && l->p[l->len - 1] == 's') ||
	    (l->len == 6 && memcmp(l->p, "people", 6) == 0);
}

/* "2019", "2019-20", "the 1990s". */
static size_t
read_year(const struct lexemes *s, size_t i, struct date *d)
{
	size_t n, j = range_end(s, i + 1);
	int year = digits(s, i, &n);

	if (n == 4 && s->v[i].len == 5 && s->v[i].p[4] == 's' &&
	    year % 10 == 0)
		return i + 1;
	if (n == 2 && s->v[i].len == 3 && s->v[i].p[2] == 's' &&
	    year % 10 == 0 && year >= 20)
		return i + 1;
	if (year_at(s, i) == 0 || year < 1500)
		return i;
	if (i > 0 && !s->v[i].spaced && s->v[i - 1].kind == TOKEN_MARK &&
	    !lexeme_is(&s->v[i - 1], '(') && !is_dash(s, i - 1) &&
	    !lexeme_is_quote(&s->v[i - 1]))
		return i;
	if (j > i + 1)
		return j;
	if (counts(s, i + 1))
		return i;
	d->year = year;
	return i + 1;
}

static size_t
read_any(const struct lexemes *s, size_t i, struct date *d)
{
	size_t j = i;

	if (s->v[i].kind == TOKEN_NUMBER) {
		if ((j = read_digits(s, i, d)) > i)
			return j;
		if (day_at(s, i) != 0)
			return read_day(s, i, d);
		return read_year(s, i, d);
	}
	if (is_weekday(s, i)) {
		j = i + 1 + (is_comma(s, i + 1) ? 1 : 0);
		if (month_at(s, j) != 0 && day_at(s, j + 1) != 0)
			return read_month(s, j, d);
		if (day_at(s, j) != 0 && month_at(s, j + 1) != 0)
			return read_day(s, j, d);
		return i + 1;
	}
	return month_at(s, i) != 0 ? read_month(s, i, d) : i;
}

size_t
date_read(const struct lexemes *s, size_t i, char *iso)
{
	struct date d = { 0, 0, 0 };
	size_t j;

	iso[0] = '\0';
	if (s->v[i].kind != TOKEN_NUMBER &&
	    (s->v[i].class & LEXEME_CAP) == 0)
		return i;
	j = read_any(s, i, &d);
	if (j == i || d.year == 0)
		return j;
	if (d.month != 0 && d.day != 0)
		snprintf(iso, DATE_ISO_MAX, "%04u-%02u-%02u",
		    (unsigned)d.year % 10000, (unsigned)d.month % 100,
		    (unsigned)d.day % 100);
	else if (d.month != 0)
		snprintf(iso, DATE_ISO_MAX, "%04u-%02u",
		    (unsigned)d.year % 10000, (unsigned)d.month % 100);
	else if (d.day == 0)
		snprintf(iso, DATE_ISO_MAX, "%04u", (unsigned)d.year % 10000);
	return j;
}
