#ifndef QUOTED_H
#define QUOTED_H

#include "finder.h"

/* Finds who said the utterances that stand beside the sentence's cues. */
void quoted_sentence(struct finder *);

/* "From the report: ...": an utterance, nobody's yet, behind a colon. */
void quoted_colon(struct finder *, uint32_t stretch);

/* "MS. POE: Good evening.": a paragraph of a transcript; false if not. */
bool quoted_transcript(struct finder *, uint32_t paragraph);

/*
 * An utterance that nobody has: signed behind a dash, or *talker's, who
 * spoke last; of nobody if that is SAID_NONE.
 */
void quoted_orphan(struct finder *, uint32_t stretch, uint32_t *talker,
    uint32_t paragraph);

#endif
