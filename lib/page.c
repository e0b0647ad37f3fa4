/*
 * The text of a page with what was found in it. Everything from the document
 * goes through html_text and html_value.
 */
#include <string.h>

#include "html.h"
#include "nest.h"
#include "page.h"

enum {
	COLOURS = 8,                    /* of speakers; then again */
	HEADLINE = 160                  /* bytes of a headline, at most */
};

enum { QUOTE, SPEAKER, CUE, ENTITY };

static const char *const kinds[] = { "quote", "speaker", "cue", "entity" };

const char *const page_lists[SUMMARY_LISTS] = {
	"people", "orgs", "places", "dates", "other"
};

void
page_put(struct page *p, const char *s)
{
	buf_puts(&p->out->buf, s);
}

void
page_number(struct page *p, uint64_t n)
{
	buf_number(&p->out->buf, n);
}

void
page_column(struct page *p, struct str column)
{
	html_text(&p->out->buf, row_plain(column, &p->scratch));
}

void
page_value(struct page *p, struct str column)
{
	html_value(&p->out->buf, row_plain(column, &p->scratch));
}

void
page_count(struct buf *b, uint64_t n, const char *what)
{
	buf_number(b, n);
	buf_puts(b, " ");
	buf_puts(b, what);
	if (n != 1)
		buf_puts(b, "s");
}

void
page_id(struct page *p, char sort, size_t n)
{
	char s[2] = { 0 };

	s[0] = sort;
	page_put(p, "p");
	page_number(p, p->parts);
	page_put(p, s);
	page_number(p, n);
}

size_t
page_speaker(size_t speaker)
{
	return speaker == SIZE_MAX ? 0 : speaker + 1;
}

void
page_colour(struct page *p, size_t speaker)
{
	page_put(p, "c");
	if (speaker == SIZE_MAX)
		page_put(p, "n");
	else
		page_number(p, speaker % COLOURS);
}

static size_t
find_speaker(struct page *p, const struct doc_row *r)
{
	struct str name = doc_column(r, ROW_NAME);

	return row_is_missing(name) ? SIZE_MAX :
	    tally_find(&p->sum.speakers, name);
}

/* " data-b="3-9"": the bytes of a row, as in the row. */
static void
put_bytes(struct page *p, const struct doc_row *r)
{
	page_put(p, " data-b=\"");
	page_number(p, r->start);
	page_put(p, "-");
	page_number(p, r->end);
	page_put(p, "\"");
}

static void
open_quote(struct page *p, const struct doc_row *r, bool again)
{
	size_t speaker = find_speaker(p, r);
	size_t i = tally_find(&p->sum.statements, doc_column(r, ROW_ID));

	page_put(p, "<mark class=\"");
	page_colour(p, speaker);
	page_put(p, "\" data-s=\"");
	page_id(p, 's', page_speaker(speaker));
	page_put(p, "\"");
	if (!again && !p->seen_statement[i]) {
		p->seen_statement[i] = true;
		page_put(p, " id=\"");
		page_id(p, 'q', i);
		page_put(p, "\"");
	}
	put_bytes(p, r);
	page_put(p, ">");
}

/* Behind a statement stands the number of its speaker. */
static void
close_quote(struct page *p, const struct doc_row *r, bool done)
{
	size_t speaker = find_speaker(p, r);

	page_put(p, "</mark>");
	if (!done)
		return;
	page_put(p, "<a class=\"n ");
	page_colour(p, speaker);
	page_put(p, "\" data-s=\"");
	page_id(p, 's', page_speaker(speaker));
	page_put(p, "\" href=\"#");
	page_id(p, 's', page_speaker(speaker));
	page_put(p, "\" aria-label=\"Speaker ");
	if (speaker == SIZE_MAX)
		page_put(p, "not named\">?</a>");
	else {
		page_number(p, speaker + 1);
		page_put(p, ": ");
		page_value(p, doc_column(r, ROW_NAME));
		page_put(p, "\">");
		page_number(p, speaker + 1);
		page_put(p, "</a>");
	}
}

static void
open_entity(struct page *p, const struct doc_row *r, bool again)
{
	struct str label = doc_column(r, ROW_LABEL);
	struct str name = doc_column(r, ROW_NAME);
	int list = summary_list(label);
	size_t i;

	page_put(p, "<span class=\"e ");
	page_put(p, page_lists[list < 0 ? SUMMARY_OTHER : list]);
	page_put(p, "\"");
	if (row_is_missing(name))
		name = doc_column(r, ROW_TEXT);
	i = list < 0 ? 0 : tally_find(&p->sum.lists[list], name);
	if (list >= 0 && !again && !p->seen[list][i]) {
		p->seen[list][i] = true;
		page_put(p, " id=\"");
		page_id(p, (char)('a' + list), i);
		page_put(p, "\"");
	}
	page_put(p, " title=\"");
	page_value(p, label);
	page_put(p, ": ");
	page_value(p, name);
	page_put(p, "\"");
	put_bytes(p, r);
	page_put(p, ">");
}

static void
open_mark(void *ctx, size_t i, bool again)
{
	struct page *p = ctx;
	const struct page_mark *m = &p->marks[i];

	if (m->kind == QUOTE)
		open_quote(p, m->row, again);
	else if (m->kind == ENTITY)
		open_entity(p, m->row, again);
	else {
		page_put(p, m->kind == SPEAKER ? "<span class=\"s\"" :
		    "<span class=\"v\"");
		put_bytes(p, m->row);
		page_put(p, ">");
	}
}

static void
close_mark(void *ctx, size_t i, bool done)
{
	struct page *p = ctx;

	if (p->marks[i].kind == QUOTE)
		close_quote(p, p->marks[i].row, done);
	else
		page_put(p, "</span>");
}

static void
put_text(void *ctx, size_t start, size_t end)
{
	struct page *p = ctx;
	struct str s = { p->doc->text.p + start, end - start };

	html_text(&p->out->buf, s);
}

/* Tells whether a text begins with a line that reads like a headline. */
static bool
has_headline(const struct doc *d)
{
	const struct doc_sentence *s = d->sentences;
	char last;

	if (!d->first || d->nsentences < 2 ||
	    s[1].paragraph == s[0].paragraph ||
	    s[0].end - s[0].start > HEADLINE)
		return false;
	last = d->text.p[s[0].end - 1];
	return last != '.' && last != ':' && last != '"';
}

/* Ends a paragraph and begins the next one. */
static void
divide(void *ctx, size_t i)
{
	struct page *p = ctx;

	if (i > 0) {
		page_put(p, "</p>\n");
		out_row(p->out);
	}
	page_put(p, i == 0 && has_headline(p->doc) ?
	    "<p class=\"headline\" dir=\"auto\">" : "<p dir=\"auto\">");
}

/* Tells whether a row is shown in the text, and as what. */
static bool
find_kind(const struct doc_row *r, int *kind)
{
	struct str s = doc_column(r, ROW_KIND);
	int i;

	for (i = 0; i <= ENTITY; i++)
		if (str_is(s, kinds[i])) {
			*kind = i;
			return true;
		}
	return false;
}

/* A row may reach past the window; it is shown as far as that. */
static size_t
take_marks(struct page *p, struct doc *d)
{
	size_t i, n = 0;
	const struct doc_row *r;

	p->spans = arena_alloc(&d->arena, d->nrows * sizeof *p->spans);
	p->marks = arena_alloc(&d->arena, d->nrows * sizeof *p->marks);
	for (i = 0; i < d->nrows; i++) {
		r = &d->rows[i];
		if (r->is_sentence || !find_kind(r, &p->marks[n].kind) ||
		    r->start < d->base)
			continue;
		p->marks[n].row = r;
		p->spans[n].start = (size_t)(r->start - d->base);
		p->spans[n].end = r->end - d->base < d->text.len ?
		    (size_t)(r->end - d->base) : d->text.len;
		if (p->spans[n].start < p->spans[n].end)
			n++;
	}
	return n;
}

static bool *
make_flags(struct doc *d, size_t n)
{
	bool *flags = arena_alloc(&d->arena, n + 1);

	memset(flags, 0, n + 1);
	return flags;
}

void
page_text(struct page *p, struct doc *d)
{
	struct nest nest = { 0 };
	size_t i;

	p->seen_statement = make_flags(d, p->sum.statements.n);
	for (i = 0; i < SUMMARY_LISTS; i++)
		p->seen[i] = make_flags(d, p->sum.lists[i].n);
	p->breaks = arena_alloc(&d->arena,
	    (d->nsentences + 1) * sizeof *p->breaks);
	for (i = 0; i < d->nsentences; i++)
		if (i == 0)
			p->breaks[nest.nbreaks++] = 0;
		else if (d->sentences[i].paragraph !=
		    d->sentences[i - 1].paragraph)
			p->breaks[nest.nbreaks++] = d->sentences[i].start;
	nest.nspans = take_marks(p, d);
	nest.spans = p->spans;
	nest.breaks = p->breaks;
	nest.len = d->text.len;
	nest.ctx = p;
	nest.open = open_mark;
	nest.close = close_mark;
	nest.text = put_text;
	nest.divide = divide;
	page_put(p, "<div class=\"text\">\n");
	if (nest.nbreaks > 0) {
		nest_walk(&nest);
		page_put(p, "</p>\n");
	} else
		page_put(p, "<p class=\"role\">No text.</p>\n");
	page_put(p, "</div>\n");
	out_row(p->out);
}
