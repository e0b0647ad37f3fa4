#ifndef FINDER_H
#define FINDER_H

#include "cue.h"
#include "said.h"

enum { FINDER_SURE = 5 };       /* odds of a cue, out of 9, that count */

/* A cue in its sentence, as far as it is known. */
struct spot {
	struct cue cue;
	struct span subject;    /* before it; empty if there is none */
	uint32_t begin;         /* its clause: the subject's, or its own */
};

/* A sentence, and how far its attributions are found. */
struct finder {
	struct clauses *c;
	struct said *s;
	uint32_t low, high;     /* its words */
	uint32_t done;          /* words before this one are taken */
	uint32_t from;          /* where what a later cue reports may begin */
	uint32_t talker;        /* who is quoted last in the paragraph before */
	uint32_t last;          /* attribution of this sentence, or NONE */
	uint32_t open;          /* its content that goes on, or NONE */
	struct span clause;     /* the last that was found to be open */
};

/* Goes to the sentence of words low .. high - 1. */
void finder_begin(struct finder *, uint32_t low, uint32_t high);

/* Gives a stretch to an attribution. */
void finder_claim(struct finder *, uint32_t stretch, uint32_t attribution);

/* Reads the cue at word i and its subject; false if there is no cue. */
bool finder_read(const struct finder *, uint32_t i, struct spot *);

/* Who speaks, where the cue has no subject of its own; may be empty. */
struct span finder_implied(const struct finder *, const struct spot *);

/* Who speaks behind the cue: "...," said X; may be empty. */
struct span finder_inverted(const struct finder *, const struct spot *);

/* The end of words first .. end - 1 without the stops and marks there. */
uint32_t finder_trim(const struct clauses *, uint32_t first, uint32_t end);

/* Opens content that goes on to its clause's end, or finder_end. */
void finder_open(struct finder *, uint32_t attribution, uint32_t first);

/* Ends the content that is open, if any, before word i. */
void finder_end(struct finder *, uint32_t i);

#endif
