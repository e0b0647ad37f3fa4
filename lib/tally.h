#ifndef TALLY_H
#define TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "mem.h"

/* A string, and how often it came. */
struct tally_item {
	struct str key;
	uint64_t count;
};

/* Counts strings, in the order in which they first came. Start from {0}. */
struct tally {
	struct tally_item *v;
	size_t n, cap;
	size_t *slots;          /* 1 + index in v; 0 is free */
	size_t nslots;          /* a power of two */
	struct arena keys;
};

/* The string's index in v, or n if it never came. */
size_t tally_find(const struct tally *, struct str key);

/* Counts a string, of which it keeps a copy; returns its index in v. */
size_t tally_add(struct tally *, struct str key);

/* Forgets the strings. */
void tally_reset(struct tally *);

/* Frees the tally. */
void tally_free(struct tally *);

#endif
