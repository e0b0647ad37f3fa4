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
void clue_read(struct clues *, const struct clauses *,
    const struct entities *);

/*
 * Features of word i of the span, wherever cues are. Returns how many. Their
 * rows are fetched, if a chain is given.
 */
size_t clue_word(const struct clues *, struct span, uint32_t i,
    const struct chain *, uint32_t *features);

/* The clue d words from word i; that of no word if it is not in the span. */
const struct clue *clue_at(const struct clues *, struct span, uint32_t i,
    int d);

/* A distance in words, of few values: 0 .. 4, and steps up to 10. */
unsigned clue_far(uint32_t, uint32_t);

/* Where in its sentence: the first words, the last ones, between. */
unsigned clue_place(const struct clues *, struct span, uint32_t i);

/* A feature of any kind. */
uint32_t clue_hash(unsigned template, uint64_t x);

/* Frees it. */
void clue_free(struct clues *);

#endif
