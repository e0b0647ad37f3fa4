#ifndef DICT_H
#define DICT_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/*
 * A word list: one entry a line, "word" or "word TAB value"; lines that
 * begin with # are comments. Those in lib/data, sorted by bytes, are
 * compiled in by lib/gen/dict.
 */
struct dict {
	const char *bytes;      /* words and values, each with a NUL behind */
	const uint32_t *slots;  /* 1 + offset of a word in bytes; 0 is free */
	uint32_t mask;          /* slots - 1; a power of two less one */
	uint32_t longest;       /* bytes of the longest word */
	uint32_t size;          /* bytes of bytes */
};

/*
 * The value of a word, "" if it has none, NULL if the list lacks it.
 * Words are compared byte for byte; the string lasts for ever.
 */
const char *dict_get(const struct dict *, const char *word, size_t len);

/* The same for a word in any case, if the list is in lower case. */
const char *dict_get_lower(const struct dict *, const char *word, size_t len);

/*
 * Builds a list from a list's text, in any order; of words that come twice
 * the first counts. Returns NULL, or what is wrong, *line being its number.
 * Free it with dict_free; dicts compiled in are not to be freed.
 */
const char *dict_build(struct dict *, const char *text, size_t len,
    unsigned *line);
void dict_free(struct dict *);

/* The lists, generated into dict_tab.c. */
extern const struct dict dict_abbrev;
extern const struct dict dict_hanging;
extern const struct dict dict_reporting;
extern const struct dict dict_sentence; /* sentence.model */
extern const struct dict dict_standalone;
extern const struct dict dict_starter;
extern const struct dict dict_alias;
extern const struct dict dict_calendar;
extern const struct dict dict_common;
extern const struct dict dict_currency;
extern const struct dict dict_first;
extern const struct dict dict_head;
extern const struct dict dict_known;
extern const struct dict dict_marker;
extern const struct dict dict_norp;
extern const struct dict dict_place;
extern const struct dict dict_cue;
extern const struct dict dict_gender;
extern const struct dict dict_grammar;
extern const struct dict dict_idiom;

#endif
