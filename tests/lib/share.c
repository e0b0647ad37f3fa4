/* share: kept sums are those of the network over each three words. */
#include <string.h>

#include "../../lib/share.h"
#include "test.h"

/* More words than are kept, some of them far more often than others. */
enum { WORDS = 3 * SHARE_KEPT, SOME = 40, STEPS = 20000 };

static int16_t words[WORDS][MODEL_WIDTH];
static int16_t hidden[MODEL_HIDDEN * MODEL_WINDOW], bias[MODEL_HIDDEN];
static int16_t out[MODEL_OUTS * MODEL_OUT];

static void
scatter(uint64_t *state, int16_t *v, size_t n, unsigned most)
{
	while (n-- > 0)
		v[n] = (int16_t)((int)test_pick(state, 2 * most + 1) -
		    (int)most);
}

/* Goes on to a word; checks the window behind which it stands. */
static void
step(struct shares *s, const int16_t *word, int16_t *window)
{
	int32_t fast[MODEL_OUTS] = { 0 }, plain[MODEL_TAGS];
	unsigned k;

	memmove(window, window + MODEL_WIDTH,
	    2 * MODEL_WIDTH * sizeof *window);
	memcpy(window + 2 * MODEL_WIDTH, word, MODEL_WIDTH * sizeof *word);
	share_enter(s, word, SHARE_FIRST | SHARE_MIDDLE | SHARE_LAST);
	for (k = 0; k < MODEL_TAGS; k++)
		fast[k] = plain[k] = (int32_t)k;
	share_score(s, fast);
	share_score_plain(s->model, window, plain);
	CHECK(memcmp(fast, plain, sizeof plain) == 0);
}

int
main(void)
{
	static const struct model none;
	struct model m = none;
	struct shares s = { 0 };
	int16_t window[MODEL_WINDOW] = { 0 };
	static const int16_t outside[MODEL_WIDTH];
	uint64_t state = 3;
	unsigned i;

	m.hidden = hidden;
	m.bias = bias;
	m.out = out;
	s.model = &m;
	scatter(&state, words[0], WORDS * MODEL_WIDTH, 2000);
	scatter(&state, hidden, MODEL_HIDDEN * MODEL_WINDOW, 127);
	scatter(&state, bias, MODEL_HIDDEN, 20000);
	scatter(&state, out, MODEL_TAGS * MODEL_OUT, 127);
	share_enter(&s, outside, SHARE_FIRST);
	share_enter(&s, outside, SHARE_FIRST | SHARE_MIDDLE);
	for (i = 0; i < STEPS; i++)
		step(&s, words[test_pick(&state, i % 2 == 0 ? SOME : WORDS)],
		    window);
	share_free(&s);
	return test_failures != 0;
}
