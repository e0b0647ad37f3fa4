/* What is known of a token: the features of the learned tagger. */
#include <stdlib.h>
#include <string.h>

#include "feature.h"
#include "mem.h"
#include "uclass.h"
#include "utf8.h"
#include "wordform.h"

enum {
	PHRASE_LONGEST = 6,             /* words of a name that is listed */
	TYPES_MAX = 24000,            /* words of a window that count */
	TYPE_PLACES = 3
};

/* Flags of a word. */
enum { IS_CAP = 1, IS_WEAK = 2, IS_SPACED = 4, IS_WORD = 8 };

/* Flags of a type: seen in lower case. */
enum { TYPE_LOWER = 1 };

/* Templates; the number is part of a feature's hash. */
enum {
	F_FORM = 1, F_LOWER, F_BEFORE, F_BEHIND, F_BEFORE2, F_BEHIND2,
	F_PAIR_BEFORE, F_PAIR_BEHIND,
	F_SHAPE, F_SHAPE_BEFORE, F_SHAPE_BEHIND, F_SHAPES,
	F_HEAD, F_TAIL = F_HEAD + 4,
	F_CLASS = F_TAIL + 4, F_CLASS_BEFORE, F_CLASS_BEHIND, F_CLASSES,
	F_CLASSES_BEFORE, F_CLASSES_BEHIND,
	F_LIST, F_IN_LIST = F_LIST + 16,
	F_LISTS = F_IN_LIST + 16, F_LIST_BEFORE, F_LIST_BEHIND,
	F_NAME, F_NAME_BEFORE, F_NAME_BEHIND,
	F_PLACE, F_DOC, F_DOC_LEFT, F_DOC_RIGHT,
	F_RUN, F_RUN_SHAPE, F_DOC_CAPS, F_DOC_LIST,
	F_CASELESS = 128                /* added to it in texts without case */
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
	utf8_next(f->text + t->start, t->end - t->start, &cp);
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
	return (uint16_t)(table_get(&table_gazetteer, wordform_join(0,
	    lower)) & 0x7fff) * 2 + 1;
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
		to->flags |= TYPE_LOWER;
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
	w->shape = f->is_caseless && t->kind == TOKEN_WORD ? 2u :
	    wordform_shape(p, len);
	w->shape = w->shape * 2 + t->spaced;
	w->form = w->lower;
	if (t->kind == TOKEN_WORD && !f->is_caseless)
		w->form = wordform_mix(w->lower, t->shape &
		    (TOKEN_CAPS | TOKEN_CAP));
	w->class = class_of(t, p, w->lower);
	w->word = table_get(&f->lists->words, w->lower);
	w->len = (uint8_t)(len < 255 ? len : 255);
	for (k = 0; k < 4 && k < len; k++) {
		w->head[k] = p[k];
		w->tail[k] = p[len - 1 - k];
		if (f->is_caseless && (unsigned)(w->head[k] - 'A') < 26)
			w->head[k] = (char)(w->head[k] + 32);
		if (f->is_caseless && (unsigned)(w->tail[k] - 'A') < 26)
			w->tail[k] = (char)(w->tail[k] + 32);
	}
	w->flags = (uint8_t)((t->shape & TOKEN_CAP ? IS_CAP : 0) |
	    (*weak ? IS_WEAK : 0) | (t->spaced ? IS_SPACED : 0) |
	    (t->kind == TOKEN_WORD ? IS_WORD : 0));
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
		shape = wordform_mix(shape, f->v[i].flags & (IS_CAP | IS_WORD));
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
	for (i = 0; i < f->tokens.n; i++)
		look_up(f, i, &reach);
	for (i = 0; i < f->tokens.n; i = end) {
		end = f->tokens.v[i].kind == TOKEN_MARK ? i + 1 :
		    run_end(f, i);
		if (end > i + 1)
			read_run(f, i, end);
	}
}

struct list {
	uint32_t *rows;
	size_t n;
};

static void
put(struct list *l, unsigned template, uint64_t x)
{
	uint64_t h = (x + template * UINT64_C(0xd6e8feb86659fd93)) *
	    UINT64_C(0xff51afd7ed558ccd);

	h = (h ^ h >> 31) * UINT64_C(0x9e3779b97f4a7c15);
	l->rows[l->n++] = (uint32_t)(h >> (64 - FEATURE_BITS));
}

static const struct feature_word outside[2] = {
	{ .form = 1, .lower = 1, .shape = 1 },
	{ .form = 2, .lower = 2, .shape = 1 }
};

static const struct feature_word *
word_at(const struct feature *f, size_t i, int d)
{
	if (d < 0 && i < (size_t)-d)
		return &outside[0];
	i = i + (size_t)(ptrdiff_t)d;
	return i < f->tokens.n ? &f->v[i] : &outside[1];
}

static uint64_t
mix3(uint64_t a, uint64_t b, uint64_t c)
{
	return wordform_mix(wordform_mix(a, b), c);
}

static void
put_words(struct list *l, const struct feature_word *const *w, unsigned t)
{
	put(l, t + F_FORM, w[2]->form);
	put(l, t + F_LOWER, w[2]->lower);
	put(l, t + F_BEFORE, w[1]->form);
	put(l, t + F_BEHIND, w[3]->form);
	put(l, t + F_BEFORE2, w[0]->lower);
	put(l, t + F_BEHIND2, w[4]->lower);
	put(l, t + F_PAIR_BEFORE, wordform_mix(w[1]->form, w[2]->form));
	put(l, t + F_PAIR_BEHIND, wordform_mix(w[2]->form, w[3]->form));
}

static void
put_shapes(struct list *l, const struct feature_word *const *w, unsigned t)
{
	uint32_t affix;
	unsigned k;

	put(l, t + F_SHAPE, w[2]->shape);
	put(l, t + F_SHAPE_BEFORE, wordform_mix(w[1]->shape, w[2]->shape));
	put(l, t + F_SHAPE_BEHIND, wordform_mix(w[2]->shape, w[3]->shape));
	put(l, t + F_SHAPES, mix3(w[1]->shape, w[2]->shape, w[3]->shape));
	if (w[2]->run != 0) {
		put(l, t + F_RUN, w[2]->run);
		put(l, t + F_RUN_SHAPE, w[2]->run_shape);
	}
	if ((w[2]->flags & IS_WORD) == 0)
		return;
	for (affix = 0, k = 0; k < 4 && k < w[2]->len; k++) {
		affix = affix << 8 | (unsigned char)w[2]->head[k];
		put(l, t + F_HEAD + k, affix);
	}
	for (affix = 0, k = 0; k < 4 && k < w[2]->len; k++) {
		affix = affix << 8 | (unsigned char)w[2]->tail[k];
		put(l, t + F_TAIL + k, affix);
	}
}

/* What stands for a word in patterns of dates and sums. */
static uint64_t
pattern(const struct feature_word *w)
{
	return w->class != 0 ? w->class : (w->flags & IS_WORD) == 0 ?
	    w->lower : (w->flags & IS_CAP) != 0 ? 3 : 4;
}

static void
put_classes(struct list *l, const struct feature_word *const *w, unsigned t)
{
	uint64_t p[5];
	int i;

	if ((w[1]->class | w[2]->class | w[3]->class) == 0)
		return;
	for (i = 0; i < 5; i++)
		p[i] = pattern(w[i]);
	put(l, t + F_CLASS, p[2]);
	put(l, t + F_CLASS_BEFORE, wordform_mix(p[1], p[2]));
	put(l, t + F_CLASS_BEHIND, wordform_mix(p[2], p[3]));
	put(l, t + F_CLASSES, mix3(p[1], p[2], p[3]));
	put(l, t + F_CLASSES_BEFORE, mix3(p[0], p[1], p[2]));
	put(l, t + F_CLASSES_BEHIND, mix3(p[2], p[3], p[4]));
}

static uint64_t
lists_of(const struct feature_word *w)
{
	return (uint64_t)w->list << 16 | w->in_list;
}

static uint64_t
names_of(const struct feature_word *w)
{
	return (uint64_t)w->name << 16 | w->in_name;
}

static void
put_lists(struct list *l, const struct feature_word *const *w, unsigned t)
{
	unsigned k, bits;

	for (k = 0, bits = w[2]->list; bits != 0; bits >>= 1, k++)
		if ((bits & 1) != 0)
			put(l, t + F_LIST + k, 0);
	for (k = 0, bits = w[2]->in_list; bits != 0; bits >>= 1, k++)
		if ((bits & 1) != 0)
			put(l, t + F_IN_LIST + k, 0);
	if (lists_of(w[2]) != 0)
		put(l, t + F_LISTS, lists_of(w[2]));
	if ((lists_of(w[1]) | lists_of(w[2])) != 0)
		put(l, t + F_LIST_BEFORE, wordform_mix(lists_of(w[1]),
		    lists_of(w[2])));
	if ((lists_of(w[2]) | lists_of(w[3])) != 0)
		put(l, t + F_LIST_BEHIND, wordform_mix(lists_of(w[2]),
		    lists_of(w[3]) + 1));
	if (names_of(w[2]) != 0)
		put(l, t + F_NAME, names_of(w[2]));
	if (names_of(w[1]) != 0)
		put(l, t + F_NAME_BEFORE, names_of(w[1]));
	if (names_of(w[3]) != 0)
		put(l, t + F_NAME_BEHIND, names_of(w[3]));
}

/* What the rest of the window tells of a word with a capital. */
static void
put_window(const struct feature *f, struct list *l, size_t i, unsigned t)
{
	const struct feature_word *w = &f->v[i];
	struct feature_type *type;
	unsigned inside, k, n = 0;

	put(l, t + F_PLACE, (w->flags & (IS_WEAK | IS_CAP)) |
	    (f->is_heading ? 8u : 0) | (w->flags & IS_SPACED ? 16u : 0) |
	    (uint64_t)(w->flags & IS_WORD) << 4);
	if ((w->flags & IS_WORD) == 0 || (w->flags & IS_CAP) == 0)
		return;
	type = type_of((struct feature *)f, w->lower, false);
	if (type == NULL)
		return;
	inside = type->inside - (unsigned)((w->flags & IS_WEAK) == 0 &&
	    !f->is_heading);
	put(l, t + F_DOC, (inside > 3 ? 2u : inside > 0 ? 1u : 0u) |
	    (uint64_t)(type->flags & TYPE_LOWER) << 2 |
	    (w->flags & IS_WEAK ? 8u : 0) | (f->is_heading ? 16u : 0));
	for (k = 0; k < type->n && n < 2; k++) {
		if (type->at[k] == f->first + i)
			continue;
		if (k == 0) {
			put(l, t + F_DOC_CAPS, (type->lists[0] != 0) * 2u +
			    (type->lists[1] != 0));
			if (type->lists[0] != 0)
				put(l, t + F_DOC_LIST, type->lists[0]);
			if (type->lists[1] != 0)
				put(l, t + F_DOC_LIST,
				    type->lists[1] + 0x10000u);
		}
		put(l, t + F_DOC_LEFT, type->left[k]);
		put(l, t + F_DOC_RIGHT, type->right[k]);
		n++;
	}
}

/* A text without case has features of its own, for each that others have. */
size_t
feature_list(const struct feature *f, size_t i, uint32_t *rows)
{
	unsigned t = f->is_caseless ? F_CASELESS : 0;
	const struct feature_word *w[5];
	struct list l = { rows, 0 };
	int d;

	for (d = -2; d <= 2; d++)
		w[d + 2] = word_at(f, i, d);
	put_words(&l, w, t);
	put_shapes(&l, w, t);
	put_classes(&l, w, t);
	put_lists(&l, w, t);
	put_window(f, &l, i, t);
	return l.n;
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
