/*
 * Who said what, at a glance: the statements of each speaker, then who and
 * what is named, by frequency.
 */
#include <stdlib.h>
#include <string.h>

#include "tally.h"
#include "uclass.h"
#include "utf8.h"
#include "view.h"

/* What is listed behind the statements, and under which heading. */
enum { PEOPLE, ORGANISATIONS, PLACES, DATES, NLISTS };

static const char *const headings[NLISTS] = {
	"People", "Organisations", "Places", "Dates"
};

static const struct {
	const char *label;
	int list;
} listed[] = {
	{ "person", PEOPLE },
	{ "org", ORGANISATIONS },
	{ "place", PLACES },
	{ "facility", PLACES },
	{ "date", DATES }
};

enum {
	HANG = 15,              /* columns of the widest heading, and two */
	NARROW = 50             /* columns of a page that has no room for it */
};

/* A quote row: a statement, or a part of one that is broken. */
struct part {
	size_t speaker;         /* index in speakers; n if nobody is named */
	size_t statement;       /* index in statements */
	uint64_t start, end;
	struct str label, sentence, cue, text;
};

struct brief {
	struct tally speakers;          /* names, as escaped */
	struct tally statements;        /* ids */
	struct tally lists[NLISTS];     /* names */
	struct str *roles;              /* of people: the longest note */
	size_t nroles, roles_cap;
	struct part *parts;
	size_t nparts, parts_cap;
	struct buf scratch;
	struct view_wrap wrap;
	bool begun;                     /* a document was shown before */
};

static void
begin(struct view_page *page)
{
	struct brief *b = mem_new(1, sizeof *b);

	b->wrap.page = page;
	page->state = b;
}

static void
end(struct view_page *page)
{
	struct brief *b = page->state;
	int i;

	tally_free(&b->speakers);
	tally_free(&b->statements);
	for (i = 0; i < NLISTS; i++)
		tally_free(&b->lists[i]);
	free(b->roles);
	free(b->parts);
	buf_free(&b->scratch);
	view_wrap_free(&b->wrap);
	free(b);
}

static void
take_quote(struct brief *b, const struct doc_row *r, const struct str *c)
{
	struct part *p;

	b->parts = mem_grow(b->parts, &b->parts_cap, b->nparts + 1,
	    sizeof *b->parts);
	p = &b->parts[b->nparts++];
	p->speaker = view_is_missing(c[ROW_NAME]) ? SIZE_MAX :
	    tally_add(&b->speakers, c[ROW_NAME]);
	p->statement = tally_add(&b->statements, c[ROW_ID]);
	p->start = r->start;
	p->end = r->end;
	p->label = c[ROW_LABEL];
	p->sentence = c[ROW_PARENT];
	p->cue = c[ROW_NOTE];
	p->text = c[ROW_TEXT];
}

/* "Mr" may come first and "Prime Minister" later: the longest tells most. */
static void
take_role(struct brief *b, size_t person, struct str note)
{
	static const struct str none = { "", 0 };

	if (person == b->nroles) {
		b->roles = mem_grow(b->roles, &b->roles_cap, person + 1,
		    sizeof *b->roles);
		b->roles[b->nroles++] = none;
	}
	if (!view_is_missing(note) && note.len > b->roles[person].len)
		b->roles[person] = note;
}

static void
take_entity(struct brief *b, const struct str *c)
{
	struct str name = c[ROW_NAME];
	size_t i, at;

	if (view_is_missing(name))
		name = c[ROW_TEXT];
	for (i = 0; i < sizeof listed / sizeof listed[0]; i++) {
		if (!str_is(c[ROW_LABEL], listed[i].label))
			continue;
		at = tally_add(&b->lists[listed[i].list], name);
		if (listed[i].list == PEOPLE)
			take_role(b, at, c[ROW_NOTE]);
	}
}

/* By speaker, in order of their first statement; those unnamed come last. */
static int
by_speaker(const void *va, const void *vb)
{
	const struct part *a = va, *b = vb;

	if (a->speaker != b->speaker)
		return a->speaker < b->speaker ? -1 : 1;
	if (a->statement != b->statement)
		return a->statement < b->statement ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end > b->end) - (a->end < b->end);
}

static void
take_rows(struct brief *b, const struct doc *d)
{
	struct str c[ROW_COLUMNS];
	size_t i;

	tally_reset(&b->speakers);
	tally_reset(&b->statements);
	for (i = 0; i < NLISTS; i++)
		tally_reset(&b->lists[i]);
	b->nparts = b->nroles = 0;
	for (i = 0; i < d->nrows; i++) {
		if (d->rows[i].is_sentence)
			continue;
		view_split(&d->rows[i], c);
		if (d->rows[i].is_entity)
			take_entity(b, c);
		else if (str_is(c[ROW_KIND], "quote"))
			take_quote(b, &d->rows[i], c);
	}
	if (b->nparts > 1)
		qsort(b->parts, b->nparts, sizeof *b->parts, by_speaker);
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
	add_count(b, b->statements.n, "statement");
	if (b->speakers.n > 0) {
		add(b, " by ", "");
		add_count(b, b->speakers.n, "speaker");
	}
	add(b, " in ", "");
	add_count(b, d->nsentences, "sentence");
	if (d->cut)
		add(b, "; its end is missing", "");
	put_rule(b->wrap.page, view_wrap_end(&b->wrap));
}

static void
put_speaker(struct brief *b, const struct part *p)
{
	struct str name;
	size_t person;

	end_line(b, 0, 2);
	if (p->speaker == SIZE_MAX) {
		add(b, "Speaker not named", VIEW_DIM);
		return;
	}
	name = b->speakers.v[p->speaker].key;
	add_column(b, name, VIEW_BOLD);
	person = tally_find(&b->lists[PEOPLE], name);
	if (person < b->nroles && b->roles[person].len > 0) {
		add(b, ", ", "");
		add_column(b, b->roles[person], "");
	}
}

/* Tells whether there is only white space in a part of the text. */
static bool
is_white(const struct doc *d, uint64_t start, uint64_t end)
{
	size_t i = (size_t)(start - d->base), stop = (size_t)(end - d->base);
	uint32_t cp;

	if (start < d->base || end > d->base + d->text.len)
		return false;
	while (i < stop) {
		i += utf8_next(d->text.p + i, stop - i, &cp);
		if ((uclass(cp) & UCLASS_SPACE) == 0)
			return false;
	}
	return true;
}

/* "[direct; sentence 3, byte 400]", all on one line. */
static void
put_place(struct brief *b, const struct part *p)
{
	struct buf *s = &b->scratch;

	s->len = 0;
	buf_puts(s, "[");
	if (!view_is_missing(p->label)) {
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
put_statement(struct brief *b, const struct doc *d, const struct part *p,
    size_t n)
{
	size_t i;

	end_line(b, 2, 4);
	for (i = 0; i < n && view_is_missing(p[i].cue); i++)
		;
	if (i < n) {
		add_column(b, p[i].cue, VIEW_CUE);
		/* A cue may have its own: "The minister replied:" */
		add(b, p[i].cue.p[p[i].cue.len - 1] == ':' ? " " : ": ",
		    VIEW_CUE);
	}
	for (i = 0; i < n; i++) {
		if (i > 0)
			add(b, is_white(d, p[i - 1].end, p[i].start) ? " " :
			    " \xe2\x80\xa6 ", "");
		add_column(b, p[i].text, "");
	}
	put_place(b, p);
}

static void
put_statements(struct view_page *page, const struct doc *d)
{
	struct brief *b = page->state;
	size_t i, n;

	for (i = 0; i < b->nparts; i += n) {
		if (i == 0 || b->parts[i].speaker != b->parts[i - 1].speaker) {
			end_line(b, 0, 2);
			blank_line(page);
			put_speaker(b, &b->parts[i]);
		}
		for (n = 1; i + n < b->nparts && b->parts[i + n].speaker ==
		    b->parts[i].speaker && b->parts[i + n].statement ==
		    b->parts[i].statement; n++)
			;
		put_statement(b, d, &b->parts[i], n);
	}
	end_line(b, 0, 0);
}

/* The most frequent first; else as they came: both are of one array. */
static int
by_count(const void *va, const void *vb)
{
	const struct tally_item *const *a = va, *const *b = vb;

	if ((*a)->count != (*b)->count)
		return (*a)->count > (*b)->count ? -1 : 1;
	return (*a > *b) - (*a < *b);
}

/* Between two names: people have lines of their own, for their roles. */
static void
put_between(struct brief *b, int list, size_t hang)
{
	if (list == PEOPLE)
		end_line(b, hang, hang + 2);
	else
		add(b, "; ", "");
}

/* The names of a list, at the column of the hang. */
static void
put_list(struct brief *b, struct doc *d, int list, size_t hang)
{
	const struct tally *t = &b->lists[list];
	const struct tally_item **order;
	size_t i, at;

	order = arena_alloc(&d->arena, t->n * sizeof *order);
	for (i = 0; i < t->n; i++)
		order[i] = &t->v[i];
	qsort(order, t->n, sizeof *order, by_count);
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
		if (list == PEOPLE && b->roles[at].len > 0) {
			add(b, ", ", VIEW_DIM);
			add_column(b, b->roles[at], VIEW_DIM);
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
		if (b->lists[i].n == 0)
			continue;
		if (!begun)
			blank_line(page);
		begun = true;
		end_line(b, 0, hang);
		add(b, headings[i], VIEW_BOLD);
		view_wrap_tab(&b->wrap);
		b->wrap.hang = i == PEOPLE ? hang + 2 : hang;
		put_list(b, d, i, hang);
	}
	end_line(b, 0, 0);
}

static void
window(struct view_page *page, struct doc *d)
{
	struct brief *b = page->state;
	int i;

	take_rows(b, d);
	for (i = 0; i < NLISTS && b->lists[i].n == 0; i++)
		;
	/* Later windows of a long document may have nothing to show. */
	if (!d->first && !d->cut && b->nparts == 0 && i == NLISTS)
		return;
	if (b->begun)
		blank_line(page);
	b->begun = true;
	put_title(b, d);
	put_statements(page, d);
	put_lists(page, d);
}

const struct view view_brief = { "brief", begin, window, end };
