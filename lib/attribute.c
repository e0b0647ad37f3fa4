/* Attributions by what was learned: what is read as one, and its cues. */
#include <stdlib.h>
#include <string.h>

#include "attribute.h"
#include "mem.h"

enum {
	BLOCK = 400,            /* words of paragraphs that are joined */
	SIGNATURE = 12,         /* words behind a dash */
	CHUNK = 300,            /* words that are read together, or more */
	LEAST = -40             /* margin of a cue that may be one */
};

/* Tells whether the paragraph behind p goes on with what p says. */
static bool
goes_on(const struct clauses *c, struct span p, struct span next)
{
	const struct word *w = c->words;
	uint32_t cp;

	if (p.first == p.last || next.first == next.last)
		return false;
	cp = clause_char(c, next.first);
	if (w[next.first].stretch == WORD_FREE)
		return cp >= 0x2012 && cp <= 0x2015 && next.last - next.first <
		    SIGNATURE && w[p.last - 1].stretch != WORD_FREE;
	return c->stretches[w[next.first].stretch].carries_on ||
	    clause_is(c, p.last - 1, ":");
}

struct span
attribute_block(const struct clauses *c, uint32_t k, uint32_t *n)
{
	struct span s = c->paragraphs[k];

	for (*n = 1; k + *n < c->nparagraphs && s.last - s.first < BLOCK &&
	    c->turns[k + *n].said == 0 &&
	    goes_on(c, c->paragraphs[k + *n - 1], c->paragraphs[k + *n]); ++*n)
		s.last = c->paragraphs[k + *n].last;
	return s;
}

struct span
attribute_chunk(const struct clauses *c, struct span p, uint32_t i)
{
	struct span s = { i, i };
	uint32_t end;

	while (s.last < p.last) {
		end = clause_sentence_end(c, s.last);
		if (end > p.last)
			end = p.last;
		if (s.last > s.first && end - s.first > CHUNK)
			break;
		s.last = end;
	}
	/* A sentence without end. */
	if (s.last - s.first > 4 * CHUNK)
		s.last = s.first + 4 * CHUNK;
	return s;
}

/* Scores a chunk for cues and, as far as one can, for parts. */
static void
score_words(struct attributer *a, const struct clues *t, struct span block,
    struct span s)
{
	const struct chain *cues = &a->model->chains[QUOTE_CUES];
	uint32_t features[2][CLUE_MAX], i;
	int16_t scores[2][CHAIN_TAGS];
	size_t n[2] = { 0, 0 };
	int k = 0;

	for (i = s.first; i <= s.last; i++, k = !k) {
		if (i < s.last)
			n[k] = clue_word(t, block, i, cues, features[k]);
		if (i == s.first)
			continue;
		memset(scores, 0, sizeof scores);
		chain_add_two(cues, features[!k], n[!k], scores[0]);
		memcpy(a->cues.scores[i - 1 - s.first], scores[0],
		    sizeof scores[0]);
		memcpy(a->scores[i - 1 - block.first], scores[1],
		    sizeof scores[1]);
	}
}

/* The cues of a chunk; the best tags are guesses at the rest. */
static void
find_cues(struct attributer *a, struct clues *t, struct span block,
    struct span s)
{
	struct trellis *l = &a->cues;
	int32_t margin;
	unsigned tag;
	uint32_t i, k;

	trellis_begin(l, &a->model->chains[QUOTE_CUES], s.last - s.first);
	score_words(a, t, block, s);
	trellis_best(l);
	trellis_ahead(l);
	for (i = 0; i < l->n; i++) {
		t->v[s.first + i].guess = l->tags[i];
		margin = trellis_margin(l, i, CUE_BEGIN, LEAST);
		if (margin < LEAST)
			continue;
		for (k = i, tag = CUE_BEGIN; k < l->n; k++) {
			if (k > i && tag != CUE_ON)
				break;
			tag = trellis_next(l, k, tag);
		}
		a->found = mem_grow(a->found, &a->found_cap, a->nfound + 1,
		    sizeof *a->found);
		a->found[a->nfound].at.first = s.first + i;
		a->found[a->nfound].at.last = s.first + k;
		a->found[a->nfound++].margin = margin;
	}
}

void
attribute_cues(struct attributer *a, const struct clauses *c,
    struct clues *t, struct span p)
{
	struct span s;
	uint32_t i;

	a->nfound = 0;
	a->scores = mem_grow(a->scores, &a->scores_cap, p.last - p.first + 1,
	    sizeof *a->scores);
	for (i = p.first; i < p.last; i = s.last) {
		s = attribute_chunk(c, p, i);
		find_cues(a, t, p, s);
	}
}

void
attribute_free(struct attributer *a)
{
	trellis_free(&a->cues);
	trellis_free(&a->parts);
	free(a->found);
	free(a->v);
	free(a->spans);
	free(a->scores);
	memset(a, 0, sizeof *a);
}
