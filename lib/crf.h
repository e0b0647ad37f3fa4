#ifndef CRF_H
#define CRF_H

#include <stdbool.h>

#include "chain.h"

#define CRF_NONE UINT32_MAX     /* no list */

/*
 * Tagged sequences to learn a chain from. Start from {0}; set ntags and may
 * before training.
 */
struct crf {
	unsigned ntags;
	uint32_t *features;             /* of all words */
	size_t nfeatures, features_cap;
	struct crf_list {
		size_t first;
		uint32_t n;
	} *lists;                       /* runs of them, which words share */
	size_t nlists, lists_cap;
	struct crf_word {
		uint32_t lists[2];      /* by index */
		uint8_t tag;
	} *words;
	size_t nwords, words_cap;
	struct crf_sequence {
		size_t first, n;
		uint32_t group;         /* its document */
	} *sequences;
	size_t n, cap;
	bool may[CHAIN_TAGS][CHAIN_TAGS]; /* moves that are allowed */
};

/* What is learned, in whole units; summed over runs. */
struct crf_weights {
	double *rows;                   /* CHAIN_ROWS times CHAIN_TAGS */
	double moves[CHAIN_TAGS][CHAIN_TAGS];
	unsigned runs;
};

/* Adds a list of features; returns its index. */
uint32_t crf_list(struct crf *, const uint32_t *features, size_t n);

/* Begins a sequence of a group (document); adds a word: lists or CRF_NONE. */
void crf_begin(struct crf *, uint32_t group);
void crf_add(struct crf *, uint32_t list, uint32_t other, unsigned tag);

/* How it is trained. */
struct crf_settings {
	unsigned epochs;                /* how often each sequence is seen */
	uint64_t seed;
	double rate, decay;             /* of the first step; how many times */
	                                /* smaller the last is, less one */
	double dropout;                 /* share of features not seen */
	unsigned parts, part;           /* groups of a part are left out */
};

/* Trains and adds the mean weights. */
void crf_train(const struct crf *, const struct crf_settings *,
    struct crf_weights *);

/* Frees the sequences. */
void crf_free(struct crf *);

#endif
