#ifndef TAG_H
#define TAG_H

#include "share.h"

/* What tagging needs beside the model. Start from {0}. */
struct tagger {
	const struct model *model;
	/* Moves to each tag: from all, to O and B; from B, and I, to I. */
	int32_t moves[MODEL_OUTS][MODEL_OUTS];
	int32_t from_begin[MODEL_OUTS], from_within[MODEL_OUTS];
	int32_t lags[MODEL_OUTS];
	int16_t *words;         /* MODEL_WIDTH for each, and those beside */
	size_t words_cap;
	struct shares shares;   /* what words say to the network */
	uint8_t *back;          /* for each word and tag: the best tag before */
	size_t back_cap;
	uint8_t *tags;          /* the result, one a word */
	size_t tags_cap;
};

/* Finds the best tags of the sentence that f has read. */
void tag_sentence(struct tagger *, const struct model *,
    const struct feature *f);

/* Frees it. */
void tag_free(struct tagger *);

#endif
