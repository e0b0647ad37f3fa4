#ifndef NAMES_H
#define NAMES_H

#include "chunk.h"
#include "people.h"

/* A person, organisation ... of a window, once for all its mentions. */
struct name {
	struct str form;        /* the fullest there is */
	uint32_t mentions;
	uint8_t label;
};

/* The names of a window. Start from {0}. */
struct names {
	struct name *v;         /* in order of their first mention */
	size_t n, cap;
	struct known known;
	struct people people;
};

/*
 * Gives each chunk of a window's text the index of what it names.
 */
void names_resolve(struct names *, struct chunks *, const char *text,
    struct arena *);

/* Frees them. */
void names_free(struct names *);

#endif
