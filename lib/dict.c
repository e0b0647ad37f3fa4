/* Look-up in the word lists: open addressing, linear probing. */
#include <string.h>

#include "dict.h"
#include "hash.h"
#include "uclass.h"
#include "utf8.h"

const char *
dict_get(const struct dict *d, const char *word, size_t len)
{
	const char *at;
	uint32_t i;

	if (len == 0 || len > d->longest)
		return NULL;
	for (i = (uint32_t)hash_bytes(word, len) & d->mask; d->slots[i] != 0;
	    i = (i + 1) & d->mask) {
		at = d->bytes + d->slots[i] - 1;
		if (strncmp(at, word, len) == 0 && at[len] == '\0')
			return at + len + 1;
	}
	return NULL;
}

const char *
dict_get_lower(const struct dict *d, const char *word, size_t len)
{
	char low[128];
	size_t i, n = 0;
	uint32_t cp;

	if (len > d->longest + 8)
		return NULL;
	for (i = 0; i < len && n + 4 <= sizeof low; ) {
		i += utf8_next(word + i, len - i, &cp);
		if (cp == UTF8_BAD)
			return NULL;
		n += utf8_put(low + n, uclass_lower(cp));
	}
	return i < len ? NULL : dict_get(d, low, n);
}
