/* dict: lists of words with values, those built when a program runs. */
#include <string.h>

#include "../../lib/dict.h"
#include "test.h"

static const char list[] = "# none\n\nboat\tb\r\nBoat\nsea\t\nboat\tlater\n"
    "na\xc3\xafve\tn\nlast";

static bool
has(const struct dict *d, const char *word, const char *value)
{
	const char *v = dict_get(d, word, strlen(word));

	return value == NULL ? v == NULL : v != NULL && strcmp(v, value) == 0;
}

static bool
has_lower(const struct dict *d, const char *word, const char *value)
{
	const char *v = dict_get_lower(d, word, strlen(word));

	return value == NULL ? v == NULL : v != NULL && strcmp(v, value) == 0;
}

int
main(void)
{
	static const struct {
		const char *text;
		size_t len;
		unsigned line;
	} bad[] = {
		{ "a\n\tb\n", 6, 2 }, { "a\nb\0c\n", 7, 2 }
	};
	struct dict d, none;
	char many[4000], word[300];
	unsigned line, i;

	memset(&none, 0, sizeof none);
	CHECK(has(&none, "boat", NULL));
	CHECK(dict_build(&d, list, sizeof list - 1, &line) == NULL);
	CHECK(line == 8);
	CHECK(has(&d, "boat", "b") && has(&d, "Boat", ""));
	CHECK(has(&d, "sea", "") && has(&d, "last", ""));
	CHECK(has(&d, "na\xc3\xafve", "n"));
	CHECK(has(&d, "", NULL) && has(&d, "boa", NULL) &&
	    has(&d, "boats", NULL) && has(&d, "# none", NULL));
	CHECK(has_lower(&d, "BOAT", "b") && has_lower(&d, "SEA", ""));
	CHECK(has_lower(&d, "NA\xc3\x8fVE", "n"));
	CHECK(has_lower(&d, "NA\xffVE", NULL) && has_lower(&d, "", NULL));
	memset(word, 'x', sizeof word);
	CHECK(dict_get_lower(&d, word, sizeof word) == NULL);
	dict_free(&d);
	/* One that is longer than dict_get_lower() looks at. */
	memset(many, 'y', sizeof many);
	CHECK(dict_build(&d, many, 300, &line) == NULL);
	CHECK(dict_get(&d, many, 300) != NULL);
	CHECK(dict_get_lower(&d, many, 300) == NULL);
	dict_free(&d);
	CHECK(dict_build(&d, "", 0, &line) == NULL);
	CHECK(has(&d, "boat", NULL));
	dict_free(&d);
	for (i = 0; i < 1000; i++)
		memcpy(many + 4 * i, (char[]){ (char)('a' + i / 100),
		    (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\n' }, 4);
	CHECK(dict_build(&d, many, sizeof many, &line) == NULL);
	for (i = 0; i < 1000; i++)
		CHECK(dict_get(&d, many + 4 * i, 3) != NULL);
	dict_free(&d);
	for (i = 0; i < 2; i++) {
		CHECK(dict_build(&d, bad[i].text, bad[i].len, &line) != NULL);
		CHECK(line == bad[i].line);
	}
	return test_failures > 0;
}
