#ifndef TOKEN_H
#define TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
	TOKEN_WORD,             /* letters: "Rutte", "U.S.", "don't" */
	TOKEN_SUFFIX,           /* the 's or ' of a possessive */
	TOKEN_NUMBER,           /* begins with a digit: "1,000", "5bn" */
	TOKEN_LINK,             /* URL, mail address, @handle, #tag */
	TOKEN_MARK              /* anything else: one mark, or "...", "''" */
};

/* What its letters look like; a number or mark has none of these. */
enum token_shape {
	TOKEN_LOWER = 1,        /* begins with a lower case letter */
	TOKEN_CAP = 2,          /* begins with a capital */
	TOKEN_CAPS = 4,         /* two letters or more, all capitals */
	TOKEN_DOTTED = 8,       /* letters with stops between: "U.S." */
	TOKEN_INITIAL = 16      /* one capital and a stop: "J." */
};

/* A word of a window's text; start and end are places in it. */
struct token {
	uint32_t start, end;
	uint8_t kind, shape;
	bool spaced;            /* white space stands before it */
};

/* Tokens that grow. Start from {0}. */
struct tokens {
	struct token *v;
	size_t n, cap;
	bool plain;             /* no short cuts: what they are tested by */
};

/*
 * Appends the tokens of text[start:end], a sentence. Hyphens and dashes
 * stand alone ("U.S.-Russia" is three); a stop belongs to the word where it
 * is part of it ("U.S.", "J.", "Mr."; the sentence's last stop only behind
 * letters with stops between).
 */
void token_split(struct tokens *, const char *text, size_t start, size_t end);

/* Frees the tokens. */
void token_free(struct tokens *);

#endif
