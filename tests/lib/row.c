/* row: escapes there and back, what is malformed, and the order. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/row.h"
#include "../../lib/utf8.h"
#include "test.h"

static const char *const pieces[] = {
	"a", "B c", "\\", "\t", "\n", "\r", "\x01", "\x1b", "\x7f",
	"\xc2\x85", "\xc2\xa0", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xff",
	"\xc2", "\xed\xa0\x80", "\\n", "\\x41", "\\\\", "x", "0", "plain text"
};

static void
random_bytes(struct buf *b, uint64_t *seed)
{
	unsigned n = test_pick(seed, 40), k;
	char c;

	b->len = 0;
	while (n-- > 0) {
		k = test_pick(seed, sizeof pieces / sizeof pieces[0] + 1);
		if (k == sizeof pieces / sizeof pieces[0]) {
			c = (char)test_pick(seed, 256);
			buf_add(b, &c, 1);
		} else
			buf_puts(b, pieces[k]);
	}
}

/* What every escaped string is: UTF-8 with no control characters. */
static bool
is_harmless(struct str s)
{
	size_t i = 0;
	uint32_t cp;

	while (i < s.len) {
		i += utf8_next(s.p + i, s.len - i, &cp);
		if (cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			return false;
	}
	return true;
}

static void
test_escape(void)
{
	struct buf plain = { 0 }, out = { 0 }, back = { 0 };
	uint64_t seed = 1;
	int i;

	for (i = 0; i < 50000; i++) {
		random_bytes(&plain, &seed);
		out.len = back.len = 0;
		row_escape(&out, plain.p, plain.len);
		CHECK(is_harmless(buf_str(&out)));
		CHECK(row_unescape(&back, out.p, out.len));
		CHECK(str_equal(buf_str(&back), buf_str(&plain)));
		/* Any other way to write it is refused: what we take */
		/* comes out as it went in. */
		back.len = 0;
		if (row_unescape(&back, plain.p, plain.len)) {
			out.len = 0;
			row_escape(&out, back.p, back.len);
			CHECK(str_equal(buf_str(&out), buf_str(&plain)));
		} else
			CHECK(back.len == 0);
	}
	buf_free(&plain);
	buf_free(&out);
	buf_free(&back);
}

/* The fast way over clean bytes sees a bad one at every place. */
static void
test_places(void)
{
	struct buf out = { 0 }, back = { 0 };
	char s[40];
	size_t at, n;
	unsigned c;

	for (n = 1; n < sizeof s; n++)
		for (at = 0; at < n; at++)
			for (c = 0; c < 256; c++) {
				memset(s, '~', n);
				s[at] = (char)c;
				out.len = back.len = 0;
				row_escape(&out, s, n);
				CHECK(is_harmless(buf_str(&out)));
				CHECK((out.len == n) == (c >= 0x20 &&
				    c < 0x7f && c != '\\'));
				CHECK(row_unescape(&back, out.p, out.len));
				CHECK(back.len == n &&
				    memcmp(back.p, s, n) == 0);
			}
	buf_free(&out);
	buf_free(&back);
}

static void
test_refused(void)
{
	static const char *const bad[] = {
		"\\", "a\\", "\\a", "\\0", "\\x", "\\x1", "\\x4", "\\x41",
		"\\xFF", "\\x0G", "\\x09", "\\x0a", "\\x5c", "\\xe2\\x82\\xac",
		"\t", "\n", "\x01", "\x7f", "\xc2\x85", "\xff", "\\\\\\",
		"\\x c", "\\xc3\\xa9", "\\N"
	};
	struct buf b = { 0 };
	size_t i;

	buf_puts(&b, "kept");
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		CHECK(!row_unescape(&b, bad[i], strlen(bad[i])));
		CHECK(str_is(buf_str(&b), "kept"));
	}
	CHECK(row_unescape(&b, "", 0));
	CHECK(row_unescape(&b, "\\x00\\xff\\\\\\t", 12));
	CHECK(b.len == 8 && memcmp(b.p, "kept\0\xff\\\t", 8) == 0);
	buf_free(&b);
}

static void
test_parse(void)
{
	static const char *const good[] = {
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t0\tend\t-\t0\t0\t-\t-\t",
		"a b\t3\t4\tsentence\t-\t1\t1\t-\t\\n\\n\\n\t\\x00",
		"d\t0\t3\tfuture\tx\t1\t1\tN\tn\t\\xff\\t\\\\",
		"d\t999999999999999998\t999999999999999999\tcue\t-\t1\t1\t-"
		"\t-\ta"
	};
	static const char *const bad[] = {
		"", "\t", "d", "d\t0\t1\tsentence\t-\t1\t1\t-\t-",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\ta\t",
		"\t0\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\t\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t\t1\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t-\t1\t1\t\t-\ta",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t\ta",
		"d\t0\t1\tSentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\tsen tence\t-\t1\t1\t-\t-\ta",
		"d\t0\t2\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t1\t0\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t0\tsentence\t-\t1\t1\t-\t-\t",
		"d\t0\t1\tend\t-\t1\t1\t-\t-\ta",
		"d\t00\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t+0\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t-1\t0\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t-\tx\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t-\t1\t\t-\t-\ta",
		"d\t18446744073709551616\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\t\x01",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\t\x7f",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\t\xff",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\t\\x41",
		"d\\q\t0\t1\tsentence\t-\t1\t1\t-\t-\ta",
		"d\t0\t1\tsentence\t-\t1\t1\t-\t-\ta\r"
	};
	struct buf b = { 0 }, scratch = { 0 };
	struct row_line line;
	struct row r;
	size_t i;

	for (i = 0; i < sizeof good / sizeof good[0]; i++)
		CHECK(row_parse(&r, &line, good[i], strlen(good[i])) == NULL);
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		if (row_parse(&r, &line, bad[i], strlen(bad[i])) == NULL)
			printf("taken: %s\n", bad[i]);
		CHECK(row_parse(&r, &line, bad[i], strlen(bad[i])) != NULL);
	}
	/* What row_put writes, row_parse reads. */
	memset(&r, 0, sizeof r);
	r.doc = str_of("d");
	r.kind = str_of("quote");
	r.start = 7;
	r.end = 10;
	r.id = 12345678901234;
	r.parent = 3;
	r.note = str_of("a\tb");
	r.text = str_of("\n\xff\\");
	row_put(&b, &r);
	CHECK(str_is(buf_str(&b), "d\t7\t10\tquote\t-\t12345678901234\t3\t-\t"
	    "a\\tb\t\\n\\xff\\\\\n"));
	CHECK(row_parse(&r, &line, b.p, b.len - 1) == NULL);
	CHECK(r.start == 7 && r.end == 10 && r.id == 12345678901234 &&
	    r.parent == 3);
	CHECK(str_is(row_plain(r.note, &scratch), "a\tb"));
	CHECK(str_is(row_plain(r.text, &scratch), "\n\xff\\"));
	CHECK(str_is(row_doc(b.p, b.len), "d"));
	buf_free(&b);
	buf_free(&scratch);
}

static void
test_limits(void)
{
	struct buf b = { 0 };
	struct row_line line;
	struct row r;
	size_t over;

	/* A name of 4096 bytes, each written with four. */
	for (over = 0; over < 2; over++) {
		b.len = 0;
		while (b.len < 4 * (ROW_NAME_MAX + over))
			buf_puts(&b, "\\xff");
		buf_puts(&b, "\t0\t0\tend\t-\t0\t0\t-\t-\t");
		CHECK((row_parse(&r, &line, b.p, b.len) == NULL) ==
		    (over == 0));
	}
	for (over = 0; over < 2; over++) {
		b.len = 0;
		buf_puts(&b, "d\t0\t2000000\tquote\tx\t1\t1\t-\t");
		memset(buf_need(&b, ROW_MAX), 'n', ROW_MAX);
		b.len = ROW_MAX - 1 + over - 2000001;
		buf_puts(&b, "\t");
		memset(buf_need(&b, 2000000), 't', 2000000);
		b.len += 2000000;
		CHECK((row_parse(&r, &line, b.p, b.len) == NULL) ==
		    (over == 0));
	}
	buf_free(&b);
}

static struct row
random_row(uint64_t *seed)
{
	static const char *const kinds[] = { "sentence", "cue", "entity" };
	static const char *const labels[] = { "-", "person" };
	struct row r;

	memset(&r, 0, sizeof r);
	r.start = test_pick(seed, 3);
	r.end = r.start + 1 + test_pick(seed, 3);
	r.kind = str_of(kinds[test_pick(seed, 3)]);
	r.label = str_of(labels[test_pick(seed, 2)]);
	r.id = test_pick(seed, 3);
	return r;
}

static int
sign(int c)
{
	return (c > 0) - (c < 0);
}

/* A total order: antisymmetric and transitive. */
static void
test_order(void)
{
	struct row a, b, c;
	uint64_t seed = 5;
	int i;

	for (i = 0; i < 100000; i++) {
		a = random_row(&seed);
		b = random_row(&seed);
		c = random_row(&seed);
		CHECK(row_cmp(&a, &a) == 0);
		CHECK(sign(row_cmp(&a, &b)) == -sign(row_cmp(&b, &a)));
		if (row_cmp(&a, &b) <= 0 && row_cmp(&b, &c) <= 0)
			CHECK(row_cmp(&a, &c) <= 0);
	}
	a = b = random_row(&seed);
	a.kind = str_of("sentence");
	b.kind = str_of("cue");
	a.start = b.start = 4;
	a.end = 5;
	b.end = 9;
	CHECK(row_cmp(&a, &b) < 0);
	a.kind = b.kind;
	CHECK(row_cmp(&a, &b) > 0);
}

int
main(void)
{
	test_escape();
	test_places();
	test_refused();
	test_parse();
	test_limits();
	test_order();
	return test_failures > 0;
}
