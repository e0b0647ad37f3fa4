/* Text in: rules kept, and the same rows however the text comes. */
#include <string.h>

#include "../../lib/row.h"
#include "fuzz.h"

/* Text as a record of -t: every byte as \xHH, or only what must be. */
static void
put_record(struct buf *to, const char *p, size_t n, bool all)
{
	static const char digits[] = "0123456789abcdef";
	char hex[4] = { '\\', 'x' };
	size_t i;

	to->len = 0;
	buf_puts(to, "d\t");
	for (i = 0; i < n; i++)
		if (all || p[i] == '\\' || p[i] == '\n') {
			hex[2] = digits[(unsigned char)p[i] >> 4];
			hex[3] = digits[(unsigned char)p[i] & 15];
			buf_add(to, hex, 4);
		} else
			buf_add(to, p + i, 1);
}

static uint64_t
hash(const char *p, size_t n)
{
	uint64_t h = 1469598103934665603u;

	while (n-- > 0)
		h = (h ^ (unsigned char)*p++) * 1099511628211u;
	return h >> 8;
}

static void
want_same(const struct buf *want, const char *how)
{
	if (!fuzz_same(world_out.p, world_out.len, want->p, want->len))
		fuzz_fail(how);
}

/* One of the ways that the same text may come. */
static void
come_again(const char *program, const char *p, size_t n,
    const struct buf *want)
{
	static struct buf other, named;
	uint64_t h = hash(p, n);

	world_reset();
	switch (h % 6) {
	case 0:
		world_add("stdin", p, n);
		world_reads(1, 0);
		WANT(fuzz_run(program, "-n", "d", NULL, NULL) == 0);
		want_same(want, "one byte at a time gives other rows");
		break;
	case 1:
		world_add("stdin", p, n);
		world_reads(0, h | 1);
		WANT(fuzz_run(program, "-n", "d", "-", NULL) == 0);
		want_same(want, "reads by chance give other rows");
		break;
	case 2:
	case 3:
		put_record(&other, p, n, h % 6 == 2);
		if (h % 5 == 0)
			buf_puts(&other, "\n");
		world_add("r", other.p, other.len);
		world_reads(h % 7 == 0 ? 1 : 0, 0);
		WANT(fuzz_run(program, "-t", "r", NULL, NULL) == 0);
		want_same(want, "-t gives other rows");
		break;
	default:
		if (n == 0 || memchr(p, '\0', n) != NULL)
			break;
		world_add("stdin", p, n);
		world_add("d", p, n);
		WANT(fuzz_run(program, "-n", "d.1", "d", NULL) == 0);
		fuzz_keep(&named);
		world_reads(h % 7 == 0 ? 1 : 0, 0);
		WANT(fuzz_run(program, "-0", "-n", "d", NULL) == 0);
		want_same(&named, "-0 gives other rows");
	}
}

void
fuzz_sentences(const char *p, size_t n)
{
	static struct buf want;

	world_reset();
	world_add("d", p, n);
	WANT(fuzz_run("sentences", "d", NULL, NULL, NULL) == 0);
	fuzz_rules(p, n);
	fuzz_keep(&want);
	come_again("sentences", p, n, &want);
}

/* An annotator: of rows as of text, and twice as once. */
static void
annotate(const char *program, const char *p, size_t n)
{
	static struct buf want, rows;

	world_reset();
	world_add("d", p, n);
	WANT(fuzz_run(program, "-n", "d", "d", NULL) == 0);
	fuzz_rules(p, n);
	fuzz_keep(&want);
	if (hash(p, n) % 3 == 0) {
		come_again(program, p, n, &want);
		return;
	}
	if (hash(p, n) % 3 == 1) {
		WANT(fuzz_run("sentences", "-n", "d", "d", NULL) == 0);
		fuzz_keep(&rows);
	} else {
		rows.len = 0;
		buf_add(&rows, want.p, want.len);
	}
	world_reset();
	world_add("r", rows.p, rows.len);
	WANT(fuzz_run(program, "r", NULL, NULL, NULL) == 0);
	want_same(&want, "rows give other rows than their text");
}

void
fuzz_entities(const char *p, size_t n)
{
	annotate("entities", p, n);
}

void
fuzz_quotes(const char *p, size_t n)
{
	annotate("quotes", p, n);
}
