#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
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

/* The same, up to a quotation mark. */
size_t scan_copy_quoted(char *dst, const char *src, size_t n);

/* What a line holds. */
enum { SCAN_TABS = 9 };
struct scan_row {
	size_t tabs[SCAN_TABS]; /* where its first TABs stand */
	size_t ntabs;           /* how many it has in all */
	bool slashes, quotes, commas; /* there are such */
	bool others;            /* and bytes but printable ASCII and TAB */
};

/* Looks through a line of n bytes. */
void scan_row(struct scan_row *, const char *line, size_t n);

/* The first place from i on, below n, of one of these other bytes; or n. */
size_t scan_other(const char *s, size_t i, size_t n);

/* The first place of a byte that a field of CSV must quote; or n. */
size_t scan_csv(const char *s, size_t n);

/* The same, byte by byte: what the others are tested against. */
size_t scan_stop_plain(const char *text, size_t i, size_t limit);
size_t scan_line_plain(const char *text, size_t i, size_t limit);
size_t scan_copy_plain(char *dst, const char *src, size_t n);
size_t scan_copy_quoted_plain(char *dst, const char *src, size_t n);
void scan_row_plain(struct scan_row *, const char *line, size_t n);
size_t scan_other_plain(const char *s, size_t i, size_t n);
size_t scan_csv_plain(const char *s, size_t n);

#endif
