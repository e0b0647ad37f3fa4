#ifndef PRINT_H
#define PRINT_H

#include <stddef.h>

enum { PRINT_WIDTH = 64 };      /* bytes of one string literal */

/* Prints bytes as the rows of an array of string literals. */
void print_bytes(const void *p, size_t n);

#endif
