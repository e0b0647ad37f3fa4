/* money: what a sum is, and that any digits come to an end. */
#include <string.h>

#include "../../lib/money.h"
#include "test.h"

static const struct {
	const char *text, *note;
} cases[] = {
	{ "$5bn", "5000000000 USD" },
	{ "20 million euros", "20000000 EUR" },
	{ "US$ 4.2 billion", "4200000000 USD" },
	/* Digits of other scripts are numbers, but none that we read. */
	{ "$\xd9\xa3\xd9\xa0", "" },
	{ "$5 \xd9\xa3", "" },
	{ "\xd9\xa3 million euros", "" },
	{ "$\xe0\xa5\xa9,\xe0\xa5\xa9", "" }
};

int
main(void)
{
	struct lexemes s = { 0 };
	struct tokens t = { 0 };
	char note[64];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		t.n = 0;
		token_split(&t, cases[i].text, 0, strlen(cases[i].text));
		lexeme_read(&s, cases[i].text, t.v, t.n);
		money_note(&s, 0, s.n, note, sizeof note);
		if (strcmp(note, cases[i].note) != 0)
			printf("%s: '%s'\n", cases[i].text, note);
		CHECK(strcmp(note, cases[i].note) == 0);
	}
	lexeme_free(&s);
	token_free(&t);
	return test_failures != 0;
}
