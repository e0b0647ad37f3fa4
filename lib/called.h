#ifndef CALLED_H
#define CALLED_H

#include "known.h"
#include "talk.h"

/* A window's entities by name. Start from {0}, but set t and arena. */
struct called {
	const struct talk *t;
	struct arena *arena;
	struct known known;     /* read once it is asked for */
};

/* An entity whose name the words are, though no mention is there; NOBODY. */
uint32_t called_by(struct called *, struct span);

/* "Saudis", "the French": the country, if it is named as well; or they. */
uint32_t called_country(struct called *, uint32_t people);

/* Frees it. */
void called_free(struct called *);

#endif
