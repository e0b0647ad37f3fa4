#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>

/*
 * The first place from i on, below limit, of a byte that may end a sentence
 * or a line, "\n\r.!?)" or the first byte of such a character; or limit.
 */
size_t scan_stop(const char *text, size_t i, size_t limit);

/* The first place from i on, below limit, of a LF or CR; or limit. */
size_t scan_line(const char *text, size_t i, size_t limit);

/*
 * Copies the printable ASCII that src begins with, backslashes not among
 * it, up to n bytes; returns how many. dst has room for n + 16.
 */
size_t scan_copy(char *dst, const char *src, size_t n);

/* The same, byte by byte: what the others are tested against. */
size_t scan_stop_plain(const char *text, size_t i, size_t limit);
size_t scan_line_plain(const char *text, size_t i, size_t limit);
size_t scan_copy_plain(char *dst, const char *src, size_t n);

#endif
