/* The features of a word, as numbers of rows of weights. */
#include <string.h>

#include "traits.h"
#include "wordform.h"

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

/* Templates of what a word is alone. */
enum {
	O_FORM = 1, O_SHAPE, O_CLASS, O_LIST, O_IN_LIST, O_LISTS, O_NAMES,
	O_PLACE, O_CASELESS, O_RUN, O_RUN_SHAPE, O_DOC, O_HEAD,
	O_TAIL = O_HEAD + 4
};

/* The shapes of words in small letters, of one letter and of more. */
enum { SHAPE_SMALLEST = 8 + 1, SHAPE_SMALL = 8 * SHAPE_SMALLEST + 1 };

struct list {
	uint32_t *rows;
	size_t n;
};

static uint64_t
hash(unsigned template, uint64_t x)
{
	uint64_t h = (x + template * UINT64_C(0xd6e8feb86659fd93)) *
	    UINT64_C(0xff51afd7ed558ccd);

	return (h ^ h >> 31) * UINT64_C(0x9e3779b97f4a7c15);
}

static void
put(struct list *l, unsigned template, uint64_t x)
{
	l->rows[l->n++] = (uint32_t)(hash(template, x) >>
	    (64 - FEATURE_BITS));
}

static void
put_own(struct list *l, unsigned template, uint64_t x)
{
	l->rows[l->n++] = (uint32_t)(hash(template, x) >>
	    (64 - FEATURE_OWN_BITS));
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
	put(l, t + F_SHAPES, wordform_mix3(w[1]->shape, w[2]->shape,
	    w[3]->shape));
	if (w[2]->run != 0) {
		put(l, t + F_RUN, w[2]->run);
		put(l, t + F_RUN_SHAPE, w[2]->run_shape);
	}
	if ((w[2]->flags & FEATURE_IS_WORD) == 0)
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
	return w->class != 0 ? w->class : (w->flags & FEATURE_IS_WORD) == 0 ?
	    w->lower : (w->flags & FEATURE_IS_CAP) != 0 ? 3 : 4;
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
	put(l, t + F_CLASSES, wordform_mix3(p[1], p[2], p[3]));
	put(l, t + F_CLASSES_BEFORE, wordform_mix3(p[0], p[1], p[2]));
	put(l, t + F_CLASSES_BEHIND, wordform_mix3(p[2], p[3], p[4]));
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

static bool
is_capitalised(const struct feature_word *w)
{
	return (w->flags & FEATURE_IS_WORD) != 0 &&
	    (w->flags & FEATURE_IS_CAP) != 0;
}

/* How it stands: in a heading, first, with a capital, behind a space. */
static uint64_t
place_of(const struct feature *f, const struct feature_word *w)
{
	return (w->flags & (FEATURE_IS_WEAK | FEATURE_IS_CAP)) |
	    (f->is_heading ? 8u : 0) |
	    (w->flags & FEATURE_IS_SPACED ? 16u : 0) |
	    (uint64_t)(w->flags & FEATURE_IS_WORD) << 4;
}

/* How the window writes a word with a capital elsewhere. */
static uint64_t
writing_of(const struct feature *f, const struct feature_word *w,
    const struct feature_type *type)
{
	unsigned inside = type->inside;

	/* Itself, which counted where it has two bytes. */
	if (inside > 0 && (w->flags & FEATURE_IS_WEAK) == 0 && !f->is_heading)
		inside--;
	return (inside > 3 ? 2u : inside > 0 ? 1u : 0u) |
	    (uint64_t)(type->flags & FEATURE_LOWER) << 2 |
	    (w->flags & FEATURE_IS_WEAK ? 8u : 0) | (f->is_heading ? 16u : 0);
}

/* What the rest of the window tells of a word with a capital. */
static void
put_window(const struct feature *f, struct list *l, size_t i, unsigned t)
{
	const struct feature_word *w = &f->v[i];
	const struct feature_type *type;
	unsigned k, n = 0;

	put(l, t + F_PLACE, place_of(f, w));
	if (!is_capitalised(w))
		return;
	type = feature_type_of(f, w->lower);
	if (type == NULL)
		return;
	put(l, t + F_DOC, writing_of(f, w, type));
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
traits_list(const struct feature *f, size_t i, uint32_t *rows)
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

/* Its first and last two to four bytes. */
static void
put_affixes(struct list *l, const struct feature_word *w)
{
	uint32_t head, tail;
	unsigned k;

	head = (unsigned char)w->head[0];
	tail = (unsigned char)w->tail[0];
	for (k = 1; k < 4 && k < w->len; k++) {
		head = head << 8 | (unsigned char)w->head[k];
		tail = tail << 8 | (unsigned char)w->tail[k];
		put_own(l, O_HEAD + k, head);
		put_own(l, O_TAIL + k, tail);
	}
}

static void
put_own_lists(struct list *l, const struct feature_word *w)
{
	unsigned k, bits;

	for (k = 0, bits = w->list; bits != 0; bits >>= 1, k++)
		if ((bits & 1) != 0)
			put_own(l, O_LIST, k);
	for (k = 0, bits = w->in_list; bits != 0; bits >>= 1, k++)
		if ((bits & 1) != 0)
			put_own(l, O_IN_LIST, k);
	if (lists_of(w) != 0)
		put_own(l, O_LISTS, lists_of(w));
	if (names_of(w) != 0)
		put_own(l, O_NAMES, names_of(w));
}

size_t
traits_own(const struct feature *f, size_t i, uint32_t *rows)
{
	const struct feature_word *w = &f->v[i];
	struct list l = { rows, 0 };
	const struct feature_type *type;

	put_own(&l, O_FORM, w->form);
	put_own(&l, O_SHAPE, w->shape);
	put_own(&l, O_PLACE, place_of(f, w));
	if ((w->flags & FEATURE_IS_WORD) != 0)
		put_affixes(&l, w);
	if (w->class != 0)
		put_own(&l, O_CLASS, w->class);
	put_own_lists(&l, w);
	if (f->is_caseless)
		put_own(&l, O_CASELESS, 0);
	if (w->run != 0) {
		put_own(&l, O_RUN, w->run);
		put_own(&l, O_RUN_SHAPE, w->run_shape);
	}
	if (is_capitalised(w) &&
	    (type = feature_type_of(f, w->lower)) != NULL)
		put_own(&l, O_DOC, writing_of(f, w, type));
	return l.n;
}

bool
traits_is_plain(const struct feature *f, size_t i)
{
	const struct feature_word *w = &f->v[i];

	if (f->is_caseless || w->class != 0 || (w->list | w->in_list |
	    w->name | w->in_name) != 0)
		return false;
	if ((w->flags & FEATURE_IS_WORD) != 0)
		return w->shape >> 1 == SHAPE_SMALL ||
		    w->shape >> 1 == SHAPE_SMALLEST;
	return (w->len == 1 && strchr(",.;:()\"'", w->head[0]) != NULL) ||
	    (w->len == 3 && memcmp(w->head, "\xe2\x80", 2) == 0 &&
	    (w->head[2] & '\x7f') >= 0x18 && (w->head[2] & '\x7f') <= 0x1d);
}
