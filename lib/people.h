#ifndef PEOPLE_H
#define PEOPLE_H

#include "form.h"
#include "known.h"

/* Somebody who is named in a window. */
struct person {
	uint32_t entity;        /* for the caller; KNOWN_NONE at first */
	uint32_t heat;          /* how much was said of him lately */
	size_t at;              /* when that was so: a byte */
	uint32_t total;         /* mentions that are surely his */
	char middle;            /* initial of the middle name, or 0 */
	uint8_t gender;         /* 0, 'm' or 'f' */
};

/* All of them, and the names they bear. Start from {0}. */
struct people {
	struct person *v;
	size_t n, cap;
	struct known known;     /* names, and lists of who bears them */
	struct arena *arena;
};

/* Begins a window. */
void people_begin(struct people *, struct arena *);

/*
 * Whoever bears a name of several words; somebody new, if need be. A name
 * that may be cut short ("Wasserman Schultz") must come behind longer ones,
 * one that begins with an initial behind all others.
 */
uint32_t people_full(struct people *, const struct form *, uint8_t gender);

/*
 * Who is meant by a short name at byte at; new, if nobody fits. A title
 * ("Mrs.") leaves no doubt of the gender.
 */
uint32_t people_short(struct people *, const struct form *, size_t at,
    uint8_t gender, bool is_honoured);

/* Tells whether somebody bears that last name who has a first one, too. */
bool people_bear(struct people *, const struct form *);

/* Somebody is surely named once more. */
void people_count(struct people *, uint32_t person);

/* Somebody was named at byte at. */
void people_mention(struct people *, uint32_t person, size_t at);

/* Frees them. */
void people_free(struct people *);

#endif
