#ifndef DATE_H
#define DATE_H

#include "lexeme.h"

enum { DATE_ISO_MAX = 11 };     /* bytes of "2025-02-17", NUL included */

/*
 * Reads a date at lexeme i; returns the lexeme behind it, or i. Writes into
 * iso what is explicit: "2025-02-17", "2025-02", "2025" or "".
 */
size_t date_read(const struct lexemes *, size_t i, char *iso);

#endif
