#ifndef SUMMARY_H
#define SUMMARY_H

#include <stdbool.h>

#include "doc.h"
#include "tally.h"

/* Who and what is named, by sort. */
enum {
	SUMMARY_PEOPLE, SUMMARY_ORGANISATIONS, SUMMARY_PLACES, SUMMARY_DATES,
	SUMMARY_OTHER, SUMMARY_LISTS
};

extern const char *const summary_headings[SUMMARY_LISTS];

/* A quote row: a statement, or a part of one that is broken. */
struct summary_part {
	size_t speaker;         /* index in speakers; SIZE_MAX if not named */
	size_t statement;       /* index in statements */
	uint64_t start, end;
	struct str label, sentence, cue, text;
};

/* Who said what in a window, and who and what it names. Start from {0}. */
struct summary {
	struct tally speakers;          /* names, as escaped */
	struct tally statements;        /* ids */
	struct tally lists[SUMMARY_LISTS]; /* names */
	struct str *roles;              /* of people: the longest note */
	size_t nroles, roles_cap;
	struct summary_part *parts;     /* by speaker; those not named last */
	size_t nparts, parts_cap;
};

/* Sums up a window, instead of the last one; its strings die with it. */
void summary_take(struct summary *, const struct doc *);

/* The list of a label, or -1. */
int summary_list(struct str label);

/* Counts parts from p on that are of its statement; n is how many follow. */
size_t summary_same(const struct summary_part *p, size_t n);

/* Tells whether only white space lies between two places of a document. */
bool summary_is_white(const struct doc *, uint64_t start, uint64_t end);

/* The items of a tally, the most frequent first, lent by the arena. */
const struct tally_item **summary_order(const struct tally *, struct arena *);

/* Frees the summary. */
void summary_free(struct summary *);

#endif
