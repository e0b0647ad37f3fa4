/* day: days, their numbers, weekdays and weeks. */
#include <string.h>

#include "../../lib/day.h"
#include "test.h"

static const struct {
	const char *day;
	long number;
	int weekday, year, week;
} days[] = {
	{ "1970-01-01", 0, 4, 1970, 1 },
	{ "2000-02-29", 11016, 2, 2000, 9 },
	{ "2021-01-03", 18630, 7, 2020, 53 },
	{ "2024-12-30", 20087, 1, 2025, 1 },
	{ "0001-01-01", -719162, 1, 1, 1 },
	{ "9999-12-31", 2932896, 5, 9999, 52 }
};

static const char *const none[] = {
	"", "2025", "2025-2-17", "2025-02-29", "1900-02-29", "2025-13-01",
	"2025-00-10", "2025-04-31", "0000-01-01", "2025-02-17 ", "2025/02/17",
	"2025-02/17", "2025-02-1/", "2025-02-1:", "2025-04-00"
};

/* Days that no calendar has, however they were come by. */
static const struct day odd[] = {
	{ 0, 1, 1 }, { 10000, 1, 1 }, { 2025, 0, 1 }, { 2025, 13, 1 },
	{ 2025, 1, 0 }, { 2025, 1, 32 }, { 2023, 2, 29 }
};

int
main(void)
{
	struct day d, back;
	long n;
	size_t i;
	int year;

	for (i = 0; i < sizeof days / sizeof days[0]; i++) {
		CHECK(day_parse(&d, days[i].day));
		CHECK(day_number(&d) == days[i].number);
		CHECK(day_weekday(days[i].number) == days[i].weekday);
		CHECK(day_week(days[i].number, &year) == days[i].week);
		CHECK(year == days[i].year);
	}
	for (i = 0; i < sizeof none / sizeof none[0]; i++)
		CHECK(!day_parse(&d, none[i]));
	for (i = 0; i < sizeof odd / sizeof odd[0]; i++)
		CHECK(!day_is_valid(&odd[i]));
	for (n = -800; n < 40000; n++) {
		back = day_of(n);
		CHECK(day_is_valid(&back) && day_number(&back) == n);
	}
	return test_failures != 0;
}
