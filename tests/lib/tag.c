/*
 * tag: the best tags, against a search that leaves out nothing but what is
 * told: that a word is outside if it and those beside it are plain.
 */
#include <string.h>

#include "../../lib/tag.h"
#include "../../lib/traits.h"
#include "../../lib/wordform.h"
#include "test.h"

enum { TEXTS = 300, WORDS = 24, SOME = 24 };

static const char *const some[SOME] = {
	"the", "Rutte", "of", "NATO", "5", "May", ",", "Ann", "2020", "-",
	"$", "million", "said", "(", "Paris", ".", "a", "was", "rather",
	"then", "late", "that", "it", "so"
};

static signed char rows[FEATURE_ROWS * MODEL_TAGS + MODEL_LANES];
static signed char words[SOME * MODEL_WIDTH];
static signed char own[FEATURE_OWN_ROWS * MODEL_WIDTH];
static int16_t hidden[MODEL_HIDDEN * MODEL_WINDOW], bias[MODEL_HIDDEN];
static int16_t out[MODEL_OUTS * MODEL_OUT];
static int16_t moves[MODEL_TAGS * MODEL_TAGS];

static void
scatter(uint64_t *state, signed char *v, size_t n, unsigned to)
{
	while (n-- > 0)
		v[n] = (signed char)((int)test_pick(state, 2 * to + 1) -
		    (int)to);
}

static void
scatter_wide(uint64_t *state, int16_t *v, size_t n, unsigned to)
{
	while (n-- > 0)
		v[n] = (int16_t)((int)test_pick(state, 2 * to + 1) -
		    (int)to);
}

static void
make_model(uint64_t *state)
{
	unsigned i;

	scatter(state, rows, FEATURE_ROWS * MODEL_TAGS, 30);
	scatter(state, words, sizeof words, 100);
	scatter(state, own, sizeof own, 30);
	scatter_wide(state, hidden, MODEL_HIDDEN * MODEL_WINDOW, 60);
	scatter_wide(state, bias, MODEL_HIDDEN, 2000);
	scatter_wide(state, out, MODEL_TAGS * MODEL_OUT, 60);
	for (i = 0; i < MODEL_TAGS * MODEL_TAGS; i++)
		moves[i] = (int16_t)(model_may_follow(i / MODEL_TAGS,
		    i % MODEL_TAGS) ? (int)test_pick(state, 400) - 200 :
		    MODEL_NEVER);
}

/* Short words, some of them with capitals, numbers, marks. */
static size_t
make_text(uint64_t *state, char *text)
{
	size_t i, n = 0, count = 1 + test_pick(state, WORDS);

	for (i = 0; i < count; i++) {
		/* Two in three are plain. */
		strcpy(text + n, some[test_pick(state, 3) == 0 ?
		    test_pick(state, SOME) : 15 + test_pick(state, 9)]);
		n += strlen(text + n);
		text[n++] = ' ';
	}
	return n;
}

/* The number of word i in place k; 0 where there is no word. */
static long
number(const struct feature *f, size_t i, unsigned k)
{
	uint32_t v[FEATURE_OWN_MAX];
	long sum = 0;
	size_t n;

	if (i >= f->tokens.n)
		return 0;
	if (f->v[i].word != 0)
		sum += words[(f->v[i].word - 1) * MODEL_WIDTH + k];
	for (n = traits_own(f, i, v); n-- > 0; )
		sum += own[v[n] * MODEL_WIDTH + k];
	return sum;
}

static long
network_of(const struct feature *f, size_t i, unsigned tag)
{
	const int16_t *to = out + tag * MODEL_OUT;
	long window[MODEL_WINDOW], sum = 0, v;
	unsigned k, j;

	for (k = 0; k < MODEL_WINDOW; k++) {
		window[k] = number(f, i + k / MODEL_WIDTH - 1,
		    k % MODEL_WIDTH);
		sum += window[k] * to[k];
	}
	for (j = 0; j < MODEL_HIDDEN; j++) {
		for (v = bias[j], k = 0; k < MODEL_WINDOW; k++)
			v += window[k] * hidden[j * MODEL_WINDOW + k];
		if (v > 0)
			sum += v / MODEL_NET_UNIT * to[MODEL_WINDOW + j];
	}
	return sum / (MODEL_NET_UNIT * MODEL_WORD_UNIT / MODEL_ROW_UNIT);
}

static long
score_of(const struct feature *f, size_t i, unsigned tag)
{
	uint32_t v[FEATURE_MAX];
	size_t n = traits_list(f, i, v), k;
	long sum = network_of(f, i, tag);

	for (k = 0; k < n; k++)
		sum += rows[v[k] * MODEL_TAGS + tag];
	return sum;
}

static bool
is_outside(const struct feature *f, size_t i)
{
	size_t k = i < 1 ? 0 : i - 1;

	for (; k <= i + 1 && k < f->tokens.n; k++)
		if (!traits_is_plain(f, k))
			return false;
	return true;
}

static long
score_tags(const struct feature *f, const uint8_t *tags)
{
	unsigned last = 0;
	long sum = 0;
	size_t i;

	for (i = 0; i < f->tokens.n; i++) {
		sum += moves[last * MODEL_TAGS + tags[i]];
		if (!is_outside(f, i))
			sum += score_of(f, i, tags[i]);
		else if (tags[i] != 0)
			return -100000000;
		last = tags[i];
	}
	return sum;
}

static long
best_score(const struct feature *f)
{
	long best[2][MODEL_TAGS], s, top;
	unsigned a, b;
	size_t i;

	for (a = 0; a < MODEL_TAGS; a++)
		best[1][a] = a == 0 ? 0 : -1000000;
	for (i = 0; i < f->tokens.n; i++)
		for (b = 0; b < MODEL_TAGS; b++) {
			best[i % 2][b] = -100000000;
			for (a = 0; a < MODEL_TAGS; a++) {
				s = best[(i + 1) % 2][a] +
				    moves[a * MODEL_TAGS + b];
				if (s > best[i % 2][b])
					best[i % 2][b] = s;
			}
			if (!is_outside(f, i))
				best[i % 2][b] += score_of(f, i, b);
			else if (b > 0)
				best[i % 2][b] = -100000000;
		}
	for (top = best[(i + 1) % 2][0], b = 1; b < MODEL_TAGS; b++)
		if (best[(i + 1) % 2][b] > top)
			top = best[(i + 1) % 2][b];
	return top;
}

static void
set_words(struct model *m)
{
	unsigned i;

	table_new(&m->lists.words, SOME);
	for (i = 0; i < SOME; i += 2)
		table_put(&m->lists.words, wordform_lower(some[i],
		    strlen(some[i])), i + 1);
}

int
main(void)
{
	static const struct model none;
	struct model m = none;
	struct tagger t = { 0 };
	struct feature f;
	uint64_t state = 7;
	char text[WORDS * 16];
	size_t n;
	int i;

	memset(&f, 0, sizeof f);
	m.rows = rows;
	m.words = words;
	m.own = own;
	m.hidden = hidden;
	m.bias = bias;
	m.out = out;
	m.moves = moves;
	set_words(&m);
	for (i = 0; i < TEXTS; i++) {
		if (i % 50 == 0) {
			make_model(&state);
			tag_free(&t);
		}
		n = make_text(&state, text);
		feature_begin(&f, &m.lists, text, n);
		feature_add(&f, 0, n);
		feature_read(&f, 0);
		tag_sentence(&t, &m, &f);
		CHECK(score_tags(&f, t.tags) == best_score(&f));
	}
	tag_free(&t);
	table_free(&m.lists.words);
	feature_free(&f);
	return test_failures != 0;
}
