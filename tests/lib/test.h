#ifndef TEST_H
#define TEST_H

#include <stdint.h>
#include <stdio.h>

static int test_failures;

/* Says which check failed; the first ten of them. */
#define CHECK(c) \
	((c) ? (void)0 : (void)(++test_failures <= 10 && \
	    printf("%s:%d: %s\n", __FILE__, __LINE__, #c)))

/* Random numbers below n, the same on every machine. */
static inline unsigned
test_pick(uint64_t *state, unsigned n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*state >> 33) % n;
}

#endif
