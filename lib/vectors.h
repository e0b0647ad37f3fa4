#ifndef VECTORS_H
#define VECTORS_H

#include <stdint.h>

#include "buf.h"
#include "table.h"
#include "tally.h"

/*
 * Words and their vectors, NETWORK_VECTOR numbers each, in NETWORK_UNIT
 * parts of one. Start from {0}.
 */
struct vectors {
	struct tally words;
	int16_t *v;
};

/*
 * Reads NAME.words, a word a line, and NAME.f32, little-endian floats; makes
 * a table of 1 + index for each word. Returns NULL, or what is wrong with
 * the file named in where, "" for errno's text.
 */
const char *vectors_read(struct vectors *, struct table *indices,
    const char *name, struct buf *where);

/* Frees them. */
void vectors_free(struct vectors *);

#endif
