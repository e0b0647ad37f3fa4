/* A perceptron that chooses one of several, with a margin; averaged. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "ranker.h"

enum {
	MARGIN = 30,            /* by which the right one must be ahead */
	SCALE = 4              /* what a weight of 1 is in the model */
};

void
ranker_add(struct ranker *r, const uint64_t *features, size_t n, size_t right,
    int weight)
{
	struct ranker_choice *to;

	r->choices = mem_grow(r->choices, &r->cap, r->n + 1,
	    sizeof *r->choices);
	to = &r->choices[r->n++];
	to->first = r->nfeatures;
	to->n = n;
	to->right = right;
	to->weight = weight;
	r->features = mem_grow(r->features, &r->features_cap,
	    r->nfeatures + n, sizeof *r->features);
	memcpy(r->features + r->nfeatures, features, n * sizeof *features);
	r->nfeatures += n;
}

static int64_t
score(const int64_t w[RANKER_FEATURES], uint64_t f)
{
	int64_t sum = 0;
	unsigned i;

	for (i = 0; f != 0; i++, f >>= 1)
		if ((f & 1) != 0)
			sum += w[i];
	return sum;
}

/* The best candidate; margin is added to all that are not right. */
static size_t
best(const struct ranker *r, const struct ranker_choice *c,
    const int64_t w[RANKER_FEATURES], int64_t margin)
{
	size_t i, top = 0;
	int64_t is, most = 0;

	for (i = 0; i < c->n; i++) {
		is = score(w, r->features[c->first + i]) +
		    (i != c->right ? margin : 0);
		if (i == 0 || is > most) {
			top = i;
			most = is;
		}
	}
	return top;
}

size_t
ranker_train(const struct ranker *r, unsigned epochs,
    int32_t weights[RANKER_FEATURES])
{
	int64_t w[RANKER_FEATURES] = { 0 }, sum[RANKER_FEATURES] = { 0 };
	int64_t steps = (int64_t)r->n * epochs;
	const struct ranker_choice *c;
	size_t i, k, got, right = 0;
	uint64_t good, bad;
	unsigned e;

	for (e = 0; e < epochs; e++)
		for (i = 0; i < r->n; i++) {
			c = &r->choices[i];
			got = best(r, c, w, MARGIN);
			good = r->features[c->first + c->right];
			bad = r->features[c->first + got];
			for (k = 0; k < RANKER_FEATURES; k++) {
				w[k] += c->weight * ((int64_t)(good >> k & 1) -
				    (int64_t)(bad >> k & 1));
				sum[k] += w[k];
			}
		}
	for (k = 0; k < RANKER_FEATURES; k++) {
		weights[k] = steps > 0 ?
		    (int32_t)(sum[k] * SCALE / steps) : 0;
		w[k] = weights[k];
	}
	for (i = 0; i < r->n; i++)
		right += best(r, &r->choices[i], w, 0) == r->choices[i].right;
	return right;
}

void
ranker_free(struct ranker *r)
{
	free(r->features);
	free(r->choices);
	memset(r, 0, sizeof *r);
}
