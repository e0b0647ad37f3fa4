/* buf: growth, numbers, comparison. */
#include <limits.h>
#include <string.h>

#include "../../lib/buf.h"
#include "test.h"

static void
test_growth(void)
{
	struct buf b = { 0 };
	size_t i;
	char c;

	for (i = 0; i < 100000; i++) {
		c = (char)(i % 251);
		buf_add(&b, &c, 1);
	}
	CHECK(b.len == 100000 && b.cap >= b.len);
	for (i = 0; i < b.len; i++)
		CHECK(b.p[i] == (char)(i % 251));
	buf_drop(&b, 99999);
	CHECK(b.len == 1 && b.p[0] == (char)(99999 % 251));
	buf_drop(&b, 1);
	CHECK(b.len == 0);
	buf_add(&b, NULL, 0);
	CHECK(b.len == 0);
	CHECK(buf_need(&b, 12345) == b.p && b.cap >= 12345);
	buf_free(&b);
	CHECK(b.p == NULL && b.len == 0 && b.cap == 0);
	buf_free(&b);
}

static void
test_numbers(void)
{
	unsigned long long v = 0, k;
	struct buf b = { 0 };
	char want[32], got[32];
	uint64_t seed = 1;
	int i;

	for (i = 0; i < 64; i++, v = v * 2 + 1)
		for (k = v < 100 ? 0 : v - 2; k <= v; k++) {
			b.len = 0;
			buf_number(&b, k);
			sprintf(want, "%llu", k);
			CHECK(str_is(buf_str(&b), want));
		}
	b.len = 0;
	buf_number(&b, ULLONG_MAX);
	sprintf(want, "%llu", ULLONG_MAX);
	CHECK(str_is(buf_str(&b), want));
	/* Eight digits at once, and one by one: every length. */
	for (i = 0; i < 200000; i++) {
		k = (unsigned long long)test_pick(&seed, 1u << 31) << 33 |
		    (unsigned long long)test_pick(&seed, 1u << 31) << 2;
		k >>= test_pick(&seed, 64);
		*buf_print(got, k) = '\0';
		*buf_print_plain(want, k) = '\0';
		CHECK(strcmp(got, want) == 0);
	}
	buf_free(&b);
}

static void
test_strings(void)
{
	struct str none = { NULL, 0 }, nul = { "a\0b", 3 };

	CHECK(str_equal(none, str_of("")));
	CHECK(str_is(none, ""));
	CHECK(!str_is(nul, "a"));
	CHECK(str_cmp(none, str_of("a")) < 0);
	CHECK(str_cmp(str_of("a"), str_of("ab")) < 0);
	CHECK(str_cmp(str_of("b"), str_of("ab")) > 0);
	CHECK(str_cmp(nul, str_of("a")) > 0);
	/* Bytes, not signed characters. */
	CHECK(str_cmp(str_of("\xc3"), str_of("z")) > 0);
	CHECK(str_cmp(nul, nul) == 0);
}

int
main(void)
{
	test_growth();
	test_numbers();
	test_strings();
	return test_failures > 0;
}
