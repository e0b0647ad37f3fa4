#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "known.h"
#include "refer.h"

/* The roles that a window's people are said to have. Start from {0}. */
struct roles {
	const struct talk *t;
	struct arena *arena;
	struct known known;     /* a role's word, and who has it */
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
 * What the list says of a phrase's noun: p or u for "a nurse from Dayton",
 * whose gender is set as far as it tells, o for a body of people; or 0.
 */
char describe_kind(const struct roles *, struct span, enum gender *);

/* Frees the roles. */
void describe_free(struct roles *);

#endif
