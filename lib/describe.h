#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "known.h"
#include "refer.h"

/* The roles that a window's people are said to have. Start from {0}. */
struct roles {
	const struct talk *t;
	struct arena *arena;
	struct known known;     /* a role's word, and who has it */
	struct roles_link *links;
	size_t nlinks, cap;
	bool is_read;
};

/*
 * Whom a description means, "the French leader": somebody whose role was
 * told, or who is talked of anyway; NOBODY if it may be anyone. The phrase
 * is that of an attribution's speaker, or stands before "who".
 */
uint32_t describe_who(struct roles *, struct refer *, uint32_t attribution,
    struct span);

/*
 * Tells whether a phrase is about one person, "a nurse from Dayton"; sets
 * the gender that it tells.
 */
bool describe_is_person(const struct roles *, struct span, enum gender *);

/* Frees the roles. */
void describe_free(struct roles *);

#endif
