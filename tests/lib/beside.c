/* beside: sums that are kept are those of the features, cue by cue. */
#include <string.h>

#include "../../lib/beside.h"
#include "../../lib/quotemodel.h"
#include "test.h"

enum { WORDS = 700, BLOCKS = 30, CUES = 12 };

static signed char rows[CHAIN_ROWS * CHAIN_TAGS];
static struct word words[WORDS];
static struct clue marks[WORDS + 1];
static uint32_t firsts[WORDS + 1];

/* Words of few kinds, so that much of what they are is the same. */
static void
make_words(struct clauses *c, struct clues *t, uint64_t *s)
{
	static const uint16_t grams[] = { 1, 5, 12, 0x12c, 0x2041, 0x2e7 };
	struct clue *v = marks;
	uint32_t i;

	memset(words, 0, sizeof words);
	memset(marks, 0, sizeof marks);
	for (i = 0; i < WORDS; i++, v++) {
		words[i].sentence = i == 0 ? 0 : words[i - 1].sentence +
		    (test_pick(s, 12) == 0);
		if (i == 0 || words[i].sentence > words[i - 1].sentence)
			firsts[words[i].sentence] = i;
		firsts[words[i].sentence + 1] = WORDS;
		words[i].stretch = test_pick(s, 3) ? WORD_FREE : i / 50;
		v->lower = test_pick(s, 9);
		v->stem = (uint32_t)v->lower / 2;
		v->gram = grams[test_pick(s, 6)];
		v->shape = (uint8_t)test_pick(s, 4);
		v->quote = (uint8_t)(test_pick(s, 3) ? 0 : test_pick(s, 16));
		v->entity = (uint8_t)(test_pick(s, 4) ? 0 : test_pick(s, 20));
		v->guess = (uint8_t)(i > 0 && test_pick(s, 4) ? v[-1].guess :
		    test_pick(s, CUE_TAGS));
		v->odds = (uint8_t)test_pick(s, 11);
		v->before = v->behind = UINT32_MAX;
		if (i > 20 && test_pick(s, 2))
			v->before = i - 1 - test_pick(s, 20);
		if (i + 20 < WORDS && test_pick(s, 2))
			v->behind = i + 1 + test_pick(s, 20);
		v[1].commas = (uint8_t)(v->commas + !test_pick(s, 9));
		v[1].stops = (uint8_t)(v->stops + !test_pick(s, 30));
		v[1].verbs = (uint8_t)(v->verbs + !test_pick(s, 15));
		v[1].marks = (uint8_t)(v->marks + !test_pick(s, 30));
		v[1].sentences = (uint8_t)(v->sentences + !test_pick(s, 20));
	}
	c->words = words;
	c->firsts = firsts;
	c->n = WORDS;
	t->c = c;
	t->v = marks;
}

static void
try_cue(struct beside *b, const struct clues *t, const struct chain *c,
    struct span block, uint64_t *state)
{
	static int16_t fast[WORDS][CHAIN_TAGS], slow[WORDS][CHAIN_TAGS];
	uint32_t features[CLUE_MAX], n = block.last - block.first, i;
	struct sight seen;
	struct span cue, s;

	cue.first = block.first + test_pick(state, n);
	cue.last = cue.first + 1 + test_pick(state, 4);
	if (cue.last > block.last)
		cue.last = block.last;
	s.first = block.first + test_pick(state, cue.first - block.first + 1);
	s.last = block.last - test_pick(state, block.last - cue.last + 1);
	sight_begin(&seen, t, block, cue);
	for (i = s.first; i < s.last; i++) {
		memset(slow[i], 1, sizeof slow[i]);
		memset(fast[i], 1, sizeof fast[i]);
		chain_add(c, features, sight_all(&seen, i, features),
		    slow[i]);
	}
	beside_add(b, block, cue, s, fast + s.first);
	CHECK(memcmp(fast + s.first, slow + s.first,
	    (s.last - s.first) * sizeof *slow) == 0);
}

int
main(void)
{
	static struct beside b;
	struct chain c = { CHAIN_TAGS, CHAIN_TAGS, rows, NULL };
	struct clauses clauses = { 0 };
	struct clues t = { 0 };
	struct span block;
	uint64_t state = 1;
	size_t i, k;

	for (i = 0; i < sizeof rows; i++)
		rows[i] = (signed char)((int)test_pick(&state, 61) - 30);
	for (i = 0; i < BLOCKS; i++) {
		make_words(&clauses, &t, &state);
		/* Some are larger than what is kept. */
		block.first = test_pick(&state, 100);
		block.last = block.first + (i % 4 == 0 ? 600 : 1 +
		    test_pick(&state, 200));
		beside_begin(&b, &t, &c);
		for (k = 0; k < CUES; k++)
			try_cue(&b, &t, &c, block, &state);
	}
	return test_failures > 0;
}
