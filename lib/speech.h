#ifndef SPEECH_H
#define SPEECH_H

#include "clause.h"

/* Part of what somebody said; never leaves its paragraph. */
struct content {
	struct span at;
	uint32_t next;          /* of its attribution, or SPEECH_NONE */
};

#define SPEECH_NONE UINT32_MAX

/* Who said what, by which words. */
struct attribution {
	struct span speaker;    /* empty if there is none */
	struct span cue;        /* likewise */
	uint32_t first, last;   /* its contents, by index */
	uint32_t like;          /* an attribution with the same speaker, */
				/* where it has none, or SPEECH_NONE */
	bool is_transcript;     /* "NAME: words", without marks */
};

/* All that is said in a window. Start from {0}. */
struct speech {
	struct attribution *v;
	uint32_t n;
	struct content *contents;
	uint32_t ncontents;

	uint32_t *owners;       /* of each stretch, or SPEECH_NONE */
	size_t v_cap, contents_cap, owners_cap;
};

/* Finds the attributions of a window whose words and marks are read. */
void speech_find(struct speech *, struct clauses *);

/* "direct", "indirect" or "mixed": how much of it stands within marks. */
const char *speech_label(const struct speech *, const struct clauses *,
    uint32_t attribution);

/* Frees what it holds. */
void speech_free(struct speech *);

#endif
