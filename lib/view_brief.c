/*
 * Who said what, at a glance: the statements of each speaker, then who and
 * what is named, by frequency.
 */
#include <stdlib.h>
#include <string.h>

#include "summary.h"
#include "view.h"

/* The lists behind the statements end with dates. */
enum { NLISTS = SUMMARY_DATES + 1 };

enum {
	HANG = 15,              /* columns of the widest heading, and two */
	NARROW = 50             /* columns of a page that has no room for it */
};

struct brief {
	struct summary sum;
	struct buf scratch;
	struct view_wrap wrap;
	bool begun;                     /* a document was shown before */
	bool bare, rich;                /* seen: sentences; other rows */
};

static void
begin(struct view_page *page)
{
	struct brief *b = mem_new(1, sizeof *b);

	b->wrap.page = page;
	page->state = b;
}

static void
add(struct brief *b, const char *s, const char *sgr)
{
	view_wrap_add(&b->wrap, str_of(s), sgr);
}

/* Adds a column of a row, as escaped. */
static void
add_column(struct brief *b, struct str column, const char *sgr)
{
	view_wrap_add(&b->wrap, row_plain(column, &b->scratch), sgr);
}

static void
add_number(struct brief *b, uint64_t n, const char *sgr)
{
	b->scratch.len = 0;
	buf_number(&b->scratch, n);
	view_wrap_add(&b->wrap, buf_str(&b->scratch), sgr);
}

/* "1 sentence", "2 sentences", "no sentences". */
static void
add_count(struct brief *b, uint64_t n, const char *what)
{
	if (n == 0)
		add(b, "no", "");
	else
		add_number(b, n, "");
	add(b, " ", "");
	add(b, what, "");
	if (n != 1)
		add(b, "s", "");
}

static void
end_line(struct brief *b, size_t indent, size_t hang)
{
	view_wrap_end(&b->wrap);
	b->wrap.indent = indent;
	b->wrap.hang = hang;
}

static void
blank_line(struct view_page *page)
{
	buf_puts(&page->out->buf, "\n");
	out_row(page->out);
}

static void
put_rule(struct view_page *page, size_t n)
{
	struct buf *b = &page->out->buf;

	memset(buf_need(b, n), '=', n);
	b->len += n;
	blank_line(page);
}

static void
put_title(struct brief *b, const struct doc *d)
{
	end_line(b, 0, 0);
	add_column(b, buf_str(&d->name), VIEW_BOLD);
	if (!d->first || !d->last) {
		add(b, ", bytes ", "");
		add_number(b, d->base, "");
		add(b, " to ", "");
		add_number(b, d->base + d->text.len, "");
	}
	add(b, ": ", "");
	add_count(b, b->sum.statements.n, "statement");
	if (b->sum.speakers.n > 0) {
		add(b, " by ", "");
		add_count(b, b->sum.speakers.n, "speaker");
	}
	add(b, " in ", "");
	add_count(b, d->nsentences, "sentence");
	if (d->cut)
		add(b, "; its end is missing", "");
	put_rule(b->wrap.page, view_wrap_end(&b->wrap));
}

static void
put_speaker(struct brief *b, const struct summary_part *p)
{
	struct str name;
	size_t person;

	end_line(b, 0, 2);
	if (p->speaker == SIZE_MAX) {
		add(b, "Speaker not named", VIEW_DIM);
		return;
	}
	name = b->sum.speakers.v[p->speaker].key;
	add_column(b, name, VIEW_BOLD);
	person = tally_find(&b->sum.lists[SUMMARY_PEOPLE], name);
	if (person < b->sum.nroles && b->sum.roles[person].len > 0) {
		add(b, ", ", "");
		add_column(b, b->sum.roles[person], "");
	}
}

/* "[direct; sentence 3, byte 400]", all on one line. */
static void
put_place(struct brief *b, const struct summary_part *p)
{
	struct buf *s = &b->scratch;

	s->len = 0;
	buf_puts(s, "[");
	if (!row_is_missing(p->label)) {
		buf_add(s, p->label.p, p->label.len);
		buf_puts(s, "; ");
	}
	buf_puts(s, "sentence ");
	buf_add(s, p->sentence.p, p->sentence.len);
	buf_puts(s, ", byte ");
	buf_number(s, p->start);
	buf_puts(s, "]");
	add(b, " ", "");
	view_wrap_keep(&b->wrap, buf_str(s), VIEW_DIM);
}

/* A statement of n parts: "cue: text ... text [label; place]". */
static void
put_statement(struct brief *b, const struct doc *d,
    const struct summary_part *p, size_t n)
{
	size_t i;

	end_line(b, 2, 4);
	for (i = 0; i < n && row_is_missing(p[i].cue); i++)
		;
	if (i < n) {
		add_column(b, p[i].cue, VIEW_CUE);
		/* A cue may have its own: "The minister replied:" */
		add(b, p[i].cue.p[p[i].cue.len - 1] == ':' ? " " : ": ",
		    VIEW_CUE);
	}
	for (i = 0; i < n; i++) {
		if (i > 0)
			add(b, summary_is_white(d, p[i - 1].end,
			    p[i].start) ? " " : " \xe2\x80\xa6 ", "");
		add_column(b, p[i].text, "");
	}
	put_place(b, p);
}

static void
put_statements(struct view_page *page, const struct doc *d)
{
	struct brief *b = page->state;
	size_t i, n;

	for (i = 0; i < b->sum.nparts; i += n) {
		if (i == 0 || b->sum.parts[i].speaker !=
		    b->sum.parts[i - 1].speaker) {
			end_line(b, 0, 2);
			blank_line(page);
			put_speaker(b, &b->sum.parts[i]);
		}
		n = summary_same(&b->sum.parts[i], b->sum.nparts - i);
		put_statement(b, d, &b->sum.parts[i], n);
	}
	end_line(b, 0, 0);
}

/* Between two names: people have lines of their own, for their roles. */
static void
put_between(struct brief *b, int list, size_t hang)
{
	if (list == SUMMARY_PEOPLE)
		end_line(b, hang, hang + 2);
	else
		add(b, "; ", "");
}

/* The names of a list, at the column of the hang. */
static void
put_list(struct brief *b, struct doc *d, int list, size_t hang)
{
	const struct tally *t = &b->sum.lists[list];
	const struct tally_item **order = summary_order(t, &d->arena);
	size_t i, at;

	for (i = 0; i < t->n; i++) {
		at = (size_t)(order[i] - t->v);
		if (i > 0)
			put_between(b, list, hang);
		add_column(b, order[i]->key, "");
		if (order[i]->count > 1) {
			add(b, " (", "");
			add_number(b, order[i]->count, "");
			add(b, ")", "");
		}
		if (list == SUMMARY_PEOPLE && b->sum.roles[at].len > 0) {
			add(b, ", ", VIEW_DIM);
			add_column(b, b->sum.roles[at], VIEW_DIM);
		}
	}
}

static void
put_lists(struct view_page *page, struct doc *d)
{
	size_t hang = page->width < NARROW ? 4 : HANG;
	struct brief *b = page->state;
	bool begun = false;
	int i;

	for (i = 0; i < NLISTS; i++) {
		if (b->sum.lists[i].n == 0)
			continue;
		if (!begun)
			blank_line(page);
		begun = true;
		end_line(b, 0, hang);
		add(b, summary_headings[i], VIEW_BOLD);
		view_wrap_tab(&b->wrap);
		b->wrap.hang = i == SUMMARY_PEOPLE ? hang + 2 : hang;
		put_list(b, d, i, hang);
	}
	end_line(b, 0, 0);
}

static void
window(struct view_page *page, struct doc *d)
{
	struct brief *b = page->state;
	int i;

	summary_take(&b->sum, d);
	b->bare = b->bare || d->nsentences > 0;
	b->rich = b->rich || d->nrows > d->nsentences +
	    (d->last && !d->cut ? 1 : 0);
	for (i = 0; i < NLISTS && b->sum.lists[i].n == 0; i++)
		;
	/* Later windows of a long document may have nothing to show. */
	if (!d->first && !d->cut && b->sum.nparts == 0 && i == NLISTS)
		return;
	if (b->begun)
		blank_line(page);
	b->begun = true;
	put_title(b, d);
	put_statements(page, d);
	put_lists(page, d);
}

static void
end(struct view_page *page)
{
	struct brief *b = page->state;

	/* Text, or rows that nobody has been through. */
	if (b->bare && !b->rich) {
		blank_line(page);
		end_line(b, 0, 0);
		add(b, "Only sentences here. See who said what: whosaid FILE",
		    VIEW_DIM);
		end_line(b, 0, 0);
	}
	summary_free(&b->sum);
	buf_free(&b->scratch);
	view_wrap_free(&b->wrap);
	free(b);
}

const struct view view_brief = { "brief", begin, window, end, NULL };
