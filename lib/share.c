/* What a word adds to the network's sums, wherever it stands in a window. */
#include <stdlib.h>
#include <string.h>

#include "lanes.h"
#include "mem.h"
#include "share.h"

enum {
	PLACES = MODEL_WINDOW / MODEL_WIDTH,
	/* How many times too large the sums of tags are. */
	SCALE = MODEL_NET_UNIT * MODEL_WORD_UNIT / MODEL_ROW_UNIT
};

struct share {
	int16_t word[MODEL_WIDTH];
	int32_t sums[PLACES][SHARE_SUMS];
	uint32_t have[4];               /* bits: which are there; and room */
};

void
share_score_plain(const struct model *m, const int16_t *window,
    int32_t *scores)
{
	int16_t all[MODEL_OUT];
	int32_t sums[MODEL_OUT];
	unsigned k;

	memcpy(all, window, MODEL_WINDOW * sizeof *all);
	lanes_times_plain(window, MODEL_WINDOW, m->hidden, MODEL_WINDOW,
	    MODEL_HIDDEN, sums);
	for (k = 0; k < MODEL_HIDDEN; k++)
		sums[k] += m->bias[k];
	lanes_rectify_plain(sums, MODEL_HIDDEN, all + MODEL_WINDOW);
	lanes_times_plain(all, MODEL_OUT, m->out, MODEL_OUT, MODEL_TAGS, sums);
	for (k = 0; k < MODEL_TAGS; k++)
		scores[k] += sums[k] / SCALE;
}

static size_t
slot(const int16_t *word)
{
	uint64_t v[MODEL_WIDTH / 4], h = 0;
	unsigned k;

	memcpy(v, word, sizeof v);
	for (k = 0; k < MODEL_WIDTH / 4; k++)
		h = (h ^ v[k]) * UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(h >> 32) & (SHARE_KEPT - 1);
}

static struct share *
find(struct shares *s, const int16_t *word)
{
	struct share *to;

	if (s->kept == NULL)
		s->kept = mem_new(SHARE_KEPT, sizeof *s->kept);
	to = &s->kept[slot(word)];
	if (memcmp(to->word, word, sizeof to->word) != 0) {
		memcpy(to->word, word, sizeof to->word);
		to->have[0] = 0;
	}
	return to;
}

/* Reckons a word's share in one place; that of the middle has the bias. */
static void
reckon(const struct model *m, const int16_t *word, unsigned place,
    int32_t *sums)
{
	unsigned k;

	lanes_times_32(word, m->hidden + place * MODEL_WIDTH, MODEL_WINDOW,
	    MODEL_HIDDEN, sums);
	lanes_times_32(word, m->out + place * MODEL_WIDTH, MODEL_OUT,
	    MODEL_OUTS, sums + MODEL_HIDDEN);
	for (k = 0; place == 1 && k < MODEL_HIDDEN; k++)
		sums[k] += m->bias[k];
}

/* Adds a word's shares to the windows under way, and begins the next one. */
static void
pass(int32_t *restrict one, int32_t *restrict two, int32_t *restrict whole,
    const int32_t *restrict first, const int32_t *restrict middle,
    const int32_t *restrict last)
{
	unsigned k;

	for (k = 0; k < SHARE_SUMS; k++) {
		whole[k] = two[k] + last[k];
		two[k] = one[k] + middle[k];
		one[k] = first[k];
	}
}

void
share_enter(struct shares *s, const int16_t *word, unsigned places)
{
	struct share *share = find(s, word);
	unsigned k, lacks = places & ~share->have[0];

	share->have[0] |= lacks;
	for (k = 0; lacks != 0; k++, lacks >>= 1)
		if ((lacks & 1) != 0)
			reckon(s->model, word, k, share->sums[k]);
	pass(s->one, s->two, s->whole, share->sums[0], share->sums[1],
	    share->sums[2]);
}

void
share_score(const struct shares *s, int32_t *scores)
{
	int16_t hidden[MODEL_HIDDEN];
	int32_t sums[MODEL_OUTS];
	unsigned k;

	lanes_rectify(s->whole, MODEL_HIDDEN, hidden);
	lanes_times_48(hidden, s->model->out + MODEL_WINDOW, MODEL_OUT,
	    MODEL_OUTS, sums);
	for (k = 0; k < MODEL_OUTS; k++)
		scores[k] += (s->whole[MODEL_HIDDEN + k] + sums[k]) / SCALE;
}

void
share_free(struct shares *s)
{
	free(s->kept);
	memset(s, 0, sizeof *s);
}
