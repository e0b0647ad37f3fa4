#ifndef BOUNDARY_H
#define BOUNDARY_H

#include "ahead.h"
#include "ending.h"

/* The marks that may end a sentence, and what stands at them. */
struct boundary {
	size_t start;           /* where the sentence begins */
	size_t at, end;         /* marks, closers and notes behind them */
	struct str word;        /* the word before the marks */
	unsigned marks;         /* how many there are; an ellipsis is three */
	bool loud;              /* there is a ? or ! */
	bool quote;             /* a quotation mark or bracket closes */
	bool apart;             /* white space stands before them */
	bool cased;             /* capitals came before this sentence */
	uint64_t taken;         /* bytes of the document before the view */
	const struct dict *more; /* the user's abbreviations, or NULL */
	const struct ending_teacher *teacher; /* or NULL */
};

enum { BOUNDARY_ASK = AHEAD_MORE + 1 };

/*
 * Reads the marks at b->at of a sentence that begins at b->start. Returns
 * AHEAD_YES or AHEAD_NO with b->end set: the sentence's end, or where to
 * look on; AHEAD_MORE; or BOUNDARY_ASK where white space follows.
 */
int boundary_read(const struct ahead *, struct boundary *b);

/*
 * The end of `word."` before a blank line, which nothing can change; 0 if
 * the mark at `at` is no such.
 */
size_t boundary_blank(const char *text, size_t len, size_t start, size_t at);

/* Decides, the next word beginning at next: YES, NO or MORE. */
int boundary_decide(const struct ahead *, const struct boundary *b,
    size_t next);

/*
 * Is the mark at `at` that of an item, "2." or "b)", of a list whose item
 * before begins the sentence? Returns where that ends, or 0.
 */
size_t boundary_item(const char *text, size_t start, size_t at);

/* May the last character of text[0:end] end a sentence, or open a list? */
bool boundary_ends(const char *text, size_t end);

#endif
