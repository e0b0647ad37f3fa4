#ifndef LISTED_H
#define LISTED_H

#include "dict.h"
#include "feature.h"

/*
 * Reads a user's list: name TAB label a line; the label "-" says that the
 * name is none. Returns NULL, or what is wrong, *line being its number. Free
 * it with dict_free.
 */
const char *listed_read(struct dict *, const char *text, size_t len,
    unsigned *line);

/*
 * Lays the list over the tags of the sentence that f has read: its names
 * get their label, whatever was found in their place is gone.
 */
void listed_apply(const struct dict *, const struct feature *f,
    uint8_t *tags);

#endif
