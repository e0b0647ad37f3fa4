#ifndef OUT_H
#define OUT_H

#include <stdbool.h>

#include "buf.h"

/*
 * A writer of whole rows. Rows collect in buf and leave in large writes,
 * under a lock that lasts from a document's first byte to its last, so that
 * the documents of programs that share an output never mix.
 */
struct out {
	struct buf buf;         /* rows not written yet */
	size_t row;             /* where the row now being written begins */
	size_t doc;             /* bytes of buf up to a document's end */
	int fd;
	int error;              /* errno of the first failure, or 0 */
	bool device, lockable, locked;
};

/* Begins to write to fd; returns -1, errno set, if it is not open. */
int out_open(struct out *, int fd);

/* Says that the buffer now ends with a whole row. */
void out_row(struct out *);

/* Says that the buffer now ends with a whole document. */
void out_end(struct out *);

/* Writes all rows; returns -1, errno set, if this or a write before failed. */
int out_flush(struct out *);

/* Flushes and closes; returns likewise. Nothing is written after a failure. */
int out_close(struct out *);

#endif
