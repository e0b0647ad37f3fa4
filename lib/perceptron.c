/*
 * The averaged perceptron with a margin (Freund and Schapire 1999; Collins
 * 2002), in whole numbers: sums of weights over all steps are exact, so
 * there is nothing for machines to disagree about.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "perceptron.h"
#include "real.h"

#define SEED UINT64_C(0x9e3779b97f4a7c15)
#define STEP 16         /* what an error moves a weight by */
#define MARGIN 48       /* a score within this of 0 counts as an error */

void
perceptron_add(struct perceptron *p, const uint32_t *features, size_t n,
    bool yes)
{
	struct perceptron_example *e;

	p->features = mem_grow(p->features, &p->features_cap,
	    p->nfeatures + n + 1, sizeof *p->features);
	memcpy(p->features + p->nfeatures, features, n * sizeof *features);
	p->examples = mem_grow(p->examples, &p->cap, p->n + 1,
	    sizeof *p->examples);
	e = &p->examples[p->n++];
	e->first = p->nfeatures;
	e->n = n;
	e->yes = yes;
	p->nfeatures += n;
}

static int32_t
score(const struct perceptron *p, const struct perceptron_example *e,
    const int32_t *w)
{
	int32_t sum = 0;
	size_t i;

	for (i = 0; i < e->n; i++)
		sum += w[p->features[e->first + i]];
	return sum;
}

size_t
perceptron_train(const struct perceptron *p, unsigned epochs,
    int32_t *weights, size_t nweights)
{
	int64_t *lag = mem_new(nweights, sizeof *lag), step = 0, steps;
	size_t *order = mem_new(p->n, sizeof *order), i, k, right = 0;
	const struct perceptron_example *e;
	uint64_t state = SEED;
	int32_t s, d;
	unsigned epoch;

	memset(weights, 0, nweights * sizeof *weights);
	for (i = 0; i < p->n; i++)
		order[i] = i;
	for (epoch = 0; epoch < epochs; epoch++) {
		real_shuffle(order, p->n, &state);
		for (i = 0; i < p->n; i++, step++) {
			e = &p->examples[order[i]];
			s = score(p, e, weights);
			if ((e->yes ? s : -s) > MARGIN)
				continue;
			d = e->yes ? STEP : -STEP;
			for (k = 0; k < e->n; k++) {
				weights[p->features[e->first + k]] += d;
				lag[p->features[e->first + k]] += d * step;
			}
		}
	}
	/* A weight less its steps' lag is the mean of it over all steps. */
	steps = step > 0 ? step : 1;
	for (k = 0; k < nweights; k++)
		weights[k] = (int32_t)((weights[k] * steps - lag[k]) / steps);
	for (i = 0; i < p->n; i++) {
		e = &p->examples[i];
		right += (score(p, e, weights) > 0) == e->yes;
	}
	free(lag);
	free(order);
	return right;
}

void
perceptron_free(struct perceptron *p)
{
	free(p->features);
	free(p->examples);
	memset(p, 0, sizeof *p);
}
