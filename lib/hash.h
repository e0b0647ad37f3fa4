#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

/* Hashes n bytes to 64 bits; the same on every machine. */
uint64_t hash_bytes(const void *p, size_t n);

#endif
