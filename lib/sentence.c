/*
 * Sentences. The scanner stops at the few bytes that can end one and asks
 * what stands around them; it looks ahead AHEAD_MAX bytes at most, and says
 * that it needs more rather than decide at the edge of what was read, so
 * the rows are the same however the text comes in.
 */
#include <string.h>

#include "boundary.h"
#include "dict.h"
#include "glyph.h"
#include "quick.h"
#include "row.h"
#include "scan.h"
#include "sentence.h"
#include "utf8.h"

/* Does text[start:end] end with a word that more must follow, or a title? */
static bool
is_hanging(const char *text, size_t start, size_t end)
{
	struct str w = ahead_word_before(text, start, end);
	const char *class;

	if (w.len > 1 && w.p[w.len - 1] == '.') {
		class = dict_get_lower(&dict_abbrev, w.p, w.len - 1);
		return class != NULL && class[0] == 't';
	}
	return dict_get(&dict_hanging, w.p, w.len) != NULL;
}

/*
 * Reads the lines that meet at the newline at `at`. NO: *l is set, but for
 * what only judge wants. YES: a blank line ends the paragraph, or the text
 * ends. MORE. Sets *next to where the next line begins.
 */
static int
read_lines(struct splitter *s, const struct ahead *v, size_t at,
    struct para_lines *l, size_t *next)
{
	bool more = false;
	size_t i = at, n, end;
	uint64_t len;
	uint32_t cp;

	l->next = NULL;
	if (v->n - at > 1 && v->p[at] == '\n' && v->p[at + 1] == '\n') {
		*next = at + 1;
		return AHEAD_YES;
	}
	n = ahead_peek(v, i, &cp, &more);
	i += n;
	if (cp == '\r') {
		n = ahead_peek(v, i, &cp, &more);
		if (more)
			return AHEAD_MORE;
		if (cp == '\n')
			i += n;
	}
	*next = i;
	while ((n = ahead_peek(v, i, &cp, &more)) > 0 && ahead_is_space(cp)) {
		if (ahead_is_newline(cp))
			return AHEAD_YES;
		i += n;
	}
	if (more)
		return AHEAD_MORE;
	if (n == 0)
		return AHEAD_YES;
	end = scan_line(v->p, i, v->n);
	if (end == v->n && !v->whole)
		return AHEAD_MORE;
	n = ahead_trim(v->p, 0, at);
	memset(l, 0, sizeof *l);
	len = s->taken + n > s->line ? s->taken + n - s->line : 0;
	/* A line over 4 GiB is long on 32 bits too. */
	l->len = len < UINT32_MAX / 2 ? (size_t)len : UINT32_MAX / 2;
	l->ended = s->inside ? boundary_ends(v->p, n) : s->ended;
	l->listed = n > 0 && (v->p[n - 1] == ';' || v->p[n - 1] == ':');
	l->next = v->p + *next;
	l->next_len = end - *next;
	l->next_cut = end == v->n && end - at >= AHEAD_MAX;
	return AHEAD_NO;
}

/*
 * What the newline at `at` means: YES it ends a paragraph, NO it wraps
 * one, or MORE. Sets the lines it was judged by, unless a blank line
 * decided, and where the next line begins.
 */
static int
newline(struct splitter *s, const struct ahead *v, size_t at,
    struct para_lines *l, size_t *next)
{
	int r = read_lines(s, v, at, l, next);

	if (r != AHEAD_NO)
		return r;
	if (s->inside) {
		l->lower = s->taken + s->start == s->line &&
		    v->p[s->start] >= 'a' && v->p[s->start] <= 'z';
		l->hanging = is_hanging(v->p, s->start,
		    ahead_trim(v->p, 0, at));
	}
	/* No need to look where para_is_break does not. */
	if (s->para.wraps + s->para.breaks == 0 && !l->next_cut)
		l->next_ends = boundary_ends(l->next,
		    ahead_trim(l->next, 0, l->next_len));
	return para_is_break(&s->para, l) ? AHEAD_YES : AHEAD_NO;
}

/* The newline at `at` is done with: the next line begins. */
static void
pass_line(struct splitter *s, const struct para_lines *l, size_t next)
{
	if (l->next != NULL)
		para_learn(&s->para, l);
	s->line = s->taken + next;
}

/*
 * Does the sentence end at the marks that begin at `at`? YES sets *end
 * behind them; NO sets *end to where the scan goes on.
 */
static int
mark(struct splitter *s, const struct ahead *v, size_t at, size_t *end)
{
	struct para_lines lines;
	struct boundary b = { 0 };
	bool more = false;
	size_t i, n, next;
	uint32_t cp;
	int r;

	b.start = s->start;
	b.at = at;
	b.cased = s->cased;
	b.taken = s->taken;
	b.more = s->more;
	b.teacher = s->teacher;
	r = boundary_read(v, &b);
	*end = b.end;
	if (r != BOUNDARY_ASK)
		return r;
	i = b.end;
	while ((n = ahead_peek(v, i, &cp, &more)) > 0 && ahead_is_space(cp)) {
		if (ahead_is_newline(cp)) {
			r = newline(s, v, i, &lines, &next);
			if (r != AHEAD_NO)
				return r;
			i = next + para_quoting(v->p + next, v->n - next);
		} else
			i += n;
	}
	if (more)
		return AHEAD_MORE;
	return n == 0 ? AHEAD_YES : boundary_decide(v, &b, i);
}

static bool
has_capital(const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n && (p[i] < 'A' || p[i] > 'Z'); i++)
		continue;
	return i < n;
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
	s->cased = s->cased || has_capital(text + s->start, end - s->start);
	s->ended = boundary_ends(text, end);
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
	struct ahead v;
	bool more = false;
	size_t n, next;
	uint32_t cp;
	int r;

	for (;;) {
		if (s->scan > ROW_SENTENCE_MAX)
			return AHEAD_YES;
		v = ahead_from(text, len, last, s->scan);
		n = ahead_peek(&v, s->scan, &cp, &more);
		if (n == 0)
			return AHEAD_MORE;
		if (cp == 0xfeff && s->taken + s->scan == 0) {
			s->scan += n;
			s->line += n;
			continue;
		}
		if (!ahead_is_space(cp))
			return AHEAD_NO;
		if (!ahead_is_newline(cp)) {
			s->scan += n;
			continue;
		}
		/* Where the paragraph has ended, all that counts is seen. */
		r = s->begun ? newline(s, &v, s->scan, &lines, &next) :
		    read_lines(s, &v, s->scan, &lines, &next);
		if (r == AHEAD_MORE)
			return AHEAD_MORE;
		if (r == AHEAD_YES)
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
		n = glyph_prev(text + s->start, i - s->start, &cp);
		if (ahead_is_space(cp))
			break;
	}
	end = i > s->start ? ahead_trim(text, s->start, i) : s->start;
	if (end == s->start)
		end = s->start + utf8_cut(text + s->start, len - s->start,
		    ROW_SENTENCE_MAX);
	return take(s, text, end, true, out);
}

/* At the limit: is there only white space up to an end of paragraph? */
static int
ends_at_limit(struct splitter *s, const struct ahead *v, size_t i)
{
	struct para_lines lines;
	bool more = false;
	size_t n, next;
	uint32_t cp;

	while ((n = ahead_peek(v, i, &cp, &more)) > 0 && ahead_is_space(cp)) {
		if (ahead_is_newline(cp))
			return newline(s, v, i, &lines, &next);
		i += n;
	}
	if (more)
		return AHEAD_MORE;
	return n == 0 ? AHEAD_YES : AHEAD_NO;
}

/*
 * Decides at a byte where the scanner stopped. Returns AHEAD_MORE; NO, having
 * moved scan on; or YES, having set *end.
 */
static int
stop(struct splitter *s, const char *text, size_t len, bool last, size_t *end)
{
	struct para_lines lines;
	struct ahead v;
	bool more = false;
	size_t n, next;
	uint32_t cp;
	int r;

	r = s->plain ? QUICK_ASK : quick_stop(text, len, s->start, s->scan,
	    s->more, end);
	if (r == QUICK_NO) {
		s->scan = *end;
		return AHEAD_NO;
	}
	if (r == QUICK_YES)
		return AHEAD_YES;
	v = ahead_from(text, len, last, s->scan);
	if (r == QUICK_NEWLINE) {
		r = newline(s, &v, *end, &lines, &next);
		if (r != AHEAD_NO)
			return r;
	}
	if ((*end = boundary_blank(text, len, s->start, s->scan)) > 0)
		return AHEAD_YES;
	n = ahead_peek(&v, s->scan, &cp, &more);
	if (n == 0)
		return AHEAD_MORE;
	if (ahead_is_mark(cp) || cp == 0x3002) {
		r = mark(s, &v, s->scan, end);
		if (r == AHEAD_NO)
			s->scan = *end;
		return r;
	}
	if (cp == ')' && (*end = boundary_item(text, s->start, s->scan)) > 0)
		return AHEAD_YES;
	if (!ahead_is_newline(cp)) {
		s->scan += n;
		return AHEAD_NO;
	}
	r = newline(s, &v, s->scan, &lines, &next);
	if (r == AHEAD_YES)
		*end = ahead_trim(text, s->start, s->scan);
	if (r == AHEAD_NO) {
		pass_line(s, &lines, next);
		s->scan = next;
	}
	return r;
}

int
sentence_next(struct splitter *s, const char *text, size_t len, bool last,
    struct sentence *out)
{
	size_t limit, end;
	struct ahead v;
	int r;

	if (!s->inside && !s->plain && len > 1 && text[0] == ' ' &&
	    text[1] > ' ' && text[1] < 0x7f && s->scan == 0) {
		/* As read_gap has it. */
		s->inside = true;
		s->start = s->scan = 1;
	}
	if (!s->inside) {
		r = read_gap(s, text, len, last);
		if (r == AHEAD_MORE)
			return 0;
		if (r == AHEAD_YES) {
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
		s->scan = scan_stop(text, s->scan, len < limit ? len : limit);
		if (s->scan >= limit) {
			v = ahead_from(text, len, last, limit);
			r = ends_at_limit(s, &v, limit);
			if (r == AHEAD_MORE)
				return 0;
			if (r == AHEAD_NO)
				return cut(s, text, len, out);
			end = ahead_trim(text, s->start, limit);
			return take(s, text, end, false, out);
		}
		if (s->scan == len) {
			if (!last)
				return 0;
			end = ahead_trim(text, s->start, len);
			return take(s, text, end, false, out);
		}
		r = stop(s, text, len, last, &end);
		if (r == AHEAD_MORE)
			return 0;
		if (r == AHEAD_YES && end - s->start > ROW_SENTENCE_MAX)
			return cut(s, text, len, out);
		if (r == AHEAD_YES)
			return take(s, text, end, false, out);
	}
}
