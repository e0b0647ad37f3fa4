/* scan: sixteen bytes at a time find what one at a time does. */
#include <string.h>

#include "../../lib/scan.h"
#include "test.h"

enum { MOST = 200 };

/* Mostly letters, some of what the loops look for, some of any bytes. */
static void
fill(char *p, size_t n, uint64_t *seed)
{
	static const char looked_for[] =
	    "\n\r.!?)\t\\\",\x7f\x1f ~\xe2\xe3\xc2";
	unsigned odd = 1 + test_pick(seed, 60);
	size_t i;

	for (i = 0; i < n; i++) {
		p[i] = (char)('a' + test_pick(seed, 26));
		if (test_pick(seed, odd) == 0)
			p[i] = looked_for[test_pick(seed,
			    sizeof looked_for - 1)];
		else if (test_pick(seed, 200) == 0)
			p[i] = (char)test_pick(seed, 256);
	}
}

static void
test_copy(const char *p, size_t n)
{
	char fast[MOST + 16], plain[MOST + 16];
	size_t got;

	got = scan_copy(fast, p, n);
	CHECK(got == scan_copy_plain(plain, p, n));
	CHECK(memcmp(fast, p, got) == 0 && memcmp(plain, p, got) == 0);
	got = scan_copy_quoted(fast, p, n);
	CHECK(got == scan_copy_quoted_plain(plain, p, n));
	CHECK(memcmp(fast, p, got) == 0 && memcmp(plain, p, got) == 0);
}

static void
test_row(const char *p, size_t n)
{
	struct scan_row fast, plain;
	size_t i;

	scan_row(&fast, p, n);
	scan_row_plain(&plain, p, n);
	CHECK(fast.ntabs == plain.ntabs);
	CHECK(fast.slashes == plain.slashes && fast.others == plain.others);
	CHECK(fast.quotes == plain.quotes && fast.commas == plain.commas);
	for (i = 0; i < plain.ntabs && i < SCAN_TABS; i++)
		CHECK(fast.tabs[i] == plain.tabs[i]);
}

int
main(void)
{
	char text[MOST];
	uint64_t seed = 1;
	size_t from, n;
	int i;

	for (i = 0; i < 300000; i++) {
		n = test_pick(&seed, MOST + 1);
		from = test_pick(&seed, 20);
		fill(text, n, &seed);
		if (from > n)
			from = n;
		CHECK(scan_stop(text, from, n) ==
		    scan_stop_plain(text, from, n));
		CHECK(scan_line(text, from, n) ==
		    scan_line_plain(text, from, n));
		CHECK(scan_other(text, from, n) ==
		    scan_other_plain(text, from, n));
		CHECK(scan_csv(text + from, n - from) ==
		    scan_csv_plain(text + from, n - from));
		test_copy(text + from, n - from);
		test_row(text + from, n - from);
	}
	return test_failures != 0;
}
