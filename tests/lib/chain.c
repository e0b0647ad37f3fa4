/* chain: the best tags and their margins, against all ways there are. */
#include <string.h>

#include "../../lib/quotemodel.h"
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
	uint32_t features[3];
	struct chain c;
	int32_t best;
	unsigned tag;
	size_t i, k;

	make_chain(&c, part, state);
	trellis_begin(&l, 1 + test_pick(state, part == QUOTE_VERDICT ?
	    LONGEST : LONGEST - 1));
	for (i = 0; i < l.n; i++) {
		for (k = 0; k < 3; k++)
			features[k] = test_pick(state, CHAIN_ROWS);
		chain_add(&c, features, 3, l.scores[i]);
	}
	best = chain_best(&c, &l);
	CHECK(best == best_of(&c, &l, l.n, 0, 1));
	CHECK(best == worth(&c, &l, l.tags));
	i = test_pick(state, (unsigned)l.n);
	tag = test_pick(state, c.ntags);
	if (best_of(&c, &l, i, tag, 1) > CHAIN_NEVER / 2)
		CHECK(chain_margin(&c, &l, i, tag) ==
		    best_of(&c, &l, i, tag, 1) - best_of(&c, &l, i, tag, 0));
	trellis_free(&l);
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
	try_weights();
	return test_failures > 0;
}
