#ifndef PARA_H
#define PARA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the lines of a document looked like so far: enough to tell whether
 * its newlines end paragraphs or merely wrap them. Start from {0}.
 */
struct para {
	size_t widest;          /* bytes of the widest line, up to a limit */
	size_t indent;          /* white space before the line before */
	unsigned wraps, breaks; /* newlines that could only be one of them */
};

/* A line that ends, and the start of the next one. */
struct para_lines {
	size_t len;             /* bytes of the line, up to its last word */
	bool lower;             /* it begins a sentence, but with no capital */
	bool ended;             /* its last character may end a sentence */
	bool listed;            /* it ends in ';' or ':', as in a list */
	bool hanging;           /* its last word may not end a line's text */
	const char *next;       /* the next line, from its first byte */
	size_t next_len;        /* its bytes up to its newline, or as many */
	                        /* as may be looked at */
	bool next_cut;          /* there are more than those */
	bool next_ends;         /* its last character may end a sentence */
};

/* Bytes of the ">" marks of quoted mail that a line begins with. */
size_t para_quoting(const char *line, size_t len);

/* Tells whether the newline between two lines ends a paragraph. */
bool para_is_break(const struct para *, const struct para_lines *);

/* Learns from the two lines, once, when the first is done with. */
void para_learn(struct para *, const struct para_lines *);

#endif
