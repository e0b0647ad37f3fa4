#ifndef SENTENCE_H
#define SENTENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ending.h"
#include "para.h"

/*
 * Splits the text of one document, as it comes, into sentences. All places
 * count from the first byte not yet taken. Start from {0}, once a document;
 * more, teacher and plain may be set.
 */
struct splitter {
	uint64_t taken;         /* bytes of the document taken so far */
	uint64_t paragraph;     /* where the paragraph began */
	uint64_t line;          /* where the line began that is being read */
	size_t start;           /* where the sentence begins */
	size_t scan;            /* how far it was read */
	bool inside;            /* start is known */
	bool begun;             /* a paragraph is under way */
	bool cased;             /* the text taken has capitals */
	bool ended;             /* the text taken ends like a sentence */
	struct para para;
	const struct dict *more; /* the user's abbreviations, or NULL */
	const struct ending_teacher *teacher; /* in training, or NULL */
	bool plain;             /* no short cuts: what they are tested by */
};

struct sentence {
	size_t start, end;
	bool is_cut;            /* the 64 KiB ended it, not the text */
	bool begins_paragraph;
};

/*
 * Finds the next sentence of text: len bytes, all that there is if last.
 * Returns 1 and sets *out, and the caller drops out->end bytes; or 0 when it
 * needs more text: with last, only white space is left.
 */
int sentence_next(struct splitter *, const char *text, size_t len, bool last,
    struct sentence *out);

#endif
