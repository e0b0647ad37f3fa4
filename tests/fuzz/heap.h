#ifndef HEAP_H
#define HEAP_H

/*
 * A program's memory: put before the sources that take any (-include). What
 * a program still has when it ends goes back, as with a process.
 */
#include <stddef.h>
#include <stdlib.h>

#define malloc(n) heap_malloc(n)
#define calloc(n, size) heap_calloc(n, size)
#define realloc(p, n) heap_realloc(p, n)
#define free(p) heap_free(p)

void *heap_malloc(size_t n);
void *heap_calloc(size_t n, size_t size);
void *heap_realloc(void *p, size_t n);
void heap_free(void *p);

/* From here on what is taken is a program's, or not. */
void heap_begin(void);
void heap_pause(void);

/* Frees what the program still has; returns how many bytes that were. */
size_t heap_end(void);

#endif
