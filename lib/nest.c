/* Spans that overlap, as elements that nest. */
#include "nest.h"

struct walk {
	const struct nest *n;
	size_t stack[NEST_DEPTH];       /* open spans, the outermost first */
	size_t depth;
	size_t at;                      /* place in the text */
	size_t starts, breaks;          /* spans and breaks that are past */
};

/* Closes spans until only `keep` are open; opens again what goes on. */
static void
reopen(struct walk *w, size_t keep)
{
	size_t i, left = keep;

	for (i = w->depth; i > keep; i--)
		w->n->close(w->n->ctx, w->stack[i - 1],
		    w->n->spans[w->stack[i - 1]].end <= w->at);
	for (i = keep; i < w->depth; i++)
		if (w->n->spans[w->stack[i]].end > w->at)
			w->stack[left++] = w->stack[i];
	w->depth = left;
	for (; w->breaks < w->n->nbreaks &&
	    w->n->breaks[w->breaks] <= w->at; w->breaks++)
		w->n->divide(w->n->ctx, w->breaks);
	for (i = keep; i < w->depth; i++)
		w->n->open(w->n->ctx, w->stack[i], true);
}

/* What ends here, what breaks here, what begins here. */
static void
stop(struct walk *w)
{
	const struct nest *n = w->n;
	size_t keep = 0;

	if (w->breaks == n->nbreaks || n->breaks[w->breaks] > w->at)
		while (keep < w->depth &&
		    n->spans[w->stack[keep]].end > w->at)
			keep++;
	reopen(w, keep);
	for (; w->starts < n->nspans &&
	    n->spans[w->starts].start <= w->at; w->starts++)
		if (w->depth < NEST_DEPTH) {
			w->stack[w->depth++] = w->starts;
			n->open(n->ctx, w->starts, false);
		}
}

static size_t
next_stop(const struct walk *w)
{
	const struct nest *n = w->n;
	size_t i, next = n->len;

	if (w->starts < n->nspans && n->spans[w->starts].start < next)
		next = n->spans[w->starts].start;
	if (w->breaks < n->nbreaks && n->breaks[w->breaks] < next)
		next = n->breaks[w->breaks];
	for (i = 0; i < w->depth; i++)
		if (n->spans[w->stack[i]].end < next)
			next = n->spans[w->stack[i]].end;
	return next;
}

void
nest_walk(const struct nest *n)
{
	struct walk w = { 0 };
	size_t next;

	w.n = n;
	for (;;) {
		stop(&w);
		if (w.at == n->len)
			break;
		next = next_stop(&w);
		n->text(n->ctx, w.at, next);
		w.at = next;
	}
}
