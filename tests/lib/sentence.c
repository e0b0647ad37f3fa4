/* sentence: with short cuts and without, in pieces of any size, the same. */
#include <string.h>

#include "../../lib/dict.h"
#include "../../lib/sentence.h"
#include "test.h"

/* What stands around the ends of sentences, and looks like one. */
static const char *const pieces[] = {
	"word. ", "Word. ", "end. The ", "U.S. ", "Mr. Smith ", "a.m. Then ",
	"said. \"No.\" ", "x. Y ", "No. 5 ", "in 2021. The ", "3.5 ", "1.2.",
	"Inc. But ", "etc. ", "Sept. 5", "said.\n", "said.\r\n", "said.\n\n",
	"said.\r\n\r\n", "ok.\xe2\x80\x9d ", "ok.\xe2\x80\x9d\n", "ok.\"\n",
	"ok!\n", "ok? ", "ok?\n\n", "(a) one ", "b) two ", "2. two ",
	"1. one ", "word,", "don\xe2\x80\x99t. The ", "Khan. He ",
	"KHAN. HE ", "abcdefghijklmnop. The ", "\xc3\xa9. The ",
	"Zo\xc3\xab. The ", "\xe2\x80\x94", "\xe2\x80\x99",
	"\xe2\x80\x9cGo. Now.\xe2\x80\x9d ", "\n", "\n\n", "\r\n", "  ", "\t",
	"\xc3\xa9", "[1] ", "http://x. ", "word.Next ", "!", "...",
	". . . ", "a ", "the ", "/", "word-end. The ", "d'Or. The ",
	"end.) The ", "end.] X ", "A. B. C ", "2.\n", "9.\n", "at 9. The ",
	"seen. \xe2\x80\x9cWe ", "seen. \"We ", "bgdr. The ", "Bgdr. Lee ",
	"ok.\xc3\xa2\xe2\x82\xac\xc2\x9d ", "ok.\xc3\xa2\xe2\x82\xac The ",
	"\xc3\xa2\xe2\x82\xac\xc5\x93Go. Now ", "ok.\x94 The ", "\x93Go ",
	"end.\xc3\x82 The ", "end.\xc3\x82\xc2\xa0The ",
	"ok.\xc2\x94\n", "Zo\xc3\x83\xc2\xab. The ", "\xc3\x82\xc2\xa0",
	"\xc3\x83\xc2\xa0", "\xc3\xa2\xe2\x82", "\xa0", "\x85",
	"> ", "- ", "By ", "B.\n", "b.\r\n", "\n(c.\n", " d.5 ", "1.\n",
	"\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa6 The ",
	"\xe3\x80\x82", "\xff", "a line of some words that goes on for long ",
	"and wraps here\n", "Not all of them do; ", "?\" asked Ann Lee. "
};

enum { SIZE = 600, MOST = 400 };

static size_t
write_text(char *to, uint64_t *seed)
{
	size_t n = 0, len, kinds = sizeof pieces / sizeof pieces[0];
	const char *p;

	while (n < SIZE - 64) {
		p = pieces[test_pick(seed, (unsigned)kinds)];
		len = strlen(p);
		memcpy(to + n, p, len);
		n += len;
		if (test_pick(seed, 40) == 0)
			to[n++] = (char)test_pick(seed, 256);
	}
	return n;
}

/* Splits text that comes in pieces of up to `step` bytes. */
static size_t
split(const char *text, size_t n, const struct dict *more, bool plain,
    unsigned step, uint64_t *seed, struct sentence *out)
{
	struct splitter s;
	size_t seen = 0, at = 0, count = 0;

	memset(&s, 0, sizeof s);
	s.more = more;
	s.plain = plain;
	for (;;) {
		while (count < MOST && sentence_next(&s, text + at, seen - at,
		    seen == n, &out[count])) {
			out[count].start += at;
			at = out[count].end += at;
			count++;
		}
		if (seen == n)
			return count;
		seen += 1 + test_pick(seed, step);
		if (seen > n)
			seen = n;
	}
}

static bool
are_same(const struct sentence *a, const struct sentence *b, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (a[i].start != b[i].start || a[i].end != b[i].end ||
		    a[i].is_cut != b[i].is_cut ||
		    a[i].begins_paragraph != b[i].begins_paragraph)
			return false;
	return true;
}

int
main(void)
{
	static struct sentence want[MOST], got[MOST];
	static const char list[] = "bgdr\tt\nword\n";
	static const unsigned steps[] = { SIZE, 1, 7, 100 };
	struct dict more;
	char text[SIZE];
	uint64_t seed = 3;
	unsigned line;
	size_t n, count;
	int i;

	CHECK(dict_build(&more, list, strlen(list), &line) == NULL);
	for (i = 0; i < 6000; i++) {
		n = write_text(text, &seed);
		count = split(text, n, i % 4 == 0 ? &more : NULL, true, SIZE,
		    &seed, want);
		CHECK(count > 0 && count < MOST);
		CHECK(split(text, n, i % 4 == 0 ? &more : NULL, false,
		    steps[i / 4 % 4], &seed, got) == count);
		CHECK(are_same(want, got, count));
	}
	dict_free(&more);
	return test_failures != 0;
}
