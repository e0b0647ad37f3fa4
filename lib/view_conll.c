/*
 * A word a line, a blank line behind each sentence, as other taggers read
 * and write: the word, its first byte and the one past it, then what it is
 * said to be part of, first in speech, then by name, in BIO. A word ends
 * where a tag does, so the spans can be had back to the byte. What a column
 * cannot hold, rows within rows, the outer and earlier hides.
 */
#include <stdlib.h>
#include <string.h>

#include "token.h"
#include "view.h"

/* The two columns of tags. */
enum { SPEECH, NAME, NTRACKS };

struct tag {
	size_t start, end;              /* in the window's text */
	struct str label;               /* as escaped */
	char prefix[9];                 /* of the label */
	bool begun;                     /* a word has it already */
};

/* The tags of a column, none in another, in order. */
struct track {
	struct tag *v;
	size_t n, cap;
	size_t next;                    /* the first that is not past */
};

struct conll {
	struct out *out;
	bool terminal;
	struct track tracks[NTRACKS];
	struct tokens tokens;
};

static void
begin(struct view_page *page)
{
	struct conll *c = mem_new(1, sizeof *c);

	c->out = page->out;
	c->terminal = page->terminal;
	page->state = c;
}

static void
end(struct view_page *page)
{
	struct conll *c = page->state;
	int i;

	for (i = 0; i < NTRACKS; i++)
		free(c->tracks[i].v);
	token_free(&c->tokens);
	free(c);
}

static void
take_row(struct conll *c, const struct doc *d, const struct doc_row *r)
{
	struct str kind = doc_column(r, ROW_KIND);
	struct str label = doc_column(r, ROW_LABEL);
	struct track *t = &c->tracks[r->is_entity ? NAME : SPEECH];
	struct tag *tag;
	size_t start, stop;

	if (r->start < d->base || !(r->is_entity || str_is(kind, "quote") ||
	    str_is(kind, "speaker") || str_is(kind, "cue")))
		return;
	start = (size_t)(r->start - d->base);
	stop = r->end - d->base < d->text.len ? (size_t)(r->end - d->base) :
	    d->text.len;
	if ((t->n > 0 && start < t->v[t->n - 1].end) || start >= stop)
		return;
	t->v = mem_grow(t->v, &t->cap, t->n + 1, sizeof *t->v);
	tag = &t->v[t->n++];
	memset(tag, 0, sizeof *tag);
	tag->start = start;
	tag->end = stop;
	tag->label = label;
	if (!r->is_entity) {
		memcpy(tag->prefix, kind.p, kind.len);
		if (!row_is_missing(label))
			tag->prefix[kind.len] = '-';
	}
}

static void
take_rows(struct conll *c, const struct doc *d)
{
	size_t i;

	for (i = 0; i < NTRACKS; i++)
		c->tracks[i].n = c->tracks[i].next = 0;
	for (i = 0; i < d->nrows; i++)
		if (!d->rows[i].is_sentence)
			take_row(c, d, &d->rows[i]);
}

/* The tag that a place lies in, or NULL; places ascend. */
static struct tag *
tag_at(struct track *t, size_t at)
{
	while (t->next < t->n && t->v[t->next].end <= at)
		t->next++;
	return t->next < t->n && t->v[t->next].start <= at ?
	    &t->v[t->next] : NULL;
}

/* Where the word has to end at the latest, for the tags. */
static size_t
cut(const struct track *t, size_t at, size_t stop)
{
	if (t->next == t->n)
		return stop;
	if (t->v[t->next].start > at && t->v[t->next].start < stop)
		return t->v[t->next].start;
	return t->v[t->next].start <= at && t->v[t->next].end < stop ?
	    t->v[t->next].end : stop;
}

static void
put_tag(struct conll *c, struct tag *tag)
{
	struct buf *b = &c->out->buf;

	if (tag == NULL) {
		buf_puts(b, "\tO");
		return;
	}
	buf_puts(b, tag->begun ? "\tI-" : "\tB-");
	tag->begun = true;
	buf_puts(b, tag->prefix);
	if (tag->prefix[0] == '\0' || !row_is_missing(tag->label))
		view_put(b, tag->label.p, tag->label.len);
}

/* On a terminal, what is harmful is shown as it would be in a brief. */
static void
put_bytes(struct conll *c, const char *p, size_t n)
{
	if (c->terminal)
		view_put(&c->out->buf, p, n);
	else
		row_escape(&c->out->buf, p, n);
}

/* A word, in pieces where a tag begins or ends inside it. */
static void
put_word(struct conll *c, const struct doc *d, size_t start, size_t stop)
{
	struct buf *b = &c->out->buf;
	struct tag *tags[NTRACKS];
	size_t end;
	int i;

	for (; start < stop; start = end) {
		end = stop;
		for (i = 0; i < NTRACKS; i++) {
			tags[i] = tag_at(&c->tracks[i], start);
			end = cut(&c->tracks[i], start, end);
		}
		put_bytes(c, d->text.p + start, end - start);
		buf_puts(b, "\t");
		buf_number(b, d->base + start);
		buf_puts(b, "\t");
		buf_number(b, d->base + end);
		for (i = 0; i < NTRACKS; i++)
			put_tag(c, tags[i]);
		buf_puts(b, "\n");
		out_row(c->out);
	}
}

static void
put_title(struct conll *c, const struct doc *d)
{
	struct buf *b = &c->out->buf;

	buf_puts(b, "-DOCSTART-\t");
	view_put(b, d->name.p, d->name.len);
	buf_puts(b, "\t-\tO\tO\n\n");
	out_row(c->out);
}

static void
window(struct view_page *page, struct doc *d)
{
	struct conll *c = page->state;
	const struct doc_sentence *s;
	size_t i, k;

	if (d->first)
		put_title(c, d);
	take_rows(c, d);
	for (i = 0; i < d->nsentences; i++) {
		s = &d->sentences[i];
		c->tokens.n = 0;
		token_split(&c->tokens, d->text.p, s->start, s->end);
		for (k = 0; k < c->tokens.n; k++)
			put_word(c, d, c->tokens.v[k].start,
			    c->tokens.v[k].end);
		if (c->tokens.n > 0)
			buf_puts(&c->out->buf, "\n");
		out_row(c->out);
	}
}

const struct view view_conll = { "conll", begin, window, end, NULL };
