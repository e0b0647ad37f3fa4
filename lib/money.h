#ifndef MONEY_H
#define MONEY_H

#include "lexeme.h"

/*
 * Writes what lexemes from..to mean, amount and currency code: "$5bn" is
 * "5000000000 USD". Writes "" where that is not plain.
 */
void money_note(const struct lexemes *, size_t from, size_t to, char *note,
    size_t max);

#endif
