#ifndef SHARE_H
#define SHARE_H

#include "model.h"

/*
 * The network's sums over three words are sums of what each word adds to
 * them: its shares, one for each of the three places. Most words of a text
 * came before, with the same numbers; so the shares of many are kept.
 */
enum {
	SHARE_SUMS = MODEL_HIDDEN + MODEL_OUTS, /* of hidden ones, of tags */
	SHARE_KEPT = 1024               /* words; a power of two */
};

/* Places of a word in a window of three. */
enum { SHARE_FIRST = 1, SHARE_MIDDLE = 2, SHARE_LAST = 4 };

/* Set the model, zero the rest. */
struct shares {
	const struct model *model;
	struct share *kept;
	/* Of windows with one word so far, with two, and whole. */
	int32_t one[SHARE_SUMS], two[SHARE_SUMS], whole[SHARE_SUMS];
};

/*
 * Goes on to a word of these numbers, in such places of three windows. The
 * sums of windows in which it has none of these places are of no use.
 */
void share_enter(struct shares *, const int16_t *word, unsigned places);

/*
 * Adds what the whole window says for each tag of the word in its middle, of
 * MODEL_OUTS; those behind the last one are of no use.
 */
void share_score(const struct shares *, int32_t *scores);

/* The same of a window: what the others are tested against. */
void share_score_plain(const struct model *, const int16_t *window,
    int32_t *scores);

/* Frees what is kept. */
void share_free(struct shares *);

#endif
