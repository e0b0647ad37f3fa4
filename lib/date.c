/* What a date means: "Feb. 17, 2025", "17 February", "Tuesday", "last week". */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "date.h"
#include "dict.h"

#define UNSET INT_MIN

/* The parts of a date, each given once at most. */
struct parts {
	int year, month, day, weekday;
	int which, offset;      /* last, this, next; days from today */
	char unit;              /* of which: w m y */
};

/* The list's value for a word, "" if it is none. */
static const char *
calendar(const struct lexeme *l)
{
	const char *value;
	size_t n;

	n = l->len > 1 && l->p[l->len - 1] == '.' ? l->len - 1 : l->len;
	value = dict_get_lower(&dict_calendar, l->p, n);
	return value != NULL ? value : "";
}

/* The digits that begin a lexeme, as a number; sets how many there are. */
static int
digits(const struct lexeme *l, size_t *n)
{
	int value = 0;

	for (*n = 0; *n < l->len && *n < 5 && l->p[*n] >= '0' &&
	    l->p[*n] <= '9'; ++*n)
		value = value * 10 + l->p[*n] - '0';
	return value;
}

static bool
set(int *part, int value)
{
	bool was_free = *part == UNSET;

	*part = value;
	return was_free;
}

/* "2025", "5", "05", "5th"; "1990s" and "17:30" are none of them. */
static bool
take_number(struct parts *p, const struct lexeme *l)
{
	size_t n;
	int value = digits(l, &n);

	if (n == 4 && l->len == 4 && value >= 1000 && value <= 2100)
		return set(&p->year, value);
	if (n == 0 || n > 2 || value < 1 || value > 31)
		return false;
	if (l->len == n + 2 && strchr("snrt", l->p[n]) != NULL &&
	    strchr("tdh", l->p[n + 1]) != NULL)
		return set(&p->day, value);
	return l->len == n && set(&p->day, value);
}

static bool
take_word(struct parts *p, const struct lexeme *l)
{
	const char *value = calendar(l);

	switch (value[0]) {
	case 'm':
		return set(&p->month, (value[1] - '0') * 10 + value[2] - '0');
	case 'w':
	case 'a':
		return set(&p->weekday, value[1] - '0');
	case 'd':
		return set(&p->offset, value[1] == '-' ? '0' - value[2] :
		    value[1] - '0');
	case 'o':
		return set(&p->which, value[1] == '-' ? '0' - value[2] :
		    value[1] - '0');
	case 'u':
		p->unit = value[1];
		return true;
	default:
		return value[0] == 'e' || value[0] == 'x';
	}
}

/* "2025-02": a year and a month, but "2011-12" may be two years. */
static bool
take_month(struct parts *p, const struct lexeme *l)
{
	size_t na, nb;
	int a = digits(&l[0], &na), b = digits(&l[2], &nb);

	if (!lexeme_is(&l[1], '-') || l[1].spaced || l[2].spaced ||
	    na != 4 || l[0].len != 4 || nb != 2 || l[2].len != 2 || b < 1 ||
	    b > 12 || b == (a + 1) % 100)
		return false;
	p->year = a;
	p->month = b;
	return true;
}

/* "2025-02-17", "17/02/2025"; "02/03/2025" may be February or March. */
static bool
take_digits(struct parts *p, const struct lexemes *s, size_t from, size_t to)
{
	const struct lexeme *l = s->v + from;
	size_t na, nb, nc;
	int a, b, c;

	/* "Tuesday 17/02/2025" */
	if (to - from > 5 && calendar(&l[0])[0] == 'w') {
		from += 1 + (size_t)lexeme_is(&l[1], ',');
		l = s->v + from;
	}
	if (to - from == 3)
		return take_month(p, l);
	if (to - from != 5 || l[1].len != 1 || l[3].len != 1 ||
	    strchr("-/.", l[1].p[0]) == NULL || l[3].p[0] != l[1].p[0])
		return false;
	a = digits(&l[0], &na);
	b = digits(&l[2], &nb);
	c = digits(&l[4], &nc);
	if (na != l[0].len || nb != l[2].len || nc != l[4].len || nb == 0)
		return false;
	if (na == 4 && nc > 0) {
		p->year = a;
		p->month = b;
		p->day = c;
	} else if (nc == 4 && (a > 12 || b > 12 || a == b)) {
		p->year = c;
		p->month = a > 12 ? b : a;
		p->day = a > 12 ? a : b;
	} else
		return false;
	return true;
}

static bool
take(struct parts *p, const struct lexemes *s, size_t from, size_t to)
{
	const struct lexeme *l;
	size_t i;

	p->year = p->month = p->day = p->weekday = p->which = p->offset =
	    UNSET;
	p->unit = 0;
	if (take_digits(p, s, from, to))
		return true;
	for (i = from; i < to; i++) {
		l = &s->v[i];
		if (l->kind == TOKEN_NUMBER ? !take_number(p, l) :
		    l->kind == TOKEN_WORD ? !take_word(p, l) :
		    !lexeme_is(l, ','))
			return false;
	}
	return true;
}

/* A month without its year is the nearest one; of two, the one before. */
static int
nearest_year(const struct parts *p, const struct day *today)
{
	int ahead = p->month - today->month;

	return ahead >= 6 ? today->year - 1 : ahead < -6 ? today->year + 1 :
	    today->year;
}

static void
put_day(long number, char *note, size_t max)
{
	struct day d = day_of(number);

	snprintf(note, max, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* "Tuesday", "last Tuesday": the last one before or today, or the next. */
static long
weekday_near(const struct parts *p, long today)
{
	int back = (day_weekday(today) - p->weekday + 7) % 7;

	if (p->which == 1)
		return today - back + 7;
	return p->which == -1 && back == 0 ? today - 7 : today - back;
}

/* What depends on the day of writing. */
static void
relative(const struct parts *p, const struct day *today, char *note,
    size_t max)
{
	long now = day_number(today);
	int year, week, month;

	if (p->offset != UNSET)
		put_day(now + p->offset, note, max);
	else if (p->weekday != UNSET)
		put_day(weekday_near(p, now), note, max);
	else if (p->which == UNSET)
		return;
	else if (p->unit == 'w') {
		week = day_week(now + 7 * p->which, &year);
		snprintf(note, max, "%04d-W%02d", year, week);
	} else if (p->unit == 'm') {
		month = today->year * 12 + today->month - 1 + p->which;
		snprintf(note, max, "%04d-%02d", month / 12, month % 12 + 1);
	} else if (p->unit == 'y')
		snprintf(note, max, "%04d", today->year + p->which);
}

/* The note of what was taken, "" if it is not plain. */
static void
put_parts(struct parts *p, const struct day *today, char *note, size_t max)
{
	struct day d;

	note[0] = '\0';
	if (p->month == UNSET) {
		if (p->year != UNSET && p->day == UNSET &&
		    p->weekday == UNSET && p->offset == UNSET &&
		    p->which == UNSET)
			snprintf(note, max, "%04d", p->year);
		else if (today != NULL && p->year == UNSET &&
		    p->day == UNSET)
			relative(p, today, note, max);
		return;
	}
	if (p->which != UNSET || p->unit != 0 || p->offset != UNSET)
		return;
	if (p->year == UNSET && today != NULL)
		p->year = nearest_year(p, today);
	d.year = p->year != UNSET ? p->year : 2000;
	d.month = p->month;
	d.day = p->day != UNSET ? p->day : 1;
	if (!day_is_valid(&d))
		return;
	if (p->year == UNSET && p->day != UNSET)
		snprintf(note, max, "--%02d-%02d", d.month, d.day);
	else if (p->year != UNSET && p->day != UNSET)
		snprintf(note, max, "%04d-%02d-%02d", d.year, d.month, d.day);
	else if (p->year != UNSET)
		snprintf(note, max, "%04d-%02d", d.year, d.month);
}

/* Where a range is joined: "to", a dash, in "2022/23" a slash; or to. */
static size_t
joint_of(const struct lexemes *s, size_t from, size_t to)
{
	const struct lexeme *l;
	size_t i, joint = to;

	for (i = from + 1; i + 1 < to; i++) {
		l = &s->v[i];
		if (!lexeme_is(l, '-') && !(l->len == 3 && l->p[0] == '\xe2' &&
		    l->p[1] == '\x80' && (l->p[2] == '\x93' ||
		    l->p[2] == '\x94')) && !(l->len == 2 && l->p[0] == 't' &&
		    l->p[1] == 'o') && !lexeme_is(l, '/'))
			continue;
		if (joint != to)
			return to;
		joint = i;
	}
	return joint;
}

/* "2019-20": the second year of a range, cut short. */
static bool
take_short_year(struct parts *p, const struct parts *first,
    const struct lexeme *l)
{
	size_t n;
	int value = digits(l, &n);

	if (first->year == UNSET || first->day != UNSET ||
	    first->month != UNSET || n != 2 || l->len != 2 ||
	    value <= first->year % 100)
		return false;
	p->year = first->year / 100 * 100 + value;
	return true;
}

/* "July 14 to 24, 2022", "2019-20": the first day and the last, "a/b". */
static void
range_note(const struct lexemes *s, size_t from, size_t to,
    const struct day *today, char *note, size_t max)
{
	size_t joint = joint_of(s, from, to), n;
	struct parts a, b;

	if (joint == to || !take(&a, s, from, joint))
		return;
	memset(&b, 0, sizeof b);
	b.year = b.month = b.day = b.weekday = b.which = b.offset = UNSET;
	if ((to != joint + 2 || !take_short_year(&b, &a, &s->v[joint + 1])) &&
	    (!take(&b, s, joint + 1, to) || (a.day == UNSET &&
	    a.month == UNSET && b.day != UNSET)))
		return;
	if (lexeme_is(&s->v[joint], '/') && a.month != UNSET)
		return;
	/* What one of them lacks the other one tells. */
	if (a.month == UNSET && a.day != UNSET)
		a.month = b.month;
	if (b.month == UNSET && b.day != UNSET)
		b.month = a.month;
	if (a.year == UNSET && a.month != UNSET)
		a.year = b.year;
	if (b.year == UNSET && b.month != UNSET)
		b.year = a.year;
	if ((a.day == UNSET) != (b.day == UNSET) ||
	    (a.month == UNSET) != (b.month == UNSET))
		return;
	put_parts(&a, today, note, max);
	n = strlen(note);
	put_parts(&b, today, note + n + 1, max - n - 1);
	/* Both must be days, months or years, the first one first. */
	if (n < 4 || note[0] == '-' || strlen(note + n + 1) != n ||
	    memcmp(note, note + n + 1, n) >= 0)
		note[0] = '\0';
	else
		note[n] = '/';
}

void
date_note(const struct lexemes *s, size_t from, size_t to,
    const struct day *today, char *note, size_t max)
{
	struct parts p;

	note[0] = '\0';
	if (take(&p, s, from, to))
		put_parts(&p, today, note, max);
	else
		range_note(s, from, to, today, note, max);
}
