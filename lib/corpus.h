#ifndef CORPUS_H
#define CORPUS_H

#include <stdint.h>

#include "buf.h"
#include "doc.h"

/* A row of gold: ten columns, or nine, without the parent. */
struct corpus_row {
	uint64_t start, end;
	struct str kind, label, id, name, note;
};

/*
 * A folder with gold: text/NAME for each document, and gold.tsv, the rows
 * of a document together. Start from {0}; strings last until the next call.
 */
struct corpus {
	struct buf gold;        /* gold.tsv */
	size_t at;              /* how far it was read */
	unsigned line;
	const char *folder;
	struct buf path;        /* the file to blame for an error */
	struct str name;        /* of the document */
	struct buf text;
	struct corpus_row *rows;
	size_t n, cap;
};

/* Opens a folder; NULL, or what is wrong with path, "" for errno's text. */
const char *corpus_open(struct corpus *, const char *folder);

/*
 * Reads the next document and its rows: returns NULL, and no rows when
 * there are no more; or what is wrong, as above.
 */
const char *corpus_next(struct corpus *);

/* Makes the document's text one of sentences, without rows of gold. */
void corpus_doc(const struct corpus *, struct doc *);

/* Frees the corpus. */
void corpus_free(struct corpus *);

#endif
