#ifndef CLUE_H
#define CLUE_H

#include "chain.h"
#include "clause.h"
#include "entity.h"

enum { CLUE_MAX = 96 };         /* features of a word, at most */

/* What a word is worth as evidence of who said what. */
struct clue {
	uint64_t lower;         /* hash of it in lower case */
	uint32_t tail;          /* its last three bytes */
	uint32_t stem;          /* hash of its first five */
	uint16_t gram;          /* its part in grammar, as far as one sees */
	uint8_t shape;          /* its case */
	uint8_t quote;          /* how it stands to quotation marks */
	uint8_t entity;         /* what is named here; 0 if nothing */
	uint8_t guess;          /* its tag as first read */
	uint8_t odds;           /* 1 + the best of a cue's odds; or 0 */
	/* What came before it in the window, modulo 256. */
	uint8_t commas, stops, verbs, marks, sentences;
	uint32_t before, behind; /* the nearest cue verbs of its sentence */
};

/* All words of a window. Start from {0}. */
struct clues {
	const struct clauses *c;
	struct clue *v;
	size_t cap;
};

/* Reads the words; marks are found, entities as far as they are known. */
void clue_read(struct clues *, struct clauses *, const struct entities *);

/*
 * Features of word i of the span, wherever cues are. Returns how many. Their
 * rows are fetched, if a chain is given.
 */
size_t clue_word(const struct clues *, struct span, uint32_t i,
    const struct chain *, uint32_t *features);

/* A cue in a block of words, and what stands around it. */
struct clue_cue {
	struct span block, at;
	const struct clue *head;        /* the word in it that tells most */
	const struct clue *before[2], *behind[2]; /* the nearest first */
	uint64_t pattern;               /* of these */
};
void clue_see(struct clue_cue *, const struct clues *, struct span block,
    struct span cue);

/* Features of word i, seen from a cue. Returns how many. */
size_t clue_beside(const struct clues *, const struct clue_cue *, uint32_t i,
    uint32_t *features);

/* How a word stands to a cue. */
struct clue_view {
	uint32_t i;
	unsigned side;          /* before it, of it, behind it */
	unsigned dist, sd;      /* how far away; on which side, too */
	unsigned gap;           /* what stands in between */
	unsigned same, there;   /* in its sentence; in its quotation as well */
};
void clue_look(struct clue_view *, const struct clues *,
    const struct clue_cue *, uint32_t i);

/*
 * The same features group by group, and fetched. Those of a group are the
 * same for a word and all cues (CLUE_OWN, CLUE_NEAR), or for a cue and all
 * words (CLUE_GRAM, CLUE_PLACE), for which clue_key is the same.
 */
enum clue_group {
	CLUE_OWN, CLUE_NEAR, CLUE_GRAM, CLUE_PLACE, CLUE_BOTH, CLUE_GROUPS
};
size_t clue_group(const struct clues *, const struct clue_cue *,
    const struct clue_view *, enum clue_group, const struct chain *,
    uint32_t *features);
uint32_t clue_key(const struct clues *, const struct clue_cue *,
    const struct clue_view *, enum clue_group);

/* A feature of any kind. */
uint32_t clue_hash(unsigned template, uint64_t x);

/* Frees it. */
void clue_free(struct clues *);

#endif
