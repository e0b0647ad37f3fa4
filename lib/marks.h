#ifndef MARKS_H
#define MARKS_H

#include "clause.h"

/*
 * Finds what stands between quotation marks of any kind: curly, straight,
 * two apostrophes, single, guillemets. A stretch never leaves its paragraph;
 * where the closing mark is missing it ends with the paragraph.
 */
void marks_find(struct clauses *);

#endif
