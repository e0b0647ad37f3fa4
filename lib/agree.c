/* One name, one label: what a window's other places tell of a name. */
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "label.h"
#include "mem.h"
#include "wordform.h"

enum {
	IS_CAP = 1,             /* a name may begin here */
	IS_HYPHEN = 2,          /* joins the words beside it */
	LONGEST = 12,           /* words of a name that is looked for */
	VOTES_MAX = 0xffff
};

struct agree_word {
	uint32_t form;          /* its hash as written */
	uint8_t flags;
};

/* A name that was found, by the hash of its words. */
struct agree_name {
	uint32_t key;           /* 0 is a free slot */
	uint16_t votes[ENTITY_NLABELS];
};

void
agree_begin(struct agree *a)
{
	a->n = a->longest = 0;
}

void
agree_add(struct agree *a, const struct feature *f, const uint8_t *tags)
{
	const struct token *t = f->tokens.v;
	struct agree_word *to;
	size_t i, n = f->tokens.n;

	a->tags = mem_grow(a->tags, &a->tags_cap, a->n + n + 1, 1);
	a->words = mem_grow(a->words, &a->words_cap, a->n + n + 1,
	    sizeof *a->words);
	memcpy(a->tags + a->n, tags, n);
	for (i = 0; i < n; i++) {
		to = &a->words[a->n + i];
		to->form = (uint32_t)f->v[i].form;
		to->flags = (t[i].shape & TOKEN_CAP) != 0 ? IS_CAP : 0;
		if (t[i].kind == TOKEN_MARK && !t[i].spaced &&
		    f->text[t[i].start] == '-')
			to->flags |= IS_HYPHEN;
	}
	a->n += n;
}

/* The end of the name that begins at word i. */
static size_t
name_end(const struct agree *a, size_t i, size_t end)
{
	uint8_t inside = (uint8_t)(a->tags[i] + 1);

	for (i++; i < end && a->tags[i] == inside; i++)
		;
	return i;
}

static bool
is_name(uint8_t tag)
{
	return tag % 2 == 1 && tag != 1 + 2 * ENTITY_DATE &&
	    tag != 1 + 2 * ENTITY_MONEY;
}

static struct agree_name *
slot_of(struct agree *a, uint64_t hash)
{
	uint32_t key = (uint32_t)(hash >> 32) | 1;
	size_t i;

	for (i = (size_t)hash & a->mask; a->names[i].key != 0 &&
	    a->names[i].key != key; i = (i + 1) & a->mask)
		;
	return &a->names[i];
}

static uint64_t
hash_of(const struct agree *a, size_t from, size_t to)
{
	uint64_t h = 0;

	for (; from < to; from++)
		h = wordform_join(h, a->words[from].form);
	return h;
}

/* Makes a table with room for n names. */
static void
make_room(struct agree *a, size_t n)
{
	for (a->mask = 15; a->mask / 2 < n; )
		a->mask = a->mask * 2 + 1;
	a->names = mem_grow(a->names, &a->names_cap, a->mask + 1,
	    sizeof *a->names);
	memset(a->names, 0, (a->mask + 1) * sizeof *a->names);
}

static void
count(struct agree *a, size_t from, size_t to)
{
	uint64_t hash = hash_of(a, from, to);
	struct agree_name *name = slot_of(a, hash);
	uint16_t *votes = &name->votes[(a->tags[from] - 1) / 2];

	name->key = (uint32_t)(hash >> 32) | 1;
	if (*votes < VOTES_MAX)
		++*votes;
	if (to - from > a->longest)
		a->longest = to - from < LONGEST ? to - from : LONGEST;
}

/* The label with most votes; was, if another has as many. */
static unsigned
winner(const struct agree_name *name, unsigned was)
{
	unsigned i, best = was;

	for (i = 0; i < ENTITY_NLABELS; i++)
		if (name->votes[i] > name->votes[best])
			best = i;
	for (i = 0; i < ENTITY_NLABELS; i++)
		if (i != best && name->votes[i] == name->votes[best])
			return was;
	return best;
}

static void
set(struct agree *a, size_t from, size_t to, unsigned label)
{
	a->tags[from] = (uint8_t)(1 + 2 * label);
	for (from++; from < to; from++)
		a->tags[from] = (uint8_t)(2 + 2 * label);
}

/* The end of the longest known name that begins at word i, or i. */
static size_t
look_up(struct agree *a, size_t i, size_t end, unsigned *label)
{
	const struct agree_name *name;
	size_t k, to = i;
	uint64_t h = 0;

	for (k = i; k < end && k < i + a->longest && a->tags[k] == 0; k++) {
		h = wordform_join(h, a->words[k].form);
		name = slot_of(a, h);
		if (name->key == 0 || (k + 1 < end &&
		    (a->words[k + 1].flags & IS_HYPHEN) != 0))
			continue;
		*label = winner(name, ENTITY_MISC);
		to = k + 1;
	}
	return to;
}

static void
settle_sentence(struct agree *a, size_t begin, size_t end)
{
	unsigned label = ENTITY_MISC;
	size_t i, to;

	for (i = begin; i < end; i = to) {
		to = i + 1;
		if (is_name(a->tags[i])) {
			to = name_end(a, i, end);
			label = winner(slot_of(a, hash_of(a, i, to)),
			    (a->tags[i] - 1u) / 2);
			set(a, i, to, label);
		} else if (a->tags[i] == 0 &&
		    (a->words[i].flags & IS_CAP) != 0 && (i == begin ||
		    (a->words[i - 1].flags & IS_HYPHEN) == 0)) {
			to = look_up(a, i, end, &label);
			if (to > i && label != ENTITY_NORP)
				set(a, i, to, label);
			else
				to = i + 1;
		}
	}
}

void
agree_settle(struct agree *a, const struct feature *f)
{
	size_t i, k, end, names = 0;

	for (i = 0; i < a->n; i++)
		names += is_name(a->tags[i]);
	make_room(a, names);
	for (i = 0; i < a->n; i++)
		if (is_name(a->tags[i]))
			count(a, i, name_end(a, i, a->n));
	for (k = 0; k < f->nsentences; k++) {
		end = k + 1 < f->nsentences ? f->sentences[k + 1].first :
		    a->n;
		settle_sentence(a, f->sentences[k].first, end);
	}
}

void
agree_free(struct agree *a)
{
	free(a->tags);
	free(a->words);
	free(a->names);
	memset(a, 0, sizeof *a);
}
