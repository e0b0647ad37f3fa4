/* What is known of a token: the features of the learned tagger. */
#include <stdlib.h>
#include <string.h>

#include "feature.h"
#include "glyph.h"
#include "mem.h"
#include "uclass.h"
#include "wordform.h"

enum {
	PHRASE_LONGEST = 6,             /* words of a name that is listed */
	TYPES_MAX = 24000,            /* words of a window that count */
	TYPE_PLACES = 3
};

void
feature_begin(struct feature *f, const struct feature_lists *lists,
    const char *text, size_t len)
{
	size_t want = len / 4 < TYPES_MAX ? len / 4 : TYPES_MAX;

	f->lists = lists;
	f->text = text;
	f->nsentences = f->ntokens = f->ntypes = 0;
	f->capitals = f->big = f->small = 0;
	f->is_caseless = false;
	for (f->mask = 15; f->mask - f->mask / 4 < want + 1; )
		f->mask = f->mask * 2 + 1;
	f->types = mem_grow(f->types, &f->types_cap, f->mask + 1,
	    sizeof *f->types);
	memset(f->types, 0, (f->mask + 1) * sizeof *f->types);
}

/* In a heading nearly all longer words have capitals. */
static bool
looks_like_heading(const struct token *v, size_t n)
{
	size_t i, words = 0, capitals = 0;

	for (i = 0; i < n; i++) {
		if (v[i].kind != TOKEN_WORD || v[i].end - v[i].start < 4)
			continue;
		words++;
		capitals += (v[i].shape & TOKEN_CAP) != 0;
	}
	return words >= 3 && capitals * 10 >= words * 8;
}

/* The slot of a word; NULL if it is not there and may not be made. */
static struct feature_type *
type_of(struct feature *f, uint64_t lower, bool make)
{
	uint32_t key = (uint32_t)(lower >> 32) | 1;
	size_t i;

	for (i = (size_t)lower & f->mask; f->types[i].key != 0;
	    i = (i + 1) & f->mask)
		if (f->types[i].key == key)
			return &f->types[i];
	if (!make || f->ntypes >= TYPES_MAX)
		return NULL;
	f->ntypes++;
	f->types[i].key = key;
	return &f->types[i];
}

/* Marks behind which any word may have a capital. */
static bool
opens(const struct feature *f, const struct token *t)
{
	uint32_t cp;

	if (t->kind != TOKEN_MARK)
		return false;
	glyph_next(f->text + t->start, t->end - t->start, &cp);
	return cp == '"' || cp == '\'' || cp == '`' || cp == ':' ||
	    cp == 0x2018 || cp == 0x201c || cp == '*' || cp == 0x2022 ||
	    cp == '?' || cp == '!' || cp == '|' || cp == '>' || cp == '.';
}

/* The lists that a word with a capital beside token i is in; 1 for none. */
static uint16_t
lists_beside(const struct feature *f, size_t i, int d, uint64_t lower)
{
	const struct token *t;

	if ((d < 0 && i == 0) || (d > 0 && i + 1 >= f->tokens.n))
		return 0;
	t = &f->tokens.v[i + (size_t)(ptrdiff_t)d];
	if ((t->shape & TOKEN_CAP) == 0)
		return 0;
	return (uint16_t)((table_get(&table_gazetteer, wordform_join(0,
	    lower)) & 0x7fff) * 2 + 1);
}

/* Counts token i, which has a hash, as have those beside it. */
static void
note_type(struct feature *f, size_t i, const uint64_t *lower, bool is_weak,
    const struct feature_span *s)
{
	const struct token *t = &f->tokens.v[i];
	struct feature_type *to;

	if (t->kind != TOKEN_WORD || t->end - t->start < 2)
		return;
	f->capitals += (t->shape & TOKEN_CAP) != 0;
	f->big += (t->shape & TOKEN_CAPS) != 0;
	f->small += (t->shape & TOKEN_LOWER) != 0;
	if ((to = type_of(f, lower[1], true)) == NULL)
		return;
	if ((t->shape & TOKEN_CAP) == 0) {
		to->flags |= FEATURE_LOWER;
		return;
	}
	if (!is_weak && !s->is_heading && to->inside < 0xffff)
		to->inside++;
	if (to->n == TYPE_PLACES)
		return;
	to->at[to->n] = (uint32_t)(s->first + i);
	to->left[to->n] = (uint32_t)lower[0];
	to->right[to->n] = (uint32_t)lower[2];
	if (to->n++ == 0) {
		to->lists[0] = lists_beside(f, i, -1, lower[0]);
		to->lists[1] = lists_beside(f, i, 1, lower[2]);
	}
}

static uint64_t
lower_of(const struct feature *f, size_t i)
{
	const struct token *t = &f->tokens.v[i];

	return i < f->tokens.n ? wordform_lower(f->text + t->start,
	    t->end - t->start) : 0;
}

void
feature_add(struct feature *f, size_t start, size_t end)
{
	uint64_t lower[3] = { 0, 0, 0 };
	struct feature_span *s;
	bool weak = true;
	size_t i;

	f->tokens.n = 0;
	token_split(&f->tokens, f->text, start, end);
	f->sentences = mem_grow(f->sentences, &f->sentences_cap,
	    f->nsentences + 1, sizeof *f->sentences);
	s = &f->sentences[f->nsentences++];
	s->start = start;
	s->end = end;
	s->first = f->ntokens;
	s->is_heading = looks_like_heading(f->tokens.v, f->tokens.n);
	f->ntokens += f->tokens.n;
	lower[2] = lower_of(f, 0);
	for (i = 0; i < f->tokens.n; i++) {
		lower[0] = lower[1];
		lower[1] = lower[2];
		lower[2] = lower_of(f, i + 1);
		note_type(f, i, lower, weak, s);
		weak = opens(f, &f->tokens.v[i]) ||
		    (weak && f->tokens.v[i].kind == TOKEN_MARK);
	}
	f->is_caseless = f->big > 9 * f->small + 2 ||
	    (f->capitals == 0 && f->small > 2);
}

static uint32_t
class_of(const struct token *t, const char *p, uint64_t lower)
{
	size_t len = t->end - t->start;

	if (t->kind == TOKEN_NUMBER)
		return wordform_number(p, len);
	if (t->kind == TOKEN_LINK)
		return 0;
	return table_get(&table_numeric, wordform_join(0, lower)) & 0x7fff;
}

static void
read_word(struct feature *f, size_t i, bool *weak)
{
	const struct token *t = &f->tokens.v[i];
	struct feature_word *w = &f->v[i];
	const char *p = f->text + t->start;
	size_t len = t->end - t->start, k;

	memset(w, 0, sizeof *w);
	w->lower = wordform_lower(p, len);
	table_fetch(&f->lists->words, w->lower);
	if ((t->shape & TOKEN_CAP) != 0) {
		table_fetch(&table_gazetteer, wordform_join(0, w->lower));
		table_fetch(&f->lists->names, wordform_join(0, w->lower));
	}
	w->shape = f->is_caseless && t->kind == TOKEN_WORD ? 2u :
	    wordform_shape(p, len);
	w->shape = w->shape * 2 + t->spaced;
	w->form = w->lower;
	if (t->kind == TOKEN_WORD && !f->is_caseless)
		w->form = wordform_mix(w->lower, t->shape &
		    (TOKEN_CAPS | TOKEN_CAP));
	w->class = class_of(t, p, w->lower);
	w->len = (uint8_t)(len < 255 ? len : 255);
	for (k = 0; k < 4 && k < len; k++) {
		w->head[k] = p[k];
		w->tail[k] = p[len - 1 - k];
		if (f->is_caseless && (unsigned)(w->head[k] - 'A') < 26)
			w->head[k] = (char)(w->head[k] + 32);
		if (f->is_caseless && (unsigned)(w->tail[k] - 'A') < 26)
			w->tail[k] = (char)(w->tail[k] + 32);
	}
	w->flags = (uint8_t)((t->shape & TOKEN_CAP ? FEATURE_IS_CAP : 0) |
	    (*weak ? FEATURE_IS_WEAK : 0) |
	    (t->spaced ? FEATURE_IS_SPACED : 0) |
	    (t->kind == TOKEN_WORD ? FEATURE_IS_WORD : 0));
	*weak = opens(f, t) || (*weak && t->kind == TOKEN_MARK);
}

/* How far listed names reach that were found. */
struct reach {
	size_t list, name;
};

/* Marks the longest listed names that begin at word i, and in no longer one. */
static void
look_up(struct feature *f, size_t i, struct reach *reach)
{
	const struct token *t = &f->tokens.v[i];
	uint32_t got, list = 0, name = 0;
	size_t k, j, list_end = 0, name_end = 0;
	uint64_t h = 0;

	if (t->kind == TOKEN_MARK || t->kind == TOKEN_SUFFIX)
		return;
	if (!f->is_caseless && t->kind == TOKEN_WORD &&
	    (t->shape & TOKEN_CAP) == 0)
		return;
	for (k = i; k < f->tokens.n && k < i + PHRASE_LONGEST; k++) {
		h = wordform_join(h, f->v[k].lower);
		got = table_get(&table_gazetteer, h);
		/* "AS" is a country's code and "As" is not. */
		if (got != 0 && ((got & FEATURE_KNOWN) == 0 || k > i ||
		    f->is_caseless || (t->shape & TOKEN_CAPS) != 0)) {
			list = got & 0x7fff;
			list_end = k + 1;
		}
		got = table_get(&f->lists->names, h);
		if ((got & 0x7fff) != 0) {
			name = got & 0x7fff;
			name_end = k + 1;
		}
	}
	if (list_end > reach->list) {
		reach->list = list_end;
		f->v[i].list = (uint16_t)list;
		for (j = i + 1; j < list_end; j++)
			f->v[j].in_list = (uint16_t)list;
	}
	if (name_end > reach->name) {
		reach->name = name_end;
		f->v[i].name = (uint16_t)name;
		for (j = i + 1; j < name_end; j++)
			f->v[j].in_name = (uint16_t)name;
	}
}

/* What joins words without space: "ultra-Orthodox", "R&D", "and/or". */
static bool
joins(const struct feature *f, const struct token *t)
{
	return !t->spaced && t->kind == TOKEN_MARK &&
	    strchr("-/&", f->text[t->start]) != NULL &&
	    f->text[t->start] != '\0';
}

/* The end of the words joined from i on; i + 1 where there is one. */
static size_t
run_end(const struct feature *f, size_t i)
{
	const struct token *t = f->tokens.v;

	for (i++; i + 1 < f->tokens.n && joins(f, &t[i]) &&
	    !t[i + 1].spaced && t[i + 1].kind != TOKEN_MARK; )
		i += 2;
	return i;
}

/* Gives joined words what they are as one. */
static void
read_run(struct feature *f, size_t from, size_t to)
{
	uint64_t words = 0, shape = 0;
	size_t i;

	for (i = from; i < to; i++) {
		words = wordform_mix(words, f->v[i].lower);
		shape = wordform_mix(shape, f->v[i].flags &
		    (FEATURE_IS_CAP | FEATURE_IS_WORD));
	}
	for (i = from; i < to; i++) {
		f->v[i].run = wordform_mix(words, i - from);
		f->v[i].run_shape = wordform_mix(shape, i - from);
	}
}

void
feature_split(struct feature *f, size_t k)
{
	const struct feature_span *s = &f->sentences[k];

	f->tokens.n = 0;
	token_split(&f->tokens, f->text, s->start, s->end);
	f->first = s->first;
	f->is_heading = s->is_heading;
}

void
feature_read(struct feature *f, size_t k)
{
	struct reach reach = { 0, 0 };
	bool weak = true;
	size_t i, end;

	feature_split(f, k);
	f->v = mem_grow(f->v, &f->cap, f->tokens.n + 1, sizeof *f->v);
	for (i = 0; i < f->tokens.n; i++)
		read_word(f, i, &weak);
	for (i = 0; i < f->tokens.n; i++) {
		f->v[i].word = table_get(&f->lists->words, f->v[i].lower);
		look_up(f, i, &reach);
	}
	for (i = 0; i < f->tokens.n; i = end) {
		end = f->tokens.v[i].kind == TOKEN_MARK ? i + 1 :
		    run_end(f, i);
		if (end > i + 1)
			read_run(f, i, end);
	}
}

const struct feature_type *
feature_type_of(const struct feature *f, uint64_t lower)
{
	return type_of((struct feature *)f, lower, false);
}

void
feature_free(struct feature *f)
{
	token_free(&f->tokens);
	free(f->sentences);
	free(f->types);
	free(f->v);
	memset(f, 0, sizeof *f);
}
