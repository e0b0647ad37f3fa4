#ifndef DAY_H
#define DAY_H

#include <stdbool.h>

/* A day of the Gregorian calendar. */
struct day {
	int year, month, day;
};

/* Days since 1 January 1970, and back; good for years from 1 to 9999. */
long day_number(const struct day *);
struct day day_of(long number);

/* 1 for Monday to 7 for Sunday. */
int day_weekday(long number);

/* Tells whether there is such a day. */
bool day_is_valid(const struct day *);

/* Reads "2025-02-17"; false if it is none. */
bool day_parse(struct day *, const char *);

/* The year of the ISO week that holds a day, and the week's number. */
int day_week(long number, int *year);

#endif
