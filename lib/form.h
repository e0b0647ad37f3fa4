#ifndef FORM_H
#define FORM_H

#include <stdint.h>

#include "buf.h"
#include "mem.h"

/*
 * A name's words as they are compared: lower case, one space between, no
 * stops; 'a' and not the typographic apostrophe.
 */
struct form {
	const char *p;
	size_t len;
	size_t core;            /* bytes without ", Jr", "III" */
	size_t first_end;       /* where the first word ends */
	size_t last;            /* where the last one of the core begins */
	uint32_t words;         /* of the core */
};

/* Reads a name of n bytes; the form lasts as long as the arena. */
void form_read(struct form *, const char *name, size_t n, struct arena *);

/* The bytes from..to of a form. */
struct str form_part(const struct form *, size_t from, size_t to);

/* The core's last words, that many; of length 0 if it has fewer. */
struct str form_tail(const struct form *, uint32_t words);

/* Its first words likewise. */
struct str form_head(const struct form *, uint32_t words);

#endif
