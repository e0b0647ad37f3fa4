/* Byte offsets as offsets of characters or of UTF-16 units. */
#include <stdlib.h>
#include <string.h>

#include "offset.h"
#include "utf8.h"

enum { STRIDE = 64 };

/* The units of a character. */
static unsigned
weigh(const struct offset *o, uint32_t cp)
{
	return o->unit == OFFSET_UTF16 && cp > 0xffff && cp != UTF8_BAD ? 2 : 1;
}

static uint64_t
weigh_all(const struct offset *o, const char *p, size_t n)
{
	uint64_t units = 0;
	uint32_t cp;
	size_t i = 0;

	while (i < n) {
		i += utf8_next(p + i, n - i, &cp);
		units += weigh(o, cp);
	}
	return units;
}

/*
 * A mark holds the units that begin before its byte, and in its low bits
 * how many bytes further on the next character begins: 0 to 3.
 */
void
offset_begin(struct offset *o, const struct doc *d)
{
	size_t i = 0, mark = 0;
	uint64_t units = 0;
	uint32_t cp;

	o->base = d->first ? 0 : o->base + o->here;
	o->doc = d;
	o->marks = mem_grow(o->marks, &o->cap, d->text.len / STRIDE + 1,
	    sizeof *o->marks);
	for (;;) {
		for (; mark * STRIDE <= i && mark * STRIDE <= d->text.len;
		    mark++)
			o->marks[mark] = units << 2 | (i - mark * STRIDE);
		if (i == d->text.len)
			break;
		i += utf8_next(d->text.p + i, d->text.len - i, &cp);
		units += weigh(o, cp);
	}
	o->here = units;
}

/* Units of the window that begin before a place in its text. */
static uint64_t
find(const struct offset *o, size_t at)
{
	const struct doc *d = o->doc;
	uint64_t units = o->marks[at / STRIDE] >> 2;
	size_t i = at / STRIDE * STRIDE + (o->marks[at / STRIDE] & 3);
	uint32_t cp;

	while (i < at) {
		i += utf8_next(d->text.p + i, d->text.len - i, &cp);
		units += weigh(o, cp);
	}
	return units;
}

/* A row may reach past the window: its own text tells how far. */
static uint64_t
convert(struct offset *o, const struct doc_row *r, struct str text,
    uint64_t at)
{
	const struct doc *d = o->doc;
	uint64_t end = d->base + d->text.len;

	if (at < d->base)
		return o->base;
	if (at <= end)
		return o->base + find(o, (size_t)(at - d->base));
	text = row_plain(text, &o->scratch);
	if (r->start < end) {
		text.p += end - r->start;
		text.len -= (size_t)(end - r->start);
	}
	return o->base + o->here + weigh_all(o, text.p, text.len);
}

void
offset_put(struct offset *o, struct buf *b, const struct doc_row *r, int i,
    struct str text)
{
	buf_number(b, convert(o, r, text, i == ROW_START ? r->start : r->end));
}

void
offset_free(struct offset *o)
{
	free(o->marks);
	buf_free(&o->scratch);
	memset(o, 0, sizeof *o);
}
