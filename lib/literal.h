#ifndef LITERAL_H
#define LITERAL_H

#include "buf.h"

enum { LITERAL_WIDTH = 64 };    /* bytes of one string literal */

/* Appends bytes as C: the rows of an array of string literals. */
void literal_put(struct buf *, const void *p, size_t n);

#endif
