/*
 * Whom a pronoun means: of those who were spoken of the one whose features,
 * weighed (lib/data/refer.model), say so most.
 */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "refer.h"

enum {
	OWN_MAX = 64,           /* mentions in one content that are looked at */
	OUTER = 6               /* attributions before, that may hold this */
};

enum {
	SAME, AGO1, AGO2, AGO3, AGO4, AGO7,     /* sentences since a mention */
	SAME_SUBJECT, SAME_OTHER, AGO1_SUBJECT, AGO1_OTHER, AGO2_SUBJECT,
	OWNER, QUOTED, PARAGRAPH, BEGINS_AGO1_SUBJECT, BEGINS_SAME,
	SPOKE_SAME, SPOKE_AGO1, SPOKE_AGO2, SPOKE_AGO4, SPOKE_BEFORE,
	SPOKE_ONCE, NEVER_SPOKE,
	TOP, SECOND, OFTEN, ONCE, KNOWN_GENDER,
	OWN_WORDS, OUTER_QUOTED, OUTER_TOLD,
	RANK0, RANK1, RANK2, HEADLINE, AHEAD, TOP_AGO4, TOP_SPOKE, ALONE
};

static const char *const names[] = {
	"same", "ago1", "ago2", "ago3", "ago4", "ago7",
	"same.subject", "same.other", "ago1.subject", "ago1.other",
	"ago2.subject",
	"owner", "quoted", "paragraph", "begins.ago1.subject", "begins.same",
	"spoke.same", "spoke.ago1", "spoke.ago2", "spoke.ago4",
	"spoke.before", "spoke.once", "spoke.never",
	"top", "second", "often", "once", "gender",
	"own.words", "outer.quoted", "outer.told",
	"rank0", "rank1", "rank2", "headline", "ahead", "top.ago4",
	"top.spoke", "alone"
};

const char *
refer_name(unsigned feature)
{
	return feature < sizeof names / sizeof names[0] ? names[feature] :
	    NULL;
}

static void
read_weights(struct refer *r)
{
	const char *v;
	unsigned i;

	memset(r->weights, 0, sizeof r->weights);
	for (i = 0; refer_name(i) != NULL; i++)
		if ((v = dict_get(&dict_refer, names[i],
		    strlen(names[i]))) != NULL)
			r->weights[i] = (int32_t)strtol(v, NULL, 10);
}

/* The two people who are named most often. */
static void
find_top(struct refer *r)
{
	const struct entity *v = r->t->e->v;
	uint32_t i;

	r->top = r->second = NOBODY;
	for (i = 0; i < r->t->e->n; i++) {
		if (v[i].label != ENTITY_PERSON)
			continue;
		if (r->top == NOBODY || v[i].mentions > v[r->top].mentions) {
			r->second = r->top;
			r->top = i;
		} else if (r->second == NOBODY ||
		    v[i].mentions > v[r->second].mentions)
			r->second = i;
	}
}

void
refer_begin(struct refer *r, const struct talk *t, struct arena *a)
{
	r->t = t;
	r->v = arena_alloc(a, (t->e->n + 1) * sizeof *r->v);
	memset(r->v, 0, (t->e->n + 1) * sizeof *r->v);
	r->nrecent = r->turn = 0;
	r->mention = 0;
	r->last_thing = r->masked = NOBODY;
	find_top(r);
	read_weights(r);
}

/* A person comes first among the recent ones. */
static void
touch(struct refer *r, uint32_t who)
{
	uint32_t i;

	for (i = 0; i < r->nrecent && r->recent[i] != who; i++)
		;
	if (i == r->nrecent && r->nrecent < REFER_RECENT)
		r->nrecent++;
	if (i == REFER_RECENT)
		i--;
	memmove(r->recent + 1, r->recent, i * sizeof *r->recent);
	r->recent[0] = who;
}

static uint32_t
sentence_of(const struct refer *r, uint32_t word)
{
	const struct clauses *c = r->t->c;

	return word < c->n ? c->words[word].sentence : UINT32_MAX;
}

static void
note(struct refer *r, uint32_t who, uint32_t word, uint8_t how)
{
	struct refer_entity *v = &r->v[who];

	/* Of two places in a sentence the better one counts. */
	if (v->seen > 0 && (v->how & TALK_SUBJECT) != 0 &&
	    sentence_of(r, v->word) == sentence_of(r, word))
		how |= TALK_SUBJECT;
	v->word = word;
	v->how = how;
	v->seen++;
	if (talk_is_person(r->t, who))
		touch(r, who);
}

void
refer_go(struct refer *r, uint32_t word)
{
	const struct talk *t = r->t;
	uint32_t who;

	for (; r->mention < t->e->nmentions &&
	    t->m[r->mention].first < word; r->mention++) {
		who = t->e->mentions[r->mention].entity;
		r->v[who].is_named = true;
		note(r, who, t->m[r->mention].first, t->m[r->mention].how);
	}
}

void
refer_spoke(struct refer *r, uint32_t who, struct span at)
{
	r->v[who].spoke = ++r->turn;
	r->v[who].spoke_at = at.first;
	if (!talk_is_person(r->t, who)) {
		r->last_thing = who;
		r->last_thing_at = at.first;
	}
	note(r, who, at.first, TALK_SUBJECT);
}

/* Marks those who are named in what an attribution says. */
static void
mark_own(struct refer *r, uint32_t id)
{
	const struct said *s = r->t->s;
	const struct content *x;
	unsigned n = 0;
	uint32_t k;
	size_t m;

	for (k = s->v[id].first; k != SAID_NONE && n < OWN_MAX; k = x->next) {
		x = &s->contents[k];
		for (m = talk_from(r->t, x->at.first); n < OWN_MAX &&
		    m < r->t->e->nmentions &&
		    r->t->m[m].first < x->at.last; m++, n++)
			r->v[r->t->e->mentions[m].entity].own = id + 1;
	}
}

/* The attribution in whose words a word stands, or NOBODY. */
static uint32_t
outer_of(const struct refer *r, uint32_t id, uint32_t word)
{
	const struct said *s = r->t->s;
	uint32_t i, k, n;

	for (i = id; i > 0 && id - i < OUTER; i--)
		for (k = s->v[i - 1].first, n = 0; k != SAID_NONE &&
		    n < OUTER; k = s->contents[k].next, n++)
			if (s->contents[k].at.first <= word &&
			    word < s->contents[k].at.last)
				return i - 1;
	return NOBODY;
}

static uint64_t
bit(unsigned i)
{
	return UINT64_C(1) << i;
}

/* How far away, in sentences, and in what place. */
static uint64_t
place_features(const struct refer *r, const struct refer_entity *v,
    uint32_t at)
{
	const struct clauses *c = r->t->c;
	uint32_t ago = sentence_of(r, at) - sentence_of(r, v->word);
	bool subject = (v->how & TALK_SUBJECT) != 0;
	bool begins = at == 0 || sentence_of(r, at - 1) != sentence_of(r, at);
	uint64_t f;

	f = bit(ago < 4 ? SAME + ago : ago < 7 ? AGO4 : AGO7);
	if (ago == 0)
		f |= bit(subject ? SAME_SUBJECT : SAME_OTHER);
	if (ago == 1)
		f |= bit(subject ? AGO1_SUBJECT : AGO1_OTHER);
	if (ago == 2 && subject)
		f |= bit(AGO2_SUBJECT);
	if ((v->how & TALK_OWNER) != 0)
		f |= bit(OWNER);
	if ((v->how & TALK_QUOTED) != 0)
		f |= bit(QUOTED);
	if (c->doc->sentences[sentence_of(r, at)].paragraph ==
	    c->doc->sentences[sentence_of(r, v->word)].paragraph)
		f |= bit(PARAGRAPH);
	if (begins && ago == 1 && subject)
		f |= bit(BEGINS_AGO1_SUBJECT);
	if (sentence_of(r, v->word) == 0)
		f |= bit(HEADLINE);
	return f;
}

static uint64_t
speech_features(const struct refer *r, const struct refer_entity *v,
    uint32_t at)
{
	uint32_t turns = r->turn - v->spoke, ago;

	if (v->spoke == 0)
		return bit(NEVER_SPOKE);
	if (turns > 0)
		return bit(turns == 1 ? SPOKE_BEFORE : SPOKE_ONCE);
	ago = sentence_of(r, at) - sentence_of(r, v->spoke_at);
	return bit(ago == 0 ? SPOKE_SAME : ago == 1 ? SPOKE_AGO1 : ago < 4 ?
	    SPOKE_AGO2 : SPOKE_AGO4);
}

static uint64_t
features_of(struct refer *r, uint32_t who, uint32_t id, uint32_t outer,
    unsigned rank)
{
	const struct refer_entity *v = &r->v[who];
	uint32_t at = r->t->s->v[id].speaker.first;
	uint32_t all = r->t->e->v[who].mentions - (who == r->masked);
	uint64_t f;

	f = speech_features(r, v, at);
	f |= v->seen > 0 ? place_features(r, v, at) : bit(AHEAD);
	if (who == r->top)
		f |= bit(TOP);
	if (who == r->second)
		f |= bit(SECOND);
	f |= all >= 5 ? bit(OFTEN) : all == 1 ? bit(ONCE) : 0;
	if (r->t->genders[who] != GENDER_NONE)
		f |= bit(KNOWN_GENDER);
	if (v->own == id + 1)
		f |= bit(OWN_WORDS);
	if (who == r->top && (f & (bit(AGO4) | bit(AGO7))) != 0)
		f |= bit(TOP_AGO4);
	if (who == r->top && v->spoke == r->turn && v->spoke > 0)
		f |= bit(TOP_SPOKE);
	if (outer != NOBODY && v->spoke > 0 &&
	    v->spoke_at == r->t->s->v[outer].speaker.first)
		f |= bit(r->t->c->words[at].stretch != WORD_FREE ?
		    OUTER_QUOTED : OUTER_TOLD);
	if (rank < 3)
		f |= bit(RANK0 + rank);
	return f;
}

static bool
fits(const struct refer *r, uint32_t who, enum gender g)
{
	return talk_is_person(r->t, who) && (g == GENDER_NONE ||
	    r->t->genders[who] == GENDER_NONE || r->t->genders[who] == g);
}

size_t
refer_candidates(struct refer *r, uint32_t id, enum gender g,
    uint32_t who[REFER_MANY], uint64_t features[REFER_MANY])
{
	uint32_t at = r->t->s->v[id].speaker.first, i, n = 0;
	uint32_t outer = outer_of(r, id, at);
	size_t m;

	mark_own(r, id);
	for (i = 0; i < r->nrecent; i++)
		if (fits(r, r->recent[i], g))
			who[n++] = r->recent[i];
	/* Who is named most; who is named next, if nobody was before. */
	if (r->top != NOBODY && fits(r, r->top, g)) {
		for (i = 0; i < n && who[i] != r->top; i++)
			;
		if (i == n)
			who[n++] = r->top;
	}
	for (m = r->mention; n == 0 && m < r->t->e->nmentions &&
	    m < r->mention + OWN_MAX; m++)
		if (fits(r, r->t->e->mentions[m].entity, g))
			who[n++] = r->t->e->mentions[m].entity;
	for (i = 0; i < n; i++)
		features[i] = features_of(r, who[i], id, outer, i);
	/* The last one who was named, and the only one there. */
	if (n > 1 && r->v[who[0]].seen > 0 && sentence_of(r,
	    r->v[who[0]].word) != sentence_of(r, r->v[who[1]].word))
		features[0] |= bit(ALONE);
	return n;
}

static int32_t
score(const struct refer *r, uint64_t features)
{
	int32_t sum = 0;
	unsigned i;

	for (i = 0; features != 0; i++, features >>= 1)
		if ((features & 1) != 0)
			sum += r->weights[i];
	return sum;
}

/* The best candidate, of n people if n > 0; NOBODY if there is none. */
static uint32_t
best_of(struct refer *r, uint32_t id, enum gender g, const uint32_t *people,
    size_t n)
{
	uint64_t features[REFER_MANY];
	uint32_t who[REFER_MANY], best = NOBODY;
	size_t i, k, all = refer_candidates(r, id, g, who, features);
	int32_t is, most = 0;

	for (i = 0; i < all; i++) {
		for (k = 0; k < n && people[k] != who[i]; k++)
			;
		if (n > 0 && k == n)
			continue;
		is = score(r, features[i]);
		if (best == NOBODY || is > most) {
			best = who[i];
			most = is;
		}
	}
	return best;
}

uint32_t
refer_person(struct refer *r, uint32_t id, enum gender g)
{
	uint32_t who = r->teacher != NULL ?
	    r->teacher->ask(r->teacher->ctx, r, id, g) : NOBODY;

	return who != NOBODY ? who : best_of(r, id, g, NULL, 0);
}

uint32_t
refer_among(struct refer *r, uint32_t id, const uint32_t *people, size_t n)
{
	uint32_t who = n > 0 ? best_of(r, id, GENDER_NONE, people, n) :
	    NOBODY;

	return who != NOBODY || n == 0 ? who : people[0];
}

uint32_t
refer_thing(struct refer *r, uint32_t word, bool any)
{
	const struct talk *t = r->t;
	uint32_t now = sentence_of(r, word), ago;
	const struct talk_mention *m;
	size_t k;

	if (r->last_thing != NOBODY && now - sentence_of(r,
	    r->last_thing_at) < 3)
		return r->last_thing;
	/* Whatever the sentence, or the one before it, is about. */
	for (k = r->mention; k > 0; k--) {
		m = &t->m[k - 1];
		ago = now - sentence_of(r, m->first);
		if (ago > 1)
			break;
		if (t->e->mentions[k - 1].label == ENTITY_ORG &&
		    (any || (m->how & TALK_SUBJECT) != 0) &&
		    (m->how & TALK_QUOTED) == 0)
			return t->e->mentions[k - 1].entity;
	}
	return NOBODY;
}
