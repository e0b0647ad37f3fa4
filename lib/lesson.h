#ifndef LESSON_H
#define LESSON_H

#include "buf.h"

/*
 * Learns where sentences end from folders of gold (see corpus.h), NULL
 * behind the last, and appends the model to it: a feature and its weight a
 * line, sorted. Returns NULL, or what is wrong with the file named in
 * where, "" for errno's text.
 */
const char *lesson_sentences(char **folders, struct buf *model,
    struct buf *where);

#endif
