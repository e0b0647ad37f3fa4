#ifndef RUN_H
#define RUN_H

#include "label.h"
#include "lexeme.h"

/*
 * The longest name from lexeme i on, up to end, that a list holds; returns
 * its end and sets its label, or returns i.
 */
size_t run_listed(const struct lexemes *, size_t i, size_t end,
    uint8_t *label);

/* Tells whether a capital says nothing: any word, or this, may have it. */
bool run_is_plain(const struct lexemes *, size_t i);

/* Tells whether a name, or the role before one, may begin at i. */
bool run_begins(const struct lexemes *, size_t i);

/* The end of the capitals, and what joins them, from i on. */
size_t run_end(const struct lexemes *, size_t i);

#endif
