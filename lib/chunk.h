#ifndef CHUNK_H
#define CHUNK_H

#include "buf.h"
#include "date.h"
#include "label.h"
#include "lexeme.h"
#include "mem.h"

/* A name found in a sentence, before names are compared. */
struct chunk {
	size_t start, end;      /* in the window's text */
	struct str note;        /* role, ISO date; of length 0 if none */
	uint32_t entity;        /* set by names_resolve */
	uint8_t label;          /* enum entity_label */
	uint8_t words;          /* how many, 255 at most */
	uint8_t gender;         /* 0, 'm' or 'f' */
	bool has_first;         /* begins with a first name */
	bool is_honoured;       /* "Mrs." tells the gender */
	bool is_family;         /* "Van den Berg": begins with a particle */
	bool abbreviates;       /* "(NATO)": the chunk before, in brackets */
	bool is_acronym;
	bool acts;              /* "Poe said", "said Poe" */
	bool ends_common;       /* "Poe Sees": its last word is a common one */
};

/* Chunks that grow. Start from {0}. */
struct chunks {
	struct chunk *v;
	size_t n, cap;
};

/*
 * Appends what lexemes from..to of a sentence name, and what stands beside
 * it: a person's role, the day or the sum that is meant. today is the day
 * of writing, or NULL.
 */
void chunk_add(struct chunks *, const struct lexemes *, size_t from,
    size_t to, uint8_t label, const struct day *today, struct arena *);

/* Frees them. */
void chunk_free(struct chunks *);

#endif
