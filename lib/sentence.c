/*
 * Sentences. The scanner stops at the few bytes that can end one and asks
 * what stands around them; it looks ahead AHEAD bytes at most, and says
 * that it needs more rather than decide at the edge of what was read, so
 * the rows are the same however the text comes in.
 */
#include <string.h>

#include "dict.h"
#include "row.h"
#include "sentence.h"
#include "uclass.h"
#include "utf8.h"

#define AHEAD 1024      /* bytes that a decision may look at */
#define LONGEST 64      /* bytes of a word that lists may know */

enum { NO, YES, MORE };

/* Text as far as one decision may look. */
struct view {
	const char *p;
	size_t n;
	bool whole;             /* there is nothing behind, or none to see */
};

/* Bytes at which the scanner stops. */
enum { STOP_MARK = 1, STOP_LINE = 2, STOP_WIDE = 4 };

static const unsigned char stops[256] = {
	['\n'] = STOP_LINE, ['\r'] = STOP_LINE,
	['.'] = STOP_MARK, ['!'] = STOP_MARK, ['?'] = STOP_MARK,
	[0xe2] = STOP_WIDE, [0xe3] = STOP_WIDE, [0xc2] = STOP_WIDE
};

static struct view
view_at(const char *text, size_t len, bool last, size_t at)
{
	struct view v;

	v.p = text;
	v.n = len - at > AHEAD ? at + AHEAD : len;
	v.whole = v.n < len || last || len - at >= AHEAD;
	return v;
}

/*
 * The character at i: its length; 0 where the view ends. Sets *more if the
 * character, or whether there is one, is not to be seen yet.
 */
static size_t
peek(const struct view *v, size_t i, uint32_t *cp, bool *more)
{
	*cp = UTF8_BAD;
	if (i < v->n && ((unsigned char)v->p[i] < 0x80 || v->n - i >= 4 ||
	    v->whole))
		return utf8_next(v->p + i, v->n - i, cp);
	if (!v->whole)
		*more = true;
	return 0;
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') ||
	    (cp >= 0x80 && (uclass(cp) & UCLASS_SPACE) != 0);
}

static bool
is_newline(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 ||
	    cp == 0x2029;
}

static bool
is_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 ||
	    cp == 0x203c || (cp >= 0x2047 && cp <= 0x2049);
}

/* The full stops of Chinese and Japanese need no space behind them. */
static bool
is_cjk_mark(uint32_t cp)
{
	return cp == 0x3002;
}

static bool
is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' ||
	    cp == '}' || cp == 0x2019 || cp == 0x201d || cp == 0xbb ||
	    cp == 0x203a;
}

static bool
is_opener(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '`' || cp == '(' ||
	    cp == '[' || cp == '{' || cp == 0x2018 || cp == 0x201c ||
	    cp == 0x201e || cp == 0xab || cp == 0x2039 || cp == '-' ||
	    cp == 0x2013 || cp == 0x2014 || cp == 0x2022 || cp == '*';
}

static size_t
trim(const char *text, size_t start, size_t end)
{
	uint32_t cp;
	size_t n;

	while (end > start) {
		n = utf8_prev(text + start, end - start, &cp);
		if (!is_space(cp))
			break;
		end -= n;
	}
	return end;
}

/* May the last character of text[0:end] end a sentence? */
static bool
ends_sentence(const char *text, size_t end)
{
	uint32_t cp = 0;
	size_t n;

	while (end > 0) {
		n = utf8_prev(text, end, &cp);
		if (!is_closer(cp))
			break;
		end -= n;
	}
	return end > 0 && (is_mark(cp) || cp == ':');
}

/*
 * The word before `at`, without quotes and brackets before it;
 * what is longer than LONGEST is nothing that a list knows.
 */
static struct str
word_before(const char *text, size_t start, size_t at)
{
	struct str w = { text + at, 0 };
	size_t i = at, n;
	uint32_t cp;

	while (i > start && at - i < LONGEST) {
		n = utf8_prev(text + start, i - start, &cp);
		if (is_space(cp) || is_opener(cp) || cp == '/')
			break;
		i -= n;
	}
	w.p = text + i;
	w.len = at - i;
	return w;
}

/* Does text[start:end] end with a word that more must follow? */
static bool
is_hanging(const char *text, size_t start, size_t end)
{
	struct str w = word_before(text, start, end);

	return dict_get(&dict_hanging, w.p, w.len) != NULL;
}

/*
 * What the newline at `at` means: YES it ends a paragraph, NO it wraps
 * one, or MORE. Sets the lines it was judged by, unless a blank line
 * decided, and where the next line begins.
 */
static int
newline(const struct splitter *s, const struct view *v, size_t at,
    struct para_lines *l, size_t *next)
{
	bool more = false;
	size_t i = at, n, end;
	uint32_t cp;

	memset(l, 0, sizeof *l);
	n = peek(v, i, &cp, &more);
	i += n;
	if (cp == '\r') {
		n = peek(v, i, &cp, &more);
		if (more)
			return MORE;
		if (cp == '\n')
			i += n;
	}
	*next = i;
	while ((n = peek(v, i, &cp, &more)) > 0 && is_space(cp)) {
		if (is_newline(cp))
			return YES;
		i += n;
	}
	if (more)
		return MORE;
	if (n == 0)
		return YES;
	for (end = i; end < v->n && v->p[end] != '\n' && v->p[end] != '\r'; )
		end++;
	if (end == v->n && !v->whole)
		return MORE;
	n = trim(v->p, 0, at);
	l->len = s->taken + n > s->line ? (size_t)(s->taken + n - s->line) : 0;
	l->ended = s->inside ? ends_sentence(v->p, n) : s->ended;
	l->hanging = s->inside && is_hanging(v->p, s->start, n);
	l->next = v->p + *next;
	l->next_len = end - *next;
	l->next_cut = end == v->n && end - at >= AHEAD;
	l->next_ends = !l->next_cut && ends_sentence(v->p + i,
	    trim(v->p + i, 0, end - i));
	return para_is_break(&s->para, l) ? YES : NO;
}

/* The newline at `at` is done with: the next line begins. */
static void
pass_line(struct splitter *s, const struct para_lines *l, size_t next)
{
	if (l->next != NULL)
		para_learn(&s->para, l);
	s->line = s->taken + next;
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

static bool
is_initial(struct str w)
{
	uint32_t cp;

	return w.len > 0 && utf8_next(w.p, w.len, &cp) == w.len &&
	    (uclass(cp) & UCLASS_UPPER) != 0;
}

/* The word that follows: where it begins, and what it begins with. */
struct follower {
	uint32_t cp;
	struct str word;
	bool quoted;            /* a quotation mark or bracket opens it */
};

static bool
is_word_char(uint32_t cp)
{
	return (uclass(cp) & (UCLASS_LETTER | UCLASS_DIGIT)) != 0 ||
	    cp == '\'' || cp == 0x2019;
}

static void
read_follower(const struct view *v, size_t i, struct follower *f, bool *more)
{
	size_t n, at;
	uint32_t cp;

	memset(f, 0, sizeof *f);
	while ((n = peek(v, i, &cp, more)) > 0 && is_opener(cp)) {
		f->quoted = f->quoted || (cp != '-' && cp != 0x2013 &&
		    cp != 0x2014);
		i += n;
	}
	f->cp = n > 0 ? cp : 0;
	for (at = i; (n = peek(v, i, &cp, more)) > 0 && is_word_char(cp); )
		i += n;
	f->word.p = v->p + at;
	f->word.len = i - at;
}

static bool
is_starter(const struct follower *f)
{
	return f->quoted ||
	    dict_get_lower(&dict_starter, f->word.p, f->word.len) != NULL;
}

/*
 * Does a single stop behind word w end the sentence, before a follower
 * that is a capital or a digit? The classes of lib/data/abbrev.txt:
 * t title, n before numbers, m month, e may end a sentence, l never ends.
 */
static bool
stop_ends(struct str w, bool opens, const struct follower *f)
{
	const char *class;
	bool digit = (uclass(f->cp) & UCLASS_DIGIT) != 0;

	/* "1. Items" and "A. Parts" are not yet sentences. */
	if (opens && (is_initial(w) || (is_number(w) && w.len <= 3)))
		return false;
	class = dict_get_lower(&dict_abbrev, w.p, w.len);
	if (class != NULL) {
		switch (class[0]) {
		case 't':
		case 'l':
			return false;
		case 'n':
			return !digit;
		case 'm':
			return !digit && is_starter(f);
		default:
			return is_starter(f);
		}
	}
	if (is_initial(w) || is_dotted(w))
		return is_starter(f);
	return true;
}

/* Is text[at] the stop of "word.Next", a space having been lost? */
static bool
lost_space(const struct view *v, struct str w, size_t next, bool *more)
{
	uint32_t cp, cp2;
	size_t i, n;

	if (w.len < 3)
		return false;
	for (i = 0; i < w.len; i++)
		if (w.p[i] < 'a' || w.p[i] > 'z')
			return false;
	n = peek(v, next, &cp, more);
	if (n == 0 || (uclass(cp) & UCLASS_UPPER) == 0)
		return false;
	n = peek(v, next + n, &cp2, more);
	return n > 0 && ((uclass(cp2) & UCLASS_LOWER) != 0 || cp2 == ' ');
}

/*
 * Does the sentence end at the marks that begin at `at`? YES sets *end
 * behind them; NO sets *end to where the scan goes on.
 */
static int
mark(const struct splitter *s, const struct view *v, size_t at, size_t *end)
{
	struct para_lines lines;
	struct follower f;
	struct str w;
	bool more = false, loud = false, quote = false;
	size_t i = at, n, marks = 0, next;
	uint32_t cp;
	int r;

	while ((n = peek(v, i, &cp, &more)) > 0 &&
	    (is_mark(cp) || is_cjk_mark(cp))) {
		loud = loud || (cp != '.' && cp != 0x2026);
		marks += cp == 0x2026 ? 3 : 1;
		i += n;
		if (is_cjk_mark(cp)) {
			*end = i;
			return YES;
		}
	}
	*end = i;
	while ((n = peek(v, i, &cp, &more)) > 0 && is_closer(cp)) {
		quote = true;
		i += n;
	}
	if (more)
		return MORE;
	if (n == 0 && i - at >= AHEAD) {
		*end = i;
		return NO;
	}
	w = word_before(v->p, s->start, at);
	if (n > 0 && !is_space(cp)) {
		if (marks == 1 && !loud && lost_space(v, w, i, &more))
			r = YES;
		else
			r = NO;
		*end = i;
		return more ? MORE : r;
	}
	*end = i;
	while ((n = peek(v, i, &cp, &more)) > 0 && is_space(cp)) {
		if (is_newline(cp)) {
			r = newline(s, v, i, &lines, &next);
			if (r != NO)
				return r;
			i = next;
		} else
			i += n;
	}
	if (more)
		return MORE;
	if (n == 0)
		return YES;
	read_follower(v, i, &f, &more);
	if (more)
		return MORE;
	if ((uclass(f.cp) & UCLASS_LOWER) != 0 || f.cp == ',' ||
	    f.cp == ';' || f.cp == ':' || is_mark(f.cp))
		return NO;
	if (loud || quote || marks > 1 || w.len == 0)
		return YES;
	return stop_ends(w, w.p == v->p + s->start, &f) ? YES : NO;
}

static int
take(struct splitter *s, const char *text, size_t end, bool is_cut,
    struct sentence *out)
{
	out->start = s->start;
	out->end = end;
	out->is_cut = is_cut;
	out->begins_paragraph = !s->begun;
	if (!s->begun)
		s->paragraph = s->taken + s->start;
	s->begun = s->taken + end - s->paragraph <= 1024 * 1024;
	s->ended = ends_sentence(text, end);
	s->taken += end;
	s->inside = false;
	s->start = s->scan = 0;
	return 1;
}

/*
 * Reads the white space before a sentence. Returns NO at its first byte;
 * YES when so much white space must be a row itself; or MORE.
 */
static int
read_gap(struct splitter *s, const char *text, size_t len, bool last)
{
	struct para_lines lines;
	struct view v;
	bool more = false;
	size_t n, next;
	uint32_t cp;
	int r;

	for (;;) {
		if (s->scan > ROW_SENTENCE_MAX)
			return YES;
		v = view_at(text, len, last, s->scan);
		n = peek(&v, s->scan, &cp, &more);
		if (n == 0)
			return MORE;
		if (cp == 0xfeff && s->taken + s->scan == 0) {
			s->scan += n;
			s->line += n;
			continue;
		}
		if (!is_space(cp))
			return NO;
		if (!is_newline(cp)) {
			s->scan += n;
			continue;
		}
		r = newline(s, &v, s->scan, &lines, &next);
		if (r == MORE)
			return MORE;
		if (r == YES)
			s->begun = false;
		pass_line(s, &lines, next);
		s->scan = next;
	}
}

/* Sixty-four KiB and no end: cuts at white space, or between characters. */
static int
cut(struct splitter *s, const char *text, size_t len, struct sentence *out)
{
	size_t max = s->start + ROW_SENTENCE_MAX, i, n, end;
	uint32_t cp;

	for (i = max; i > s->start; i -= n) {
		n = utf8_prev(text + s->start, i - s->start, &cp);
		if (is_space(cp))
			break;
	}
	end = i > s->start ? trim(text, s->start, i) : s->start;
	if (end == s->start)
		end = s->start + utf8_cut(text + s->start, len - s->start,
		    ROW_SENTENCE_MAX);
	return take(s, text, end, true, out);
}

/* At the limit: is there only white space up to an end of paragraph? */
static int
ends_at_limit(const struct splitter *s, const struct view *v, size_t i)
{
	struct para_lines lines;
	bool more = false;
	size_t n, next;
	uint32_t cp;

	while ((n = peek(v, i, &cp, &more)) > 0 && is_space(cp)) {
		if (is_newline(cp))
			return newline(s, v, i, &lines, &next);
		i += n;
	}
	if (more)
		return MORE;
	return n == 0 ? YES : NO;
}

/*
 * Decides at a byte where the scanner stopped. Returns MORE; NO, having
 * moved scan on; or YES, having set *end.
 */
static int
stop(struct splitter *s, const char *text, size_t len, bool last, size_t *end)
{
	struct view v = view_at(text, len, last, s->scan);
	struct para_lines lines;
	bool more = false;
	size_t n, next;
	uint32_t cp;
	int r;

	n = peek(&v, s->scan, &cp, &more);
	if (n == 0)
		return MORE;
	if (is_mark(cp) || is_cjk_mark(cp)) {
		r = mark(s, &v, s->scan, end);
		if (r == NO)
			s->scan = *end;
		return r;
	}
	if (!is_newline(cp)) {
		s->scan += n;
		return NO;
	}
	r = newline(s, &v, s->scan, &lines, &next);
	if (r == YES)
		*end = trim(text, s->start, s->scan);
	if (r == NO) {
		pass_line(s, &lines, next);
		s->scan = next;
	}
	return r;
}

static size_t
skip_plain(const char *text, size_t i, size_t limit)
{
	const unsigned char *p = (const unsigned char *)text;

	for (; i + 4 <= limit; i += 4)
		if ((stops[p[i]] | stops[p[i + 1]] | stops[p[i + 2]] |
		    stops[p[i + 3]]) != 0)
			break;
	while (i < limit && stops[p[i]] == 0)
		i++;
	return i;
}

int
sentence_next(struct splitter *s, const char *text, size_t len, bool last,
    struct sentence *out)
{
	size_t limit, end;
	struct view v;
	int r;

	if (!s->inside) {
		r = read_gap(s, text, len, last);
		if (r == MORE)
			return 0;
		if (r == YES) {
			s->start = 0;
			end = utf8_cut(text, len, ROW_SENTENCE_MAX);
			s->scan = 0;
			return take(s, text, end, true, out);
		}
		s->inside = true;
		s->start = s->scan;
	}
	for (;;) {
		limit = s->start + ROW_SENTENCE_MAX;
		s->scan = skip_plain(text, s->scan, len < limit ? len : limit);
		if (s->scan >= limit) {
			v = view_at(text, len, last, limit);
			r = ends_at_limit(s, &v, limit);
			if (r == MORE)
				return 0;
			if (r == NO)
				return cut(s, text, len, out);
			end = trim(text, s->start, limit);
			return take(s, text, end, false, out);
		}
		if (s->scan == len) {
			if (!last)
				return 0;
			end = trim(text, s->start, len);
			return take(s, text, end, false, out);
		}
		r = stop(s, text, len, last, &end);
		if (r == MORE)
			return 0;
		if (r == YES && end - s->start > ROW_SENTENCE_MAX)
			return cut(s, text, len, out);
		if (r == YES)
			return take(s, text, end, false, out);
	}
}
