/* mem: arenas lend aligned memory that does not overlap, and shrink. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/mem.h"
#include "test.h"

enum { PIECES = 2000 };

static void
test_arena(struct arena *a, uint64_t seed)
{
	static unsigned char *p[PIECES];
	static size_t n[PIECES];
	int i;
	size_t k;

	for (i = 0; i < PIECES; i++) {
		n[i] = test_pick(&seed, 20) == 0 ?
		    test_pick(&seed, 300000) : test_pick(&seed, 100);
		p[i] = arena_alloc(a, n[i]);
		CHECK((uintptr_t)p[i] % sizeof (void *) == 0);
		memset(p[i], i % 255, n[i]);
	}
	for (i = 0; i < PIECES; i++)
		for (k = 0; k < n[i]; k++)
			if (p[i][k] != i % 255) {
				CHECK(!"pieces overlap");
				break;
			}
}

static void
test_grow(void)
{
	size_t cap = 0, n;
	int *p = NULL;

	for (n = 1; n < 100000; n++) {
		p = mem_grow(p, &cap, n, sizeof *p);
		CHECK(cap >= n);
		p[n - 1] = (int)n;
	}
	for (n = 1; n < 100000; n++)
		CHECK(p[n - 1] == (int)n);
	free(p);
}

int
main(void)
{
	struct arena a = { 0 };
	char *zero = mem_new(10, 100);
	int i;

	for (i = 0; i < 1000; i++)
		CHECK(zero[i] == 0);
	free(zero);
	for (i = 0; i < 5; i++) {
		test_arena(&a, (uint64_t)i);
		arena_reset(&a);
	}
	arena_free(&a);
	arena_free(&a);
	test_arena(&a, 9);
	arena_free(&a);
	test_grow();
	return test_failures > 0;
}
