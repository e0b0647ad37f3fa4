/* lanes: many numbers at a time make what one at a time makes. */
#include <string.h>

#include "../../lib/lanes.h"
#include "test.h"

enum { ROWS = 40, STRIDE = 60, MOST = 24, ADDED = 32, TIMES = 48 };

static uint64_t seed = 1;

static int
pick(int most)
{
	return (int)test_pick(&seed, 2u * (unsigned)most + 1) - most;
}

static void
test_add(void)
{
	signed char weights[ROWS * STRIDE + ADDED];
	int16_t fast[ADDED], plain[ADDED];
	uint32_t rows[MOST];
	size_t i, n = test_pick(&seed, MOST + 1);
	size_t stride = 1 + test_pick(&seed, STRIDE);

	for (i = 0; i < sizeof weights; i++)
		weights[i] = (signed char)(pick(128) % 128 -
		    (int)test_pick(&seed, 2));
	for (i = 0; i < n; i++)
		rows[i] = test_pick(&seed, ROWS);
	for (i = 0; i < ADDED; i++)
		fast[i] = plain[i] = (int16_t)pick(20000);
	lanes_add_8(fast, weights, stride, rows, n);
	lanes_add_plain(plain, 8, weights, stride, rows, n);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
	lanes_add_16(fast, weights, stride, rows, n);
	lanes_add_plain(plain, 16, weights, stride, rows, n);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
	lanes_add_24(fast, weights, stride, rows, n);
	lanes_add_plain(plain, 24, weights, stride, rows, n);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
	lanes_add_32(fast, weights, stride, rows, n);
	lanes_add_plain(plain, 32, weights, stride, rows, n);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
}

static void
test_times(void)
{
	int16_t v[TIMES], rows[12 * (TIMES + 5)];
	int32_t fast[12], plain[12];
	size_t i, n = 4 * test_pick(&seed, 4);
	size_t stride = TIMES + test_pick(&seed, 6);

	for (i = 0; i < TIMES; i++)
		v[i] = (int16_t)(pick(0x8000) % 0x8000);
	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		rows[i] = (int16_t)pick(1000);
	memset(fast, 0, sizeof fast);
	memset(plain, 0, sizeof plain);
	lanes_times_32(v, rows, stride, n, fast);
	lanes_times_plain(v, 32, rows, stride, n, plain);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
	lanes_times_48(v, rows, stride, n, fast);
	lanes_times_plain(v, 48, rows, stride, n, plain);
	CHECK(memcmp(fast, plain, sizeof fast) == 0);
}

static void
test_rectify(void)
{
	int32_t sums[48];
	int16_t fast[48], plain[48];
	int most = test_pick(&seed, 2) == 0 ? 300 : 0x7fffff0;
	size_t i, n = 8 * (1 + test_pick(&seed, 6));

	for (i = 0; i < n; i++)
		sums[i] = pick(most);
	/* Where what is kept to begins. */
	sums[test_pick(&seed, (unsigned)n)] = 0x7fff * 128 + pick(200);
	lanes_rectify(sums, n, fast);
	lanes_rectify_plain(sums, n, plain);
	CHECK(memcmp(fast, plain, n * sizeof fast[0]) == 0);
}

int
main(void)
{
	int i;

	for (i = 0; i < 20000; i++) {
		test_add();
		test_times();
		test_rectify();
	}
	return test_failures != 0;
}
