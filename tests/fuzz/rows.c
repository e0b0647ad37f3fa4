/* Rows in: good ones pass whole, and of bad ones each is told. */
#include <string.h>

#include "fuzz.h"

/* A first row, so that what follows is taken for rows whatever it is. */
static const char first[] = "x\t0\t0\tend\t-\t0\t0\t-\t-\t\n";

/* Is it of a kind that the program makes itself? */
static bool
is_own(const char *own, const char *line, size_t n)
{
	const char *end = line + n, *p = line;
	char kind[32];
	int i;

	for (i = 0; i < 3; i++)
		p = (const char *)memchr(p, '\t', (size_t)(end - p)) + 1;
	n = (size_t)((const char *)memchr(p, '\t', (size_t)(end - p)) - p);
	if (n > sizeof kind - 3)
		return false;
	kind[0] = ' ';
	memcpy(kind + 1, p, n);
	kind[n + 1] = ' ';
	kind[n + 2] = '\0';
	return strstr(own, kind) != NULL;
}

static void
put_others(struct buf *to, const char *own, const struct buf *from)
{
	size_t i, n;

	to->len = 0;
	for (i = 0; i < from->len; i += n) {
		n = (size_t)((const char *)memchr(from->p + i, '\n',
		    from->len - i) - (from->p + i)) + 1;
		if (!is_own(own, from->p + i, n))
			buf_add(to, from->p + i, n);
	}
}

static void
want_passed(const char *own, const struct buf *rows)
{
	static struct buf in, out;

	put_others(&in, own, rows);
	put_others(&out, own, &world_out);
	if (!fuzz_same(in.p, in.len, out.p, out.len))
		fuzz_fail("rows of others do not pass as they are");
}

/* What is said of rows, and what came out. */
static void
check(const char *own, const struct buf *rows, int status)
{
	const char *why;
	bool good = fuzz_are_rows(rows->p, rows->len, &why);
	/* Own rows are dropped, whatever their text. */
	bool is_text = !good && strcmp(why,
	    "bytes: the text is not its sentence's") == 0;

	/* Labels are for later versions to add to. */
	if (!good && strcmp(why, "a label that its kind does not have") == 0)
		return;
	if (good && status != 0)
		fuzz_fail("good rows are said to be bad");
	if (!good && !is_text && status != 1) {
		world_err.len = 0;
		buf_puts(&world_err, why);
		fuzz_fail("bad rows pass for good");
	}
	if (good)
		want_passed(own, rows);
	if (status == 0 && !fuzz_are_rows(world_out.p, world_out.len, &why))
		fuzz_fail(why);
}

static void
take(const char *program, const char *own, const char *p, size_t n)
{
	static struct buf rows, want;
	int status;

	rows.len = 0;
	buf_puts(&rows, first);
	buf_add(&rows, p, n);
	world_reset();
	world_add("stdin", rows.p, rows.len);
	status = fuzz_run(program, NULL, NULL, NULL, NULL);
	check(own, &rows, status);
	if (n % 8 == 3) {
		fuzz_flat(program, NULL, NULL, &rows);
		return;
	}
	fuzz_keep(&want);
	world_reads(n % 2 == 0 ? 1 : 0, n | 1);
	WANT(fuzz_run(program, NULL, NULL, NULL, NULL) == status);
	WANT(fuzz_same(world_out.p, world_out.len, want.p, want.len));
}

void
fuzz_entities_rows(const char *p, size_t n)
{
	take("entities", " entity ", p, n);
}

void
fuzz_quotes_rows(const char *p, size_t n)
{
	take("quotes", " quote speaker cue ", p, n);
}

/* Rows that are right, but need not make sense. */
void
fuzz_made_rows(const char *p, size_t n)
{
	static struct buf rows, text, one, two;
	int i;

	fuzz_make_rows(&rows, &text, p, n);
	for (i = 0; i < 2; i++) {
		world_reset();
		world_add("r", rows.p, rows.len);
		WANT(fuzz_run(i == 0 ? "entities" : "quotes", "r", NULL, NULL,
		    NULL) == 0);
		want_passed(i == 0 ? " entity " : " quote speaker cue ",
		    &rows);
		fuzz_rules(text.p != NULL ? text.p : "", text.len);
		fuzz_keep(&one);
		/* And twice as once. */
		world_reset();
		world_add("r", one.p, one.len);
		WANT(fuzz_run(i == 0 ? "entities" : "quotes", "r", NULL, NULL,
		    NULL) == 0);
		fuzz_keep(&two);
		WANT(fuzz_same(one.p, one.len, two.p, two.len));
	}
}
