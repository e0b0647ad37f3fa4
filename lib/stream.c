/* Is this row in its place? The reader's half of the row format. */
#include <string.h>

#include "hash.h"
#include "stream.h"
#include "uclass.h"
#include "utf8.h"

#define NSKIP (sizeof ((struct stream *)0)->skip / sizeof (uint64_t))

static unsigned
find_skip(const struct stream *s, struct str doc)
{
	unsigned i;
	uint64_t h;

	if (s->nskip == 0)
		return 0;
	h = hash_bytes(doc.p, doc.len);
	for (i = 0; i < s->nskip; i++)
		if (s->skip[i] == h)
			break;
	return i;
}

/* The oldest goes when there are too many: memory is bounded. */
static void
add_skip(struct stream *s, struct str doc)
{
	if (find_skip(s, doc) < s->nskip)
		return;
	if (s->nskip == NSKIP)
		memmove(s->skip, s->skip + 1, --s->nskip * sizeof s->skip[0]);
	s->skip[s->nskip++] = hash_bytes(doc.p, doc.len);
}

static void
drop_skip(struct stream *s, unsigned i)
{
	s->nskip--;
	memmove(s->skip + i, s->skip + i + 1,
	    (s->nskip - i) * sizeof s->skip[0]);
}

/*
 * Tells whether a row begins a document, whatever came of its name before:
 * cat first-try.rows second-try.rows, where the first was cut off.
 */
static bool
is_first(const struct row *r)
{
	return r->id == 1 && row_is_sentence(r);
}

int
stream_begins(struct str t, bool last)
{
	static const char *const allowed[] = {
		NULL, "0123456789", "0123456789", "abcdefghijklmnopqrstuvwxyz"
	};
	size_t i = 0, from, field;

	for (field = 0; field < 4; field++) {
		from = i;
		while (i < t.len && t.p[i] != '\t' && t.p[i] != '\n' &&
		    (field == 0 ? i < 4 * ROW_NAME_MAX : t.p[i] != '\0' &&
		    i - from < 20 && strchr(allowed[field], t.p[i]) != NULL))
			i++;
		if (i == t.len)
			return last ? 0 : -1;
		if (t.p[i] != '\t' || i == from)
			return 0;
		i++;
	}
	return 1;
}

void
stream_break(struct stream *s)
{
	if (s->open)
		add_skip(s, buf_str(&s->doc));
	s->open = false;
}

static void
begin(struct stream *s, struct str doc)
{
	s->doc.len = 0;
	buf_add(&s->doc, doc.p, doc.len);
	s->open = true;
	memset(&s->last, 0, sizeof s->last);
	s->built = s->reach = s->sentence = 0;
	s->nsentences = s->nparagraphs = 0;
}

/* Only white space lies between sentences; spaces alone are not written. */
static bool
is_gap(struct stream *s, const struct row *r)
{
	struct str gap;
	bool spaces = true;
	uint64_t want;
	size_t i = 0;
	uint32_t cp;

	if (r->start < s->built || r->start - s->built > ROW_SENTENCE_MAX)
		return false;
	want = r->start - s->built;
	if (row_is_missing(r->note))
		return true;
	gap = row_plain(r->note, &s->scratch);
	if (gap.len != want)
		return false;
	while (i < gap.len) {
		i += utf8_next(gap.p + i, gap.len - i, &cp);
		spaces = spaces && cp == ' ';
		if ((uclass(cp) & UCLASS_SPACE) == 0 &&
		    !(cp == 0xfeff && i == 3 && s->built == 0))
			return false;
	}
	return !spaces;
}

static const char *
check_sentence(struct stream *s, const struct row *r)
{
	if (!is_gap(s, r))
		return "the gap before it does not fit";
	if (r->end - r->start > ROW_SENTENCE_MAX)
		return "a sentence longer than 64 KiB";
	if (r->id != s->nsentences + 1)
		return "sentence out of turn";
	if (r->parent != s->nparagraphs &&
	    r->parent != s->nparagraphs + 1)
		return "paragraph out of turn";
	if (r->parent == 0)
		return "paragraph 0";
	s->nsentences++;
	s->nparagraphs = r->parent;
	s->sentence = r->start;
	s->built = r->end;
	return NULL;
}

static const char *
check_end(struct stream *s, const struct row *r)
{
	if (!is_gap(s, r))
		return "the gap before it does not fit";
	if (r->id != s->nsentences || r->parent != s->nparagraphs)
		return "its counts are wrong";
	if (s->reach > r->end)
		return "a row reaches over the document's end";
	return NULL;
}

static const char *
check_place(struct stream *s, const struct row *r)
{
	if (s->last.kind.len > 0 && row_cmp(r, &s->last) < 0)
		return "out of order";
	if (row_is_sentence(r))
		return check_sentence(s, r);
	if (row_is_end(r))
		return check_end(s, r);
	if (r->parent != s->nsentences || s->nsentences == 0 ||
	    r->start < s->sentence || r->start >= s->built)
		return "parent is not the sentence that it starts in";
	return NULL;
}

/* What row_cmp will need of this row outlives the line it came in. */
static void
remember(struct stream *s, const struct row *r)
{
	s->last = *r;
	s->kind.len = s->label.len = 0;
	buf_add(&s->kind, r->kind.p, r->kind.len);
	buf_add(&s->label, r->label.p, r->label.len);
	s->last.kind = buf_str(&s->kind);
	s->last.label = buf_str(&s->label);
	if (r->end > s->reach)
		s->reach = r->end;
}

enum stream_verdict
stream_take(struct stream *s, const char *line, size_t n, const char *broken,
    struct row *r, const char **why)
{
	struct str doc;
	unsigned skip;
	bool ours, is_end;

	*why = row_parse(r, &s->line, line, n);
	doc = *why == NULL ? r->doc : row_doc(line, n);
	skip = find_skip(s, doc);
	ours = s->open && str_equal(doc, buf_str(&s->doc));
	if (s->open && !ours && doc.len > 0 && skip == s->nskip)
		return STREAM_CUT;
	if (broken != NULL)
		*why = broken;
	if (*why == NULL && is_first(r) && (skip < s->nskip ||
	    (ours && s->nsentences > 0))) {
		if (s->open)
			return STREAM_CUT;
		drop_skip(s, skip);
		skip = s->nskip;
	}
	if (!ours && doc.len > 0 && skip < s->nskip) {
		if (*why == NULL && row_is_end(r))
			drop_skip(s, skip);
		return STREAM_SKIP;
	}
	if (*why == NULL) {
		if (!ours)
			begin(s, doc);
		*why = check_place(s, r);
	}
	is_end = row_is_end(r);
	if (*why != NULL) {
		/* A message is not to name the document before. */
		if (!s->open) {
			s->doc.len = 0;
			buf_add(&s->doc, doc.p, doc.len);
		}
		stream_break(s);
		if (doc.len > 0)
			add_skip(s, doc);
		if (is_end)
			drop_skip(s, find_skip(s, doc));
		return STREAM_BAD;
	}
	remember(s, r);
	if (is_end)
		s->open = false;
	return STREAM_ROW;
}

void
stream_reset(struct stream *s)
{
	s->open = false;
	s->nskip = 0;
}

void
stream_free(struct stream *s)
{
	buf_free(&s->doc);
	buf_free(&s->kind);
	buf_free(&s->label);
	buf_free(&s->scratch);
	memset(s, 0, sizeof *s);
}
