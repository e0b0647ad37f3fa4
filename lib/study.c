/*
 * From gold quote rows to a model of who said what. Three chains are learned
 * one after the other. The later ones see what the earlier ones make of each
 * text; so that they learn from no better than they will get, it is read by
 * models that were trained without it (jackknifing in PARTS).
 */
#include <stdlib.h>
#include <string.h>

#include "attribute.h"
#include "corpus.h"
#include "crf.h"
#include "marks.h"
#include "mem.h"
#include "reading.h"
#include "study.h"
#include "turn.h"
#include "verdict.h"
#include "weight.h"

enum {
	PARTS = 4,
	UNIT = 20,              /* weights are kept in twentieths */
	VERDICT_EPOCHS = 12,
	FAR = 200               /* words between cues of one statement */
};

/* How the chains are trained: see struct crf_settings. */
#define RATE 0.02
#define DECAY 9
#define DROPOUT 0.2
#define VERDICT_DROPOUT 0.3

/* An attribution of the gold. */
struct answer {
	struct str id;
	struct span cue, speaker;
	size_t first, n;        /* its contents among the spans */
};

struct study {
	const struct study_settings *set;
	struct crf crf[QUOTE_CHAINS];
	struct quotemodel folds[PARTS], whole;
	uint32_t number;        /* of the document */
	struct doc doc;
	struct clauses clauses;
	struct entities entities;
	struct clues clues;
	struct attributer attributer;
	struct answer *answers;
	size_t nanswers, answers_cap;
	struct span *spans;
	size_t nspans, spans_cap;
	uint8_t *tags;
	size_t tags_cap;
};

static void
read_text(struct study *s, const struct corpus *c)
{
	corpus_doc(c, &s->doc);
	clause_read(&s->clauses, &s->doc);
	turn_find(&s->clauses);
	marks_find(&s->clauses);
	entity_reset(&s->entities);
	s->entities.model = s->set->entities;
	entity_find(&s->entities, &s->doc);
	clue_read(&s->clues, &s->clauses, &s->entities);
	s->tags = mem_grow(s->tags, &s->tags_cap, (size_t)s->clauses.n + 1, 1);
}

static struct answer *
answer_of(struct study *s, struct str id)
{
	struct answer *a;
	size_t i;

	for (i = 0; i < s->nanswers; i++)
		if (str_equal(s->answers[i].id, id))
			return &s->answers[i];
	s->answers = mem_grow(s->answers, &s->answers_cap, s->nanswers + 1,
	    sizeof *s->answers);
	a = &s->answers[s->nanswers++];
	memset(a, 0, sizeof *a);
	a->id = id;
	return a;
}

static struct span
row_words(const struct study *s, const struct corpus_row *r)
{
	return clause_within(&s->clauses, r->start, r->end);
}

static void
read_answers(struct study *s, const struct corpus *c)
{
	const struct corpus_row *r;
	struct answer *a;
	size_t i, k;

	s->nanswers = s->nspans = 0;
	for (i = 0; i < c->n; i++) {
		r = &c->rows[i];
		if (str_is(r->kind, "cue"))
			answer_of(s, r->id)->cue = row_words(s, r);
		else if (str_is(r->kind, "speaker"))
			answer_of(s, r->id)->speaker = row_words(s, r);
	}
	for (i = 0; i < s->nanswers; i++) {
		a = &s->answers[i];
		a->first = s->nspans;
		for (k = 0; k < c->n; k++) {
			if (!str_is(c->rows[k].kind, "quote") ||
			    !str_equal(c->rows[k].id, a->id))
				continue;
			s->spans = mem_grow(s->spans, &s->spans_cap,
			    s->nspans + 1, sizeof *s->spans);
			s->spans[s->nspans++] = row_words(s, &c->rows[k]);
			a->n++;
		}
	}
}

/* Tags words as a span of a pair of tags: the first, and further ones. */
static void
tag_pair(struct study *s, struct span at, unsigned tag)
{
	uint32_t i;

	for (i = at.first; i < at.last; i++)
		s->tags[i] = (uint8_t)(tag + (i > at.first));
}

/* Where a span was broken by another its rest begins anew. */
static void
mend_pairs(struct study *s, struct span at)
{
	uint8_t *t = s->tags;
	uint32_t i;

	for (i = at.first; i < at.last; i++)
		if (!quotemodel_may_follow(QUOTE_CUES, i > at.first ?
		    t[i - 1] : 0, t[i]))
			t[i]--;
}

static uint32_t
list_word(struct study *s, struct crf *crf, struct span at, uint32_t i)
{
	uint32_t features[CLUE_MAX];
	size_t n = clue_word(&s->clues, at, i, NULL, features);

	return crf_list(crf, features, n);
}

/* All cues, contents and speakers, cues foremost. */
static void
learn_cues(struct study *s, struct span block)
{
	struct crf *crf = &s->crf[QUOTE_CUES];
	struct span at;
	uint32_t i, k;

	for (i = block.first; i < block.last; i = at.last) {
		at = attribute_chunk(&s->clauses, block, i);
		mend_pairs(s, at);
		crf_begin(crf, s->number);
		for (k = at.first; k < at.last; k++)
			crf_add(crf, list_word(s, crf, block, k), CRF_NONE,
			    s->tags[k]);
	}
}

static void
tag_all(struct study *s)
{
	size_t i, k;

	memset(s->tags, 0, (size_t)s->clauses.n + 1);
	for (i = 0; i < s->nanswers; i++)
		for (k = 0; k < s->answers[i].n; k++)
			tag_pair(s, s->spans[s->answers[i].first + k],
			    CUE_CONTENT);
	for (i = 0; i < s->nanswers; i++)
		tag_pair(s, s->answers[i].speaker, CUE_SPEAKER);
	for (i = 0; i < s->nanswers; i++)
		tag_pair(s, s->answers[i].cue, CUE_BEGIN);
}

/* Tags a part within the window: a first word, further ones, a last one. */
static void
tag_part(struct study *s, struct span at, struct span window, unsigned tag)
{
	uint32_t i;

	if (at.first < window.first)
		at.first = window.first;
	if (at.last > window.last)
		at.last = window.last;
	for (i = at.first; i < at.last; i++)
		s->tags[i] = (uint8_t)(tag + (i + 1 == at.last ? 2 :
		    i > at.first));
}

/* Where one part broke another, what is left of it may have no end. */
static void
mend_parts(struct study *s, struct span at)
{
	uint8_t *t = s->tags;
	uint32_t i;

	for (i = at.first; i < at.last; i++)
		if (!quotemodel_may_follow(QUOTE_PARTS, i > at.first ?
		    t[i - 1] : 0, t[i]))
			t[i] = (uint8_t)(t[i] / 3 * 3 + 1);
	for (i = at.last; i-- > at.first; )
		if (t[i] % 3 != 0 && t[i] != PART_CUE &&
		    !quotemodel_may_follow(QUOTE_PARTS, t[i],
		    i + 1 < at.last ? t[i + 1] : 0))
			t[i] = (uint8_t)(t[i] / 3 * 3 + 3);
}

/* The cue of an answer as it is found, or as it is. */
static struct span
found_cue(const struct study *s, const struct answer *a)
{
	const struct attributer *t = &s->attributer;
	const struct cue_found *k, *best = NULL;

	for (k = t->found; k < t->found + t->nfound; k++)
		if (k->at.first < a->cue.last && a->cue.first < k->at.last &&
		    (best == NULL || k->margin > best->margin))
			best = k;
	return best != NULL ? best->at : a->cue;
}

static void
learn_parts(struct study *s, const struct answer *a, struct span block)
{
	struct crf *crf = &s->crf[QUOTE_PARTS];
	struct span cue = found_cue(s, a), at = reading_window(block, cue);
	uint32_t features[CLUE_MAX], i, list;
	struct sight seen;
	size_t k, n;

	memset(s->tags + at.first, 0, at.last - at.first);
	for (k = 0; k < a->n; k++)
		tag_part(s, s->spans[a->first + k], at, PART_CONTENT);
	tag_part(s, a->speaker, at, PART_SPEAKER);
	for (i = a->cue.first; i < a->cue.last; i++)
		s->tags[i] = PART_CUE;
	mend_parts(s, at);
	crf_begin(crf, s->number);
	sight_begin(&seen, &s->clues, block, cue);
	for (i = at.first; i < at.last; i++) {
		list = list_word(s, crf, block, i);
		n = sight_all(&seen, i, features);
		crf_add(crf, list, crf_list(crf, features, n), s->tags[i]);
	}
}

/* Words, but not marks, of both spans. */
static uint32_t
common(const struct clauses *c, struct span a, struct span b)
{
	uint32_t i = a.first > b.first ? a.first : b.first, n = 0;

	for (; i < a.last && i < b.last; i++)
		n += c->words[i].kind != TOKEN_MARK;
	return n;
}

/* Half of the words of both are the same, and the speaker is. */
static bool
is_right(const struct study *s, const struct candidate *k,
    const struct answer *a)
{
	const struct span *mine = s->attributer.spans + k->first;
	const struct span *gold = s->spans + a->first;
	const struct clauses *c = &s->clauses;
	uint32_t both = 0, all = 0;
	size_t i, j;

	for (i = 0; i < k->n; i++)
		all += common(c, mine[i], mine[i]);
	for (j = 0; j < a->n; j++)
		all += common(c, gold[j], gold[j]);
	for (i = 0; i < k->n; i++)
		for (j = 0; j < a->n; j++)
			both += common(c, mine[i], gold[j]);
	if (both == 0 || 4 * both < all)
		return false;
	both = common(c, k->speaker, a->speaker);
	all = common(c, k->speaker, k->speaker);
	return a->speaker.first == a->speaker.last ? all == 0 :
	    both > 0 && 2 * both + 1 >= all;
}

static void
learn_verdict(struct study *s)
{
	struct crf *crf = &s->crf[QUOTE_VERDICT];
	const struct candidate *k;
	uint32_t features[CLUE_MAX];
	bool yes;
	size_t i, j, n;

	for (i = 0; i < s->attributer.n; i++) {
		k = &s->attributer.v[i];
		for (yes = false, j = 0; j < s->nanswers && !yes; j++)
			yes = s->answers[j].cue.first < k->cue.first + FAR &&
			    k->cue.first < s->answers[j].cue.first + FAR &&
			    is_right(s, k, &s->answers[j]);
		n = verdict_features(&s->attributer, &s->clauses,
		    &s->clues, i, features);
		crf_begin(crf, s->number);
		crf_add(crf, crf_list(crf, features, n), CRF_NONE, yes);
	}
}

static void
learn_block(struct study *s, struct span block, enum quotemodel_part part)
{
	const struct answer *a;
	size_t i;

	if (part == QUOTE_CUES) {
		learn_cues(s, block);
		return;
	}
	attribute_cues(&s->attributer, &s->clauses, &s->clues, block);
	if (part == QUOTE_VERDICT) {
		reading_find(&s->attributer, &s->clauses, &s->clues, block);
		learn_verdict(s);
		return;
	}
	for (i = 0; i < s->nanswers; i++) {
		a = &s->answers[i];
		if (a->cue.first >= block.first && a->cue.last <= block.last &&
		    a->cue.first < a->cue.last)
			learn_parts(s, a, block);
	}
}

static void
learn_document(struct study *s, const struct corpus *c,
    enum quotemodel_part part)
{
	struct span block;
	uint32_t i, n;

	read_text(s, c);
	read_answers(s, c);
	if (part == QUOTE_CUES)
		tag_all(s);
	s->attributer.model = &s->folds[s->number % PARTS];
	for (i = 0; i < s->clauses.nparagraphs; i += n) {
		block = attribute_block(&s->clauses, i, &n);
		learn_block(s, block, part);
	}
	s->number++;
}

static const char *
learn_folder(struct study *s, const char *folder, enum quotemodel_part part,
    struct buf *where)
{
	struct corpus c;
	const char *why;

	memset(&c, 0, sizeof c);
	why = corpus_open(&c, folder);
	while (why == NULL && (why = corpus_next(&c)) == NULL && c.n > 0)
		learn_document(s, &c, part);
	where->len = 0;
	buf_add(where, c.path.p, c.path.len);
	corpus_free(&c);
	return why;
}

/* A chain of whole weights out of what was learned. */
static void
set_chain(struct chain *c, enum quotemodel_part part,
    const struct crf_weights *w)
{
	signed char *rows = (signed char *)c->rows;
	int32_t *moves = (int32_t *)c->moves;
	unsigned a, b;
	size_t i;

	for (i = 0; i < CHAIN_ROWS; i++, rows += c->stride)
		for (a = 0; a < CHAIN_TAGS; a++)
			rows[a] = (signed char)weight_round(w->rows[i *
			    CHAIN_TAGS + a] * UNIT / w->runs, 127);
	for (a = 0; a < c->ntags; a++)
		for (b = 0; b < c->ntags; b++)
			moves[a * CHAIN_TAGS + b] =
			    !quotemodel_may_follow(part, a, b) ? CHAIN_NEVER :
			    weight_round(w->moves[a][b] * UNIT / w->runs,
			    9999);
}

static void
train(const struct study *s, enum quotemodel_part part, unsigned fold,
    struct chain *to)
{
	struct crf_settings set = { s->set->epochs, 1, RATE, DECAY, DROPOUT,
	    0, 0 };
	unsigned i, runs = fold < PARTS ? 1 : s->set->runs;
	struct crf_weights w;

	memset(&w, 0, sizeof w);
	w.rows = mem_new((size_t)CHAIN_ROWS * CHAIN_TAGS, sizeof *w.rows);
	if (part == QUOTE_VERDICT) {
		set.epochs = VERDICT_EPOCHS;
		set.dropout = VERDICT_DROPOUT;
	}
	if (fold < PARTS) {
		set.parts = PARTS;
		set.part = fold;
	}
	for (i = 0; i < runs; i++) {
		set.seed = 1000 * s->set->seed + i +
		    500 * (fold < PARTS);
		crf_train(&s->crf[part], &set, &w);
	}
	set_chain(to, part, &w);
	free(w.rows);
}

static void
write_chain(const struct chain *c, const char *name, struct buf *b)
{
	const signed char *row;
	unsigned i, k;

	for (i = 0; i < c->ntags * c->ntags; i++) {
		int32_t v = c->moves[i / c->ntags * CHAIN_TAGS + i % c->ntags];

		if (v == 0 || v == CHAIN_NEVER)
			continue;
		buf_puts(b, name);
		buf_puts(b, "\t");
		buf_number(b, i / c->ntags);
		buf_puts(b, ">");
		buf_number(b, i % c->ntags);
		buf_puts(b, "\t");
		weight_put_number(b, v);
		buf_puts(b, "\n");
	}
	for (i = 0; i < CHAIN_ROWS; i++) {
		row = c->rows + (size_t)i * c->stride;
		for (k = 0; k < c->ntags && row[k] == 0; k++)
			;
		if (k == c->ntags)
			continue;
		buf_puts(b, name);
		buf_puts(b, "\t");
		buf_number(b, i);
		buf_puts(b, "\t");
		for (k = 0; k < c->ntags; k++)
			weight_put(b, row[k]);
		buf_puts(b, "\n");
	}
}

static const char *
learn_chain(struct study *s, enum quotemodel_part part, char **folders,
    struct buf *where)
{
	const char *why = NULL;
	unsigned k, a, b;

	s->crf[part].ntags = quotemodel_tags(part);
	for (a = 0; a < s->crf[part].ntags; a++)
		for (b = 0; b < s->crf[part].ntags; b++)
			s->crf[part].may[a][b] = quotemodel_may_follow(part,
			    a, b);
	s->number = 0;
	for (; *folders != NULL && why == NULL; folders++)
		why = learn_folder(s, *folders, part, where);
	if (why != NULL)
		return why;
	for (k = 0; k < PARTS && part != QUOTE_VERDICT; k++)
		train(s, part, k, &s->folds[k].chains[part]);
	train(s, part, PARTS, &s->whole.chains[part]);
	crf_free(&s->crf[part]);
	return NULL;
}

static void
free_study(struct study *s)
{
	int i;

	for (i = 0; i < PARTS; i++)
		quotemodel_free(&s->folds[i]);
	quotemodel_free(&s->whole);
	for (i = 0; i < QUOTE_CHAINS; i++)
		crf_free(&s->crf[i]);
	doc_free(&s->doc);
	clause_free(&s->clauses);
	entity_free(&s->entities);
	clue_free(&s->clues);
	attribute_free(&s->attributer);
	free(s->answers);
	free(s->spans);
	free(s->tags);
	free(s);
}

const char *
study_quotes(char **folders, const struct study_settings *set,
    struct buf *model, struct buf *where)
{
	struct study *s = mem_new(1, sizeof *s);
	const char *why = NULL;
	unsigned i;

	s->set = set;
	quotemodel_new(&s->whole);
	for (i = 0; i < PARTS; i++)
		quotemodel_new(&s->folds[i]);
	for (i = 0; i < QUOTE_CHAINS && why == NULL; i++)
		why = learn_chain(s, i, folders, where);
	if (why == NULL) {
		buf_puts(model, "# Who said what: weights of features, made "
		    "by `make models` (README,\n# model card, says from "
		    "what).\n");
		for (i = 0; i < QUOTE_CHAINS; i++)
			write_chain(&s->whole.chains[i], quotemodel_name(i),
			    model);
	}
	free_study(s);
	return why;
}
