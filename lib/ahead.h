#ifndef AHEAD_H
#define AHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

enum { AHEAD_MAX = 1024 };      /* bytes that a decision may look at */

/* Answers of what decides by looking ahead. */
enum { AHEAD_NO, AHEAD_YES, AHEAD_MORE };

/* Text as far as one decision may look. */
struct ahead {
	const char *p;
	size_t n;
	bool whole;             /* nothing is behind, or nothing to be seen */
};

/* The view from `at` on of len bytes of text, all that there is if last. */
struct ahead ahead_from(const char *text, size_t len, bool last, size_t at);

/*
 * The character at i: its length; 0 where the view ends. Sets *more if the
 * character, or whether there is one, is not to be seen yet.
 */
size_t ahead_peek(const struct ahead *, size_t i, uint32_t *cp, bool *more);

/* Is it white space; a newline; a mark that may end a sentence? */
bool ahead_is_space(uint32_t cp);
bool ahead_is_newline(uint32_t cp);
bool ahead_is_mark(uint32_t cp);

/*
 * May it stand between such a mark and the space, as U+FFFD may, whatever it
 * was; before a first word?
 */
bool ahead_is_closer(uint32_t cp);
bool ahead_is_opener(uint32_t cp);

/* Is it a hyphen or a dash? */
bool ahead_is_dash(uint32_t cp);

/* The end of text[start:end] without the white space at its end. */
size_t ahead_trim(const char *text, size_t start, size_t end);

/*
 * The word of text[start:] that ends at `at`, without quotes, brackets and
 * dashes before it; cut short where no list knows it.
 */
struct str ahead_word_before(const char *text, size_t start, size_t at);

#endif
