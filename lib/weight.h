#ifndef WEIGHT_H
#define WEIGHT_H

#include <stdbool.h>

#include "buf.h"

/*
 * Weights, -127 to 127, as printable bytes: one for those up to 45, two for
 * the others; no TAB, LF or backslash among them.
 */

/* Appends a weight. */
void weight_put(struct buf *, int weight);

/* Reads the n weights that s is made of; false if it is not. */
bool weight_read(struct str s, signed char *to, size_t n);

/* The nearest whole number to v, within -limit to limit. */
int weight_round(double v, int limit);

#endif
