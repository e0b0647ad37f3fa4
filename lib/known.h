#ifndef KNOWN_H
#define KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "mem.h"

#define KNOWN_NONE UINT32_MAX

enum { KNOWN_MANY = 8 };        /* in a list under one key, at most */

/* What is known under keys, in a hash table. Start from {0}. */
struct known {
	struct known_slot *slots;
	size_t mask, used;
	struct known_link {
		uint32_t who, next;
	} *links;               /* of all lists */
	size_t nlinks, links_cap;
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

/* Puts who first in the list under a key, unless it is there or full. */
void known_add(struct known *, int kind, struct str, uint32_t who,
    struct arena *);

/* The first link of the list that is a value, or NULL; the one behind. */
const struct known_link *known_list(const struct known *,
    const uint32_t *value);
const struct known_link *known_next(const struct known *,
    const struct known_link *);

/* Frees it. */
void known_free(struct known *);

#endif
