#ifndef PHRASE_H
#define PHRASE_H

#include "clause.h"

/*
 * The noun phrase that ends before word end, and begins at word low or
 * behind it: "Trump's Ukraine envoy, Keith Kellogg," before "said". Its
 * parentheses and appositions belong to it. Empty if there is none.
 */
struct span phrase_before(const struct clauses *, uint32_t low, uint32_t end);

/* The noun phrase that begins at word first and ends at high at most. */
struct span phrase_after(const struct clauses *, uint32_t first,
    uint32_t high);

/* Whoever a sentence is about: the phrase before its first verb. */
struct span phrase_subject(const struct clauses *, uint32_t low,
    uint32_t before);

/* Tells whether word i can be part of a noun phrase's name or noun. */
bool phrase_is_nominal(const struct clauses *, uint32_t i);

#endif
