#ifndef MEASURE_H
#define MEASURE_H

#include <stdbool.h>

#include "tally.h"

enum measure_side { MEASURE_SYSTEM = 1, MEASURE_GOLD = 2 };

/* How many spans of a kind and label there are, and are on both sides. */
struct measure_line {
	struct str kind, label;
	uint64_t right, system, gold;
};

/*
 * Exact spans of two row streams, each span and label counted once. Start
 * from {0}.
 */
struct measure {
	struct tally spans;             /* kind, label, document, places */
	unsigned char *sides;           /* where each of them was seen */
	size_t sides_cap;
	struct tally kinds;             /* kind, label */
	struct measure_line *lines;     /* one for each */
	size_t nlines, lines_cap;
	struct buf key;
};

/*
 * Counts a row of n bytes, its LF not among them: ten columns, or nine as
 * in gold, without the parent. Returns NULL, or says what is malformed.
 */
const char *measure_add(struct measure *, enum measure_side,
    const char *line, size_t n);

/*
 * Writes a table: of each kind every label, then "micro", all of them, and
 * "span", without regard to labels; only that if the kind has no labels.
 */
void measure_put(const struct measure *, struct buf *);

/* Frees the measure. */
void measure_free(struct measure *);

#endif
