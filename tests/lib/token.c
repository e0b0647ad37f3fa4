/* token: words are the same, with the short cut and without. */
#include <string.h>

#include "../../lib/token.h"
#include "test.h"

static const char *const pieces[] = {
	"word", "Word", "WORD", "wOrd", "a", "A", " ", " ", " ", ",", ".", ";",
	"\"", ")", "(", "?", "!", "'", "'s", "\xe2\x80\x99", "\xe2\x80\x99s",
	"-", "_", "@", "#", ":", "http://", "www.", "U.S.", "Mr.", "Mr",
	"Ph.D", "5", "1,000.5", "\xc3\xa9", "\xcc\x81", "\xe2\x80\x94", "\n",
	"\t", "\xc2\xa0", "\xff", "...", "''", "`", "don't", "O'Brien", "/",
	"e.mail@example.org", "J.", "3rd", "$", "%", "\\", "[", "&"
};

enum { SIZE = 120 };

int
main(void)
{
	struct tokens fast = { 0 }, plain = { 0 };
	unsigned kinds = sizeof pieces / sizeof pieces[0];
	char text[SIZE + 32];
	uint64_t seed = 9;
	size_t n, k;
	const char *p;
	int i;

	plain.plain = true;
	for (i = 0; i < 200000; i++) {
		for (n = 0; n < SIZE - test_pick(&seed, SIZE); n += strlen(p)) {
			p = pieces[test_pick(&seed, kinds)];
			memcpy(text + n, p, strlen(p));
		}
		fast.n = plain.n = 0;
		k = test_pick(&seed, 4);
		token_split(&fast, text, k < n ? k : 0, n);
		token_split(&plain, text, k < n ? k : 0, n);
		CHECK(fast.n == plain.n);
		for (k = 0; k < fast.n && k < plain.n; k++)
			CHECK(fast.v[k].start == plain.v[k].start &&
			    fast.v[k].end == plain.v[k].end &&
			    fast.v[k].kind == plain.v[k].kind &&
			    fast.v[k].shape == plain.v[k].shape &&
			    fast.v[k].spaced == plain.v[k].spaced);
	}
	token_free(&fast);
	token_free(&plain);
	return test_failures != 0;
}
