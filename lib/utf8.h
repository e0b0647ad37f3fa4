#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD 0xffffffffu    /* a byte that is part of no character */

/*
 * Decodes the first character of n > 0 bytes into *cp; returns its length.
 * Never fails: a byte that begins no valid character (Unicode 3.9, table
 * 3-7: no overlong forms, surrogates, or code points past U+10FFFF) is
 * UTF8_BAD, one byte long.
 */
size_t utf8_next(const char *p, size_t n, uint32_t *cp);

/* Decodes the last character of n > 0 bytes likewise. */
size_t utf8_prev(const char *p, size_t n, uint32_t *cp);

/* Writes a code point; returns how many of the 4 bytes it took. */
size_t utf8_put(char *dst, uint32_t cp);

/*
 * The largest length up to max, within n bytes, that cuts no character;
 * max must be 4 at least.
 */
size_t utf8_cut(const char *p, size_t n, size_t max);

#endif
