#ifndef KNOWN_H
#define KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "mem.h"

#define KNOWN_NONE UINT32_MAX

/* What is known under keys, in a hash table. Start from {0}. */
struct known {
	struct known_slot *slots;
	size_t mask, used;
};

struct known_slot {
	const char *key;
	uint32_t len, hash;
	uint32_t value;
};

/* Forgets everything. */
void known_clear(struct known *);

/*
 * The value under a key: a kind of name, and bytes in two parts. Makes it,
 * as KNOWN_NONE, if wanted; else NULL where there is none. It can be set
 * until the next call. Keys last as long as the arena.
 */
uint32_t *known_value(struct known *, int kind, struct str, struct str,
    bool make, struct arena *);

/* Frees it. */
void known_free(struct known *);

#endif
