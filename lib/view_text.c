/*
 * The document with what was found in it: in colours, or, where there are
 * none, marked in the text: [Ann Lee: "I won"], _said_ she{Ann Lee} in
 * Rome{place}.
 */
#include <stdlib.h>
#include <string.h>

#include "view.h"

static const struct style {
	const char *kind, *label;       /* label NULL is any */
	const char *sgr;
} styles[] = {
	/* Later ones win over earlier ones where they lie in them. */
	{ "quote", NULL, "32" },
	{ "speaker", NULL, VIEW_BOLD },
	{ "cue", NULL, VIEW_CUE },
	{ "entity", "person", "33" },
	{ "entity", "org", "35" },
	{ "entity", "place", "94" },
	{ "entity", "facility", "94" },
	{ "entity", NULL, "4" }
};

enum { NSTYLES = sizeof styles / sizeof styles[0] };

/* A row that is shown; places are in the window's text. */
struct span {
	size_t start, end;
	const struct style *style;
	struct str label, name, text;   /* as escaped */
};

struct text {
	struct view_page *page;
	struct span *spans;             /* by start */
	struct span **ends;             /* by end, the inner first */
	size_t nspans, cap;
	size_t active[NSTYLES];         /* spans of a style that are open */
	struct buf sgr;                 /* the colour in force */
	struct buf scratch;
	bool begun, open;               /* anything is out, but no line end */
};

static void
put(struct text *t, const char *s)
{
	buf_puts(&t->page->out->buf, s);
}

static void
begin(struct view_page *page)
{
	struct text *t = mem_new(1, sizeof *t);

	t->page = page;
	page->state = t;
}

static void
end(struct view_page *page)
{
	struct text *t = page->state;

	/* The last line stays as it is, but not where the prompt comes. */
	if (page->terminal && t->open) {
		put(t, "\n");
		out_row(page->out);
	}
	free(t->spans);
	buf_free(&t->sgr);
	buf_free(&t->scratch);
	free(t);
}

static const struct style *
find_style(struct str kind, struct str label)
{
	size_t i;

	for (i = 0; i < NSTYLES; i++)
		if (str_is(kind, styles[i].kind) && (styles[i].label == NULL ||
		    str_is(label, styles[i].label)))
			return &styles[i];
	return NULL;
}

/* A row may reach past the window; it is shown as far as that. */
static void
take_row(struct text *t, const struct doc *d, const struct doc_row *r)
{
	const struct style *style;
	struct row_line line;
	const struct str *c = line.columns;
	struct span *s;

	view_split(r, &line);
	style = find_style(c[ROW_KIND], c[ROW_LABEL]);
	if (style == NULL || r->start < d->base)
		return;
	t->spans = mem_grow(t->spans, &t->cap, t->nspans + 1,
	    sizeof *t->spans);
	s = &t->spans[t->nspans++];
	s->start = (size_t)(r->start - d->base);
	s->end = r->end - d->base < d->text.len ? (size_t)(r->end - d->base) :
	    d->text.len;
	s->style = style;
	s->label = c[ROW_LABEL];
	s->name = c[ROW_NAME];
	s->text = c[ROW_TEXT];
}

/* The inner of two spans closes first: the one that came later. */
static int
by_end(const void *va, const void *vb)
{
	const struct span *const *a = va, *const *b = vb;

	if ((*a)->end != (*b)->end)
		return (*a)->end < (*b)->end ? -1 : 1;
	return (*a < *b) - (*a > *b);
}

static void
take_rows(struct text *t, struct doc *d)
{
	size_t i;

	t->nspans = 0;
	for (i = 0; i < d->nrows; i++)
		if (!d->rows[i].is_sentence)
			take_row(t, d, &d->rows[i]);
	t->ends = arena_alloc(&d->arena, t->nspans * sizeof *t->ends);
	for (i = 0; i < t->nspans; i++)
		t->ends[i] = &t->spans[i];
	if (t->nspans > 1)
		qsort(t->ends, t->nspans, sizeof *t->ends, by_end);
}

static void
put_column(struct text *t, struct str column)
{
	struct str s = row_plain(column, &t->scratch);

	view_put(&t->page->out->buf, s.p, s.len);
}

/* "Ann Lee" names itself, and so does "the mayor, Ann Lee". */
static bool
shows_name(const struct span *s)
{
	struct str text = s->text, name = s->name;

	return row_is_missing(name) || (text.len >= name.len &&
	    (memcmp(text.p, name.p, name.len) == 0 ||
	    memcmp(text.p + text.len - name.len, name.p, name.len) == 0));
}

static void
mark_start(struct text *t, const struct span *s)
{
	if (strcmp(s->style->kind, "quote") == 0) {
		put(t, "[");
		if (row_is_missing(s->name))
			put(t, "?");
		else
			put_column(t, s->name);
		put(t, ": ");
	} else if (strcmp(s->style->kind, "cue") == 0)
		put(t, "_");
}

/* Tells whether the i-th end is an entity's, of the same name and place. */
static bool
is_same_entity(const struct text *t, size_t i, const struct span *s)
{
	return i < t->nspans && t->ends[i]->end == s->end &&
	    strcmp(t->ends[i]->style->kind, "entity") == 0 &&
	    str_equal(t->ends[i]->name, s->name);
}

/* Marks the i-th end. A speaker is named unless an entity's mark does it. */
static void
mark_end(struct text *t, size_t i)
{
	const struct span *s = t->ends[i];
	bool is_entity = strcmp(s->style->kind, "entity") == 0;

	if (strcmp(s->style->kind, "quote") == 0)
		put(t, "]");
	else if (strcmp(s->style->kind, "cue") == 0)
		put(t, "_");
	else if (is_entity || !(shows_name(s) || is_same_entity(t, i + 1, s) ||
	    (i > 0 && is_same_entity(t, i - 1, s)))) {
		put(t, "{");
		if (is_entity)
			put_column(t, s->label);
		if (is_entity && !str_equal(s->name, s->text) &&
		    !row_is_missing(s->name))
			put(t, ": ");
		if (!str_equal(s->name, s->text) && !row_is_missing(s->name))
			put_column(t, s->name);
		put(t, "}");
	}
}

/* The colour of all spans that are open. */
static void
set_color(struct text *t)
{
	const char *before = "";
	struct buf was = t->sgr;
	size_t i;

	memset(&t->sgr, 0, sizeof t->sgr);
	for (i = 0; i < NSTYLES; i++)
		if (t->active[i] > 0) {
			buf_puts(&t->sgr, before);
			buf_puts(&t->sgr, styles[i].sgr);
			before = ";";
		}
	buf_add(&t->sgr, "", 1);
	if (was.len == 0 || strcmp(was.p, t->sgr.p) != 0) {
		if (was.len > 1)
			view_put_color(&t->page->out->buf, "");
		if (t->sgr.len > 1)
			view_put_color(&t->page->out->buf, t->sgr.p);
	}
	buf_free(&was);
}

static void
put_window(struct text *t, const struct doc *d)
{
	size_t at = 0, next, starts = 0, ends = 0;
	struct str part;
	bool color = t->page->color;

	for (;;) {
		for (; ends < t->nspans && t->ends[ends]->end == at; ends++) {
			t->active[t->ends[ends]->style - styles]--;
			if (!color)
				mark_end(t, ends);
		}
		for (; starts < t->nspans && t->spans[starts].start == at;
		    starts++) {
			t->active[t->spans[starts].style - styles]++;
			if (!color)
				mark_start(t, &t->spans[starts]);
		}
		if (color)
			set_color(t);
		if (at == d->text.len)
			break;
		next = d->text.len;
		if (starts < t->nspans && t->spans[starts].start < next)
			next = t->spans[starts].start;
		if (ends < t->nspans && t->ends[ends]->end < next)
			next = t->ends[ends]->end;
		part.p = d->text.p + at;
		part.len = next - at;
		view_put_lines(&t->page->out->buf, part,
		    color ? t->sgr.p : "");
		at = next;
	}
	out_row(t->page->out);
}

static void
window(struct view_page *page, struct doc *d)
{
	struct text *t = page->state;

	if (d->first && t->begun)
		put(t, t->open ? "\n\n" : "\n");
	t->begun = t->begun || d->text.len > 0;
	take_rows(t, d);
	put_window(t, d);
	if (d->text.len > 0)
		t->open = d->text.p[d->text.len - 1] != '\n';
	/* One that broke off is not as it was, whatever it ends with. */
	if (d->cut && t->open) {
		put(t, "\n");
		out_row(page->out);
		t->open = false;
	}
}

const struct view view_text = { "text", begin, window, end, NULL };
