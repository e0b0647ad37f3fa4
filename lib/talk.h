#ifndef TALK_H
#define TALK_H

#include "clause.h"
#include "entity.h"
#include "said.h"

#define NOBODY UINT32_MAX

enum gender { GENDER_NONE, GENDER_MAN, GENDER_WOMAN, GENDER_THING };

/* How a mention stands in its sentence. */
enum {
	TALK_OWNER = 1,         /* "Poe's" */
	TALK_SUBJECT = 2,       /* before its clause's verb */
	TALK_QUOTED = 4         /* within quotation marks */
};

/* A mention of the entities as words. */
struct talk_mention {
	uint32_t first, last;   /* words first .. last - 1 */
	uint8_t how;            /* TALK_... */
};

/* A window that is read for who speaks in it. */
struct talk {
	const struct clauses *c;
	const struct entities *e;
	const struct said *s;
	struct talk_mention *m; /* one for each of e->mentions */
	uint8_t *genders;       /* of each entity */
};

/* Reads the mentions; the arena holds what it notes. */
void talk_read(struct talk *, const struct clauses *,
    const struct entities *, const struct said *, struct arena *);

/* Index of the first mention that begins at that word or behind it. */
size_t talk_from(const struct talk *, uint32_t word);

/* Tells whether an entity is a person. */
bool talk_is_person(const struct talk *, uint32_t entity);

/* The gender that a title or role, or a full name, tells. */
enum gender talk_gender(struct str words, bool is_name);

#endif
