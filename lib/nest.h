#ifndef NEST_H
#define NEST_H

#include <stdbool.h>
#include <stddef.h>

/* Part of a text, start < end. */
struct nest_span {
	size_t start, end;
};

/*
 * Text with spans that may overlap, as elements that nest: a span that
 * another one ends in is closed and opened again behind it, and so is every
 * span at a break. Of spans that lie in each other the first NEST_DEPTH are
 * shown, so that the work is linear in the text and the spans.
 */
enum { NEST_DEPTH = 12 };

struct nest {
	const struct nest_span *spans;  /* by start, the longer first */
	size_t nspans;
	const size_t *breaks;           /* places in the text, ascending */
	size_t nbreaks;
	size_t len;                     /* of the text */
	void *ctx;
	/* Opens the i-th span; again if a part of it was closed before. */
	void (*open)(void *ctx, size_t i, bool again);
	/* Closes it; for good if this is its end. */
	void (*close)(void *ctx, size_t i, bool done);
	/* Text between all that. */
	void (*text)(void *ctx, size_t start, size_t end);
	/* The i-th break. */
	void (*divide)(void *ctx, size_t i);
};

/* Calls all that in the text's order. */
void nest_walk(const struct nest *);

#endif
