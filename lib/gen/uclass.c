/* Turns lib/data/uclass.txt into lib/uclass_tab.c: usage: uclass FILE */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCKS 0x1100

static uint8_t of[BLOCKS * 256];
static uint8_t block[BLOCKS];
static uint8_t kept[256][256];

static void
fail(const char *what, const char *line)
{
	fprintf(stderr, "gen/uclass: %s: %s\n", what, line);
	exit(2);
}

static unsigned
classes(const char *letters, const char *line)
{
	static const char order[] = "sULadzwh";
	const char *at;
	unsigned bits = 0;

	for (; *letters != '\0'; letters++) {
		if ((at = strchr(order, *letters)) == NULL)
			fail("unknown class", line);
		bits |= 1u << (at - order);
	}
	return bits;
}

static unsigned
fold_blocks(void)
{
	unsigned b, k, n = 0;

	for (b = 0; b < BLOCKS; b++) {
		for (k = 0; k < n; k++)
			if (memcmp(kept[k], of + b * 256, 256) == 0)
				break;
		if (k == n) {
			if (n == 256)
				fail("more than 256 kinds of block", "");
			memcpy(kept[n++], of + b * 256, 256);
		}
		block[b] = (uint8_t)k;
	}
	return n;
}

int
main(int argc, char **argv)
{
	char line[256], word[64];
	unsigned first, last, cp, n, i, lowers = 0;
	int step, delta;
	FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;

	if (in == NULL)
		fail("cannot read", argc == 2 ? argv[1] : "one file, please");
	printf("/* Made from lib/data/uclass.txt; do not edit. */\n"
	    "#include \"uclass.h\"\n\n"
	    "const struct uclass_lower uclass_lowers[] = {\n");
	while (fgets(line, sizeof line, in) != NULL) {
		if (line[0] == '#')
			continue;
		if (sscanf(line, "%x %x lower %d %d", &first, &last, &step,
		    &delta) == 4) {
			printf("\t{ 0x%x, 0x%x, %d, %d },\n", first, last,
			    step, delta);
			lowers++;
			continue;
		}
		if (sscanf(line, "%x %x %63s", &first, &last, word) != 3 ||
		    first > last || last >= BLOCKS * 256)
			fail("bad line", line);
		for (cp = first; cp <= last; cp++)
			of[cp] = (uint8_t)classes(word, line);
	}
	fclose(in);
	printf("};\nconst unsigned uclass_nlowers = %u;\n", lowers);
	n = fold_blocks();
	printf("\nconst uint8_t uclass_block[0x1100] = {");
	for (i = 0; i < BLOCKS; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", block[i]);
	printf("\n};\n\nconst uint8_t uclass_of[][256] = {");
	for (i = 0; i < n * 256; i++)
		printf("%s%s%u%s", i % 256 == 0 ? "\n\t{" : "",
		    i % 16 == 0 ? "\n\t" : " ", kept[i / 256][i % 256],
		    i % 256 == 255 ? "\n\t}," : ",");
	printf("\n};\n");
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
