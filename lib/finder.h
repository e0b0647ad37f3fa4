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

/* What the paragraph before tells of who goes on. */
struct dialogue {
	uint32_t last, other;   /* attributions: its last, the one before */
	bool asks;              /* it ends in a question */
	bool is_on;             /* and so did one, whom another answered */
};

/* A sentence, and who was found to speak. */
struct finder {
	struct clauses *c;
	struct said *s;
	uint32_t low, high;     /* its words */
	uint32_t talker;        /* who is quoted last in the paragraph before */
	struct dialogue dialogue;
	uint32_t last;          /* attribution of this sentence, or NONE */
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

#endif
