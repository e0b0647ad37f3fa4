#ifndef MEM_H
#define MEM_H

#include <stddef.h>

/* Allocates n * size zeroed bytes, freed by free(); no memory ends it all. */
void *mem_new(size_t n, size_t size);

/*
 * Grows *p, an array of *cap items of size bytes, to hold at least want
 * items; doubles. The array may move; the caller frees it.
 */
void *mem_grow(void *p, size_t *cap, size_t want, size_t size);

/* Memory that is given back all at once. Start from {0}. */
struct arena {
	struct arena_block *first, *now;
	size_t used;            /* bytes of the block now in use */
};

/* Lends n bytes, aligned for any type, until the next reset or free. */
void *arena_alloc(struct arena *, size_t n);

/* Takes back all memory lent; keeps what is usual, frees what was rare. */
void arena_reset(struct arena *);

/* Frees the arena's memory. */
void arena_free(struct arena *);

/* Says that what is there will soon be read, so that nobody waits for it. */
void mem_fetch(const void *);

#endif
