#ifndef HEAD_H
#define HEAD_H

#include "talk.h"

/*
 * The entity that heads a noun phrase, or NOBODY: of "Trump's envoy, Keith
 * Kellogg" it is Kellogg, of "a spokesman for Ann Poe" nobody.
 */
uint32_t head_of(const struct talk *, struct span);

/* Tells whether a word tells a role, "minister", or is a title, "Mr.". */
bool head_is_role(const struct clauses *, uint32_t word);

/* The entity that "who" or "which" at word i stands for, or NOBODY. */
uint32_t head_antecedent(const struct talk *, uint32_t i);

#endif
