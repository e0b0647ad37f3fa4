#ifndef ENDING_H
#define ENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "dict.h"

enum { ENDING_FEATURES = 14, ENDING_LENGTH = 64 };

/* What stands at a stop that may or may not end a sentence. */
struct ending {
	/*
	 * A class of abbrev.txt; or i an initial, p letters with stops
	 * between, s a short word with a capital, o an ellipsis.
	 */
	char class;
	struct str before, word;        /* the two words before the stop */
	struct str next, after;         /* the two words behind it */
	bool quoted;                    /* next has a quotation mark before */
	bool joined;                    /* next has a hyphen behind it, or is */
	                                /* an initial with its stop */
};

/* Who knows the right answers, in training. */
struct ending_teacher {
	/* Tells whether a sentence ends at that byte of the document. */
	bool (*ask)(void *ctx, uint64_t end, const struct ending *);
	void *ctx;
};

/*
 * Writes the names of the features that hold, each with a NUL behind; the
 * same for training and splitting. Returns how many there are.
 */
size_t ending_features(const struct ending *,
    char names[ENDING_FEATURES][ENDING_LENGTH]);

/* Tells by lib/data/sentence.model whether it ends the sentence. */
bool ending_is_end(const struct ending *);

/*
 * What is certain: "in the U.S. The board" ends it, by a word that begins
 * sentences and one in lower case behind it; "Mr. Moss" and "Ann B. Moss"
 * do not. ENDING_ASK where it is not.
 */
enum ending_rule { ENDING_NO, ENDING_YES, ENDING_ASK };
enum ending_rule ending_rule(const struct ending *);

#endif
