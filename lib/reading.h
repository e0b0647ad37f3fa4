#ifndef READING_H
#define READING_H

#include "attribute.h"

/* Words around a cue in which its content and speaker are looked for. */
struct span reading_window(struct span block, struct span cue);

/*
 * Finds the candidates of a block whose cues were found: the best way to
 * read the words around each, and those about as good that have a content
 * before the cue, one behind it or a speaker where the best has none.
 */
void reading_find(struct attributer *, const struct clauses *,
    const struct clues *, struct span block);

#endif
