/* Sets of hashes: open addressing, linear probing. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "table.h"

/* The slot of a hash, or the free one where it would stand. */
static uint32_t
find(const struct table *t, uint64_t hash)
{
	unsigned char low = (unsigned char)(hash >> 48);
	unsigned char high = (unsigned char)(hash >> 56);
	uint32_t i = (uint32_t)hash & t->mask;
	const unsigned char *s;

	for (;; i = (i + 1) & t->mask) {
		s = t->slots + 4 * (size_t)i;
		if ((s[0] | s[1]) == 0 || (s[2] == low && s[3] == high))
			return i;
	}
}

void
table_fetch(const struct table *t, uint64_t hash)
{
	if (t->slots != NULL)
		mem_fetch(t->slots + 4 * ((size_t)hash & t->mask));
}

uint32_t
table_get(const struct table *t, uint64_t hash)
{
	const unsigned char *s;

	if (t->slots == NULL)
		return 0;
	s = t->slots + 4 * (size_t)find(t, hash);
	return s[0] | (uint32_t)s[1] << 8;
}

void
table_new(struct table *t, size_t n)
{
	for (t->mask = 15; t->mask / 2 < n; )
		t->mask = t->mask * 2 + 1;
	t->slots = mem_new((size_t)t->mask + 1, 4);
}

void
table_put(struct table *t, uint64_t hash, uint32_t value)
{
	unsigned char *s = (unsigned char *)t->slots +
	    4 * (size_t)find(t, hash);

	s[0] = (unsigned char)value;
	s[1] = (unsigned char)(value >> 8);
	s[2] = (unsigned char)(hash >> 48);
	s[3] = (unsigned char)(hash >> 56);
}

void
table_free(struct table *t)
{
	free((void *)t->slots);
	memset(t, 0, sizeof *t);
}
