#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>

#include "dict.h"
#include "doc.h"
#include "out.h"

#define FILTER_VERSION "0.1"

/* What a program tells the filter about itself. */
struct filter {
	const char *name;
	const char *synopsis;   /* its usage line, without "usage: " */
	const char *help;       /* what -h says below the usage line */
	const char *own;        /* kinds it makes, a space around each; rows */
	                        /* of them are dropped on input */
	bool text_only;         /* its input is never rows */
	const struct dict *abbreviations; /* for the splitter, or NULL */
	/*
	 * Takes an option of the program's own: c is its letter, 0 for a
	 * long one; its value is "" unless takes_value says it has one.
	 * Returns NULL, or what is wrong with it.
	 */
	const char *letters;    /* the letters, ':' behind one with a value */
	const char *const *longs; /* each has a value, "color" */
	const char *(*option)(void *ctx, int c, const char *name,
	    const char *value);
	/* Called once, when the output is open and before any input. */
	void (*begin)(void *ctx, struct out *);
	/*
	 * Called for each document or window of one, which it may change
	 * and writes; NULL writes sentences as they come.
	 */
	void (*window)(void *ctx, struct doc *, struct out *);
	/* Called for each row instead, where it is not NULL. */
	void (*row)(void *ctx, const struct row_line *, struct out *);
	/* Called once, behind the last document. */
	void (*end)(void *ctx, struct out *);
	void *ctx;
};

/*
 * Runs a program: options, operands, documents; ends the process only on
 * wrong usage, lack of memory, or output that is lost. Returns its status.
 */
int filter_main(const struct filter *, int argc, char **argv);

#endif
