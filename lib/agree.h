#ifndef AGREE_H
#define AGREE_H

#include "feature.h"

/*
 * The tags of a window's words, so that they can be compared: what is named
 * at one place is named at the others. Start from {0}.
 */
struct agree {
	uint8_t *tags;          /* of all words, sentence after sentence */
	struct agree_word *words;
	size_t n, tags_cap, words_cap;
	struct agree_name *names; /* a table; those that were found */
	size_t mask, names_cap;
	size_t longest;         /* words of a name */
};

/* Begins a window. */
void agree_begin(struct agree *);

/* Adds the tags of the sentence that f has read. */
void agree_add(struct agree *, const struct feature *f, const uint8_t *tags);

/*
 * Gives all places of a name the label that most of them have, and tags the
 * places where a name was missed. Words are those of f's sentences.
 */
void agree_settle(struct agree *, const struct feature *f);

/* Frees it. */
void agree_free(struct agree *);

#endif
