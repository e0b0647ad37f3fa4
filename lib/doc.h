#ifndef DOC_H
#define DOC_H

#include <stdbool.h>

#include "mem.h"
#include "out.h"
#include "row.h"

enum {
	DOC_TEXT = 1024 * 1024,         /* a window closes at a paragraph's */
	DOC_ROWS = 4 * 1024 * 1024,     /* end past so many bytes of either */
	DOC_ROWS_MAX = 16 * 1024 * 1024, /* of rows: at a sentence's end */
	DOC_SENTENCE_MAX = 32 * 1024 * 1024 /* no sentence has so many */
};

struct doc_sentence {
	size_t start, end;              /* in the window's text */
	uint64_t id, paragraph;
};

/* A row as it came or will go: a line, and where it belongs. */
struct doc_row {
	uint64_t start, end, id;
	const char *line;               /* LF at its end */
	uint32_t len;
	bool is_sentence, is_entity;
};

/*
 * A document, or a window of a long one: its text, its sentences, the rows
 * that came with it and those that are made. Start from {0}.
 */
struct doc {
	struct buf name;                /* the document's name, escaped */
	struct buf text;                /* the window's bytes */
	uint64_t base;                  /* offset of text in the document */
	struct doc_sentence *sentences;
	size_t nsentences;
	struct doc_row *rows;           /* as they came, in order */
	size_t nrows;
	struct doc_row *made;           /* made here; doc_write sorts them */
	size_t nmade;
	bool first, last;               /* the document's first, last window */
	bool cut;                       /* it broke off: there is no end row */
	uint64_t ids;                   /* ids that are taken, whole document */
	struct arena arena;             /* memory that lasts for this window */

	size_t bytes;                   /* of rows */
	size_t sentence_bytes;          /* of rows since the last sentence */
	uint64_t all_sentences, all_paragraphs;
	uint64_t offset;                /* where the last row put ends */
	size_t sentences_cap, rows_cap, made_cap;
	struct buf line, gap;
};

/* Begins a document; name as escaped. */
void doc_begin(struct doc *, struct str name);

/* Tells whether a window is full, before a sentence of that paragraph. */
bool doc_is_full(const struct doc *, uint64_t paragraph);

/* Goes on to the document's next window, empty of text and rows. */
void doc_next_window(struct doc *);

/*
 * Adds a row that came in, in order; its strings are as escaped in line,
 * which has n bytes and no LF. False if its text is not the document's, or
 * if the sentence has more rows than a window can hold.
 */
bool doc_take(struct doc *, const struct row *, const char *line, size_t n);

/* The same for a program that keeps no rows: adds what text it brings. */
bool doc_follow(struct doc *, const struct row *, size_t n);

/*
 * For a program that keeps no window: appends the row of the next sentence,
 * or the end row, to b, and counts on.
 */
void doc_put_sentence(struct doc *, struct buf *b, struct str gap,
    struct str text, bool is_cut, bool begins_paragraph);
void doc_put_end(struct doc *, struct buf *b, struct str gap);

/* Adds a sentence of plain text, the gap before it, and its row. */
void doc_add_sentence(struct doc *, struct str gap, struct str text,
    bool is_cut, bool begins_paragraph);

/* Adds the end row of plain text: the gap before it. */
void doc_add_end(struct doc *, struct str gap);

/*
 * Makes a row for text[start:end], which may not be empty; label, name and
 * note are plain bytes, copied.
 */
void doc_make(struct doc *, const char *kind, const char *label,
    size_t start, size_t end, uint64_t id, struct str name, struct str note);

/* A copy on one line: each run of white space becomes a space. */
struct str doc_one_line(struct doc *, struct str);

/* Index of the sentence that holds a place in the text, or the one before. */
size_t doc_sentence_at(const struct doc *, size_t at);

/* A column of a row, as escaped. */
struct str doc_column(const struct doc_row *, enum row_column);

/* Writes the window's rows, those that came and those made, in order. */
void doc_write(struct doc *, struct out *);

/* Frees what the document holds. */
void doc_free(struct doc *);

#endif
