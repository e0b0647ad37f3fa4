/* Allocation that never returns NULL, and arenas for a document's things. */
#include <stdint.h>
#include <stdlib.h>

#include "diag.h"
#include "mem.h"

#define BLOCK (64 * 1024)       /* usual size of an arena's block */
#define KEEP (8 * 1024 * 1024)  /* blocks beyond this go back on a reset */

struct arena_block {
	struct arena_block *next;
	size_t size;
	union {
		long long integer;
		double real;
		void *pointer;
	} data[];
};

static void *
checked(void *p)
{
	if (p == NULL)
		diag_die("out of memory");
	return p;
}

void *
mem_new(size_t n, size_t size)
{
	return checked(calloc(n > 0 ? n : 1, size));
}

void *
mem_grow(void *p, size_t *cap, size_t want, size_t size)
{
	size_t n = *cap > 0 ? *cap : 16;

	if (want <= *cap)
		return p;
	while (n < want) {
		if (n > SIZE_MAX / 2)
			diag_die("out of memory");
		n *= 2;
	}
	if (n > SIZE_MAX / size)
		diag_die("out of memory");
	*cap = n;
	return checked(realloc(p, n * size));
}

static struct arena_block *
block_new(size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof *b)
		diag_die("out of memory");
	b = checked(malloc(sizeof *b + size));
	b->next = NULL;
	b->size = size;
	return b;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t unit = sizeof a->now->data[0];
	struct arena_block *b;
	char *p;

	if (n > SIZE_MAX - unit)
		diag_die("out of memory");
	n = (n + unit - 1) / unit * unit;
	while (a->now == NULL || a->used + n > a->now->size) {
		b = a->now != NULL ? a->now->next : a->first;
		if (b == NULL || b->size < n) {
			/* A new block goes in before the ones kept. */
			struct arena_block *fresh;

			fresh = block_new(n > BLOCK ? n : BLOCK);
			fresh->next = b;
			if (a->now != NULL)
				a->now->next = fresh;
			else
				a->first = fresh;
			b = fresh;
		}
		a->now = b;
		a->used = 0;
	}
	p = (char *)a->now->data + a->used;
	a->used += n;
	return p;
}

void
arena_reset(struct arena *a)
{
	struct arena_block **p = &a->first, *b;
	size_t kept = 0;

	while ((b = *p) != NULL) {
		kept += b->size;
		if (b->size > BLOCK || kept > KEEP) {
			kept -= b->size;
			*p = b->next;
			free(b);
		} else
			p = &b->next;
	}
	a->now = NULL;
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	struct arena_block *b;

	while ((b = a->first) != NULL) {
		a->first = b->next;
		free(b);
	}
	a->now = NULL;
	a->used = 0;
}

#if defined(__GNUC__)
#define FETCH(p) __builtin_prefetch(p)
#else
#define FETCH(p) ((void)(p))
#endif

void
mem_fetch(const void *p)
{
	FETCH(p);
}
