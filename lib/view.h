#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>

#include "doc.h"
#include "offset.h"

/* What the views write on. */
struct view_page {
	struct out *out;        /* out_row after every line of output */
	size_t width;           /* columns of a line */
	bool color;             /* colours are wanted */
	bool terminal;          /* it is shown as it is written */
	enum offset_unit unit;  /* of csv and jsonl */
	void *state;            /* the view's own, from begin to end */
};

/* An output format. Whatever a view has no use for is NULL. */
struct view {
	const char *name;       /* as -f has it */
	/* Before the first document. */
	void (*begin)(struct view_page *);
	/* A document, or the next window of one. */
	void (*window)(struct view_page *, struct doc *);
	/* Behind the last document. */
	void (*end)(struct view_page *);
	/* A row; instead of windows, where offsets are those of the row. */
	void (*row)(struct view_page *, const struct row_line *);
};

/* The views, each in a module of its name. */
extern const struct view view_brief, view_conll, view_csv, view_csv_excel;
extern const struct view view_html, view_jsonl, view_plain, view_table;
extern const struct view view_text;

/* The view of a name, or NULL. */
const struct view *view_find(const char *name);

/* Colours and such: what stands between ESC [ and m. */
#define VIEW_BOLD "1"
#define VIEW_DIM "2"
#define VIEW_CUE "36"

/* Cuts a row into its columns, as escaped. */
void view_split(const struct doc_row *, struct row_line *);

/* Tells whether a column holds text: not a number, nor the kind. */
bool view_is_text(int column);

/*
 * Tells whether a terminal must not get this character: control characters
 * and what is no character at all, and those that change the direction of
 * the text around them.
 */
bool view_is_harmful(uint32_t cp);

/*
 * Appends the first character of n > 0 bytes, a harmful one as the \xHH of
 * its bytes; adds the columns it takes and returns its length.
 */
size_t view_put_char(struct buf *, const char *p, size_t n, size_t *columns);

/*
 * Appends text likewise, on one line: no more of it than fits into max
 * columns, the last one an ellipsis if it does not all. Returns how many
 * columns it took; b may be NULL.
 */
size_t view_put_within(struct buf *, struct str text, size_t max);

/* Appends n bytes likewise. */
void view_put(struct buf *, const char *p, size_t n);

/*
 * Appends text likewise, but for TAB, LF and CRLF, which do what they
 * should; the colour, "" for none, is not in force at a line's end.
 */
void view_put_lines(struct buf *, struct str text, const char *sgr);

/* Begins a colour, "1" or "1;32"; ends any colour if it is "". */
void view_put_color(struct buf *, const char *sgr);

/*
 * Text that is broken into lines. Set the first group, zero the rest; no
 * line is longer than page->width, which must leave 12 columns to text.
 */
struct view_wrap {
	struct view_page *page;
	size_t indent;          /* columns before the first line */
	size_t hang;            /* and before the others */

	size_t column;          /* columns of the line so far */
	size_t pad;             /* spaces before the next word */
	size_t widest;          /* columns of the widest line so far */
	struct buf word;        /* the word under way */
	size_t columns;         /* that it takes */
	const char *sgr;        /* its colour so far */
	bool spaced;            /* white space stands before it */
	bool begun;             /* there is a line */
	bool fresh;             /* nothing is on it yet */
};

/*
 * Adds text in a colour, "" for none, and harmless; white space becomes one
 * space, or the end of a line.
 */
void view_wrap_add(struct view_wrap *, struct str text, const char *sgr);

/* The same, but white space does not break it if there is a line for it. */
void view_wrap_keep(struct view_wrap *, struct str text, const char *sgr);

/* Goes on at the column of the hang, on the next line if this is past it. */
void view_wrap_tab(struct view_wrap *);

/* Ends the last line; returns the columns of the widest one. */
size_t view_wrap_end(struct view_wrap *);

/* Frees the wrap. */
void view_wrap_free(struct view_wrap *);

#endif
