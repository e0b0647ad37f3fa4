/* Fast ways against plain ones, there against back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/row.h"
#include "../../lib/scan.h"
#include "../../lib/utf8.h"
#include "fuzz.h"

static void
compare_rows(const char *p, size_t n)
{
	struct scan_row a, b;
	size_t i;

	scan_row(&a, p, n);
	scan_row_plain(&b, p, n);
	WANT(a.ntabs == b.ntabs && a.slashes == b.slashes);
	WANT(a.quotes == b.quotes && a.commas == b.commas);
	/* Bytes past ASCII are others in both. */
	WANT(a.others == b.others);
	for (i = 0; i < a.ntabs && i < SCAN_TABS; i++)
		WANT(a.tabs[i] == b.tabs[i]);
}

void
fuzz_units(const char *p, size_t n)
{
	char fast[600 + ROW_TAIL], plain[600 + ROW_TAIL], digits[32];
	unsigned long long v = 0;
	size_t at, k;

	if (n > 600)
		n = 600;
	at = n > 0 ? (unsigned char)p[0] % n : 0;
	WANT(scan_stop(p, at, n) == scan_stop_plain(p, at, n));
	WANT(scan_stop(p, 0, n) == scan_stop_plain(p, 0, n));
	WANT(scan_line(p, at, n) == scan_line_plain(p, at, n));
	WANT(scan_csv(p + at, n - at) == scan_csv_plain(p + at, n - at));
	WANT(scan_other(p, at, n) == scan_other_plain(p, at, n));
	k = scan_copy(fast, p + at, n - at);
	WANT(k == scan_copy_plain(plain, p + at, n - at));
	WANT(memcmp(fast, plain, k) == 0);
	k = scan_copy_quoted(fast, p + at, n - at);
	WANT(k == scan_copy_quoted_plain(plain, p + at, n - at));
	WANT(memcmp(fast, plain, k) == 0);
	compare_rows(p + at, n - at);
	memcpy(&v, p, n < sizeof v ? n : sizeof v);
	*buf_print(fast, v) = '\0';
	snprintf(digits, sizeof digits, "%llu", v);
	WANT(strcmp(fast, digits) == 0);
}

/* Decoded forwards and backwards it is the same; what is cut is whole. */
void
fuzz_utf8(const char *p, size_t n)
{
	size_t i, k, len, starts[300], nstarts = 0;
	uint32_t cp, back;
	char again[4];

	if (n > 300)
		n = 300;
	for (i = 0; i < n; i += len) {
		len = utf8_next(p + i, n - i, &cp);
		WANT(len >= 1 && len <= 4 && i + len <= n);
		WANT(cp != UTF8_BAD || len == 1);
		if (cp != UTF8_BAD)
			WANT(utf8_put(again, cp) == len &&
			    memcmp(again, p + i, len) == 0);
		starts[nstarts++] = i;
	}
	for (i = n, k = nstarts; i > 0; i -= len) {
		len = utf8_prev(p, i, &back);
		WANT(k > 0 && starts[--k] == i - len);
		utf8_next(p + i - len, n - (i - len), &cp);
		WANT(cp == back);
	}
	for (k = 4; k < n; k++) {
		len = utf8_cut(p, n, k);
		WANT(len <= k && len + 4 > k);
		for (i = 0; i < nstarts && starts[i] < len; i++)
			;
		WANT(len == n || (i < nstarts && starts[i] == len));
	}
}

/* A line that is taken is written as it came. */
void
fuzz_row(const char *p, size_t n)
{
	static struct buf a, b, c;
	struct row_line line;
	struct row r;

	a.len = b.len = c.len = 0;
	row_escape(&a, p, n);
	WANT(row_unescape(&b, a.p != NULL ? a.p : "", a.len));
	WANT(b.len == n && (n == 0 || memcmp(b.p, p, n) == 0));
	b.len = 0;
	if (row_unescape(&b, p, n)) {
		row_escape(&c, b.p, b.len);
		WANT(c.len == n && (n == 0 || memcmp(c.p, p, n) == 0));
	} else
		WANT(b.len == 0);
	if (memchr(p, '\n', n) != NULL || row_parse(&r, &line, p, n) != NULL)
		return;
	WANT(row_cmp(&r, &r) == 0);
	WANT(str_equal(row_doc(p, n), r.doc));
	a.len = b.len = 0;
	WANT(row_plain(r.text, &a).len == r.end - r.start);
	/* Columns that are lent escaped go back as plain bytes. */
	r.text = row_plain(r.text, &a);
	r.name = str_is(r.name, "-") ? str_of("") : row_plain(r.name, &b);
	r.note = str_is(r.note, "-") ? str_of("") : r.note;
	r.label = str_is(r.label, "-") ? str_of("") : r.label;
	if (memchr(r.note.p, '\\', r.note.len) != NULL ||
	    memchr(r.label.p, '\\', r.label.len) != NULL ||
	    memchr(r.kind.p, '\\', r.kind.len) != NULL)
		return;
	c.len = 0;
	row_put(&c, &r);
	WANT(c.len == n + 1 && memcmp(c.p, p, n) == 0);
}
