#ifndef REPORTED_H
#define REPORTED_H

#include "finder.h"

/* Finds what the cues of the sentence report without quoting it. */
void reported_sentence(struct finder *);

#endif
