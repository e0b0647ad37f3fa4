/* Does a sentence end at this mark? The words around it tell. */
#include <string.h>

#include "boundary.h"
#include "dict.h"
#include "glyph.h"
#include "uclass.h"

#define NOTE 24         /* bytes of a note in brackets: "[citation needed]" */
#define NAMES 4         /* words of a name before its verb */
#define SHORT 4         /* bytes of a word that may be an abbreviation */
#define OPENERS 64      /* bytes before an item's number that are looked at */

/* A word that follows the marks. */
struct follower {
	uint32_t cp;            /* its first character */
	struct str word;
	size_t end;             /* where it ends */
	bool quoted;            /* a quotation mark or bracket opens it */
	bool dash;              /* a dash does */
	bool joined;            /* a hyphen follows it: "Under-Secretary" */
	bool stop;              /* a mark that ends sentences follows it */
};

static bool
is_class(uint32_t cp, unsigned class)
{
	return (uclass(cp) & class) != 0;
}

bool
boundary_ends(const char *text, size_t end)
{
	uint32_t cp = 0;
	size_t n;

	if (end > 0 && text[end - 1] == '.')
		return true;
	while (end > 0) {
		n = glyph_prev(text, end, &cp);
		if (!ahead_is_closer(cp))
			break;
		end -= n;
	}
	return end > 0 && (ahead_is_mark(cp) || cp == ':' || cp == 0x3002);
}

/* "U.S", "a.m", "Ph.D": letters with single stops between. */
static bool
is_dotted(struct str w)
{
	size_t i, run = 0, dots = 0;

	for (i = 0; i < w.len; i++) {
		if (w.p[i] == '.') {
			if (run == 0 || run > 2)
				return false;
			run = 0;
			dots++;
		} else if ((w.p[i] | 32) >= 'a' && (w.p[i] | 32) <= 'z')
			run++;
		else
			return false;
	}
	return dots > 0 && run > 0 && run <= 2;
}

static bool
is_number(struct str w)
{
	size_t i;

	for (i = 0; i < w.len; i++)
		if (w.p[i] < '0' || w.p[i] > '9')
			return false;
	return w.len > 0;
}

/* Is it one character of the class? */
static bool
is_one(struct str w, unsigned class)
{
	uint32_t cp;

	return w.len > 0 && glyph_next(w.p, w.len, &cp) == w.len &&
	    is_class(cp, class);
}

/* The word at i, what opens it passed over. */
static void
read_follower(const struct ahead *v, size_t i, struct follower *f, bool *more)
{
	size_t n, at;
	uint32_t cp;

	memset(f, 0, sizeof *f);
	while ((n = ahead_peek(v, i, &cp, more)) > 0 && ahead_is_opener(cp)) {
		if (ahead_is_dash(cp))
			f->dash = true;
		else
			f->quoted = true;
		i += n;
	}
	f->cp = n > 0 ? cp : 0;
	for (at = i; (n = ahead_peek(v, i, &cp, more)) > 0 &&
	    (is_class(cp, UCLASS_LETTER | UCLASS_DIGIT) || cp == '\'' ||
	    cp == 0x2019); )
		i += n;
	f->joined = n > 0 && cp == '-';
	f->stop = n > 0 && ahead_is_mark(cp);
	f->word.p = v->p + at;
	f->word.len = f->end = i;
	f->word.len -= at;
}

/* The word behind f, an abbreviation's stop and white space passed over. */
static void
next_follower(const struct ahead *v, struct follower *f, bool *more)
{
	size_t i = f->end, n;
	uint32_t cp;

	if (f->stop)
		i++;
	while ((n = ahead_peek(v, i, &cp, more)) > 0 && ahead_is_space(cp))
		i += n;
	read_follower(v, i, f, more);
}

static char
abbreviation(struct str w)
{
	const char *class = dict_get_lower(&dict_abbrev, w.p, w.len);

	return class != NULL ? class[0] : '\0';
}

/* A class that the model knows, or 0 if the stop certainly ends it. */
static char
class_of(const struct boundary *b)
{
	const char *class = NULL;
	char c;

	if (b->marks > 1)
		return 'o';
	if (b->more != NULL && b->more->size > 0)
		class = dict_get_lower(b->more, b->word.p, b->word.len);
	if (class != NULL)
		return strchr("tlnmde", class[0]) != NULL && class[0] != '\0' ?
		    class[0] : 'e';
	if (is_one(b->word, UCLASS_UPPER))
		return 'i';
	if ((c = abbreviation(b->word)) != '\0')
		return c;
	if (is_dotted(b->word))
		return 'p';
	return b->word.len <= SHORT && b->word.len > 0 &&
	    is_class((unsigned char)b->word.p[0], UCLASS_UPPER) ? 's' : '\0';
}

/* Is this text that has no capitals at all, so far? */
static bool
is_caseless(const struct ahead *v, const struct boundary *b)
{
	size_t i = b->at > b->start + AHEAD_MAX ? b->at - AHEAD_MAX : b->start;

	while (!b->cased && i < b->at && (v->p[i] < 'A' || v->p[i] > 'Z'))
		i++;
	return !b->cased && i == b->at;
}

/* There a stop that is certain ends a sentence before any letter. */
static bool
ends_caseless(const struct ahead *v, const struct boundary *b)
{
	return is_caseless(v, b) && (b->loud || (b->marks == 1 &&
	    !b->apart && b->word.len > 1 && class_of(b) == '\0'));
}

/* Does a single stop, or an ellipsis, end the sentence before f? */
static bool
stop_ends(const struct ahead *v, const struct boundary *b, struct follower f,
    bool *more)
{
	struct ending e = { 0 };
	enum ending_rule rule;
	size_t from = (size_t)(b->word.p - v->p);

	e.class = class_of(b);
	if (e.class == '\0')
		return true;
	from = ahead_trim(v->p, b->start, from);
	e.before = ahead_word_before(v->p, b->start, from);
	e.word = b->word;
	e.next = f.word;
	e.quoted = f.quoted;
	e.joined = f.joined || (f.stop && f.word.len == 1);
	next_follower(v, &f, more);
	e.after = f.word;
	if (*more)
		return false;
	rule = ending_rule(&e);
	if (rule != ENDING_ASK)
		return rule == ENDING_YES;
	if (b->teacher != NULL)
		return b->teacher->ask(b->teacher->ctx, b->taken + b->end, &e);
	return ending_is_end(&e);
}

size_t
boundary_blank(const char *text, size_t len, size_t start, size_t at)
{
	size_t end = at + 1;

	if (text[at] != '.')
		return 0;
	if (end < len && text[end] == '"')
		end++;
	else if (end + 2 < len && memcmp(text + end, "\xe2\x80\x9d", 3) == 0)
		end += 3;
	return end + 1 < len && text[end] == '\n' && text[end + 1] == '\n' &&
	    at > start + 1 && text[at - 1] >= 'a' && text[at - 1] <= 'z' &&
	    text[at - 2] != ' ' && text[at - 2] != '(' ? end : 0;
}

/* Is the stop that of "word.Next one", a space having been lost? */
static bool
lost_space(const struct ahead *v, struct str w, size_t next, bool *more)
{
	bool number = is_number(w) ||
	    (w.len > 0 && memchr(w.p, ',', w.len) != NULL);
	uint32_t cp;
	size_t i, n;

	if (w.len < 3)
		return false;
	for (i = 1; i < w.len && !number; i++)
		if (w.p[i] < 'a' || w.p[i] > 'z')
			return false;
	n = ahead_peek(v, next, &cp, more);
	if (n == 0 || !is_class(cp, UCLASS_UPPER))
		return false;
	/* "Example.Com/page" is one word. */
	for (i = next + n; (n = ahead_peek(v, i, &cp, more)) > 0; i += n)
		if (!is_class(cp, UCLASS_LOWER) && cp != '\'' && cp != 0x2019)
			break;
	return n > 0 && (ahead_is_space(cp) || cp == ',' ||
	    (cp == '.' && i - next < 4));
}

/* Digits, dashes and commas; or words in lower case. */
static bool
is_note(const char *p, size_t n)
{
	size_t i, digits = 0, letters = 0;

	for (i = 0; i < n; i++) {
		digits += p[i] >= '0' && p[i] <= '9';
		letters += p[i] >= 'a' && p[i] <= 'z';
		if (p[i] >= 'A' && p[i] <= 'Z')
			return false;
	}
	return (digits > 0) != (letters > 1);
}

/*
 * "[16]", "[7] [8]", "[citation needed]" behind the stop belong to the
 * sentence before: returns where they end, or at.
 */
static size_t
skip_notes(const struct ahead *v, size_t at, bool *more)
{
	size_t i = at, j, n, open;
	uint32_t cp;

	for (;;) {
		for (j = i; (n = ahead_peek(v, j, &cp, more)) > 0 &&
		    cp == ' '; )
			j++;
		if (n == 0 || cp != '[')
			return i;
		for (open = ++j; (n = ahead_peek(v, j, &cp, more)) > 0 &&
		    cp != ']' && j - open < NOTE && !ahead_is_newline(cp); )
			j += n;
		if (n == 0 || cp != ']' || !is_note(v->p + open, j - open))
			return i;
		i = j + 1;
	}
}

/*
 * `"Why?" Mr. Lee asked.`: a few capitalised words, then a verb out of
 * reporting.txt, and there the sentence ends.
 */
static bool
is_reported(const struct ahead *v, struct follower f, bool *more)
{
	int words;

	for (words = 0; words < NAMES + 1; words++) {
		if (f.word.len == 0 || f.quoted || f.dash)
			return false;
		if (words > 0 && dict_get(&dict_reporting, f.word.p,
		    f.word.len) != NULL)
			return f.stop;
		if (!is_class(f.cp, UCLASS_UPPER) || (f.stop &&
		    abbreviation(f.word) != 't'))
			return false;
		next_follower(v, &f, more);
	}
	return false;
}

/* `..." (Smith 55).`: the source of what was quoted, with a number. */
static bool
is_source(const struct ahead *v, size_t at, bool *more)
{
	size_t i = at;
	uint32_t cp;
	bool digit = false;

	if (ahead_peek(v, at, &cp, more) == 0 || cp != '(')
		return false;
	while (ahead_peek(v, ++i, &cp, more) > 0 && cp != ')' &&
	    i - at < 4 * NOTE)
		digit = digit || is_class(cp, UCLASS_DIGIT);
	return digit && cp == ')' &&
	    ahead_peek(v, i + 1, &cp, more) > 0 && cp == '.';
}

/* Reads ". . .", the spaced ellipsis that begins at b->at. */
static int
read_spaced(const struct ahead *v, struct boundary *b, bool *more)
{
	size_t i = b->at;
	uint32_t cp;
	int stops = 0;

	while (ahead_peek(v, i, &cp, more) > 0 && cp == '.') {
		b->end = ++i;
		stops++;
		if (ahead_peek(v, i, &cp, more) > 0 && cp == ' ')
			i++;
	}
	return stops;
}

/* The number that an item begins with, "7" or "g"; 0 if none. */
static unsigned
item_value(struct str w)
{
	unsigned value = 0;
	size_t i;

	if (w.len == 1 && w.p[0] >= 'a' && w.p[0] <= 'z')
		return 1000 + (unsigned char)w.p[0];
	if (!is_number(w) || w.len > 3)
		return 0;
	for (i = 0; i < w.len; i++)
		value = value * 10 + (unsigned)(w.p[i] - '0');
	return value;
}

/* Is the second of two characters a digit, or one letter by itself? */
static bool
may_be_item(const char *p)
{
	return (p[1] >= '0' && p[1] <= '9') ||
	    (p[1] >= 'a' && p[1] <= 'z' && (p[0] == ' ' || p[0] == '('));
}

size_t
boundary_item(const char *text, size_t start, size_t at)
{
	struct str w, first;
	size_t i = start, from, n;
	uint32_t cp;

	/* "a! b! Cat" is no list. */
	if (at < start + 2 || (text[at] != '.' && text[at] != ')') ||
	    !may_be_item(text + at - 2))
		return 0;
	w = ahead_word_before(text, start, at);
	from = (size_t)(w.p - text);
	if (item_value(w) < 2 || from == start)
		return 0;
	do
		i += n = glyph_next(text + i, at - i, &cp);
	while (i < at && i - start < OPENERS &&
	    (ahead_is_opener(cp) || ahead_is_space(cp)));
	first.p = text + i - n;
	/* A number is three digits long at most. */
	while (i < at && text + i - first.p < SHORT && text[i] != text[at] &&
	    !ahead_is_space((unsigned char)text[i]))
		i++;
	first.len = (size_t)(text + i - first.p);
	if (i >= from || text[i] != text[at] ||
	    item_value(first) + 1 != item_value(w))
		return 0;
	/* A bullet, bracket or dash before it is its own. */
	while ((i = ahead_trim(text, start, from)) > start) {
		n = glyph_prev(text + start, i - start, &cp);
		if (!ahead_is_opener(cp))
			break;
		from = i - n;
	}
	n = ahead_trim(text, start, from);
	return n < from && n > start ? n : 0;
}

/* "1. Items", "* A. Parts", "2.) More" are not yet sentences. */
static bool
opens_item(const char *text, const struct boundary *b)
{
	size_t i = b->start;
	uint32_t cp;

	if (!is_one(b->word, UCLASS_LETTER) &&
	    (!is_number(b->word) || b->word.len > 3))
		return false;
	if ((size_t)(b->word.p - text) - i > OPENERS)
		return false;
	while (text + i < b->word.p) {
		i += glyph_next(text + i, b->at - i, &cp);
		if (!ahead_is_opener(cp) && !ahead_is_space(cp))
			return false;
	}
	return true;
}

static bool
is_apart(const char *text, size_t start, size_t at)
{
	uint32_t cp = 0;

	if (at > start)
		glyph_prev(text + start, at - start, &cp);
	return at == start || ahead_is_space(cp);
}

int
boundary_read(const struct ahead *v, struct boundary *b)
{
	bool more = false;
	size_t i = b->at, n, item;
	uint32_t cp;

	b->word = ahead_word_before(v->p, b->start, b->at);
	b->apart = is_apart(v->p, b->start, b->at);
	if ((item = boundary_item(v->p, b->start, b->at)) > 0) {
		b->end = item;
		return AHEAD_YES;
	}
	if (b->apart && read_spaced(v, b, &more) > 1) {
		b->marks = (unsigned)read_spaced(v, b, &more);
		i = b->end;
	}
	while ((n = ahead_peek(v, i, &cp, &more)) > 0 &&
	    (ahead_is_mark(cp) || cp == 0x3002)) {
		b->loud = b->loud || (cp != '.' && cp != 0x2026);
		b->marks += cp == 0x2026 ? 3 : 1;
		b->end = i += n;
		/* Chinese and Japanese need no space behind their stop. */
		if (cp == 0x3002)
			return AHEAD_YES;
	}
	while ((n = ahead_peek(v, i, &cp, &more)) > 0 && ahead_is_closer(cp)) {
		b->quote = true;
		i += n;
	}
	b->end = i;
	if (more)
		return AHEAD_MORE;
	if (b->marks == 1 && !b->loud && n > 0 && opens_item(v->p, b))
		return AHEAD_NO;
	if (n > 0 && (ahead_is_space(cp) || cp == '[')) {
		i = skip_notes(v, i, &more);
		n = ahead_peek(v, i, &cp, &more);
	}
	b->end = i;
	if (more)
		return AHEAD_MORE;
	if (n == 0 && i - b->at >= AHEAD_MAX)
		return AHEAD_NO;
	if (n > 0 && !ahead_is_space(cp)) {
		n = b->marks == 1 && !b->loud &&
		    lost_space(v, b->word, i, &more);
		return more ? AHEAD_MORE : n ? AHEAD_YES : AHEAD_NO;
	}
	return BOUNDARY_ASK;
}

/* "word. . . . Then" ends at its own stop; the dots open what follows. */
static bool
dots_follow(const struct ahead *v, size_t next, bool *more)
{
	struct boundary b = { 0 };
	struct follower f;

	b.at = next;
	if (v->p[next] == '.' && read_spaced(v, &b, more) >= 2) {
		read_follower(v, b.end + 1, &f, more);
		return is_class(f.cp, UCLASS_UPPER) ||
		    (b.end - next > 2 && v->p[next + 1] == '.');
	}
	return v->p[next] == '.';
}

/* "Over. (more below)" and "Over. https://..." need no capital. */
static bool
opens_anew(const struct ahead *v, const struct boundary *b,
    const struct follower *f, size_t next)
{
	if (!b->loud && (b->marks > 1 || b->apart || is_dotted(b->word) ||
	    abbreviation(b->word) != '\0' || is_one(b->word, UCLASS_LETTER)))
		return false;
	return v->p[next] == '(' || v->p[next] == '[' ||
	    str_is(f->word, "http") || str_is(f->word, "https");
}

int
boundary_decide(const struct ahead *v, const struct boundary *b, size_t next)
{
	struct follower f;
	bool more = false, ends;

	read_follower(v, next, &f, &more);
	if (is_class(f.cp, UCLASS_LOWER) &&
	    (opens_anew(v, b, &f, next) || ends_caseless(v, b)))
		ends = true;
	else if (is_class(f.cp, UCLASS_LOWER) || f.cp == ',' || f.cp == ';' ||
	    f.cp == ':')
		ends = false;
	else if (ahead_is_mark(f.cp))
		ends = !b->apart && b->marks == 1 && !b->loud &&
		    abbreviation(b->word) == '\0' &&
		    dots_follow(v, next, &more);
	else if (b->apart && b->marks == 3 && !b->loud)
		ends = false;
	else if (b->quote && (f.dash || is_source(v, next, &more) ||
	    is_reported(v, f, &more)))
		ends = false;
	else
		ends = b->loud || b->quote || stop_ends(v, b, f, &more);
	return more ? AHEAD_MORE : ends ? AHEAD_YES : AHEAD_NO;
}
