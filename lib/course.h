#ifndef COURSE_H
#define COURSE_H

#include "buf.h"

struct course_settings {
	unsigned epochs;        /* how often each sentence is seen */
	unsigned runs;          /* trainings whose mean is taken */
	unsigned seed;          /* of what is left to chance */
	const char *vectors;    /* NAME of NAME.words and NAME.f32 */
	const char **apart;     /* folders with habits of their own */
	size_t napart, apart_cap;
};

/*
 * Learns what is named from folders of gold (see corpus.h), NULL behind the
 * last, and appends the model. Returns NULL, or what is wrong with the file
 * named in where, "" for errno's text.
 */
const char *course_entities(char **folders, const struct course_settings *,
    struct buf *model, struct buf *where);

#endif
