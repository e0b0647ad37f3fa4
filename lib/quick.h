#ifndef QUICK_H
#define QUICK_H

#include <stddef.h>

#include "dict.h"

/*
 * What is certain of a byte where the scanner stopped: a sentence ends, or
 * does not; it ends if the newline that follows ends a paragraph; or the
 * rules must be asked.
 */
enum { QUICK_NO, QUICK_YES, QUICK_NEWLINE, QUICK_ASK };

/*
 * Looks at the byte at `at` of len bytes, in a sentence that begins at
 * start; more holds the user's abbreviations, or is NULL. NO: *end is where
 * the scan goes on. YES: it is the sentence's end. NEWLINE: it is the end,
 * and the newline stands there.
 */
int quick_stop(const char *text, size_t len, size_t start, size_t at,
    const struct dict *more, size_t *end);

#endif
