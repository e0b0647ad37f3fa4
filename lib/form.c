/* Names as they are compared. */
#include <string.h>

#include "dict.h"
#include "form.h"
#include "glyph.h"
#include "uclass.h"
#include "utf8.h"

/* Writes the words to dst in lower case; returns how many bytes. */
static size_t
lower(char *dst, const char *p, size_t n)
{
	const char *end = p + n;
	char *to = dst;
	uint32_t cp;

	while (p < end) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')) {
			*to++ = (char)(*p | 0x20);
			p++;
			continue;
		}
		p += glyph_next(p, (size_t)(end - p), &cp);
		if (cp == '.')
			continue;
		if (uclass(cp) & UCLASS_SPACE) {
			if (to > dst && to[-1] != ' ')
				*to++ = ' ';
		} else if (cp == 0x2019)
			*to++ = '\'';
		else
			to += utf8_put(to, uclass_lower(cp));
	}
	if (to > dst && to[-1] == ' ')
		to--;
	return (size_t)(to - dst);
}

/* "jr", "iii": tells one of a name from another. */
static bool
is_generation(const char *p, size_t n)
{
	const char *value = dict_get(&dict_marker, p, n);

	return value != NULL && strchr(value, 'n') != NULL;
}

static size_t
last_word(const char *p, size_t n)
{
	while (n > 0 && p[n - 1] != ' ')
		n--;
	return n;
}

void
form_read(struct form *f, const char *name, size_t n, struct arena *a)
{
	char *p = arena_alloc(a, 4 * n + 1);
	size_t i;

	f->p = p;
	f->len = f->core = lower(p, name, n);
	/* "The Hague" or "the Hague", "Justice Department" or "The ...". */
	if (f->len > 4 && memcmp(p, "the ", 4) == 0) {
		f->p = p += 4;
		f->len = f->core -= 4;
	}
	f->last = last_word(p, f->len);
	if (f->last > 0 && is_generation(p + f->last, f->len - f->last) &&
	    (i = last_word(p, f->last - 1)) > 0) {
		f->core = f->last - 1;
		if (p[f->core - 1] == ',')
			f->core--;
		f->last = i;
	}
	f->first_end = f->core;
	f->words = 1;
	for (i = f->core; i-- > 0; )
		if (p[i] == ' ') {
			f->first_end = i;
			f->words++;
		}
}

struct str
form_part(const struct form *f, size_t from, size_t to)
{
	struct str s;

	s.p = f->p + from;
	s.len = to - from;
	return s;
}

struct str
form_tail(const struct form *f, uint32_t words)
{
	size_t i = f->core;

	if (words > f->words)
		return str_of("");
	while (i > 0 && (f->p[i - 1] != ' ' || --words > 0))
		i--;
	return form_part(f, i, f->core);
}

struct str
form_head(const struct form *f, uint32_t words)
{
	size_t i = 0;

	if (words > f->words)
		return str_of("");
	while (i < f->core && (f->p[i] != ' ' || --words > 0))
		i++;
	return form_part(f, 0, i);
}
