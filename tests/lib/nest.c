/* nest: elements nest, cover what the spans cover, and are not too many. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/nest.h"
#include "test.h"

enum { LEN = 60, SPANS = 40, BREAKS = 4 };

struct seen {
	struct nest_span spans[SPANS];
	size_t breaks[BREAKS];
	size_t open[SPANS], depth;      /* as the calls have it */
	char covered[SPANS][LEN];
	int opened[SPANS], done[SPANS];
	size_t at, divided, calls;
};

static void
see_open(void *ctx, size_t i, bool again)
{
	struct seen *s = ctx;

	s->calls++;
	CHECK(again == (s->opened[i] > 0));
	CHECK(s->depth < NEST_DEPTH);
	CHECK(s->at >= s->spans[i].start && s->at < s->spans[i].end);
	s->opened[i]++;
	s->open[s->depth++] = i;
}

static void
see_close(void *ctx, size_t i, bool done)
{
	struct seen *s = ctx;

	s->calls++;
	CHECK(s->depth > 0 && s->open[s->depth - 1] == i);
	s->depth--;
	CHECK(done == (s->at == s->spans[i].end));
	s->done[i] += done;
}

static void
see_text(void *ctx, size_t start, size_t end)
{
	struct seen *s = ctx;
	size_t i;

	CHECK(start == s->at && start < end && end <= LEN);
	for (i = 0; i < s->depth; i++)
		memset(s->covered[s->open[i]] + start, 1, end - start);
	s->at = end;
}

static void
see_break(void *ctx, size_t i)
{
	struct seen *s = ctx;

	CHECK(s->depth == 0);
	CHECK(i == s->divided++ && s->breaks[i] == s->at);
}

static int
by_place(const void *va, const void *vb)
{
	const struct nest_span *a = va, *b = vb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (b->end > a->end) - (b->end < a->end);
}

static int
by_size(const void *va, const void *vb)
{
	const size_t *a = va, *b = vb;

	return (*a > *b) - (*a < *b);
}

/* Fills in a case with n spans; breaks differ. */
static void
make(struct seen *s, struct nest *nest, uint64_t *state, size_t n)
{
	size_t i;

	memset(s, 0, sizeof *s);
	memset(nest, 0, sizeof *nest);
	for (i = 0; i < n; i++) {
		s->spans[i].start = test_pick(state, LEN);
		s->spans[i].end = s->spans[i].start + 1 +
		    test_pick(state, LEN - (unsigned)s->spans[i].start);
	}
	qsort(s->spans, n, sizeof s->spans[0], by_place);
	for (i = 0; i < BREAKS; i++)
		s->breaks[i] = i * (LEN / BREAKS) +
		    test_pick(state, LEN / BREAKS);
	qsort(s->breaks, BREAKS, sizeof s->breaks[0], by_size);
	nest->spans = s->spans;
	nest->nspans = n;
	nest->breaks = s->breaks;
	nest->nbreaks = test_pick(state, BREAKS + 1);
	nest->len = LEN;
	nest->ctx = s;
	nest->open = see_open;
	nest->close = see_close;
	nest->text = see_text;
	nest->divide = see_break;
}

static void
check_case(uint64_t *state, size_t n)
{
	static struct seen s;
	struct nest nest;
	size_t i, k;

	make(&s, &nest, state, n);
	nest_walk(&nest);
	CHECK(s.at == LEN && s.depth == 0 && s.divided == nest.nbreaks);
	CHECK(s.calls <= 2 * NEST_DEPTH * (2 * n + nest.nbreaks));
	for (i = 0; i < n; i++) {
		CHECK(s.done[i] == (s.opened[i] > 0));
		CHECK(s.opened[i] > 0 || n > NEST_DEPTH);
		for (k = 0; k < LEN && s.opened[i] > 0; k++)
			CHECK(s.covered[i][k] == (k >= s.spans[i].start &&
			    k < s.spans[i].end));
	}
}

int
main(void)
{
	uint64_t state = 6;
	int i;

	for (i = 0; i < 20000; i++)
		check_case(&state, test_pick(&state, i % 2 ? NEST_DEPTH :
		    SPANS));
	return test_failures > 0;
}
