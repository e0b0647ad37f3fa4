/* A document, or a window of it, as the programs see it. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"

static void
clear(struct doc *d)
{
	d->text.len = 0;
	d->nsentences = d->nrows = d->nmade = 0;
	d->bytes = d->sentence_bytes = 0;
	arena_reset(&d->arena);
}

void
doc_begin(struct doc *d, struct str name)
{
	clear(d);
	d->name.len = 0;
	buf_add(&d->name, name.p, name.len);
	d->base = d->ids = d->offset = 0;
	d->all_sentences = d->all_paragraphs = 0;
	d->first = true;
	d->last = d->cut = false;
}

bool
doc_is_full(const struct doc *d, uint64_t paragraph)
{
	if (paragraph != d->all_paragraphs && d->nsentences > 0)
		return d->text.len > DOC_TEXT || d->bytes > DOC_ROWS;
	return d->bytes > DOC_ROWS_MAX;
}

void
doc_next_window(struct doc *d)
{
	d->base += d->text.len;
	clear(d);
	d->first = false;
}

/* Appends the gap before a row and, where it is a sentence, its text. */
static void
add_text(struct doc *d, struct str gap, uint64_t want, struct str text)
{
	if (gap.len > 0)
		buf_add(&d->text, gap.p, gap.len);
	else if (want > 0) {
		memset(buf_need(&d->text, (size_t)want), ' ', (size_t)want);
		d->text.len += (size_t)want;
	}
	buf_add(&d->text, text.p, text.len);
}

static void
add_sentence(struct doc *d, uint64_t start, uint64_t end, uint64_t id,
    uint64_t paragraph)
{
	struct doc_sentence *s;

	d->sentences = mem_grow(d->sentences, &d->sentences_cap,
	    d->nsentences + 1, sizeof *d->sentences);
	s = &d->sentences[d->nsentences++];
	s->start = (size_t)(start - d->base);
	s->end = (size_t)(end - d->base);
	s->id = id;
	s->paragraph = paragraph;
	d->all_sentences = id;
	d->all_paragraphs = paragraph;
	d->sentence_bytes = 0;
}

/* Copies a line (LF included) and notes where it belongs. */
static void
fill_row(struct doc *d, struct doc_row *to, const struct row *r,
    const char *line, size_t n)
{
	char *copy = arena_alloc(&d->arena, n + 1);

	memcpy(copy, line, n);
	copy[n] = '\n';
	to->start = r->start;
	to->end = r->end;
	to->id = r->id;
	to->line = copy;
	to->len = (uint32_t)(n + 1);
	to->is_sentence = row_is_sentence(r);
	to->is_entity = str_is(r->kind, "entity");
}

static void
add_row(struct doc *d, const struct row *r, const char *line, size_t n)
{
	d->rows = mem_grow(d->rows, &d->rows_cap, d->nrows + 1,
	    sizeof *d->rows);
	fill_row(d, &d->rows[d->nrows++], r, line, n);
}

static void
count(struct doc *d, size_t bytes)
{
	d->bytes += bytes;
	d->sentence_bytes += bytes;
}

/* The byte rule, as far as the row lies in what came of the window. */
static bool
is_of_text(struct doc *d, const struct row *r)
{
	struct str text = row_plain(r->text, &d->line);
	size_t at = (size_t)(r->start - d->base), n = text.len;

	if (r->start < d->base)
		return true;
	if (at + n > d->text.len)
		n = d->text.len - at;
	return memcmp(d->text.p + at, text.p, n) == 0;
}

bool
doc_follow(struct doc *d, const struct row *r, size_t n)
{
	static const struct str none = { "", 0 };
	bool is_sentence = row_is_sentence(r);
	uint64_t built = d->base + d->text.len;

	if (is_sentence || row_is_end(r)) {
		add_text(d, row_is_missing(r->note) ? none :
		    row_plain(r->note, &d->gap), r->start - built,
		    is_sentence ? row_plain(r->text, &d->line) : none);
		if (is_sentence)
			add_sentence(d, r->start, r->end, r->id, r->parent);
		else
			d->last = true;
	} else if (!is_of_text(d, r) || d->sentence_bytes > DOC_SENTENCE_MAX)
		return false;
	count(d, n + 1);
	return true;
}

bool
doc_take(struct doc *d, const struct row *r, const char *line, size_t n)
{
	if (!doc_follow(d, r, n))
		return false;
	add_row(d, r, line, n);
	return true;
}

static bool
is_spaces(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] != ' ')
			return false;
	return true;
}

static const struct str kind_sentence = { "sentence", 8 };
static const struct str label_cut = { "cut", 3 };
static const struct str nothing = { "", 0 };

void
doc_put_sentence(struct doc *d, struct buf *b, struct str gap, struct str text,
    bool is_cut, bool begins_paragraph)
{
	struct row r = { 0 };

	d->all_sentences++;
	d->all_paragraphs += begins_paragraph ? 1 : 0;
	r.doc = buf_str(&d->name);
	r.kind = kind_sentence;
	r.label = is_cut ? label_cut : nothing;
	r.start = d->offset + gap.len;
	r.end = r.start + text.len;
	r.id = d->all_sentences;
	r.parent = d->all_paragraphs;
	r.note = is_spaces(gap) ? nothing : gap;
	r.text = text;
	d->offset = r.end;
	row_put(b, &r);
}

void
doc_put_end(struct doc *d, struct buf *b, struct str gap)
{
	struct row r = { 0 };

	r.doc = buf_str(&d->name);
	r.kind = str_of("end");
	r.start = r.end = d->offset + gap.len;
	r.id = d->all_sentences;
	r.parent = d->all_paragraphs;
	r.note = is_spaces(gap) ? str_of("") : gap;
	row_put(b, &r);
}

/* Takes the row that was put into d->line as one that came in. */
static void
add_put(struct doc *d, const char *kind, uint64_t start, uint64_t end)
{
	struct row r = { 0 };

	r.kind = str_of(kind);
	r.start = start;
	r.end = end;
	r.id = d->all_sentences;
	count(d, d->line.len);
	add_row(d, &r, d->line.p, d->line.len - 1);
}

void
doc_add_sentence(struct doc *d, struct str gap, struct str text, bool is_cut,
    bool begins_paragraph)
{
	uint64_t end;

	add_text(d, gap, 0, text);
	end = d->base + d->text.len;
	d->line.len = 0;
	doc_put_sentence(d, &d->line, gap, text, is_cut, begins_paragraph);
	add_sentence(d, end - text.len, end, d->all_sentences,
	    d->all_paragraphs);
	add_put(d, "sentence", end - text.len, end);
}

void
doc_add_end(struct doc *d, struct str gap)
{
	uint64_t end;

	add_text(d, gap, 0, str_of(""));
	end = d->base + d->text.len;
	d->line.len = 0;
	doc_put_end(d, &d->line, gap);
	add_put(d, "end", end, end);
	d->last = true;
}

struct str
doc_one_line(struct doc *d, struct str from)
{
	struct str to = { NULL, 0 };
	char *p = arena_alloc(&d->arena, from.len + 1);
	size_t i;

	for (i = 0; i < from.len; i++) {
		if (from.p[i] == '\n' || from.p[i] == '\r' ||
		    from.p[i] == '\t' || from.p[i] == ' ') {
			if (to.len > 0 && p[to.len - 1] != ' ')
				p[to.len++] = ' ';
		} else
			p[to.len++] = from.p[i];
	}
	to.p = p;
	return to;
}

size_t
doc_sentence_at(const struct doc *d, size_t at)
{
	size_t low = 0, high = d->nsentences, mid;

	while (low + 1 < high) {
		mid = (low + high) / 2;
		if (d->sentences[mid].start <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

void
doc_make(struct doc *d, const char *kind, const char *label, size_t start,
    size_t end, uint64_t id, struct str name, struct str note)
{
	const struct doc_sentence *s;
	struct row r = { 0 };

	assert(start < end && end <= d->text.len && d->nsentences > 0);
	s = &d->sentences[doc_sentence_at(d, start)];
	assert(s->start <= start && start < s->end);
	r.doc = buf_str(&d->name);
	r.start = d->base + start;
	r.end = d->base + end;
	r.kind = str_of(kind);
	r.label = str_of(label);
	r.id = id;
	r.parent = s->id;
	r.name = name;
	r.note = note;
	r.text.p = d->text.p + start;
	r.text.len = end - start;
	d->line.len = 0;
	row_put(&d->line, &r);
	d->made = mem_grow(d->made, &d->made_cap, d->nmade + 1,
	    sizeof *d->made);
	fill_row(d, &d->made[d->nmade++], &r, d->line.p, d->line.len - 1);
}

struct str
doc_column(const struct doc_row *r, enum row_column c)
{
	const char *p = r->line, *end = r->line + r->len - 1, *tab;
	struct str s;
	int i;

	for (i = 0; i < (int)c; i++)
		p = (const char *)memchr(p, '\t', (size_t)(end - p)) + 1;
	tab = c == ROW_TEXT ? NULL : memchr(p, '\t', (size_t)(end - p));
	s.p = p;
	s.len = (size_t)((tab != NULL ? tab : end) - p);
	return s;
}

/* row_cmp, for lines; what ties in all of it goes by the whole line. */
static int
compare(const void *va, const void *vb)
{
	const struct doc_row *a = va, *b = vb;
	struct str sa, sb;
	int c;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->is_sentence != b->is_sentence)
		return a->is_sentence ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	c = str_cmp(doc_column(a, ROW_KIND), doc_column(b, ROW_KIND));
	if (c == 0)
		c = str_cmp(doc_column(a, ROW_LABEL),
		    doc_column(b, ROW_LABEL));
	if (c != 0)
		return c;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	sa.p = a->line;
	sa.len = a->len;
	sb.p = b->line;
	sb.len = b->len;
	return str_cmp(sa, sb);
}

void
doc_write(struct doc *d, struct out *o)
{
	const struct doc_row *r;
	size_t i = 0, m = 0;

	if (d->nmade > 1)
		qsort(d->made, d->nmade, sizeof *d->made, compare);
	while (i < d->nrows || m < d->nmade) {
		if (m == d->nmade || (i < d->nrows &&
		    compare(&d->rows[i], &d->made[m]) <= 0))
			r = &d->rows[i++];
		else
			r = &d->made[m++];
		buf_add(&o->buf, r->line, r->len);
		out_row(o);
	}
}

void
doc_free(struct doc *d)
{
	buf_free(&d->name);
	buf_free(&d->text);
	buf_free(&d->line);
	buf_free(&d->gap);
	arena_free(&d->arena);
	free(d->sentences);
	free(d->rows);
	free(d->made);
	memset(d, 0, sizeof *d);
}
