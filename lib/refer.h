#ifndef REFER_H
#define REFER_H

#include "talk.h"

enum { REFER_RECENT = 12, REFER_FEATURES = 64, REFER_MANY = 16 };

struct refer;

/*
 * In training it is asked whom a pronoun means, NOBODY if it does not know,
 * and told who is named.
 */
struct refer_teacher {
	uint32_t (*ask)(void *ctx, struct refer *, uint32_t attribution,
	    enum gender);
	void (*told)(void *ctx, struct refer *, uint32_t attribution,
	    uint32_t who);
	void *ctx;
};

/* What has been said of an entity so far. */
struct refer_entity {
	uint32_t word;          /* of its last mention */
	uint32_t seen;          /* how often it was mentioned */
	uint32_t spoke;         /* the turn in which it spoke; 0: never */
	uint32_t spoke_at;      /* the word where */
	uint32_t own;           /* 1 + attribution in whose words it stands */
	uint8_t how;            /* TALK_... of its last mention */
	bool is_named;          /* it was, not only described */
};

/* Reads a window and knows of whom is talked. Start from {0}. */
struct refer {
	const struct talk *t;
	struct refer_entity *v;
	uint32_t recent[REFER_RECENT];  /* people, the last one first */
	uint32_t nrecent;
	uint32_t top, second;   /* the people who are named most, or NOBODY */
	uint32_t turn;          /* how many have spoken */
	uint32_t last_thing, last_thing_at;     /* what spoke last */
	size_t mention;         /* the next one to be read */
	int32_t weights[REFER_FEATURES];
	const struct refer_teacher *teacher;    /* or NULL */
	uint32_t masked;        /* in training: its name here is none */
};

/* Begins a window. */
void refer_begin(struct refer *, const struct talk *, struct arena *);

/* Reads on to a word. */
void refer_go(struct refer *, uint32_t word);

/* Somebody spoke: the speaker's words are there. */
void refer_spoke(struct refer *, uint32_t entity, struct span at);

/* Those whom a person's pronoun may mean; sets their features, as bits. */
size_t refer_candidates(struct refer *, uint32_t attribution,
    enum gender, uint32_t who[REFER_MANY], uint64_t features[REFER_MANY]);

/* The one of them whom it means, or NOBODY. */
uint32_t refer_person(struct refer *, uint32_t attribution, enum gender);

/* The one of several people who is talked of most, or NOBODY. */
uint32_t refer_among(struct refer *, uint32_t attribution,
    const uint32_t *people, size_t n);

/*
 * The organisation that "it" at a word means, or NOBODY; "the company" may
 * be any, not only what its sentence or the one before is about.
 */
uint32_t refer_thing(struct refer *, uint32_t word, bool any);

/* The name of a feature, or NULL: there are no more. */
const char *refer_name(unsigned feature);

#endif
