/* weight: weights and numbers there and back, and what is none. */
#include <string.h>

#include "../../lib/weight.h"
#include "test.h"

static void
test_weights(void)
{
	struct buf b = { 0 };
	signed char back;
	int i;

	for (i = -127; i <= 127; i++) {
		b.len = 0;
		weight_put(&b, i);
		back = 99;
		CHECK(weight_read(buf_str(&b), &back, 1) && back == i);
		CHECK(b.len == (size_t)(i >= -45 && i <= 45 ? 1 : 2));
		CHECK(memchr(b.p, '\\', b.len) == NULL);
	}
	buf_free(&b);
}

/* No two weights: too few, too many, bytes that none is made of. */
static void
test_no_weights(void)
{
	static const char *const none[] = {
		"", "P", "PPP", "P!", "P\"", "P\\", "P ", "P\x7f", "P\xff",
		"!", "!!", "P!~", "P\"~"
	};
	signed char v[2];
	size_t i;

	CHECK(weight_read(str_of("PQ"), v, 2) && v[0] == 0 && v[1] == 1);
	for (i = 0; i < sizeof none / sizeof *none; i++) {
		if (weight_read(str_of(none[i]), v, 2))
			printf("read: %s\n", none[i]);
		CHECK(!weight_read(str_of(none[i]), v, 2));
	}
}

static void
test_numbers(void)
{
	static const char *const none[] = { "", "-", "1x", "x", "1-", "+1",
	    "10000000000", " 1" };
	struct buf b = { 0 };
	long v, n;
	size_t i;

	for (n = -100000000; n <= 100000000; n += 3333333) {
		b.len = 0;
		weight_put_number(&b, n);
		CHECK(weight_number(buf_str(&b), &v) && v == n);
	}
	buf_free(&b);
	for (i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!weight_number(str_of(none[i]), &v));
}

static void
test_rounding(void)
{
	CHECK(weight_round(0.4, 127) == 0 && weight_round(-0.4, 127) == 0);
	CHECK(weight_round(0.5, 127) == 1 && weight_round(-0.5, 127) == -1);
	CHECK(weight_round(1e9, 127) == 127);
	CHECK(weight_round(-1e9, 127) == -127);
}

static bool
take(void *ctx, const struct weight_line *f)
{
	unsigned *fields = ctx;

	*fields += f->n;
	return !str_is(f->v[0], "bad");
}

static void
test_lines(void)
{
	static const char text[] = "# none\n\na\tb\n1\t2\t3\t4\t5\nbad\nx";
	unsigned fields = 0, line;

	CHECK(weight_lines(text, sizeof text - 1, take, &fields, &line) !=
	    NULL);
	CHECK(line == 5 && fields == 2 + 4 + 1);
	CHECK(weight_lines(text, 16, take, &fields, &line) == NULL);
}

int
main(void)
{
	test_weights();
	test_no_weights();
	test_numbers();
	test_rounding();
	test_lines();
	return test_failures > 0;
}
