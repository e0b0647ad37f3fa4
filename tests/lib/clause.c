/* clause: words that are looked up once are what their letters make them. */
#include <string.h>

#include "../../lib/clause.h"
#include "test.h"

enum { TRIALS = 40000, LONGEST = 24 };

static const char *const pieces[] = {
	"say", "said", "Said", "SAID", "the", "The", "have", "n't", "not",
	"he", "He", "yesterday", "according", "to", "i", "t", "\xe2\x80\x99",
	"\xc3\xa9", "\xff", "", "x", "ing", "tell", "told", "acknowledg",
	"ed", "when", "who", "s", ",", "."
};

static size_t
make_word(char *to, uint64_t *state)
{
	size_t n = 0, k, len;
	const char *p;

	for (k = 1 + (test_pick(state, 4) == 0) * test_pick(state, 4); k > 0;
	    k--) {
		p = pieces[test_pick(state, sizeof pieces / sizeof *pieces)];
		len = strlen(p);
		if (n + len > LONGEST)
			break;
		memcpy(to + n, p, len);
		n += len;
	}
	return n;
}

int
main(void)
{
	static struct clauses fast, plain;
	const struct clause_form *a, *b;
	uint64_t state = 1;
	char word[LONGEST];
	size_t i, n;

	plain.plain = true;
	for (i = 0; i < TRIALS; i++) {
		n = make_word(word, &state);
		a = clause_form(&fast, word, n);
		b = clause_form(&plain, word, n);
		CHECK(a->does == b->does && a->odds == b->odds);
		CHECK(a->lower == b->lower && a->stem == b->stem);
	}
	clause_free(&fast);
	clause_free(&plain);
	return test_failures > 0;
}
