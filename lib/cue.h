#ifndef CUE_H
#define CUE_H

#include "clause.h"

/* A verb of speech where it stands, with what belongs to it. */
struct cue {
	struct span at;         /* auxiliaries, negation, colon included */
	uint32_t verb;          /* the verb itself, or an idiom's */
	const char *odds;       /* by enum cue_odds */
	bool is_participle;     /* "stressing", with no auxiliary before */
	bool is_infinitive;     /* "to say" */
	bool has_aux;
	bool is_according;      /* "according to" */
};

/* Reads the cue whose verb is word i; false if that is none. */
bool cue_at(const struct clauses *, uint32_t i, struct cue *);

#endif
