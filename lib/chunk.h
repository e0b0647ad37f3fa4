#ifndef CHUNK_H
#define CHUNK_H

#include "buf.h"
#include "label.h"
#include "lexeme.h"

/* How well founded a label is. */
enum { CHUNK_GUESS, CHUNK_RULE, CHUNK_SURE };

/* A name found in a sentence, before names are compared. */
struct chunk {
	size_t start, end;      /* in the window's text */
	struct str note;        /* role, ISO date; of length 0 if none */
	uint32_t entity;        /* set by names_resolve */
	uint8_t label;          /* enum entity_label */
	uint8_t sure;
	uint8_t words;          /* how many, 255 at most */
	uint8_t gender;         /* 0, 'm' or 'f' */
	bool has_first;         /* begins with a first name */
	bool is_weak;           /* any word would have a capital there */
	bool abbreviates;       /* "(NATO)": the chunk before, in brackets */
	bool is_acronym;
	bool has_cue;           /* a guess, but the words beside it help */
	bool is_common;         /* made of common words alone */
};

/* Chunks that grow. Start from {0}. */
struct chunks {
	struct chunk *v;
	size_t n, cap;
};

/* Appends the names, dates and sums of a sentence that was read. */
void chunk_find(struct chunks *, const struct lexemes *, struct arena *);

/* Frees them. */
void chunk_free(struct chunks *);

#endif
