/*
 * The learned part of sentence boundaries: a linear model over a dozen
 * features that are either there or not, integer weights, trained by
 * `train sentences` (an averaged perceptron). It is asked only where rules
 * are not certain: behind abbreviations, initials, short words, ellipses.
 */
#include <string.h>

#include "ending.h"
#include "glyph.h"
#include "uclass.h"
#include "utf8.h"

/* What a word looks like: '-' none, d digit, A capitals, U capital, l. */
static char
shape(struct str w)
{
	uint32_t cp, last = 0;
	size_t i = 0;

	if (w.len == 0)
		return '-';
	i = glyph_next(w.p, w.len, &cp);
	if ((uclass(cp) & UCLASS_DIGIT) != 0)
		return 'd';
	if ((uclass(cp) & UCLASS_UPPER) == 0)
		return 'l';
	while (i < w.len)
		i += glyph_next(w.p + i, w.len - i, &last);
	return (uclass(last) & UCLASS_UPPER) != 0 ? 'A' : 'U';
}

/* Is the word that follows one that begins sentences: "The", not "Smith"? */
static bool
is_starter(const struct ending *e)
{
	return !e->joined &&
	    dict_get_lower(&dict_starter, e->next.p, e->next.len) != NULL;
}

static bool
is_title(struct str w)
{
	const char *class = dict_get_lower(&dict_abbrev, w.p, w.len);

	return class != NULL && class[0] == 't';
}

/* Writes "key" and a word in lower case; false if it is too long. */
static bool
put_word(char *to, const char *key, struct str w)
{
	size_t n = strlen(key), i = 0;
	uint32_t cp;

	memcpy(to, key, n);
	while (i < w.len && n + 5 < ENDING_LENGTH) {
		i += glyph_next(w.p + i, w.len - i, &cp);
		if (cp < 0x21)
			return false;
		n += utf8_put(to + n, uclass_lower(cp));
	}
	to[n] = '\0';
	return i == w.len && w.len > 0;
}

static void
put_chars(char *to, const char *key, char a, char b, char c)
{
	size_t n = strlen(key);

	memcpy(to, key, n);
	to[n] = a;
	to[n + 1] = b;
	to[n + 2] = c;
	to[n + 3] = '\0';
}

size_t
ending_features(const struct ending *e,
    char names[ENDING_FEATURES][ENDING_LENGTH])
{
	char next = e->quoted ? 'q' : shape(e->next), c = e->class;
	char starts = is_starter(e) ? 'S' : '-';
	size_t n = 0;

	put_chars(names[n++], "class=", c, '.', '.');
	put_chars(names[n++], "next=", c, next, '.');
	put_chars(names[n++], "starts=", c, starts, e->joined ? 'j' : '.');
	put_chars(names[n++], "starts,after=", c, starts, shape(e->after));
	put_chars(names[n++], "before=", c, shape(e->before), '.');
	put_chars(names[n++], "before,starts=", c, shape(e->before), starts);
	put_chars(names[n++], "any,after=", starts, next, shape(e->after));
	put_chars(names[n++], "any,before=", shape(e->before), starts, '.');
	put_chars(names[n++], "title=", c, is_title(e->next) ? 'T' : '-', '.');
	put_chars(names[n++], "case=", c, shape(e->word), next);
	n += put_word(names[n], "word=", e->word);
	n += put_word(names[n], starts == 'S' ? "word,S=" : "word,-=",
	    e->word);
	n += put_word(names[n], "follows=", e->next);
	return n;
}

/* strtol, for what train writes: an optional minus, digits. */
static long
parse(const char *p)
{
	long v = 0;
	bool minus = *p == '-';

	for (p += minus; *p != '\0'; p++)
		v = v * 10 + (*p - '0');
	return minus ? -v : v;
}

enum ending_rule
ending_rule(const struct ending *e)
{
	char next = shape(e->next);
	bool starts;

	if (e->quoted || (next != 'U' && next != 'A'))
		return ENDING_ASK;
	starts = is_starter(e);
	if (e->class == 't' || (e->class == 'i' && shape(e->before) == 'U'))
		return starts ? ENDING_ASK : ENDING_NO;
	return starts && next == 'U' && strchr("edpm", e->class) != NULL &&
	    shape(e->after) == 'l' ? ENDING_YES : ENDING_ASK;
}

bool
ending_is_end(const struct ending *e)
{
	char names[ENDING_FEATURES][ENDING_LENGTH];
	size_t i, n = ending_features(e, names);
	const char *weight;
	long sum = 0;

	for (i = 0; i < n; i++) {
		weight = dict_get(&dict_sentence, names[i], strlen(names[i]));
		if (weight != NULL)
			sum += parse(weight);
	}
	return sum > 0;
}
