#ifndef PAGE_H
#define PAGE_H

#include "doc.h"
#include "nest.h"
#include "summary.h"
#include "view.h"

/* A row that is shown in the text; its place is the nest's. */
struct page_mark {
	int kind;
	const struct doc_row *row;
};

/* A page under way: documents, or windows of them, the page's parts. */
struct page {
	struct out *out;
	const struct doc *doc;
	struct summary sum;             /* of this part */
	uint64_t docs, parts;           /* numbers of these, from 1 */
	uint64_t statements;            /* of the document so far */
	uint64_t unlisted;              /* documents past the index's end */
	struct buf index;
	struct buf scratch;

	struct nest_span *spans;
	struct page_mark *marks;
	size_t *breaks;
	bool *seen_statement, *seen[SUMMARY_LISTS]; /* they have an id */
};

/* The classes of entities, by their list in a summary. */
extern const char *const page_lists[SUMMARY_LISTS];

/* Puts what is ours: it is not escaped. */
void page_put(struct page *, const char *);
void page_number(struct page *, uint64_t);

/* Puts a column, as escaped in its row, as text or in an attribute. */
void page_column(struct page *, struct str column);
void page_value(struct page *, struct str column);

/* Puts "1 statement", "2 statements". */
void page_count(struct buf *, uint64_t n, const char *what);

/* Puts an id within this part: "p3s7". */
void page_id(struct page *, char sort, size_t n);

/* A speaker's number for people: 0 for one who is not named. */
size_t page_speaker(size_t speaker);

/* Puts the class of a speaker's colour. */
void page_colour(struct page *, size_t speaker);

/* Puts the text of a part, with its marks. */
void page_text(struct page *, struct doc *);

#endif
