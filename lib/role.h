#ifndef ROLE_H
#define ROLE_H

#include "buf.h"
#include "lexeme.h"
#include "mem.h"

/*
 * The role or title as written before a person's name, which is lexemes
 * i .. to - 1: "Dutch Prime Minister"; of length 0 if there is none. White
 * space in it becomes one space; it lasts as long as the arena.
 */
struct str role_before(const struct lexemes *, size_t i, size_t to,
    struct arena *);

/* The same behind the name, which ends at i: ", head of the clinic,". */
struct str role_behind(const struct lexemes *, size_t i, struct arena *);

#endif
