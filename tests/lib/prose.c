/*
 * prose: news that nobody wrote, the same for the same seed: who says what of
 * whom, when, in all the shapes that the programs' rules know, put together
 * at random. usage: prose SEED SIZE
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PHRASES = 44 };

static uint64_t state;

/* $x stands for one of the phrases of rule x. */
static const struct rule {
	char name;
	const char *of[PHRASES];
} rules[] = {
	{ 'S', { "\"$Q,\" $W $V.", "\"$Q,\" $V $W.", "\"$Q,\" $W $V. \"$Q.\"",
	    "\"$Q,\" $W $V, \"$Q.\"", "$W $V that $c.", "$W $V $c.",
	    "$W $V: \"$Q.\"", "\"$Q.\" $W $V $T.", "\"$Q?\" $W asked $W.",
	    "According to $W, $c.", "$c, according to $W.", "$c, $W $V $T.",
	    "$W $V $T that $c and that $c.", "$W, who $x, $V \"$Q\".",
	    "From the $r: \"$Q.\"", "$W was blunt: \"$Q.\"", "$W $V:",
	    "When $c, $W $V: \"$Q.\"", "\"$Q,\" $W and $W $V.", "$c.",
	    "\"$Q.\" - $N", "$W: $Q.", "\"$Q,\" $W $V, adding that $c.",
	    "$W $V that \"$Q,\" and $c.", "Stressing \"$Q\", $W $x.",
	    "In $G, $W's claims were old; \"$Q,\" $W $V.", "$W: \"$Q.\"",
	    "By saying \"$Q\" $W $x.", "\"$Q,\" $W, $a; $V.",
	    "\"$Q\" ($N 55).", "\"$Q ...\" $W $V.", "\"$Q!\" beamed $W.",
	    "$W $V, \"$Q\" and \"$Q\".", "An $r $V so.", "\"$Q,\" $V $N.",
	    "$W points out that $c.", "\"$Q,\" is what $W $V.",
	    "It was $W who $V \"$Q,\" $c.", "\"$Q.\"", "\"$Q\"",
	    "$W, whose $r $x, $V: \"$Q.\"", "- $c;", "$k. $c." } },
	{ 'W', { "$N", "$N", "$R $N", "$N, $a,", "$N, who $x,", "the $r", "$p",
	    "$B", "the $r of $G", "$G's $r", "$N's $r", "a $r for $B",
	    "$B $r $N", "many", "some of them", "$k $r", "$N ($G)", "$N, $k,",
	    "$N -- $a --", "$D $r", "$R and $R $N", "$N and $N", "its $r",
	    "$D $R $N, $a,", "$N of $B", "he and $N",
	    "An $r", "the $D", "$B's $N", "$N, speaking $T,", "one of the men",
	    "her $r $N", "Prime and Foreign Minister $N", "the king of $G $N",
	    "$N/$N", "those who $x", "$N, of whom $c,", "this", "the $r, $N,",
	    "both", "the $r's $r, a $r," } },
	{ 'N', { "Ann Lee", "Mr. Lee", "Otto Vale Jr.", "Mary 'Bo' Poe",
	    "J. R. Dale", "Lee", "Fenwick", "Khalid Al-Thani", "Sir Hugh Orr",
	    "Jan van Ostrow", "President Roe", "Mrs. Poe", "Dr. Ann Poe Jr.",
	    "Sen. Vale (R-Ohio)", "King Otto", "O'Neil", "ANN LEE", "Bo",
	    "Ms. Lee", "Otto Vale", "Imam Roe", "Prince Hugh of Orr",
	    "Jean-Luc d'Arcy", "A. Poe III", "Emma Roe", "John",
	    "El-Sayed", "Ali al-Sadr", "el-Roe", "St. John", "An",
	    "Otto Vale, Jr.", "Rev. Dr. Roe", "Poe Sr.", "Dr.", "Jan",
	    "Otto A. Vale", "Otto B. Vale", "Lee-Roe", "Anna Lee", "King" } },
	{ 'R', { "Prime Minister", "former U.S. Sen.", "police chief",
	    "Foreign Minister", "the Dutch prime minister", "chief executive",
	    "spokeswoman", "Acme CEO", "Gov.", "vice president", "judge",
	    "Defense Department spokesman", "Republican nominee", "coach",
	    "then-President", "co-founder and director" } },
	{ 'r', { "spokesman", "spokeswoman", "minister", "president", "judge",
	    "mother", "35-year-old", "35-year-old baker", "women", "men",
	    "officials", "police", "report", "lawyer", "witnesses",
	    "foreign minister", "king", "queen's aide", "company", "court",
	    "senior official", "chief of staff", "team", "old men" } },
	{ 'B', { "Acme Corp.", "the Bank of X", "the Ministry of Defence",
	    "Acme", "NATO", "the White House", "the University of Oslo",
	    "Boeing Co.", "the Times", "Johnson & Johnson", "the Senate",
	    "the Labour Party", "AT&T", "Orr Inc.", "the U.N." } },
	{ 'G', { "Norway", "France", "Paris", "the United States", "Texas",
	    "New York", "London", "St. Paul", "the Gaza Strip", "Ohio" } },
	{ 'D', { "Norwegian", "French", "American", "British", "Jewish",
	    "Republican", "European", "African-American" } },
	{ 'V', { "said", "told reporters", "added", "has said", "will say",
	    "did not say", "claims", "warned", "beamed", "says", "was told",
	    "said angrily", "wrote $T", "insisted", "might have suggested",
	    "believes", "thinks", "announced", "agreed", "asked $T", "admits",
	    "calls it", "never said", "told $N", "has not yet said",
	    "is saying", "'s saying", "who's saying", "to say", "may say",
	    "Show", "claims are", "said then", "would now say", "points out",
	    "made clear", "said he", "said/wrote", "SAID" } },
	{ 'T', { "on $d", "$d", "in a statement", "in $G on $d", "later",
	    "last week", "by telephone", "at a rally in $G", "of $N",
	    "when $c", "as $c", "for $m", "that day", "again" } },
	{ 'd', { "Monday", "17 February 2025", "Feb. 17", "May 5 to 6",
	    "last Tuesday", "2019-20", "17/02/2025", "the 1990s", "May",
	    "next month", "yesterday", "July 4, 1999", "early 2020",
	    "2025-02-17", "Sunday night", "the 5th of May", "March 2024" } },
	{ 'm', { "$$5 million", "$$5-6 bn", "20 million euros", "US$$ 4.2bn",
	    "5 Egyptian pounds", "two dollars", "100 000 yen", "$$0.05",
	    "1,000.50 Swiss francs", "\302\2435m", "5 %" } },
	{ 'a', { "a baker from $G", "the $r of $B", "$k", "$R of $B",
	    "of $G", "after a year in $G", "a man of 60", "former $r",
	    "once $R", "its $r", "an $D $r" } },
	{ 'k', { "35", "12", "two", "40 % of the", "some 300", "1,200" } },
	{ 'p', { "he", "she", "they", "it", "who", "we", "this", "I", "He",
	    "She", "They", "It" } },
	{ 'x', { "would go to $G", "had lost $m", "met $N $T", "won", "left",
	    "was in $G", "worked for $B", "had not $V so", "may or may not" } },
	{ 'c', { "$W $x", "$W was right", "it rained in $G", "$p $x",
	    "$B bought $B for $m", "there was no way", "$m was lost on $d",
	    "$W $V so", "the claims are old", "$N and $N $x", "it was not" } },
	{ 'Q', { "We $x", "$p $x", "It is over", "I, $N, $x", "No", "Never",
	    "The $r told me '$c'", "Go", "$c", "A word of $N's", "Yes, but $c",
	    "As $W $V, $c", "Mr. $N", "of course" } }
};

/* Marks in place of ". */
static const char *const marks[][2] = {
	{ "\"", "\"" }, { "\342\200\234", "\342\200\235" },
	{ "''", "''" }, { "``", "''" }, { "\302\253", "\302\273" },
	{ "\342\200\230", "\342\200\231" }, { "'", "'" },
	{ "\342\200\236", "\342\200\234" }
};

enum { FORM_PLAIN, FORM_UPPER, FORM_LOWER };

static struct {
	size_t left;            /* bytes to write */
	unsigned marks, form;
	int is_open, is_first;
} page;

static unsigned
pick(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static void
put(int c)
{
	if (page.left == 0)
		return;
	if (c >= 'a' && c <= 'z' && (page.form == FORM_UPPER ||
	    (page.is_first && page.form == FORM_PLAIN)))
		c += 'A' - 'a';
	else if (c >= 'A' && c <= 'Z' && page.form == FORM_LOWER)
		c += 'a' - 'A';
	if (c != ' ')
		page.is_first = 0;
	putchar(c);
	page.left--;
}

static void
put_mark(void)
{
	const char *s;

	/* Now and then one is lost. */
	if (pick(40) == 0)
		return;
	for (s = marks[page.marks][page.is_open]; *s != '\0'; s++)
		put((unsigned char)*s);
	page.is_open = !page.is_open;
}

static const char *
phrase(char name)
{
	size_t i;
	unsigned n;

	for (i = 0; rules[i].name != name; i++)
		;
	for (n = 0; n < PHRASES && rules[i].of[n] != NULL; n++)
		;
	return rules[i].of[pick(n)];
}

/* Phrases within phrases, eight deep at most. */
static void
write_phrase(const char *s, int depth)
{
	for (; *s != '\0'; s++)
		if (*s == '"')
			put_mark();
		else if (*s != '$')
			put((unsigned char)*s);
		else if (*++s == '$')
			put('$');
		else if (depth < 8)
			write_phrase(phrase(*s), depth + 1);
		else
			put('x');
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	state = strtoul(argv[1], NULL, 10);
	page.left = strtoul(argv[2], NULL, 10);
	while (page.left > 0) {
		/* A story: its marks, its case. */
		if (pick(12) == 0) {
			page.marks = pick(2) * pick(8);
			page.form = pick(4) == 0 ? pick(3) : FORM_PLAIN;
		}
		page.is_first = 1;
		write_phrase(phrase('S'), 0);
		put(pick(3) > 0 ? ' ' : '\n');
		if (pick(4) == 0) {
			put('\n');
			put('\n');
			page.is_open = 0;
		}
	}
	return 0;
}
