/*
 * Turns word lists into lib/dict_tab.c: usage: dict FILE...
 * Each file lib/data/NAME.txt becomes `const struct dict dict_NAME`.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../hash.h"

#define WIDTH 64        /* bytes of one string literal in the output */

static char *bytes;
static size_t nbytes, room;
static uint32_t *starts, *lens;
static size_t nwords, wordroom;

static void
fail(const char *file, const char *what, const char *line)
{
	fprintf(stderr, "gen/dict: %s: %s: %s\n", file, what, line);
	exit(2);
}

static void *
grow(void *p, size_t *cap, size_t want, size_t size)
{
	if (want <= *cap)
		return p;
	*cap = want * 2;
	if ((p = realloc(p, *cap * size)) == NULL)
		fail("-", "out of memory", "");
	return p;
}

static void
put(const char *s, size_t n)
{
	bytes = grow(bytes, &room, nbytes + n, 1);
	memcpy(bytes + nbytes, s, n);
	nbytes += n;
}

static void
add_line(const char *file, char *line)
{
	char *value = strchr(line, '\t'), *end = line + strcspn(line, "\r\n");
	const char *last;
	size_t cap = wordroom;

	*end = '\0';
	if (value != NULL)
		*value++ = '\0';
	else
		value = end;
	if (line[0] == '\0')
		fail(file, "empty word before", value);
	last = nwords > 0 ? bytes + starts[nwords - 1] : "";
	if (nwords > 0 && strcmp(last, line) >= 0)
		fail(file, "not sorted, or twice", line);
	starts = grow(starts, &wordroom, nwords + 1, sizeof *starts);
	lens = grow(lens, &cap, nwords + 1, sizeof *lens);
	starts[nwords] = (uint32_t)nbytes;
	lens[nwords] = (uint32_t)strlen(line);
	nwords++;
	put(line, strlen(line) + 1);
	put(value, strlen(value) + 1);
}

/* Every byte as an octal escape where it could mean something in C. */
static void
print_bytes(const char *name)
{
	size_t i;
	unsigned char c;

	while (nbytes % WIDTH != 0)
		put("", 1);
	printf("static const char %s_bytes[][%d] = {", name, WIDTH);
	for (i = 0; i < nbytes; i++) {
		c = (unsigned char)bytes[i];
		if (i % WIDTH == 0)
			printf("\n\t\"");
		if (c < ' ' || c >= 0x7f || strchr("\"\\?", c) != NULL)
			printf("\\%03o", c);
		else
			putchar(c);
		if (i % WIDTH == WIDTH - 1)
			printf("\",");
	}
	printf("\n};\n");
}

static void
print_dict(const char *name)
{
	uint32_t *slots, mask = 15, h, longest = 0;
	size_t i;

	while (mask < nwords * 2)
		mask = mask * 2 + 1;
	if ((slots = calloc((size_t)mask + 1, sizeof *slots)) == NULL)
		fail(name, "out of memory", "");
	for (i = 0; i < nwords; i++) {
		h = (uint32_t)hash_bytes(bytes + starts[i], lens[i]) & mask;
		while (slots[h] != 0)
			h = (h + 1) & mask;
		slots[h] = starts[i] + 1;
		if (lens[i] > longest)
			longest = lens[i];
	}
	print_bytes(name);
	printf("static const uint32_t %s_slots[] = {", name);
	for (i = 0; i <= mask; i++)
		printf("%s%lu,", i % 8 == 0 ? "\n\t" : " ",
		    (unsigned long)slots[i]);
	printf("\n};\nconst struct dict dict_%s = {\n\t%s_bytes[0], %s_slots, "
	    "%lu, %lu\n};\n", name, name, name, (unsigned long)mask,
	    (unsigned long)longest);
	free(slots);
}

static void
do_file(const char *path)
{
	const char *base = strrchr(path, '/');
	char line[1024], name[64];
	FILE *in = fopen(path, "r");

	base = base != NULL ? base + 1 : path;
	if (in == NULL || strcspn(base, ".") >= sizeof name)
		fail(path, "cannot read", base);
	memcpy(name, base, strcspn(base, "."));
	name[strcspn(base, ".")] = '\0';
	nbytes = nwords = 0;
	while (fgets(line, sizeof line, in) != NULL) {
		if (strchr(line, '\n') == NULL)
			fail(path, "line too long", line);
		if (line[0] != '#')
			add_line(path, line);
	}
	fclose(in);
	if (nwords == 0)
		fail(path, "no words", "");
	print_dict(name);
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
