/* Words, numbers, links and marks of a sentence. */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "glyph.h"
#include "mem.h"
#include "token.h"
#include "uclass.h"

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02bc;
}

static bool
is_letter(uint32_t cp)
{
	return (uclass(cp) & (UCLASS_LETTER | UCLASS_ZERO)) != 0;
}

static bool
is_digit(uint32_t cp)
{
	return (uclass(cp) & UCLASS_DIGIT) != 0;
}

static uint32_t
char_at(const char *text, size_t i, size_t end)
{
	uint32_t cp;

	if (i >= end)
		return 0;
	glyph_next(text + i, end - i, &cp);
	return cp;
}

/* The end of letters and digits from i on. */
static size_t
run_end(const char *text, size_t i, size_t end)
{
	uint32_t cp;
	size_t n;

	for (; i < end; i += n) {
		n = 1;
		/* Most letters, without a look into the tables. */
		if ((unsigned)(text[i] | 0x20) - 'a' < 26)
			continue;
		if ((unsigned char)text[i] < 0x80) {
			if (text[i] < '0' || text[i] > '9')
				break;
			continue;
		}
		n = glyph_next(text + i, end - i, &cp);
		if ((uclass(cp) & (UCLASS_LETTER | UCLASS_ZERO |
		    UCLASS_DIGIT)) == 0)
			break;
	}
	return i;
}

/* The end of what holds no white space, quotes or brackets. */
static size_t
link_end(const char *text, size_t i, size_t end)
{
	uint32_t cp;
	size_t n;

	for (; i < end; i += n) {
		n = glyph_next(text + i, end - i, &cp);
		if ((uclass(cp) & UCLASS_SPACE) != 0 || cp < 0x20 ||
		    cp == '"' || cp == '<' || cp == '>' || cp == ')' ||
		    cp == ']' || cp == 0x201c || cp == 0x201d)
			break;
	}
	while (i > 0 && strchr(".,;:!?'", text[i - 1]) != NULL)
		i--;
	return i;
}

static bool
begins(const char *text, size_t i, size_t end, const char *with)
{
	size_t n = strlen(with);

	return end - i >= n && memcmp(text + i, with, n) == 0;
}

/* A URL, mail address, handle or tag at i: its end, or i. */
static size_t
read_link(const char *text, size_t i, size_t end)
{
	size_t j, k;

	if (begins(text, i, end, "http://") ||
	    begins(text, i, end, "https://") || begins(text, i, end, "www."))
		return link_end(text, i, end);
	if (text[i] == '@' || text[i] == '#') {
		for (j = i + 1; j < end && (text[j] == '_' ||
		    run_end(text, j, end) > j); )
			j = text[j] == '_' ? j + 1 : run_end(text, j, end);
		return j > i + 1 ? j : i;
	}
	for (j = i; j < end; j = k) {
		k = run_end(text, j, end);
		if (k == j && (text[j] == '.' || text[j] == '_' ||
		    text[j] == '-'))
			k = j + 1;
		if (k == j)
			break;
	}
	if (j > i && j < end && text[j] == '@' &&
	    run_end(text, j + 1, end) > j + 1)
		return link_end(text, j, end);
	return i;
}

/* "1,000.50", "10:30", "5bn", "1990s", "20th". */
static size_t
read_number(const char *text, size_t i, size_t end)
{
	for (;;) {
		i = run_end(text, i, end);
		if (i + 1 >= end || strchr(",.:", text[i]) == NULL ||
		    !is_digit(char_at(text, i + 1, end)))
			return i;
		i++;
	}
}

static unsigned
shape_of(const char *text, size_t start, size_t end)
{
	unsigned letters = 0, upper = 0, dots = 0, shape = 0, class;
	uint32_t cp;
	size_t i;

	/* Most words: "word", "Word". */
	for (i = start + 1; i < end && text[i] >= 'a' && text[i] <= 'z'; i++)
		;
	if (i == end && (unsigned)(text[start] | 0x20) - 'a' < 26)
		return text[start] >= 'a' ? TOKEN_LOWER : TOKEN_CAP;
	for (i = start; i < end; ) {
		i += glyph_next(text + i, end - i, &cp);
		class = uclass(cp);
		if (letters == 0 && (class & UCLASS_LOWER) != 0)
			shape |= TOKEN_LOWER;
		if (letters == 0 && (class & UCLASS_UPPER) != 0)
			shape |= TOKEN_CAP;
		letters += (class & UCLASS_LETTER) != 0;
		upper += (class & UCLASS_UPPER) != 0;
		dots += cp == '.';
	}
	if (upper > 1 && upper == letters)
		shape |= TOKEN_CAPS;
	if (letters > 1 && dots > 0 && dots + 1 >= letters)
		shape |= TOKEN_DOTTED;
	if (letters == 1 && upper == 1 && dots == 1)
		shape |= TOKEN_INITIAL;
	return shape;
}

/* The end of a possessive's 's or ' at i, or i. */
static size_t
read_suffix(const char *text, size_t i, size_t end)
{
	uint32_t cp, next;
	size_t n;

	if (i >= end)
		return i;
	n = glyph_next(text + i, end - i, &cp);
	if (!is_apostrophe(cp))
		return i;
	next = char_at(text, i + n, end);
	if ((next == 's' || next == 'S') &&
	    run_end(text, i + n, end) == i + n + 1)
		return i + n + 1;
	return i;
}

/* "U.S.", "a.m.", "Ph.D.": from a letter at i, or i if it is none. */
static size_t
read_dotted(const char *text, size_t i, size_t end)
{
	size_t j = i, run;
	int dots = 0;

	for (;;) {
		run = run_end(text, j, end);
		if (run == j || run - j > 2 || run >= end || text[run] != '.')
			break;
		j = run + 1;
		dots++;
	}
	/* "Ph.D" and "U.S" may lack their last stop. */
	if (dots > 0 && run > j && run - j <= 2)
		return dots > 1 || run - j == 1 ? run : i;
	return dots > 1 ? j : i;
}

static size_t
read_word(const char *text, size_t i, size_t end)
{
	size_t j = read_dotted(text, i, end), n;
	uint32_t cp;

	if (j > i)
		return j;
	j = run_end(text, i, end);
	while (j < end) {
		n = glyph_next(text + j, end - j, &cp);
		if (!is_apostrophe(cp) || read_suffix(text, j, end) > j ||
		    !is_letter(char_at(text, j + n, end)))
			break;
		j = run_end(text, j + n, end);
	}
	/* "J." and "Mr." keep their stop; the sentence's last is its own. */
	if (j + 1 < end && text[j] == '.' &&
	    ((shape_of(text, i, j + 1) & TOKEN_INITIAL) != 0 ||
	    dict_get_lower(&dict_abbrev, text + i, j - i) != NULL))
		j++;
	return j;
}

static size_t
read_mark(const char *text, size_t i, size_t end)
{
	uint32_t cp;
	size_t j = i + glyph_next(text + i, end - i, &cp);

	if (cp == '.' || cp == '\'' || cp == '`')
		while (j < end && text[j] == text[i] &&
		    (cp == '.' || j < i + 2))
			j++;
	return j;
}

static void
add(struct tokens *t, size_t start, size_t end, int kind, unsigned shape,
    bool spaced)
{
	struct token *to;

	t->v = mem_grow(t->v, &t->cap, t->n + 1, sizeof *t->v);
	to = &t->v[t->n++];
	to->start = (uint32_t)start;
	to->end = (uint32_t)end;
	to->kind = (uint8_t)kind;
	to->shape = (uint8_t)shape;
	to->spaced = spaced;
}

/* Letters of ASCII; what ends a word whatever comes behind it. */
enum { SMALL = 1, BIG = 2, AFTER = 4 };

static const unsigned char ascii[256] = {
	['a'] = SMALL, ['b'] = SMALL, ['c'] = SMALL, ['d'] = SMALL,
	['e'] = SMALL, ['f'] = SMALL, ['g'] = SMALL, ['h'] = SMALL,
	['i'] = SMALL, ['j'] = SMALL, ['k'] = SMALL, ['l'] = SMALL,
	['m'] = SMALL, ['n'] = SMALL, ['o'] = SMALL, ['p'] = SMALL,
	['q'] = SMALL, ['r'] = SMALL, ['s'] = SMALL, ['t'] = SMALL,
	['u'] = SMALL, ['v'] = SMALL, ['w'] = SMALL, ['x'] = SMALL,
	['y'] = SMALL, ['z'] = SMALL,
	['A'] = BIG, ['B'] = BIG, ['C'] = BIG, ['D'] = BIG, ['E'] = BIG,
	['F'] = BIG, ['G'] = BIG, ['H'] = BIG, ['I'] = BIG, ['J'] = BIG,
	['K'] = BIG, ['L'] = BIG, ['M'] = BIG, ['N'] = BIG, ['O'] = BIG,
	['P'] = BIG, ['Q'] = BIG, ['R'] = BIG, ['S'] = BIG, ['T'] = BIG,
	['U'] = BIG, ['V'] = BIG, ['W'] = BIG, ['X'] = BIG, ['Y'] = BIG,
	['Z'] = BIG,
	[' '] = AFTER, [','] = AFTER, [';'] = AFTER, ['"'] = AFTER,
	[')'] = AFTER, ['?'] = AFTER, ['!'] = AFTER, ['\n'] = AFTER
};

/*
 * The end of a word as most are: "word", "Word", only letters of ASCII, and
 * nothing behind it that could be more of it, or make it a link. 0 if it is
 * no such word.
 */
static size_t
plain_word(const char *text, size_t i, size_t end, unsigned *shape)
{
	size_t j = i + 1;

	if ((ascii[(unsigned char)text[i]] & (SMALL | BIG)) == 0)
		return 0;
	*shape = text[i] >= 'a' ? TOKEN_LOWER : TOKEN_CAP;
	while (j < end && ascii[(unsigned char)text[j]] == SMALL)
		j++;
	return j < end && ascii[(unsigned char)text[j]] == AFTER ? j : 0;
}

void
token_split(struct tokens *t, const char *text, size_t start, size_t end)
{
	bool spaced = true, word = false;
	size_t i, j, n;
	unsigned shape;
	uint32_t cp;
	int kind;

	for (i = start; i < end; i = j) {
		if (spaced && !t->plain &&
		    (j = plain_word(text, i, end, &shape)) > 0) {
			add(t, i, j, TOKEN_WORD, shape, true);
			spaced = text[j] == ' ';
			word = !spaced;
			j += spaced;
			continue;
		}
		n = 1;
		cp = (unsigned char)text[i];
		if (cp >= 0x80)
			n = glyph_next(text + i, end - i, &cp);
		if (cp == ' ' || (uclass(cp) & UCLASS_SPACE) != 0) {
			spaced = true;
			word = false;
			j = i + n;
			continue;
		}
		if (word && (j = read_suffix(text, i, end)) > i)
			kind = TOKEN_SUFFIX;
		else if (spaced && (j = read_link(text, i, end)) > i)
			kind = TOKEN_LINK;
		else if (is_digit(cp)) {
			kind = TOKEN_NUMBER;
			j = read_number(text, i, end);
		} else if (is_letter(cp)) {
			kind = TOKEN_WORD;
			j = read_word(text, i, end);
		} else {
			kind = TOKEN_MARK;
			j = read_mark(text, i, end);
		}
		add(t, i, j, kind, kind == TOKEN_WORD ?
		    shape_of(text, i, j) : 0, spaced);
		spaced = false;
		word = kind == TOKEN_WORD || kind == TOKEN_NUMBER;
	}
}

void
token_free(struct tokens *t)
{
	free(t->v);
	memset(t, 0, sizeof *t);
}
