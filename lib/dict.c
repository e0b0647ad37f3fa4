/* The word lists: open addressing, linear probing. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "glyph.h"
#include "hash.h"
#include "mem.h"
#include "uclass.h"
#include "utf8.h"

/* Where its length is; of ASCII letters, either case has the same bits. */
static uint32_t
end_bit(size_t len)
{
	return UINT32_C(1) << (len < 31 ? len : 31);
}

/* Is there a word as long that ends so? Few that are asked for have one. */
static bool
may_have(const struct dict *d, char last, size_t len)
{
	return (d->ends[(unsigned char)last & 31] & end_bit(len)) != 0;
}

const char *
dict_get(const struct dict *d, const char *word, size_t len)
{
	const char *at;
	size_t n;
	uint32_t i;

	if (len == 0 || len > d->longest || d->slots == NULL ||
	    !may_have(d, word[len - 1], len))
		return NULL;
	for (i = (uint32_t)hash_bytes(word, len) & d->mask; d->slots[i] != 0;
	    i = (i + 1) & d->mask) {
		at = d->bytes + d->slots[i] - 1;
		/* No list has a NUL in a word; nothing is read behind one. */
		for (n = 0; n < len && at[n] == word[n] && at[n] != '\0'; n++)
			;
		if (n == len && at[len] == '\0')
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

	if (len == 0 || len > d->longest + 8)
		return NULL;
	for (i = 0; i < len && (unsigned char)word[i] < 0x80; i++)
		continue;
	if (i == len && !may_have(d, word[len - 1], len))
		return NULL;
	for (i = 0; i < len && n + 4 <= sizeof low; ) {
		if ((unsigned char)word[i] < 0x80) {
			low[n++] = word[i] >= 'A' && word[i] <= 'Z' ?
			    (char)(word[i] + 32) : word[i];
			i++;
			continue;
		}
		i += glyph_next(word + i, len - i, &cp);
		n += utf8_put(low + n, uclass_lower(cp));
	}
	return i < len ? NULL : dict_get(d, low, n);
}

/* Copies a line's word and value, a NUL behind each; returns their size. */
static size_t
copy_entry(char *to, const char *line, size_t len)
{
	const char *tab = memchr(line, '\t', len);
	size_t word = tab != NULL ? (size_t)(tab - line) : len;

	memcpy(to, line, word);
	to[word] = '\0';
	if (tab != NULL)
		memcpy(to + word + 1, tab + 1, len - word - 1);
	to[tab != NULL ? len : ++len] = '\0';
	return len + 1;
}

static void
insert(struct dict *d, uint32_t *slots, uint32_t at)
{
	size_t len = strlen(d->bytes + at);
	uint32_t i;

	for (i = (uint32_t)hash_bytes(d->bytes + at, len) & d->mask;
	    slots[i] != 0; i = (i + 1) & d->mask)
		if (strcmp(d->bytes + slots[i] - 1, d->bytes + at) == 0)
			return;
	slots[i] = at + 1;
	d->ends[(unsigned char)d->bytes[at + len - 1] & 31] |= end_bit(len);
	if (len > d->longest)
		d->longest = (uint32_t)len;
}

const char *
dict_build(struct dict *d, const char *text, size_t len, unsigned *line)
{
	const char *p, *end = len > 0 ? text + len : text, *lf;
	uint32_t *slots, lines = 1;
	size_t n, at = 0;
	char *bytes;

	memset(d, 0, sizeof *d);
	if (len > UINT32_MAX / 4)
		return "a list larger than 1 GiB";
	for (p = text; p < end; p++)
		lines += *p == '\n';
	for (d->mask = 15; d->mask / 2 < lines; )
		d->mask = d->mask * 2 + 1;
	/* A line without a value takes one byte more than it has. */
	d->bytes = bytes = mem_new(len + lines + 1, 1);
	d->slots = slots = mem_new((size_t)d->mask + 1, sizeof *slots);
	*line = 0;
	for (p = text; p < end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (lf == NULL)
			lf = end;
		n = (size_t)(lf - p);
		++*line;
		if (n > 0 && p[n - 1] == '\r')
			n--;
		if (n == 0 || p[0] == '#')
			continue;
		if (p[0] == '\t' || memchr(p, '\0', n) != NULL) {
			dict_free(d);
			return "not a word, or a word TAB a value";
		}
		copy_entry(bytes + at, p, n);
		insert(d, slots, (uint32_t)at);
		at += strlen(bytes + at) + 1;
		at += strlen(bytes + at) + 1;
	}
	d->size = (uint32_t)at;
	return NULL;
}

void
dict_free(struct dict *d)
{
	free((void *)d->bytes);
	free((void *)d->slots);
	memset(d, 0, sizeof *d);
}
