/* chain: the best tags and their margins, against all ways there are. */
#include <string.h>

#include "../../lib/quotemodel.h"
#include "../../lib/trellis.h"
#include "../../lib/weight.h"
#include "test.h"

enum { LONGEST = 5, TRIALS = 400 };

static signed char rows[CHAIN_ROWS * CHAIN_TAGS];
static int32_t moves[CHAIN_TAGS * CHAIN_TAGS];

static void
make_chain(struct chain *c, enum quotemodel_part part, uint64_t *state)
{
	unsigned a, b;

	c->ntags = quotemodel_tags(part);
	c->stride = CHAIN_TAGS;
	c->rows = rows;
	c->moves = moves;
	for (a = 0; a < c->ntags; a++)
		for (b = 0; b < c->ntags; b++)
			moves[a * CHAIN_TAGS + b] =
			    quotemodel_may_follow(part, a, b) ?
			    (int)test_pick(state, 80) - 40 : CHAIN_NEVER;
}

static int32_t
worth(const struct chain *c, const struct trellis *l, const uint8_t *tags)
{
	unsigned last = 0;
	int32_t sum = 0;
	size_t i;

	for (i = 0; i < l->n; i++) {
		sum += c->moves[last * CHAIN_TAGS + tags[i]] +
		    l->scores[i][tags[i]];
		last = tags[i];
	}
	return sum;
}

/* The best of all ways; that have, or lack, a tag at a word if at < n. */
static int32_t
best_of(const struct chain *c, const struct trellis *l, size_t at,
    unsigned tag, int has)
{
	uint8_t tags[LONGEST] = { 0 };
	int32_t best = 4 * CHAIN_NEVER, s;
	size_t i;

	for (;;) {
		if (at >= l->n || (tags[at] == tag) == has) {
			s = worth(c, l, tags);
			best = s > best ? s : best;
		}
		for (i = 0; i < l->n && ++tags[i] == c->ntags; i++)
			tags[i] = 0;
		if (i == l->n)
			return best;
	}
}

static void
try_chain(enum quotemodel_part part, uint64_t *state)
{
	struct trellis l = { 0 };
	struct chain_pin pin;
	uint32_t features[3];
	struct chain c;
	int32_t best;
	unsigned tag;
	size_t i, k;

	make_chain(&c, part, state);
	trellis_begin(&l, &c, 1 + test_pick(state, part == QUOTE_VERDICT ?
	    LONGEST : LONGEST - 1));
	for (i = 0; i < l.n; i++) {
		for (k = 0; k < 3; k++)
			features[k] = test_pick(state, CHAIN_ROWS);
		chain_add(&c, features, 3, l.scores[i]);
	}
	best = trellis_best(&l);
	trellis_ahead(&l);
	CHECK(best == best_of(&c, &l, l.n, 0, 1));
	CHECK(best == worth(&c, &l, l.tags));
	i = test_pick(state, (unsigned)l.n);
	tag = test_pick(state, c.ntags);
	if (best_of(&c, &l, i, tag, 1) > CHAIN_NEVER / 2)
		CHECK(trellis_margin(&l, i, tag, INT32_MIN) ==
		    best_of(&c, &l, i, tag, 1) - best_of(&c, &l, i, tag, 0));
	if (best_of(&c, &l, i, tag, 1) > CHAIN_NEVER / 2) {
		pin.at = i;
		pin.tag = tag;
		CHECK(trellis_best_with(&l, &pin, 1) ==
		    best_of(&c, &l, i, tag, 1));
		CHECK(l.tags[i] == tag &&
		    worth(&c, &l, l.tags) == best_of(&c, &l, i, tag, 1));
	}
	trellis_free(&l);
}

/* One tag or two that words are to have: the same both ways. */
static void
try_pins(struct trellis *fast, struct trellis *plain, uint64_t *state)
{
	struct chain_pin pins[2];
	size_t n = 1 + test_pick(state, 2);
	unsigned ntags = fast->ntags;
	uint32_t half = (uint32_t)fast->n / 2;

	pins[0].at = test_pick(state, half + 1);
	pins[1].at = half + 1 + test_pick(state, half + 1);
	pins[0].tag = test_pick(state, ntags);
	pins[1].tag = test_pick(state, ntags);
	if (pins[1].at >= fast->n || pins[1].at < pins[0].at + 3)
		n = 1;
	CHECK(trellis_best_with(fast, pins, n) ==
	    trellis_best_with(plain, pins, n));
	CHECK(memcmp(fast->tags, plain->tags, fast->n) == 0);
}

/* Long ones: in narrow numbers the same as in wide ones. */
static void
try_long(enum quotemodel_part part, int most, uint64_t *state)
{
	struct trellis fast = { 0 }, plain = { 0 };
	struct chain c;
	size_t i, n = 1 + test_pick(state, 300);
	int16_t v;
	unsigned k, tag = 1;

	make_chain(&c, part, state);
	plain.plain = true;
	trellis_begin(&fast, &c, n);
	trellis_begin(&plain, &c, n);
	for (i = 0; i < n; i++)
		for (k = 0; k < c.ntags; k++) {
			v = (int16_t)((int)test_pick(state, 2u * (unsigned)
			    most + 1) - most);
			/* One tag is far better, or worse, for a while. */
			if (i % 100 < 10 && k == i / 100)
				v = (int16_t)(i % 2 == 0 ? most : -most);
			fast.scores[i][k] = plain.scores[i][k] = v;
		}
	CHECK(trellis_best(&fast) == trellis_best(&plain));
	CHECK(memcmp(fast.tags, plain.tags, n) == 0);
	CHECK(plain.is_wide && fast.is_wide == (most > 1000));
	trellis_ahead(&fast);
	trellis_ahead(&plain);
	for (i = 0; i < n; i++) {
		CHECK(trellis_margin(&fast, i, tag, -40) ==
		    trellis_margin(&plain, i, tag, -40));
		CHECK(trellis_with(&fast, i, tag) ==
		    trellis_with(&plain, i, tag));
		for (k = 0; k < c.ntags; k++)
			CHECK(trellis_next(&fast, i, k) ==
			    trellis_next(&plain, i, k));
	}
	for (i = 0; i < 5; i++)
		try_pins(&fast, &plain, state);
	trellis_free(&fast);
	trellis_free(&plain);
}

/* Sums of rows, one by one. */
static void
try_sums(uint64_t *state)
{
	struct chain c = { CHAIN_TAGS, CHAIN_TAGS, rows, NULL };
	struct chain two = { CHAIN_TAGS, 2 * CHAIN_TAGS, rows, NULL };
	int16_t have[2 * CHAIN_TAGS], want[2 * CHAIN_TAGS];
	size_t i, k, n = test_pick(state, 9);
	uint32_t features[8];

	for (i = 0; i < n; i++)
		features[i] = test_pick(state, CHAIN_ROWS / 2);
	memset(have, 1, sizeof have);
	memset(want, 1, sizeof want);
	for (i = 0; i < n; i++)
		for (k = 0; k < CHAIN_TAGS; k++)
			want[k] = (int16_t)(want[k] +
			    rows[features[i] * CHAIN_TAGS + k]);
	chain_add(&c, features, n, have);
	CHECK(memcmp(have, want, sizeof have) == 0);
	for (i = 0; i < n; i++)
		for (k = 0; k < 2 * CHAIN_TAGS; k++)
			want[k] = (int16_t)(want[k] +
			    rows[features[i] * 2 * CHAIN_TAGS + k]);
	chain_add_two(&two, features, n, have);
	CHECK(memcmp(have, want, sizeof have) == 0);
}

static void
try_weights(void)
{
	struct buf b = { 0 };
	signed char w[255];
	int i;

	for (i = -127; i <= 127; i++)
		weight_put(&b, i);
	CHECK(weight_read(buf_str(&b), w, 255));
	for (i = -127; i <= 127; i++)
		CHECK(w[i + 127] == i);
	CHECK(!weight_read(buf_str(&b), w, 254));
	CHECK(weight_round(-2.6, 127) == -3 && weight_round(1e9, 127) == 127);
	buf_free(&b);
}

int
main(void)
{
	uint64_t state = 1;
	size_t i;

	for (i = 0; i < sizeof rows; i++)
		rows[i] = (signed char)((int)test_pick(&state, 61) - 30);
	for (i = 0; i < TRIALS; i++)
		try_chain(i % QUOTE_CHAINS, &state);
	for (i = 0; i < TRIALS; i++)
		try_sums(&state);
	for (i = 0; i < TRIALS; i++)
		try_long(i % QUOTE_CHAINS, i % 4 == 0 ? 999 : i % 5 == 0 ?
		    9999 : 50, &state);
	try_weights();
	return test_failures > 0;
}
