/*
 * Turns word lists into lib/NAME_tab.c: usage: dict FILE...
 * Each file lib/data/NAME.txt (or .model) becomes `struct dict dict_NAME`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../dict.h"
#include "../literal.h"

static void
fail(const char *file, const char *what, const char *where)
{
	fprintf(stderr, "gen/dict: %s: %s: %s\n", file, what, where);
	exit(2);
}

/* Sorted lists can be read, searched and compared by people. */
static void
check_order(const char *path, const struct dict *d)
{
	const char *p = d->bytes, *end = d->bytes + d->size, *last = "";

	while (p < end) {
		if (strcmp(last, p) >= 0)
			fail(path, "not sorted, or twice", p);
		last = p;
		p += strlen(p) + 1;
		p += strlen(p) + 1;
	}
	if (*last == '\0')
		fail(path, "no words", "");
}

static void
print_bytes(const char *name, const struct dict *d)
{
	struct buf b = { 0 };

	printf("static const char %s_bytes[][%d] = {", name, LITERAL_WIDTH);
	literal_put(&b, d->bytes, d->size);
	fwrite(b.p, 1, b.len, stdout);
	printf("};\n");
	buf_free(&b);
}

static void
print_dict(const char *name, const struct dict *d)
{
	size_t i;

	print_bytes(name, d);
	printf("static const uint32_t %s_slots[] = {", name);
	for (i = 0; i <= d->mask; i++)
		printf("%s%lu,", i % 8 == 0 ? "\n\t" : " ",
		    (unsigned long)d->slots[i]);
	printf("\n};\nconst struct dict dict_%s = {\n\t%s_bytes[0], %s_slots, "
	    "%lu, %lu, %lu, {", name, name, name, (unsigned long)d->mask,
	    (unsigned long)d->longest, (unsigned long)d->size);
	for (i = 0; i < 32; i++)
		printf("%s%lu,", i % 8 == 0 ? "\n\t" : " ",
		    (unsigned long)d->ends[i]);
	printf("\n}};\n");
}

static void
do_file(const char *path)
{
	const char *base = strrchr(path, '/'), *why;
	struct buf text = { 0 };
	char name[64];
	struct dict d;
	unsigned line;

	base = base != NULL ? base + 1 : path;
	if (strcspn(base, ".") >= sizeof name)
		fail(path, "name too long", base);
	memcpy(name, base, strcspn(base, "."));
	name[strcspn(base, ".")] = '\0';
	if (buf_read(&text, path) == -1)
		fail(path, "cannot read", "");
	if ((why = dict_build(&d, text.p, text.len, &line)) != NULL)
		fail(path, "bad line", why);
	check_order(path, &d);
	print_dict(name, &d);
	dict_free(&d);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	int i;

	printf("/* Made from the lists in lib/data; do not edit. */\n"
	    "#include \"dict.h\"\n\n");
	for (i = 1; i < argc; i++)
		do_file(argv[i]);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
