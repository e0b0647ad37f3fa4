/* Counting strings: open addressing over an array in order of arrival. */
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "tally.h"

#define FEW 64          /* slots at the start */

/* The slot that holds a string, or the free one where it belongs. */
static size_t
find_slot(const struct tally *t, struct str key)
{
	size_t i = (size_t)hash_bytes(key.p, key.len) & (t->nslots - 1);

	while (t->slots[i] != 0 && !str_equal(t->v[t->slots[i] - 1].key, key))
		i = (i + 1) & (t->nslots - 1);
	return i;
}

size_t
tally_find(const struct tally *t, struct str key)
{
	size_t at;

	if (t->n == 0)
		return 0;
	at = t->slots[find_slot(t, key)];
	return at > 0 ? at - 1 : t->n;
}

/* Keeps half of the slots free. */
static void
grow(struct tally *t)
{
	size_t i;

	if (t->n * 2 < t->nslots)
		return;
	free(t->slots);
	t->nslots = t->nslots > 0 ? t->nslots * 2 : FEW;
	t->slots = mem_new(t->nslots, sizeof *t->slots);
	for (i = 0; i < t->n; i++)
		t->slots[find_slot(t, t->v[i].key)] = i + 1;
}

size_t
tally_add(struct tally *t, struct str key)
{
	struct tally_item *item;
	size_t slot;
	char *copy;

	grow(t);
	slot = find_slot(t, key);
	if (t->slots[slot] == 0) {
		t->v = mem_grow(t->v, &t->cap, t->n + 1, sizeof *t->v);
		item = &t->v[t->n++];
		copy = arena_alloc(&t->keys, key.len);
		if (key.len > 0)
			memcpy(copy, key.p, key.len);
		item->key.p = copy;
		item->key.len = key.len;
		item->count = 0;
		t->slots[slot] = t->n;
	}
	t->v[t->slots[slot] - 1].count++;
	return t->slots[slot] - 1;
}

void
tally_reset(struct tally *t)
{
	if (t->nslots > 0)
		memset(t->slots, 0, t->nslots * sizeof *t->slots);
	t->n = 0;
	arena_reset(&t->keys);
}

void
tally_free(struct tally *t)
{
	free(t->v);
	free(t->slots);
	arena_free(&t->keys);
	memset(t, 0, sizeof *t);
}
