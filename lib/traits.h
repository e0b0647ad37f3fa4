#ifndef TRAITS_H
#define TRAITS_H

#include "feature.h"

/* Writes the features of word i of the sentence; returns how many. */
size_t traits_list(const struct feature *, size_t i, uint32_t *rows);

/*
 * Writes the features of word i alone, whatever stands beside it: numbers
 * below FEATURE_OWN_ROWS; returns how many.
 */
size_t traits_own(const struct feature *, size_t i, uint32_t *rows);

/*
 * Tells whether word i looks like none of a name, date or sum: in small
 * letters, on no list, or a comma, stop, bracket or quotation mark. None
 * does in a text without case.
 */
bool traits_is_plain(const struct feature *, size_t i);

#endif
