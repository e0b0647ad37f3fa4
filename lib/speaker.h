#ifndef SPEAKER_H
#define SPEAKER_H

#include "entity.h"
#include "refer.h"
#include "said.h"

/*
 * Names the speaker of each attribution: names has room for s->n. A name is
 * that of the entity that heads the speaker's phrase, or that a pronoun
 * stands for; else the phrase as written; of length 0 if nobody is given.
 */
void speaker_names(struct str *names, const struct said *s,
    const struct clauses *, const struct entities *, struct doc *);

/* The same, while a teacher answers whom pronouns mean. */
void speaker_teach(struct str *names, const struct said *s,
    const struct clauses *, const struct entities *, struct doc *,
    const struct refer_teacher *);

#endif
