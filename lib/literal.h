#ifndef LITERAL_H
#define LITERAL_H

#include <stddef.h>

enum { LITERAL_WIDTH = 64 };      /* bytes of one string literal */

/* Prints bytes as the rows of an array of string literals. */
void literal_print(const void *p, size_t n);

#endif
