/*
 * date_note: what a date means, with and without the day of writing. (Named
 * date it would stand in the way of date(1).)
 */
#include <string.h>

#include "../../lib/date.h"
#include "test.h"

/* Written on Monday, 17 February 2025, or on no day that is known. */
static const struct {
	const char *text, *note, *undated;
} cases[] = {
	{ "17 February 2025", "2025-02-17", "2025-02-17" },
	{ "Feb. 17, 2025", "2025-02-17", "2025-02-17" },
	{ "the 5th of May 1999", "1999-05-05", "1999-05-05" },
	{ "1st May 1999", "1999-05-01", "1999-05-01" },
	{ "3rd May 1999", "1999-05-03", "1999-05-03" },
	{ "2nd May 1999", "1999-05-02", "1999-05-02" },
	{ "5sx May 1999", "", "" },
	{ "5xx May 1999", "", "" },
	{ "5thx May 1999", "", "" },
	{ "5t May 1999", "", "" },
	{ "0 May 1999", "", "" },
	{ "32 May 1999", "", "" },
	{ "30 February 2025", "", "" },
	{ "May 1999", "1999-05", "1999-05" },
	{ "early in 1999", "1999", "1999" },
	{ "999", "", "" },
	{ "2101", "", "" },
	{ "12345", "", "" },
	{ "1990s", "", "" },
	{ "May 5", "2025-05-05", "--05-05" },
	{ "May", "2025-05", "" },
	{ "November", "2024-11", "" },
	{ "December 31", "2024-12-31", "--12-31" },
	{ "May 5 May 6", "", "" },
	{ "1998 1999", "", "" },
	{ "May June", "", "" },
	{ "Monday Tuesday", "", "" },
	{ "May 5 @ noon", "", "" },
	{ "5 zebras", "", "" },
	{ "today", "2025-02-17", "" },
	{ "yesterday", "2025-02-16", "" },
	{ "tomorrow", "2025-02-18", "" },
	{ "today tomorrow", "", "" },
	{ "today in May", "", "" },
	{ "5 yesterday", "", "" },
	{ "1999 yesterday", "", "" },
	{ "Monday", "2025-02-17", "" },
	{ "on Tuesday", "2025-02-11", "" },
	{ "last Tuesday", "2025-02-11", "" },
	{ "last Monday", "2025-02-10", "" },
	{ "this Monday", "2025-02-17", "" },
	{ "next Tuesday", "2025-02-18", "" },
	{ "Monday 1999", "", "" },
	{ "last week", "2025-W07", "" },
	{ "this week", "2025-W08", "" },
	{ "next week", "2025-W09", "" },
	{ "last month", "2025-01", "" },
	{ "next month", "2025-03", "" },
	{ "last year", "2024", "" },
	{ "last year 1999", "", "" },
	{ "last", "", "" },
	{ "last last week", "", "" },
	{ "week", "", "" },
	{ "last May", "", "" },
	{ "a week in May", "", "" },
	{ "summer", "", "" },
	{ "2025-02-17", "2025-02-17", "2025-02-17" },
	{ "17.02.2025", "", "" },
	{ "02/17/2025", "2025-02-17", "2025-02-17" },
	{ "02/02/2025", "2025-02-02", "2025-02-02" },
	{ "02/03/2025", "", "" },
	{ "17.02.2025", "", "" },
	{ "17.02/2025", "", "" },
	{ "17:02:2025", "", "" },
	{ "17-02-99", "", "" },
	{ "17-ab-2025", "", "" },
	{ "2025-02-1x", "", "" },
	{ "2025-13-17", "", "" },
	{ "Monday 17/02/2025", "2025-02-17", "2025-02-17" },
	{ "Monday, 17/02/2025", "2025-02-17", "2025-02-17" },
	{ "2025-02", "2025-02", "2025-02" },
	{ "2011-12", "2011/2012", "2011/2012" },
	{ "2025 -02", "", "" },
	{ "2025- 02", "", "" },
	{ "2025-13", "", "" },
	{ "2025-00", "", "" },
	{ "2025-2", "", "" },
	{ "2025/02", "", "" },
	{ "25-02", "", "" },
	{ "1999-00", "", "" },
	{ "2019-20", "2019/2020", "2019/2020" },
	{ "2019-19", "", "" },
	{ "2022/23", "2022/2023", "2022/2023" },
	{ "2019-2x", "", "" },
	{ "2019\xe2\x80\x93" "2021", "2019/2021", "2019/2021" },
	{ "2019\xe2\x80\x94" "2021", "2019/2021", "2019/2021" },
	{ "2019\xe2\x80\x9c" "2021", "", "" },
	{ "2019 to 2021", "2019/2021", "2019/2021" },
	{ "from 2021 to 2019", "", "" },
	{ "2019 to 2020 to 2021", "", "" },
	{ "July 14 to 24, 2022", "2022-07-14/2022-07-24",
	    "2022-07-14/2022-07-24" },
	{ "14 to 24 July 2022", "2022-07-14/2022-07-24",
	    "2022-07-14/2022-07-24" },
	{ "July to August 2022", "2022-07/2022-08", "2022-07/2022-08" },
	{ "July 2022 to August", "2022-07/2022-08", "2022-07/2022-08" },
	{ "July 14 to August", "", "" },
	{ "July 14 to 24", "2025-07-14/2025-07-24", "" },
	{ "July to 2022", "", "" },
	{ "1999 to May 5", "", "" },
	{ "1999 to 5", "", "" },
	{ "May 5/6 1999", "", "" },
	{ "May 1999-20", "", "" },
	{ "zebra to 5 May", "", "" },
	{ "5 May to zebra", "", "" },
	{ "30 February to 1 March 2025", "", "" },
	{ "Monday to Tuesday", "", "" },
	{ "today to tomorrow", "2025-02-17/2025-02-18", "" },
	{ "2019 at 2021", "", "" },
	{ "2019 ti 2021", "", "" }
};

static void
check(const char *text, const struct day *today, const char *want)
{
	static struct lexemes s;
	static struct tokens t;
	char note[64];

	if (text == NULL) {
		lexeme_free(&s);
		token_free(&t);
		return;
	}
	t.n = 0;
	token_split(&t, text, 0, strlen(text));
	lexeme_read(&s, text, t.v, t.n);
	date_note(&s, 0, s.n, today, note, sizeof note);
	if (strcmp(note, want) != 0)
		printf("%s: '%s', not '%s'\n", text, note, want);
	CHECK(strcmp(note, want) == 0);
}

int
main(void)
{
	static const struct day monday = { 2025, 2, 17 };
	size_t i;

	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check(cases[i].text, &monday, cases[i].note);
		check(cases[i].text, NULL, cases[i].undated);
	}
	check(NULL, NULL, NULL);
	return test_failures != 0;
}
