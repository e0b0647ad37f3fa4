#ifndef MONEY_H
#define MONEY_H

#include "lexeme.h"

/* Reads a sum of money at lexeme i; returns the lexeme behind it, or i. */
size_t money_read(const struct lexemes *, size_t i);

#endif
