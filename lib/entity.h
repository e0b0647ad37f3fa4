#ifndef ENTITY_H
#define ENTITY_H

#include "day.h"
#include "dict.h"
#include "doc.h"
#include "label.h"
#include "model.h"

/* One place in a window's text where an entity is named. */
struct mention {
	size_t start, end;      /* bytes of the window's text */
	uint32_t entity;        /* index in entities.v */
	uint8_t label;          /* enum entity_label */
	struct str note;        /* title, ISO date; of length 0 if none */
};

/* A person, organisation ... that a window names, once or often. */
struct entity {
	struct str name;        /* its fullest form in the window */
	uint64_t id;            /* as in column 6 */
	uint32_t mentions;      /* how many there are */
	uint8_t label;
};

/*
 * Start from {0}; what is said to be or NULL may be set. Strings last as long
 * as the window.
 */
struct entities {
	const struct model *model;      /* or NULL, for the one compiled in */
	const struct dict *list;        /* the user's names, or NULL */
	const struct day *today;        /* the day of writing, or NULL */
	struct mention *mentions;       /* in order of start */
	size_t nmentions, mentions_cap;
	struct entity *v;
	size_t n, cap;
	struct entity_finder *finder;   /* for entity_find */
};

/* Finds the entities of a window by reading its text. */
void entity_find(struct entities *, struct doc *);

/*
 * Takes them from the window's entity rows instead; returns false, having
 * taken nothing, if it has none.
 */
bool entity_from_rows(struct entities *, struct doc *);

/* Makes the entity rows of a window. */
void entity_make_rows(const struct entities *, struct doc *);

/* Forgets the mentions and entities, for the next window. */
void entity_reset(struct entities *);

/* Frees them. */
void entity_free(struct entities *);

#endif
