#ifndef DATE_H
#define DATE_H

#include "day.h"
#include "lexeme.h"

/*
 * Writes as ISO 8601 what lexemes from..to mean: "2025-02-17", "2025-02",
 * "2025", and without a year "--02-17"; with the day of writing also what
 * depends on it, weeks as "2025-W07"; a range as "2024/2025". Writes "" where
 * that is not plain.
 */
void date_note(const struct lexemes *, size_t from, size_t to,
    const struct day *today, char *note, size_t max);

#endif
