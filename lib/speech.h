#ifndef SPEECH_H
#define SPEECH_H

#include "said.h"

/* Finds the attributions of a window whose words and marks are read. */
void speech_find(struct said *, struct clauses *);

#endif
