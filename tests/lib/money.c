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
	{ "HK$5", "5 HKD" },
	{ "$1,000.50", "1000.5 USD" },
	{ "$5.50 million", "5500000 USD" },
	{ "$0.05", "0.05 USD" },
	{ "$0.5", "0.5 USD" },
	{ "2,25 billion euros", "2250000000 EUR" },
	{ "2,250 euros", "2250 EUR" },
	{ "1.500.000 euros", "1500000 EUR" },
	{ "1,500,000 euros", "1500000 EUR" },
	{ "1.5,5 euros", "15.5 EUR" },
	{ "100 000 euros", "100000 EUR" },
	{ "100 000 000 euros", "100000000 EUR" },
	{ "1000 000 euros", "" },
	{ "5 crore Indian rupees", "50000000 INR" },
	{ "2 trillion dollars", "2000000000000 USD" },
	{ "$0 billion", "" },
	{ "$0", "" },
	{ "two million dollars", "2000000 USD" },
	{ "two two dollars", "" },
	{ "5 two dollars", "" },
	{ "a couple of million dollars", "" },
	{ "million dollars", "" },
	{ "$5-6 million", "" },
	{ "$5x", "" },
	{ "$1234567890123456789", "" },
	{ "$123456789012345678", "123456789012345678 USD" },
	{ "$123456789012345678 billion", "123456789012345678000000000 USD" },
	{ "5 billion billion billion dollars", "" },
	{ "10 Egyptian pounds", "10 EGP" },
	{ "10 Swiss francs", "10 CHF" },
	{ "10 francs", "" },
	{ "10 pounds", "10 GBP" },
	{ "$5 pesos", "" },
	{ "$5 dollars", "5 USD" },
	{ "10 cents", "" },
	{ "10 Swiss cents", "" },
	{ "B$5", "" },
	{ "B$5 dollars", "" },
	{ "R99", "99 ZAR" },
	{ "zebras", "" },
	{ "5 zebras", "" },
	{ "$ 5", "5 USD" },
	{ "USD 5", "5 USD" },
	{ "USD5", "5 USD" },
	{ "5 U.S. dollars", "5 USD" },
	{ "internationaldollar$5", "5 USD" },
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
