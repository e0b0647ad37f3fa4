#ifndef OFFSET_H
#define OFFSET_H

#include "doc.h"

/* What the places of a document are counted in; bytes need nothing here. */
enum offset_unit { OFFSET_BYTE, OFFSET_CHAR, OFFSET_UTF16 };

/*
 * Places of a document in units of its decoded text, where each byte that
 * is part of no character is a character. A place counts the units that
 * begin before it. Set the unit, zero the rest.
 */
struct offset {
	enum offset_unit unit;

	const struct doc *doc;
	uint64_t base;                  /* units before this window */
	uint64_t here;                  /* units of this window */
	uint64_t *marks;                /* units before every 64th byte */
	size_t cap;
	struct buf scratch;
};

/* Goes on to a document's first window, or its next. */
void offset_begin(struct offset *, const struct doc *);

/* Puts column i of a row, its start or end; text is its text as escaped. */
void offset_put(struct offset *, struct buf *, const struct doc_row *, int i,
    struct str text);

/* Frees what it holds. */
void offset_free(struct offset *);

#endif
