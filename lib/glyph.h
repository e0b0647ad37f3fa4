#ifndef GLYPH_H
#define GLYPH_H

#include <stddef.h>
#include <stdint.h>

enum { GLYPH_MAX = 8 };         /* bytes of a character, at most */

/*
 * Decodes as utf8_next and utf8_prev do, but reads text that was damaged on
 * its way as what it was: bytes that are no UTF-8, and control characters
 * that nobody types, as Windows-1252, and UTF-8 that was taken for that and
 * made UTF-8 again ("mojibake") as the character at first. There is nothing
 * that is UTF8_BAD, then; and white space that was damaged is U+FFFD, for
 * what stands between rows is to be true white space. Returns how many of the
 * n bytes it takes.
 */
size_t glyph_next(const char *p, size_t n, uint32_t *cp);
size_t glyph_prev(const char *p, size_t n, uint32_t *cp);

#endif
