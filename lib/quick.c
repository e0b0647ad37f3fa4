/*
 * Short cuts. Nine stops of ten are easy: the bytes around them are such
 * that boundary.c can give one answer only, and it need not be asked. What
 * is not plainly one of these cases is QUICK_ASK; tests/lib/sentence.c
 * compares the splitter with and without.
 */
#include <stdbool.h>
#include <string.h>

#include "dict.h"
#include "quick.h"

#define SHORT 4         /* boundary.c: a word that may be an abbreviation */
#define ROOM 6          /* bytes behind a stop that are looked at */

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return is_lower(c) || is_capital(c);
}

/*
 * Is the first byte of three that of another character than those that
 * end sentences or lines, a curly quote say?
 */
static bool
is_other(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	if (p[0] == 0xc2)
		return p[1] != 0x85;
	return (p[1] != 0x80 && p[1] != 0x81) ||
	    (p[1] == 0x80 && p[2] >= 0x90 && p[2] < 0xa0);
}

/*
 * Is the stop no item's, as in "1. one 2. two"? A letter behind another is
 * none; nor is a number, if the sentence does not begin like an item.
 */
static bool
is_no_item(const char *text, size_t start, size_t at)
{
	if (at < start + 2)
		return false;
	if (is_letter(text[at - 1]))
		return is_letter(text[at - 2]);
	return is_digit(text[at - 1]) && is_capital(text[start]);
}

/* May such a byte not stand behind a stop that ends a sentence? */
static bool
is_inner(char c)
{
	return is_lower(c) || is_digit(c) || c == ',' || c == ';' ||
	    c == ':' || c == '-' || c == '/' || c == '@' || c == '_';
}

/* Does the text go on with a capital, a quotation mark before it or not? */
static bool
opens_sentence(const char *p)
{
	if (p[0] == '"')
		p++;
	else if (memcmp(p, "\xe2\x80\x9c", 3) == 0)
		p += 3;
	return is_capital(*p);
}

/* What may stand before a word and is no part of it. */
static bool
is_before_word(char c)
{
	return c == ' ' || c == '"' || c == '(' || c == '-' || c == '\'' ||
	    c == '\n';
}

/*
 * Is the word before the stop none that may have one: not in the lists, no
 * initial, not short with a capital ("Gen. Dostum")?
 */
static bool
is_whole_word(const char *text, size_t start, size_t at,
    const struct dict *more)
{
	bool has_more = more != NULL && more->size > 0;
	size_t i = at, n;

	while (i > start && (is_letter(text[i - 1]) || is_digit(text[i - 1]))) {
		i--;
		if (at - i > dict_abbrev.longest && at - i > SHORT &&
		    !has_more)
			return true;
	}
	n = at - i;
	if (n < 2 || (i > start && !is_before_word(text[i - 1])) ||
	    (n <= SHORT && is_capital(text[i])))
		return false;
	return dict_get_lower(&dict_abbrev, text + i, n) == NULL &&
	    (!has_more || dict_get_lower(more, text + i, n) == NULL);
}

static int
full_stop(const char *text, size_t start, size_t at, const struct dict *more,
    size_t *end)
{
	const char *p = text + at + 1;

	*end = at + 1;
	if (!is_no_item(text, start, at))
		return QUICK_ASK;
	if (*p == ' ')
		return opens_sentence(p + 1) &&
		    is_whole_word(text, start, at, more) ?
		    QUICK_YES : QUICK_ASK;
	if (is_inner(*p))
		return QUICK_NO;
	if (*p == '"')
		p++;
	else if (memcmp(p, "\xe2\x80\x9d", 3) == 0)
		p += 3;
	if (*p != '\n' && *p != '\r')
		return QUICK_ASK;
	*end = (size_t)(p - text);
	return QUICK_NEWLINE;
}

int
quick_stop(const char *text, size_t len, size_t start, size_t at,
    const struct dict *more, size_t *end)
{
	const char *p = text + at;

	*end = at + 1;
	if (len - at < ROOM)
		return QUICK_ASK;
	switch (*p) {
	case '.':
		return full_stop(text, start, at, more, end);
	case '!':
	case '?':
		if (p[1] == '\n' || p[1] == '\r')
			return QUICK_NEWLINE;
		return p[1] == ' ' && opens_sentence(p + 2) ?
		    QUICK_YES : QUICK_ASK;
	case '\n':
	case '\r':
		return QUICK_ASK;
	case ')':
		return at >= start + 2 && is_letter(p[-1]) &&
		    is_letter(p[-2]) ? QUICK_NO : QUICK_ASK;
	}
	return is_other(p) ? QUICK_NO : QUICK_ASK;
}
