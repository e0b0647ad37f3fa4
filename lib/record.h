#ifndef RECORD_H
#define RECORD_H

#include "buf.h"
#include "sequence.h"
#include "tally.h"
#include "vectors.h"

/*
 * Appends a model's text: the means of what was learned, and such names as
 * came so many times or more; a name's key is its label's letter and it.
 */
void record_model(struct buf *, const struct sequence_weights *,
    const struct vectors *, const struct tally *names, unsigned times);

#endif
