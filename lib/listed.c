/* A user's own names, laid over what was found. */
#include <string.h>

#include "label.h"
#include "listed.h"

enum { LONGEST = 16 };          /* words of a name */

/* The label's number; ENTITY_NLABELS for "-"; more for what is none. */
static unsigned
label_of(const char *value)
{
	unsigned i;

	if (strcmp(value, "-") == 0)
		return ENTITY_NLABELS;
	for (i = 0; i < ENTITY_NLABELS; i++)
		if (strcmp(value, entity_labels[i]) == 0)
			return i;
	return ENTITY_NLABELS + 1;
}

const char *
listed_read(struct dict *d, const char *text, size_t len, unsigned *line)
{
	const char *why = dict_build(d, text, len, line), *p;

	if (why != NULL)
		return why;
	for (*line = 1, p = d->bytes; p < d->bytes + d->size; ++*line) {
		p += strlen(p) + 1;
		if (label_of(p) > ENTITY_NLABELS) {
			dict_free(d);
			return "not a name, TAB and a label or -";
		}
		p += strlen(p) + 1;
	}
	return NULL;
}

/* The end of the longest listed name at word i, or i; sets its label. */
static size_t
look_up(const struct dict *d, const struct feature *f, size_t i,
    unsigned *label)
{
	const struct token *t = f->tokens.v;
	size_t k, len, n = 0, end = i;
	const char *value;
	char name[256];

	for (k = i; k < f->tokens.n && k < i + LONGEST; k++) {
		len = t[k].end - t[k].start;
		if (n + len + 1 > sizeof name || n > d->longest)
			break;
		if (k > i && t[k].spaced)
			name[n++] = ' ';
		memcpy(name + n, f->text + t[k].start, len);
		n += len;
		if ((value = dict_get(d, name, n)) == NULL)
			continue;
		*label = label_of(value);
		end = k + 1;
	}
	return end;
}

static bool
goes_on(const uint8_t *tags, size_t i)
{
	return tags[i] != 0 && tags[i] % 2 == 0;
}

void
listed_apply(const struct dict *d, const struct feature *f, uint8_t *tags)
{
	size_t i, k, from, to, end;
	unsigned label;

	for (i = 0; i < f->tokens.n; i = end) {
		end = i + 1;
		if ((to = look_up(d, f, i, &label)) == i)
			continue;
		end = to;
		for (from = i; from > 0 && goes_on(tags, from); from--)
			;
		while (to < f->tokens.n && goes_on(tags, to))
			to++;
		for (k = from; k < to; k++)
			tags[k] = 0;
		if (label == ENTITY_NLABELS)
			continue;
		tags[i] = (uint8_t)(1 + 2 * label);
		for (k = i + 1; k < end; k++)
			tags[k] = (uint8_t)(2 + 2 * label);
	}
}
