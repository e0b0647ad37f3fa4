#ifndef IN_H
#define IN_H

#include <sys/types.h>

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"

enum in_framing {
	IN_WHOLE,               /* a file is a document */
	IN_LINES,               /* a line is a document: name TAB text (-t) */
	IN_NULS                 /* documents end at NUL (-0) */
};

/*
 * The bytes of documents, from operands or standard input. Set the first
 * group, zero the rest.
 */
struct in {
	enum in_framing framing;
	const char *name;       /* -n, or NULL */
	char **operands;        /* NULL at the end; none at all is stdin */
	int list;               /* descriptor of --files0-from, or -1 */
	void (*before_read)(void *); /* called before a read that may wait */
	void *ctx;

	struct str text;        /* of this document: bytes not yet dropped */
	struct str doc;         /* this document's name */
	const char *path;       /* this file's name, for messages */
	const char *problem;    /* what is wrong; errno's text if NULL */
	int error;              /* errno, when problem is NULL */
	uint64_t record;        /* documents of this file begun so far */
	bool is_stdin;

	int fd;
	bool started, regular, eof, whole;
	struct buf raw;         /* bytes read; those before used are spent */
	size_t used, searched;
	struct buf decoded;     /* text of a line, unescaped */
	size_t taken;           /* bytes of it that were dropped */
	uint64_t decoded_total;
	struct buf docname;     /* name of this document */
	struct buf pathname;    /* name out of the list */
	struct buf listed;      /* bytes of the list */
	bool list_eof;
	dev_t out_dev;          /* the output, when it is a file */
	ino_t out_ino;
	mode_t out_mode;
};

/* Notes what file fd is, so that it is not read as well; -1 if unknown. */
int in_avoid(struct in *, int fd);

/*
 * Opens the next file. Returns 1; 0 when there are no more; or -1, problem
 * or error set, when this one cannot be read: go on with the next call.
 */
int in_file(struct in *);

/*
 * Begins the file's next document: doc is its name, text its first bytes.
 * Returns 1; 0 when there are no more; or -1 as above, the record being
 * skipped: go on with the next call.
 */
int in_doc(struct in *);

/*
 * Reads more of the document into text. Returns 1; 0 when the document is
 * all there; -1 as above, when the rest of it cannot be had.
 */
int in_more(struct in *);

/* Drops the first n bytes of text: they are done with. */
void in_drop(struct in *, size_t n);

/* Closes the file; returns -1 if that fails, as in_file. */
int in_close(struct in *);

/* Frees what the reader holds. */
void in_free(struct in *);

#endif
