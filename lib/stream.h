#ifndef STREAM_H
#define STREAM_H

#include "row.h"

/*
 * The rules that hold between the rows of a stream: whole documents, each
 * closed by its end row; order; gaps and counts that fit. Start from {0}.
 */
struct stream {
	struct buf doc;         /* name of the document under way, escaped */
	bool open;              /* a document is under way */
	struct buf label;       /* label of the row before */
	struct buf kind;        /* and its kind */
	struct row last;        /* the row before */
	struct row_line line;   /* the columns of the row taken last */
	uint64_t built;         /* bytes of the document that came so far */
	uint64_t reach;         /* the furthest end of a row so far */
	uint64_t sentence, nsentences, nparagraphs;
	uint64_t skip[64];      /* hashes of documents that are broken */
	unsigned nskip;
	struct buf scratch;
};

enum stream_verdict {
	STREAM_ROW,             /* a good row of the document under way */
	STREAM_SKIP,            /* a row of a document that is broken */
	STREAM_BAD,             /* this row breaks its document */
	STREAM_CUT              /* the document under way lacks its end row */
};

/*
 * Tells whether text begins like a row, "name TAB number TAB number TAB word
 * TAB": 1 or 0; or -1 where more must come, last saying that none will.
 */
int stream_begins(struct str text, bool last);

/* Gives up the document under way: its other rows will be skipped. */
void stream_break(struct stream *);

/*
 * Takes the next line, n bytes without its LF; broken says what is wrong
 * with it already, or is NULL. STREAM_ROW: *r is the row. STREAM_BAD: *why
 * says what is wrong; the document under way is given up, and so is the one
 * that the line names. STREAM_CUT: a document begins; give up the one under
 * way and take the line again.
 */
enum stream_verdict stream_take(struct stream *, const char *line, size_t n,
    const char *broken, struct row *r, const char **why);

/* Forgets all documents, for another input. */
void stream_reset(struct stream *);

/* Frees what the stream holds. */
void stream_free(struct stream *);

#endif
