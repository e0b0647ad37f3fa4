#ifndef OPTION_H
#define OPTION_H

#include <stdbool.h>

/* A walk over a program's options, as POSIX has them; start from {argv}. */
struct option {
	char **argv;            /* what is left; behind the options: operands */
	const char *cluster;    /* letters left of "-t0" */
	const char *name;       /* "t" or "files0-from", for messages */
	char letter[2];
	char word[32];
};

/*
 * The next option: its letter; for "--word" OPTION_LONG, name being the
 * word; OPTION_END behind the last one. argv[0] is passed over first.
 */
enum { OPTION_END = -1, OPTION_LONG = -2 };
int option_next(struct option *);

/* The value of the option just read, "-nX", "-n X"; NULL if there is none. */
const char *option_value(struct option *);

#endif
