#ifndef RUN_H
#define RUN_H

#include <stdint.h>

#include "../../lib/buf.h"

/* What a program wrote. */
extern struct buf world_out, world_err;

/* How many bytes of memory it still had when it ended. */
extern size_t world_kept;

/* Forgets the files; adds one, "stdin" being standard input. */
void world_reset(void);
void world_add(const char *name, const char *p, size_t n);

/* Reads give so many bytes at most, 0 for any, and fall by chance if not 0. */
void world_reads(size_t most, uint64_t random);

/* Runs a program's main; returns its status. */
int world_run(int (*program)(int, char **), char **argv);

/* The programs. */
int sentences_main(int, char **);
int entities_main(int, char **);
int quotes_main(int, char **);
int render_main(int, char **);
int score_main(int, char **);

#endif
