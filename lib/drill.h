#ifndef DRILL_H
#define DRILL_H

#include "buf.h"

/*
 * Learns whom pronouns mean: a folder with gold has quote, speaker and cue
 * rows, and a file their names, lines of document, id, name or -, type.
 * Returns NULL and the model's text, or what is wrong with where, "" for
 * errno's text.
 */
const char *drill_names(const char *speakers, const char *folder,
    struct buf *model, struct buf *where);

#endif
