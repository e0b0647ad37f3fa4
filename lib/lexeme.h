#ifndef LEXEME_H
#define LEXEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "token.h"

/* What the lists say of a word; it may be several things. */
enum {
	LEXEME_CAP = 1,                 /* has a capital: maybe a name */
	LEXEME_COMMON = 1 << 1,         /* a common word of the language */
	LEXEME_WEAK = 1 << 2,           /* any word has a capital here */
	LEXEME_ROLE = 1 << 3,           /* "minister": before a name */
	LEXEME_ROLE_PART = 1 << 4,      /* "prime": within a role */
	LEXEME_MAN = 1 << 5,            /* "Mr." */
	LEXEME_WOMAN = 1 << 6,          /* "Mrs." */
	LEXEME_TITLE = 1 << 7,          /* "Dr." */
	LEXEME_PARTICLE = 1 << 8,       /* "van": connects a name's parts */
	LEXEME_JUNIOR = 1 << 9,         /* "Jr.", "III" */
	LEXEME_BY_PERSON = 1 << 10,     /* "said" */
	LEXEME_NOBLE = 1 << 11,         /* "Prince", "Imam" */
	LEXEME_DETERMINER = 1 << 12,    /* "the" */
	LEXEME_JOIN = 1 << 13,          /* "of" */
	LEXEME_FIRST = 1 << 14,         /* a first name */
	LEXEME_HIS = 1 << 15,           /* a man's first name */
	LEXEME_HER = 1 << 16,           /* a woman's first name */
	LEXEME_TIME = 1 << 18,          /* month or weekday */
	LEXEME_HONORIFIC = LEXEME_MAN | LEXEME_WOMAN | LEXEME_TITLE,
	LEXEME_LEADS = LEXEME_ROLE | LEXEME_HONORIFIC
};

/* A token of a sentence and what is known of it. */
struct lexeme {
	const char *p;          /* as the lists would write it */
	uint32_t len;
	uint32_t start, end;    /* in the window's text */
	uint32_t class;
	uint8_t kind, shape;    /* of the token */
	bool spaced;
};

/* A sentence's lexemes. Start from {0}. */
struct lexemes {
	struct lexeme *v;
	size_t n, cap;
	const char *text;       /* the window's */
};

/* Reads a sentence's n tokens in place of what there was. */
void lexeme_read(struct lexemes *, const char *text, const struct token *,
    size_t n);

/* Tells whether a lexeme is that one byte. */
bool lexeme_is(const struct lexeme *, char);

/* The class of a lexeme; 0 beyond the sentence. */
uint32_t lexeme_class(const struct lexemes *, size_t i);

/* Tells whether a lexeme is there and is that mark. */
bool lexeme_is_mark(const struct lexemes *, size_t i, char mark);

/* Tells whether a lexeme is a quotation mark. */
bool lexeme_is_quote(const struct lexeme *);

/* Frees them. */
void lexeme_free(struct lexemes *);

#endif
