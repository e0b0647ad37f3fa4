/* The calendar: days, weeks and their numbers. */
#include <string.h>

#include "day.h"

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of the year before a month. */
static int
before_month(int year, int month)
{
	static const int days[] = {
		0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
	};

	return days[month - 1] + (month > 2 && is_leap(year));
}

/* Days from 1 January of the year 1 to that of another. */
static long
before_year(int year)
{
	long y = year - 1;

	return 365 * y + y / 4 - y / 100 + y / 400;
}

long
day_number(const struct day *d)
{
	return before_year(d->year) - before_year(1970) +
	    before_month(d->year, d->month) + d->day - 1;
}

struct day
day_of(long number)
{
	struct day d = { 1, 1, 1 };
	long days = number + before_year(1970);

	d.year = (int)(days * 400 / 146097) + 1;
	while (before_year(d.year) > days)
		d.year--;
	while (before_year(d.year + 1) <= days)
		d.year++;
	days -= before_year(d.year);
	for (d.month = 12; before_month(d.year, d.month) > days; )
		d.month--;
	d.day = (int)(days - before_month(d.year, d.month)) + 1;
	return d;
}

int
day_weekday(long number)
{
	return (int)(((number + 3) % 7 + 7) % 7) + 1;
}

bool
day_is_valid(const struct day *d)
{
	struct day next;

	if (d->year < 1 || d->year > 9999 || d->month < 1 || d->month > 12 ||
	    d->day < 1 || d->day > 31)
		return false;
	next = day_of(day_number(d));
	return next.month == d->month;
}

bool
day_parse(struct day *d, const char *s)
{
	int v[3] = { 0, 0, 0 };
	unsigned i;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	for (i = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			continue;
		if (s[i] < '0' || s[i] > '9')
			return false;
		v[i < 4 ? 0 : i < 7 ? 1 : 2] *= 10;
		v[i < 4 ? 0 : i < 7 ? 1 : 2] += s[i] - '0';
	}
	d->year = v[0];
	d->month = v[1];
	d->day = v[2];
	return day_is_valid(d);
}

int
day_week(long number, int *year)
{
	/* The week is of the year that has its Thursday. */
	long thursday = number + 4 - day_weekday(number);
	struct day first = day_of(thursday);

	*year = first.year;
	first.month = first.day = 1;
	return (int)((thursday - day_number(&first)) / 7) + 1;
}
