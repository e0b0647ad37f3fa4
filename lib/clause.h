#ifndef CLAUSE_H
#define CLAUSE_H

#include "doc.h"
#include "token.h"

/* What small words do, from lib/data/grammar.txt. */
enum {
	WORD_DET = 1, WORD_PREP = 2, WORD_AND = 4, WORD_SUB = 8,
	WORD_REL = 16, WORD_SUBJECT = 32, WORD_OBJECT = 64, WORD_AUX = 128,
	WORD_BE = 256, WORD_ADV = 512, WORD_NOT = 1024, WORD_TIME = 2048,
	WORD_ASK = 4096
};

#define WORD_FREE UINT32_MAX    /* stands within no quotation marks */

/* A token, and what there is to know of it. */
struct word {
	uint32_t start, end;    /* bytes of the window's text */
	uint32_t sentence;      /* index in doc->sentences */
	uint32_t stretch;       /* index in the stretches, or WORD_FREE */
	uint32_t cue;           /* 1 + the attribution whose verb it is, or 0 */
	uint16_t does;          /* WORD_... */
	uint8_t kind, shape;    /* as in a token */
	bool spaced;
	const char *odds;       /* of a cue, by enum cue_odds, or NULL */
	uint64_t lower;         /* hash of it in lower case */
	uint32_t stem;          /* hash of its first five bytes */
};

/* What stands behind a verb: the digits of a value in lib/data/cue.txt. */
enum cue_odds {
	ODDS_QUOTE, ODDS_THAT, ODDS_ASK, ODDS_TO, ODDS_PREP, ODDS_NOUN,
	ODDS_END, ODDS_N
};

enum { CLAUSE_STEM = 5 };       /* bytes of a word's stem */

/* Words first .. last - 1; none if they are equal. */
struct span {
	uint32_t first, last;
};

/* Words between quotation marks, the marks included. */
struct stretch {
	struct span at;
	bool carries_on;        /* the stretch before, in a new paragraph */
	bool is_utterance;      /* a clause of its own, not a word or title */
	bool is_inside;         /* part of what is reported */
};

/* Whose turn to speak a paragraph is: the name, and what is said behind. */
struct turn {
	struct span name;
	uint32_t said;          /* first word of it; 0 if it is nobody's */
};

/* A window as words. Start from {0}. */
struct clauses {
	const struct doc *doc;
	const char *text;
	struct word *words;
	uint32_t n;
	struct span *paragraphs;
	uint32_t nparagraphs;
	struct stretch *stretches;
	uint32_t nstretches;
	struct turn *turns;     /* of each paragraph */
	uint32_t *firsts;       /* of each sentence; behind all, n */

	struct tokens tokens;
	struct clause_form *forms;
	bool plain;             /* no short cuts: to test them by */
	size_t firsts_cap, words_cap, paragraphs_cap, stretches_cap, turns_cap;
};

/* What there is to know of a word by its letters alone. */
struct clause_form {
	uint64_t ends[2], lower; /* its bytes; hash of it in lower case */
	const char *odds;
	uint32_t stem;          /* hash of its first five bytes */
	uint32_t len;
	uint16_t does;
};

/* Looks it up; words that are common, once. The next call may change it. */
const struct clause_form *clause_form(struct clauses *, const char *word,
    size_t len);

/* Reads the words of a window; stretches are found by marks_find. */
void clause_read(struct clauses *, const struct doc *);

/* Adds words first .. last - 1 as a stretch. */
void clause_add_stretch(struct clauses *, struct span, bool carries_on);

/* Tells whether word i is that mark, by its bytes; false past the end. */
bool clause_is(const struct clauses *, uint32_t i, const char *mark);

/* A word's first character, or 0 past the end. */
uint32_t clause_char(const struct clauses *, uint32_t i);

/* The words first .. last - 1 as bytes. */
struct str clause_str(const struct clauses *, struct span);

/* The words that stand in text[start:end], at least in part. */
struct span clause_within(const struct clauses *, uint64_t start,
    uint64_t end);

/* Where the sentence of word i ends, as a word, within its paragraph. */
uint32_t clause_sentence_end(const struct clauses *, uint32_t i);
uint32_t clause_sentence_start(const struct clauses *, uint32_t i);

/*
 * Past "PORT ELLERY, Maine (News Service) - " or "MUMBAI: ", where words low
 * to high - 1, a sentence, begin so; low if not.
 */
uint32_t clause_dateline_end(const struct clauses *, uint32_t low,
    uint32_t high);

/* Tells whether word i is the 's or ' of the word before it. */
bool clause_is_possessive(const struct clauses *, uint32_t i);

/* Tells whether a quotation, its marks included, is a question. */
bool clause_asks(const struct clauses *, struct span);

/* Tells whether word i is a dash of any length, or a hyphen. */
bool clause_is_dash(const struct clauses *, uint32_t i);

/* Tells whether word i is small: none that can head a noun phrase. */
bool clause_is_small(const struct clauses *, uint32_t i);

/* Tells whether it is an adverb: by the list, or ending in -ly. */
bool clause_is_adverb(const struct clauses *, uint32_t i);

/* Frees what it holds. */
void clause_free(struct clauses *);

#endif
