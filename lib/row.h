#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "scan.h"

enum {
	ROW_COLUMNS = 10,
	ROW_NAME_MAX = 4096,            /* bytes of a document's name */
	ROW_MAX = 2 * 1024 * 1024,      /* bytes of a row, its LF included */
	ROW_SENTENCE_MAX = 65536,       /* bytes of a sentence, of a gap */
	ROW_TAIL = 16                   /* spare bytes that scan_copy wants */
};

/* Columns, in the order in which they stand in a line. */
enum row_column {
	ROW_DOC, ROW_START, ROW_END, ROW_KIND, ROW_LABEL, ROW_ID, ROW_PARENT,
	ROW_NAME, ROW_NOTE, ROW_TEXT
};

/*
 * A row. The strings are lent: escaped where a row was read from a line,
 * plain bytes where a row is to be written; doc is always as escaped.
 */
struct row {
	struct str doc, kind, label, name, note, text;
	uint64_t start, end, id, parent;
};

/* A line cut into its columns, as escaped, and what is in them. */
struct row_line {
	struct str columns[ROW_COLUMNS];
	struct scan_row have;
};

/* The bytes of a line that was split. */
size_t row_length(const struct row_line *);

/* Appends n bytes with the row escapes. */
void row_escape(struct buf *, const char *p, size_t n);

/*
 * Appends what n escaped bytes stand for; returns false, having appended
 * nothing, if row_escape would have written those bytes otherwise.
 */
bool row_unescape(struct buf *, const char *p, size_t n);

/* The value of a hexadecimal digit in lower case, or -1. */
int row_hex_digit(char);

/* The bytes that a column of a row read stands for; scratch may hold them. */
struct str row_plain(struct str column, struct buf *scratch);

/* Appends a row as a line; an empty label, name or note becomes "-". */
void row_put(struct buf *, const struct row *);

/*
 * Cuts a line of n bytes, LF not among them, at its TABs; false if that does
 * not make ten columns.
 */
bool row_split(struct row_line *, const char *line, size_t n);

/*
 * Reads a line of n bytes, LF not among them. Returns NULL and sets the
 * row and its columns, which point into the line, or says what is malformed.
 */
const char *row_parse(struct row *, struct row_line *, const char *line,
    size_t n);

/* Tells whether a label, name or note is missing. */
bool row_is_missing(struct str column);

/* Tells of which kind a row is: of those that the rules of a stream name. */
bool row_is_sentence(const struct row *);
bool row_is_end(const struct row *);

/* The first column of a line; of length 0 if there is none. */
struct str row_doc(const char *line, size_t n);

/*
 * Orders two rows of one document: by start; a sentence first; the longer
 * first; then by kind, label and id. `end` comes last by its start.
 */
int row_cmp(const struct row *, const struct row *);

#endif
