#ifndef WEIGHT_H
#define WEIGHT_H

#include <stdbool.h>

#include "buf.h"

/*
 * What the texts of models are made of: lines of fields with a TAB between,
 * numbers, and weights, -127 to 127, as printable bytes: one for those up to
 * 45, two for the others; no TAB, LF or backslash among them.
 */

enum { WEIGHT_FIELDS = 4 };

/* A line's fields; the last one of four may hold anything. */
struct weight_line {
	struct str v[WEIGHT_FIELDS];
	unsigned n;
};

/*
 * Gives each line that is neither empty nor a comment to take, which tells
 * whether it is good. Returns NULL, or what is wrong, *line being its number.
 */
const char *weight_lines(const char *text, size_t len,
    bool (*take)(void *ctx, const struct weight_line *), void *ctx,
    unsigned *line);

/* Reads a whole number, below a milliard; false if s is none. */
bool weight_number(struct str s, long *v);

/* Appends a whole number, or a weight. */
void weight_put_number(struct buf *, long v);
void weight_put(struct buf *, int weight);

/* Reads the n weights that s is made of; false if it is not. */
bool weight_read(struct str s, signed char *to, size_t n);

/* The nearest whole number to v, within -limit to limit. */
int weight_round(double v, int limit);

#endif
