/* A hash table from names' words to what they name. */
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "known.h"

static void
grow(struct known *t)
{
	struct known_slot *old = t->slots;
	size_t n = old != NULL ? t->mask + 1 : 0, i, j;

	t->mask = n > 0 ? n * 2 - 1 : 1023;
	t->slots = mem_new(t->mask + 1, sizeof *t->slots);
	for (i = 0; i < n; i++) {
		if (old[i].key == NULL)
			continue;
		for (j = old[i].hash & t->mask; t->slots[j].key != NULL;
		    j = (j + 1) & t->mask)
			;
		t->slots[j] = old[i];
	}
	free(old);
}

/* The slot of a key, or the free one where it would be. */
static struct known_slot *
slot_of(struct known *t, const char *key, size_t len, uint32_t hash)
{
	struct known_slot *s;
	size_t i;

	for (i = hash & t->mask; t->slots[i].key != NULL;
	    i = (i + 1) & t->mask) {
		s = &t->slots[i];
		if (s->hash == hash && s->len == len &&
		    memcmp(s->key, key, len) == 0)
			break;
	}
	return &t->slots[i];
}

uint32_t *
known_value(struct known *t, int kind, struct str a, struct str b, bool make,
    struct arena *arena)
{
	char small[128], *key = small;
	size_t n = a.len + b.len + 2;
	struct known_slot *s;
	uint32_t hash;

	if (t->slots == NULL || t->used * 2 > t->mask)
		grow(t);
	if (n > sizeof small)
		key = arena_alloc(arena, n);
	key[0] = (char)(kind + 1);
	memcpy(key + 1, a.p, a.len);
	key[1 + a.len] = '\n';
	memcpy(key + 2 + a.len, b.p, b.len);
	hash = (uint32_t)hash_bytes(key, n);
	s = slot_of(t, key, n, hash);
	if (s->key != NULL)
		return &s->value;
	if (!make)
		return NULL;
	if (key == small) {
		key = arena_alloc(arena, n);
		memcpy(key, small, n);
	}
	s->key = key;
	s->len = (uint32_t)n;
	s->hash = hash;
	s->value = KNOWN_NONE;
	t->used++;
	return &s->value;
}

const struct known_link *
known_list(const struct known *t, const uint32_t *value)
{
	return value != NULL && *value != KNOWN_NONE ? &t->links[*value] :
	    NULL;
}

const struct known_link *
known_next(const struct known *t, const struct known_link *l)
{
	return known_list(t, &l->next);
}

void
known_add(struct known *t, int kind, struct str a, uint32_t who,
    struct arena *arena)
{
	uint32_t *head = known_value(t, kind, a, str_of(""), true, arena);
	const struct known_link *l;
	unsigned n = 0;

	for (l = known_list(t, head); l != NULL; l = known_next(t, l), n++)
		if (l->who == who)
			return;
	if (n == KNOWN_MANY)
		return;
	t->links = mem_grow(t->links, &t->links_cap, t->nlinks + 1,
	    sizeof *t->links);
	t->links[t->nlinks].who = who;
	t->links[t->nlinks].next = *head;
	*head = (uint32_t)t->nlinks++;
}

void
known_clear(struct known *t)
{
	enum { FEW = 64 * 1024 };

	if (t->slots != NULL && t->mask > FEW)
		known_free(t);
	else if (t->slots != NULL)
		memset(t->slots, 0, (t->mask + 1) * sizeof *t->slots);
	t->used = t->nlinks = 0;
}

void
known_free(struct known *t)
{
	free(t->slots);
	free(t->links);
	memset(t, 0, sizeof *t);
}
