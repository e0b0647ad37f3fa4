/* tag: the best tags, against a search that leaves out nothing. */
#include <string.h>

#include "../../lib/tag.h"
#include "test.h"

enum { TEXTS = 300, WORDS = 24 };

static signed char rows[FEATURE_ROWS * MODEL_TAGS + MODEL_LANES];
static signed char words[MODEL_LANES];
static int16_t moves[MODEL_TAGS * MODEL_TAGS];

static void
make_model(uint64_t *state)
{
	unsigned i;

	for (i = 0; i < FEATURE_ROWS * MODEL_TAGS; i++)
		rows[i] = (signed char)((int)test_pick(state, 61) - 30);
	for (i = 0; i < MODEL_TAGS * MODEL_TAGS; i++)
		moves[i] = (int16_t)(model_may_follow(i / MODEL_TAGS,
		    i % MODEL_TAGS) ? (int)test_pick(state, 400) - 200 :
		    MODEL_NEVER);
}

/* Short words, some of them with capitals, numbers, marks. */
static size_t
make_text(uint64_t *state, char *text)
{
	static const char *const some[] = {
		"the", "Rutte", "of", "NATO", "5", "May", ",", "Ann", "2020",
		"-", "$", "million", "said", "(", "Paris", "."
	};
	size_t i, n = 0, count = 1 + test_pick(state, WORDS);

	for (i = 0; i < count; i++) {
		strcpy(text + n, some[test_pick(state, 16)]);
		n += strlen(text + n);
		text[n++] = ' ';
	}
	return n;
}

static long
score_of(const struct feature *f, size_t i, unsigned tag)
{
	uint32_t v[FEATURE_MAX];
	size_t n = feature_list(f, i, v), k;
	long sum = 0;

	for (k = 0; k < n; k++)
		sum += rows[v[k] * MODEL_TAGS + tag];
	return sum;
}

static long
score_tags(const struct feature *f, const uint8_t *tags)
{
	unsigned last = 0;
	long sum = 0;
	size_t i;

	for (i = 0; i < f->tokens.n; i++) {
		sum += moves[last * MODEL_TAGS + tags[i]] +
		    score_of(f, i, tags[i]);
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
			best[i % 2][b] += score_of(f, i, b);
		}
	for (top = best[(i + 1) % 2][0], b = 1; b < MODEL_TAGS; b++)
		if (best[(i + 1) % 2][b] > top)
			top = best[(i + 1) % 2][b];
	return top;
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
	m.moves = moves;
	m.scale = 1;
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
	feature_free(&f);
	return test_failures != 0;
}
