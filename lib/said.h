#ifndef SAID_H
#define SAID_H

#include "clause.h"

/* Part of what somebody said; never leaves its paragraph. */
struct content {
	struct span at;
	uint32_t of;            /* its attribution, while they are found */
	uint32_t next;          /* of the same attribution, or SAID_NONE */
};

#define SAID_NONE UINT32_MAX

/* Who said what, by which words. */
struct attribution {
	struct span speaker;    /* empty if there is none */
	struct span cue;        /* likewise */
	uint32_t first, last;   /* its contents, by index */
	uint32_t where;         /* its first word; of its contents, if it */
	                        /* has no cue */
	bool is_transcript;     /* "NAME: words", without marks */
};

/* All that is said in a window. Start from {0}. */
struct said {
	struct attribution *v;
	uint32_t n;
	struct content *contents;
	uint32_t ncontents;

	uint32_t *owners;       /* of each stretch, while they are found */
	size_t v_cap, contents_cap, owners_cap;
};

/* Adds an attribution that has no content yet; returns its index. */
uint32_t said_new(struct said *, struct span speaker, struct span cue);

/* Adds words to what an attribution says; they may be none. */
void said_add(struct said *, uint32_t attribution, struct span at);

/* "direct", "indirect" or "mixed": how much of it stands within marks. */
const char *said_label(const struct said *, const struct clauses *,
    uint32_t attribution);

/* Frees what it holds. */
void said_free(struct said *);

#endif
