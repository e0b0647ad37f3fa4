/* The memory of a program that runs in another's process. */
#include <malloc.h>

#include "heap.h"
#undef malloc
#undef calloc
#undef realloc
#undef free

enum { PIECES = 65536 };

static void *pieces[PIECES];
static size_t npieces;
static int is_running;

void
heap_begin(void)
{
	is_running = 1;
}

void
heap_pause(void)
{
	is_running = 0;
}

size_t
heap_end(void)
{
	size_t n = 0;

	while (npieces > 0) {
		n += malloc_usable_size(pieces[--npieces]);
		free(pieces[npieces]);
	}
	is_running = 0;
	return n;
}

/* Puts q where p is noted; the last is looked for first. */
static void
note(void *p, void *q)
{
	size_t i;

	for (i = npieces; i > 0; i--)
		if (pieces[i - 1] == p) {
			pieces[i - 1] = q != NULL ? q : pieces[--npieces];
			return;
		}
}

static void *
noted(void *p)
{
	if (p != NULL && is_running) {
		if (npieces == PIECES)
			abort();
		pieces[npieces++] = p;
	}
	return p;
}

void *
heap_malloc(size_t n)
{
	return noted(malloc(n));
}

void *
heap_calloc(size_t n, size_t size)
{
	return noted(calloc(n, size));
}

void *
heap_realloc(void *p, size_t n)
{
	void *q = realloc(p, n);

	if (p == NULL)
		return noted(q);
	if (q != NULL)
		note(p, q);
	return q;
}

void
heap_free(void *p)
{
	if (p != NULL)
		note(p, NULL);
	free(p);
}
