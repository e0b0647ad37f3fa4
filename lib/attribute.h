#ifndef ATTRIBUTE_H
#define ATTRIBUTE_H

#include "beside.h"
#include "clue.h"
#include "quotemodel.h"
#include "said.h"
#include "trellis.h"

/* A cue that may be one. */
struct cue_found {
	struct span at;
	int32_t margin;         /* over none */
};

/* A way to read the words around a cue. */
struct candidate {
	struct span cue, speaker;
	int32_t margin;         /* of the cue, over none */
	int32_t worth;          /* of the parts, over none */
	int32_t loss;           /* over the best way to read this cue */
	int32_t verdict;        /* over no */
	size_t first, n;        /* its contents among the spans */
};

/* Tools, kept from block to block. Start from {0}, but for the model. */
struct attributer {
	const struct quotemodel *model;
	struct trellis cues, parts;
	int16_t (*scores)[CHAIN_TAGS];  /* of parts, wherever a cue is, */
	size_t scores_cap;              /* for each word of the block */
	struct cue_found *found;
	size_t nfound, found_cap;
	struct beside beside;
	struct candidate *v;            /* in the order of the cues */
	size_t n, cap;
	struct span *spans;
	size_t nspans, spans_cap;
};

/*
 * The paragraphs from number k on that are read as one: a colon, a mark that
 * is opened again, a signature join them. Sets *n to how many.
 */
struct span attribute_block(const struct clauses *, uint32_t k, uint32_t *n);

/* Words of a block from i on that are read together. */
struct span attribute_chunk(const struct clauses *, struct span block,
    uint32_t i);

/* Finds what may be a block's cues, and guesses in the clues. */
void attribute_cues(struct attributer *, const struct clauses *,
    struct clues *, struct span block);

/* Frees it. */
void attribute_free(struct attributer *);

#endif
