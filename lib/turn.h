#ifndef TURN_H
#define TURN_H

#include "clause.h"

/*
 * Finds the paragraphs in which somebody's turn to speak begins, and sets
 * each one's turn: "MS. POE: Good evening." in capitals, twice or more; "Poe:
 * Good evening." of an interview, where names come again and something is
 * asked; "Q." and "A.", if there are both; "@annpoe: ", a post.
 */
void turn_find(struct clauses *);

#endif
