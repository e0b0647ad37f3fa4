/* What else is read: records, lists, models, gold, options. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/corpus.h"
#include "../../lib/day.h"
#include "../../lib/measure.h"
#include "../../lib/model.h"
#include "../../lib/quotemodel.h"
#include "fuzz.h"

static const char story[] = "Ann Lee of Acme Corp. said: \"We go, Bgdr. "
    "Bob.\" On 4 March he left Paris.\n";

/* Records, as they come: never more documents than there are lines. */
void
fuzz_records(const char *p, size_t n)
{
	static struct buf want;
	size_t i, lines = 0, ends = 0;
	int status;

	for (i = 0; i < n; i++)
		lines += p[i] == '\n' || i + 1 == n;
	world_reset();
	world_add("stdin", p, n);
	status = fuzz_run("sentences", "-t", NULL, NULL, NULL);
	fuzz_rules(NULL, 0);
	fuzz_keep(&want);
	for (i = 0; i + 5 < want.len; i++)
		ends += memcmp(want.p + i, "\tend\t", 5) == 0;
	/* Text has no TAB of its own. */
	WANT(status == 0 ? ends == lines : ends < lines);
	if (n % 8 == 3) {
		want.len = 0;
		buf_add(&want, p, n);
		fuzz_flat(n % 16 == 3 ? "sentences" : "entities", "-t", NULL,
		    &want);
		return;
	}
	world_reads(0, n | 1);
	WANT(fuzz_run("sentences", "-t", NULL, NULL, NULL) == status);
	WANT(fuzz_same(world_out.p, world_out.len, want.p, want.len));
}

/* A list for an option: rows by the rules, or nothing at all. */
static void
try_list(const char *program, const char *option, const char *p, size_t n)
{
	world_reset();
	world_add("l", p, n);
	world_add("d", story, sizeof story - 1);
	if (fuzz_run(program, option, "l", "d", NULL) == 0)
		fuzz_rules(story, sizeof story - 1);
	else
		WANT(world_out.len == 0);
}

void
fuzz_list(const char *p, size_t n)
{
	try_list("entities", "-g", p, n);
}

void
fuzz_abbreviations(const char *p, size_t n)
{
	try_list("sentences", "-a", p, n);
}

void
fuzz_model(const char *p, size_t n)
{
	struct model m;
	unsigned line = 0;

	memset(&m, 0, sizeof m);
	if (model_read(&m, p, n, &line) == NULL)
		model_free(&m);
}

void
fuzz_quotemodel(const char *p, size_t n)
{
	struct quotemodel m;
	unsigned line = 0;

	memset(&m, 0, sizeof m);
	if (quotemodel_read(&m, p, n, &line) == NULL)
		quotemodel_free(&m);
}

void
fuzz_gold(const char *p, size_t n)
{
	struct measure m = { 0 };
	struct buf table = { 0 };
	const char *lf;
	size_t at, len;

	for (at = 0; at < n; at += len + 1) {
		lf = memchr(p + at, '\n', n - at);
		len = (lf != NULL ? (size_t)(lf - p) : n) - at;
		measure_add(&m, at % 2 == 0 ? MEASURE_SYSTEM : MEASURE_GOLD,
		    p + at, len);
	}
	measure_put(&m, &table);
	buf_free(&table);
	measure_free(&m);
}

void
fuzz_corpus(const char *p, size_t n)
{
	struct corpus c = { 0 };
	size_t i, sum = 0;

	world_reset();
	world_add("g/gold.tsv", p, n);
	world_add("g/text/d", story, sizeof story - 1);
	world_add("g/text/e", story, 20);
	if (corpus_open(&c, "g") == NULL)
		while (corpus_next(&c) == NULL && c.n > 0)
			for (i = 0; i < c.n; i++) {
				WANT(c.rows[i].end <= c.text.len);
				sum += c.rows[i].label.len;
			}
	corpus_free(&c);
}

void
fuzz_options(const char *p, size_t n)
{
	static const char *const programs[] = {
		"sentences", "entities", "quotes", "render", "score"
	};
	const char *argv[4] = { NULL, NULL, NULL, NULL };
	struct buf words = { 0 };
	struct day day;
	size_t i = 1, k = 0, which = n > 0 ? (unsigned char)p[0] % 5 : 0;

	buf_add(&words, p, n);
	buf_add(&words, "", 1);
	for (i = n > 0 ? 1 : 0; i < words.len && k < 4; k++) {
		argv[k] = words.p + i;
		i += strlen(words.p + i) + 1;
	}
	if (argv[0] != NULL)
		day_parse(&day, argv[0]);
	world_reset();
	world_add("stdin", story, sizeof story - 1);
	world_add("a", "One. Two.\n", 10);
	world_add("l", "a\0", 2);
	fuzz_run(programs[which], argv[0], argv[1], argv[2], argv[3]);
	buf_free(&words);
}
