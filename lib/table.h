#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A set of strings known by their hashes alone, each with a value that is
 * not 0: four bytes a slot, value and tag, the low byte first. One string in
 * thirty thousand that it lacks is taken for one that it has.
 */
struct table {
	const unsigned char *slots;
	uint32_t mask;          /* slots - 1; a power of two less one */
};

/* The value of a hash, 0 if the table lacks it. */
uint32_t table_get(const struct table *, uint64_t hash);

/* Says that a hash will soon be asked for: no need to wait for it then. */
void table_fetch(const struct table *, uint64_t hash);

/* Makes an empty table with room for n hashes. */
void table_new(struct table *, size_t n);

/* Sets the value of a hash, which may not become 0; room must be there. */
void table_put(struct table *, uint64_t hash, uint32_t value);

/* Frees a table made by table_new. */
void table_free(struct table *);

#endif
