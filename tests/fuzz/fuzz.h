#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run.h"

/* What is tried on an input; its name is the program's behind "fuzz_". */
struct target {
	const char *name;
	void (*run)(const char *p, size_t n);
};

extern const struct target fuzz_targets[];

/* Says what is wrong and ends the process, so that the input is kept. */
void fuzz_fail(const char *what);

/* Fails unless it holds. */
#define WANT(c) ((c) ? (void)0 : fuzz_fail(#c))

/* Tells whether bytes are the same; those of no bytes may be NULL. */
bool fuzz_same(const char *a, size_t n, const char *b, size_t m);

/*
 * Runs a program with up to four arguments, NULL behind the last; returns
 * its status.
 */
int fuzz_run(const char *program, const char *a, const char *b, const char *c,
    const char *d);

/* Fails unless world_out keeps the rules; text is the document, or NULL. */
void fuzz_rules(const char *text, size_t n);

/* Tells whether rows keep the rules; sets *why to the first that they break. */
bool fuzz_are_rows(const char *p, size_t n, const char **why);

/*
 * Fails if a program with up to two arguments has more memory at the end of
 * eight times the same rows, or records, than of four times.
 */
void fuzz_flat(const char *program, const char *a, const char *b,
    const struct buf *documents);

/* Takes a copy of what the program wrote. */
void fuzz_keep(struct buf *);

/* Rows made of an input's first bytes over the text in the others. */
void fuzz_make_rows(struct buf *rows, struct buf *text, const char *p,
    size_t n);

/* Targets, by file. */
void fuzz_sentences(const char *p, size_t n);
void fuzz_entities(const char *p, size_t n);
void fuzz_quotes(const char *p, size_t n);
void fuzz_entities_rows(const char *p, size_t n);
void fuzz_quotes_rows(const char *p, size_t n);
void fuzz_made_rows(const char *p, size_t n);
void fuzz_units(const char *p, size_t n);
void fuzz_utf8(const char *p, size_t n);
void fuzz_row(const char *p, size_t n);
void fuzz_records(const char *p, size_t n);
void fuzz_list(const char *p, size_t n);
void fuzz_abbreviations(const char *p, size_t n);
void fuzz_model(const char *p, size_t n);
void fuzz_quotemodel(const char *p, size_t n);
void fuzz_gold(const char *p, size_t n);
void fuzz_corpus(const char *p, size_t n);
void fuzz_options(const char *p, size_t n);
void fuzz_brief(const char *p, size_t n);
void fuzz_text(const char *p, size_t n);
void fuzz_html(const char *p, size_t n);
void fuzz_table(const char *p, size_t n);
void fuzz_plain(const char *p, size_t n);
void fuzz_csv(const char *p, size_t n);
void fuzz_excel(const char *p, size_t n);
void fuzz_jsonl(const char *p, size_t n);
void fuzz_conll(const char *p, size_t n);

#endif
