/*
 * Turns lists of names into tables of hashes: usage: table FILE...
 * A line is "name TAB letters"; each letter, a to o, is a bit of the value.
 * Each file lib/data/NAME.txt becomes `struct table table_NAME`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../buf.h"
#include "../feature.h"
#include "../literal.h"
#include "../wordform.h"

static void
fail(const char *file, const char *what, const char *where)
{
	fprintf(stderr, "gen/table: %s: %s: %s\n", file, what, where);
	exit(2);
}

/* "NATO": one word of capitals, which "Nato" or "nato" need not mean. */
static uint32_t
is_acronym(const char *name, size_t len)
{
	struct tokens t = { 0 };
	bool is;

	token_split(&t, name, 0, len);
	is = t.n == 1 && (t.v[0].shape & TOKEN_CAPS) != 0;
	token_free(&t);
	return is ? FEATURE_KNOWN : 0;
}

static uint32_t
bits(const char *path, const char *letters, const char *end)
{
	uint32_t value = 0;

	for (; letters < end; letters++) {
		if (*letters < 'a' || *letters > 'o')
			fail(path, "not a letter from a to o", letters);
		value |= UINT32_C(1) << (*letters - 'a');
	}
	return value;
}

/* A name and its acronym "AS": what both may be is known in any case. */
static void
add(struct table *t, const char *path, const char *line, const char *end)
{
	const char *tab = memchr(line, '\t', (size_t)(end - line));
	uint32_t value, was;
	uint64_t hash;

	if (tab == NULL || tab == line)
		fail(path, "not a name, TAB, letters", line);
	hash = wordform_phrase(line, (size_t)(tab - line));
	value = bits(path, tab + 1, end) |
	    is_acronym(line, (size_t)(tab - line));
	was = table_get(t, hash);
	if (was != 0)
		value = ((value | was) & 0x7fff) |
		    (value & was & FEATURE_KNOWN);
	table_put(t, hash, value);
}

static void
do_file(const char *path)
{
	const char *base = strrchr(path, '/'), *p, *end, *lf, *last = NULL;
	struct buf text = { 0 };
	struct table t;
	size_t lines = 0;

	base = base != NULL ? base + 1 : path;
	if (buf_read(&text, path) == -1)
		fail(path, "cannot read", "");
	buf_add(&text, "", 1);
	end = text.p + text.len - 1;
	for (p = text.p; p < end; p++)
		lines += *p == '\n';
	table_new(&t, lines);
	for (p = text.p; p < end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (lf == NULL)
			fail(path, "no newline at its end", "");
		text.p[lf - text.p] = '\0';
		if (*p == '#')
			continue;
		if (last != NULL && strcmp(last, p) >= 0)
			fail(path, "not sorted, or twice", p);
		last = p;
		add(&t, path, p, lf);
	}
	printf("\nstatic const unsigned char %.*s_slots[][%d] = {",
	    (int)strcspn(base, "."), base, LITERAL_WIDTH);
	text.len = 0;
	literal_put(&text, t.slots, ((size_t)t.mask + 1) * 4);
	fwrite(text.p, 1, text.len, stdout);
	printf("};\nconst struct table table_%.*s = { %.*s_slots[0], %lu };\n",
	    (int)strcspn(base, "."), base, (int)strcspn(base, "."), base,
	    (unsigned long)t.mask);
	table_free(&t);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	int i;

	printf("/* Made from the lists in lib/data; do not edit. */\n"
	    "#include \"feature.h\"\n");
	for (i = 1; i < argc; i++)
		do_file(argv[i]);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
