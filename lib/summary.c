/* Who said what in a window, and who and what is named, how often. */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "summary.h"
#include "uclass.h"
#include "utf8.h"
#include "view.h"

const char *const summary_headings[SUMMARY_LISTS] = {
	"People", "Organisations", "Places", "Dates", "Other names"
};

static const struct {
	const char *label;
	int list;
} listed[] = {
	{ "person", SUMMARY_PEOPLE },
	{ "org", SUMMARY_ORGANISATIONS },
	{ "place", SUMMARY_PLACES },
	{ "facility", SUMMARY_PLACES },
	{ "date", SUMMARY_DATES },
	{ "norp", SUMMARY_OTHER },
	{ "product", SUMMARY_OTHER },
	{ "money", SUMMARY_OTHER },
	{ "misc", SUMMARY_OTHER }
};

static const struct str missing = { "-", 1 };

/* A colon alone, as in a transcript, is no word to be shown. */
static bool
has_letter(struct str cue)
{
	size_t i = 0;
	uint32_t cp;

	while (i < cue.len) {
		i += utf8_next(cue.p + i, cue.len - i, &cp);
		if ((uclass(cp) & UCLASS_LETTER) != 0)
			return true;
	}
	return false;
}

/* "Mr." and "Sir" say nothing of what somebody is. */
static bool
is_courtesy(struct str role)
{
	if (role.len > 0 && role.p[role.len - 1] == '.')
		role.len--;
	return dict_get_lower(&dict_courtesy, role.p, role.len) != NULL;
}

int
summary_list(struct str label)
{
	size_t i;

	for (i = 0; i < sizeof listed / sizeof listed[0]; i++)
		if (str_is(label, listed[i].label))
			return listed[i].list;
	return -1;
}

static void
take_quote(struct summary *s, const struct doc_row *r, const struct str *c)
{
	struct summary_part *p;

	s->parts = mem_grow(s->parts, &s->parts_cap, s->nparts + 1,
	    sizeof *s->parts);
	p = &s->parts[s->nparts++];
	p->speaker = row_is_missing(c[ROW_NAME]) ? SIZE_MAX :
	    tally_add(&s->speakers, c[ROW_NAME]);
	p->statement = tally_add(&s->statements, c[ROW_ID]);
	p->start = r->start;
	p->end = r->end;
	p->label = c[ROW_LABEL];
	p->sentence = c[ROW_PARENT];
	p->cue = has_letter(c[ROW_NOTE]) ? c[ROW_NOTE] : missing;
	p->text = c[ROW_TEXT];
}

/* "Mr" may come first and "Prime Minister" later: the longest tells most. */
static void
take_role(struct summary *s, size_t person, struct str note)
{
	static const struct str none = { "", 0 };

	if (person == s->nroles) {
		s->roles = mem_grow(s->roles, &s->roles_cap, person + 1,
		    sizeof *s->roles);
		s->roles[s->nroles++] = none;
	}
	if (!row_is_missing(note) && !is_courtesy(note) &&
	    note.len > s->roles[person].len)
		s->roles[person] = note;
}

static void
take_entity(struct summary *s, const struct str *c)
{
	int list = summary_list(c[ROW_LABEL]);
	size_t at;

	if (list < 0)
		return;
	at = tally_add(&s->lists[list], row_is_missing(c[ROW_NAME]) ?
	    c[ROW_TEXT] : c[ROW_NAME]);
	if (list == SUMMARY_PEOPLE)
		take_role(s, at, c[ROW_NOTE]);
}

/* By speaker, in order of their first statement; those unnamed come last. */
static int
by_speaker(const void *va, const void *vb)
{
	const struct summary_part *a = va, *b = vb;

	if (a->speaker != b->speaker)
		return a->speaker < b->speaker ? -1 : 1;
	if (a->statement != b->statement)
		return a->statement < b->statement ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end > b->end) - (a->end < b->end);
}

void
summary_take(struct summary *s, const struct doc *d)
{
	struct row_line line;
	const struct str *c = line.columns;
	size_t i;

	tally_reset(&s->speakers);
	tally_reset(&s->statements);
	for (i = 0; i < SUMMARY_LISTS; i++)
		tally_reset(&s->lists[i]);
	s->nparts = s->nroles = 0;
	for (i = 0; i < d->nrows; i++) {
		if (d->rows[i].is_sentence)
			continue;
		view_split(&d->rows[i], &line);
		if (d->rows[i].is_entity)
			take_entity(s, c);
		else if (str_is(c[ROW_KIND], "quote"))
			take_quote(s, &d->rows[i], c);
	}
	if (s->nparts > 1)
		qsort(s->parts, s->nparts, sizeof *s->parts, by_speaker);
}

size_t
summary_same(const struct summary_part *p, size_t n)
{
	size_t i;

	for (i = 1; i < n && p[i].speaker == p->speaker &&
	    p[i].statement == p->statement; i++)
		;
	return i;
}

bool
summary_is_white(const struct doc *d, uint64_t start, uint64_t end)
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

/* The most frequent first; else as they came: both are of one array. */
static int
by_count(const void *va, const void *vb)
{
	const struct tally_item *const *a = va, *const *b = vb;

	if ((*a)->count != (*b)->count)
		return (*a)->count > (*b)->count ? -1 : 1;
	return (*a > *b) - (*a < *b);
}

const struct tally_item **
summary_order(const struct tally *t, struct arena *arena)
{
	const struct tally_item **order;
	size_t i;

	order = arena_alloc(arena, t->n * sizeof *order);
	for (i = 0; i < t->n; i++)
		order[i] = &t->v[i];
	if (t->n > 1)
		qsort(order, t->n, sizeof *order, by_count);
	return order;
}

void
summary_free(struct summary *s)
{
	size_t i;

	tally_free(&s->speakers);
	tally_free(&s->statements);
	for (i = 0; i < SUMMARY_LISTS; i++)
		tally_free(&s->lists[i]);
	free(s->roles);
	free(s->parts);
	memset(s, 0, sizeof *s);
}
