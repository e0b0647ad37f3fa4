#ifndef SIGHT_H
#define SIGHT_H

#include "clue.h"

/* A cue in a block of words, and how the words around it are seen from it. */
struct sight {
	const struct clues *clues;
	struct span block, at;
	const struct clue *head;        /* the word in it that tells most */
	const struct clue *before[2], *behind[2]; /* the nearest first */
	uint64_t pattern;               /* of these */
	/* The words under way: before it, of it, behind it; how far away. */
	unsigned side, dist, where;
	/* Seeds of hashes of what is the same for them. */
	struct sight_seeds {
		uint64_t stem, lower, pattern, before, behind, quote, none;
	} sides;
	struct sight_nearer {
		uint64_t gram, pattern, before, behind, length, none;
	} near;
};

/* A word that is seen. */
struct sight_word {
	uint32_t i;
	unsigned gap;           /* what stands in between */
	unsigned same, there;   /* in its sentence; in its quotation as well */
	uint32_t place;         /* the same if SIGHT_PLACE is, in a run */
};

/* Looks around from a cue. */
void sight_begin(struct sight *, const struct clues *, struct span block,
    struct span cue);

/*
 * Goes on to the words from i on that are on one side of the cue, and about
 * as far away: a run. Returns its end.
 */
uint32_t sight_run(struct sight *, uint32_t i);

/* Looks at a word of the run. */
void sight_look(const struct sight *, struct sight_word *, uint32_t i);

/*
 * Features of the word: what the run has in common, what words at the same
 * place have, what is the word's own on this side of whatever cue, and the
 * rest. Returns how many. Their rows are fetched.
 */
enum sight_group {
	SIGHT_RUN, SIGHT_PLACE, SIGHT_OWN, SIGHT_REST, SIGHT_GROUPS
};
size_t sight_group(const struct sight *, const struct sight_word *,
    enum sight_group, const struct chain *, uint32_t *features);

/* All features of word i, always in the same order. Returns how many. */
size_t sight_all(struct sight *, uint32_t i, uint32_t *features);

#endif
