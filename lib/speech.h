#ifndef SPEECH_H
#define SPEECH_H

#include "attribute.h"

/*
 * Finds the attributions of a window whose words, marks and clues are read:
 * by what was learned; without an attributer by rules, and direct speech only.
 */
void speech_find(struct said *, struct clauses *, struct attributer *,
    struct clues *);

#endif
