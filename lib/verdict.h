#ifndef VERDICT_H
#define VERDICT_H

#include "attribute.h"

/*
 * Features of candidate i for the verdict; returns how many. What it gives
 * does not depend on other candidates.
 */
size_t verdict_features(const struct attributer *, const struct clauses *,
    const struct clues *, size_t i, uint32_t *features);

/* Finds the attributions of a block: the candidates that are believed. */
void verdict_find(struct attributer *, struct said *, const struct clauses *,
    struct clues *, struct span block);

#endif
