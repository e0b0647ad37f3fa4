/*
 * hostile: bytes that break things, the same for the same seed.
 *
 * usage: hostile SEED SIZE [mix | noise | names | entities | TEXT]
 *   Writes SIZE bytes: pieces of many kinds, one behind another (mix, the
 *   default); any bytes; names of which each is new; or TEXT over and over.
 *   entities is rows, of SIZE bytes or somewhat more: documents of a sentence
 *   with a hundred thousand entities.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

static unsigned
pick(unsigned n)
{
	/* Knuth's MMIX generator; its upper bits are the good ones. */
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* What news and its enemies are made of. */
static const char *const pieces[] = {
	"The minister said ", "\"We will not go,\" ",
	"\xe2\x80\x9cNever,\xe2\x80\x9d ", "he added. ", "Mr. J. R. Dale",
	" U.S. ", "No. 10 ", "...", "!?", "\n", "\n\n", "\r\n", "\r", "\t",
	" ", "   ", "\f\v", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9",
	"\xe3\x80\x80", "\xc2\xa0", "\xef\xbb\xbf", "\\", "\\n",
	"\\x41", "\\\\t", "\x1b[31m", "\x7f", "\x01", "\xe2\x80\xae",
	"\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98", "\xf0\x9f\x98\x80",
	"\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "'", "''", "``",
	"\xe2\x80\x98", "\xe2\x80\x99", "\xc2\xab", "\xc2\xbb",
	"\xe2\x80\x9e", ",\" said Ann Lee, the ",
	"according to the Bank of X. ", "(", ")", "[", "]", "<b>", "&amp;",
	"=1+1", "--", "\xe2\x80\x94", "$5.5 million", "4 March 2024",
	"PARIS (X) - ", "Stra\303\237e", "\xc3\x89LAN ",
	"\xe6\x97\xa5\xe6\x9c\xac\xe3\x80\x82", "i\xcc\x87", "a", "A",
	"1", "."
};

static void
mix(size_t n)
{
	const char *s;
	size_t i, len;

	while (n > 0) {
		if (pick(16) == 0) {
			/* Anything at all, NUL included. */
			putchar((int)pick(256));
			n--;
			continue;
		}
		s = pieces[pick(sizeof pieces / sizeof pieces[0])];
		len = strlen(s);
		/* Now and then a piece loses its tail. */
		if (pick(8) == 0)
			len = pick((unsigned)len) + 1;
		for (i = 0; i < len && n > 0; i++, n--)
			putchar((unsigned char)s[i]);
	}
}

/* One piece over and over: what is quadratic shows. */
static void
repeat(const char *s, size_t n)
{
	static char block[65536];
	size_t len = strlen(s), used = 0, part;

	while (used + len <= sizeof block) {
		memcpy(block + used, s, len);
		used += len;
	}
	for (; n > 0; n -= part) {
		part = n < used ? n : used;
		fwrite(block, 1, part, stdout);
	}
}

static void
noise(size_t n)
{
	while (n-- > 0)
		putchar((int)pick(256));
}

/* A name comes once: whoever keeps names keeps more. All are as long. */
static void
names(size_t n)
{
	unsigned long i;
	size_t len;
	char s[99];

	for (i = 0; n > 0; i++, n -= len) {
		len = (size_t)snprintf(s, sizeof s, "Ann%08lux Lee%08luy of "
		    "Roe%08lu Corp. said: \"We go.\"\n", i, i, i);
		len = len < n ? len : n;
		fwrite(s, 1, len, stdout);
	}
}

enum { SENTENCE = 60000, ENTITIES = 100000 };

/* One document: at each place two entities, the longer first. */
static size_t
entities_of(unsigned long doc)
{
	char text[SENTENCE + 1];
	size_t i, at, len, n;

	for (i = 0; i < SENTENCE; i++)
		text[i] = "Ann Lee "[i % 8];
	text[SENTENCE] = '\0';
	n = (size_t)printf("d%lu\t0\t%d\tsentence\t-\t1\t1\t-\t-\t%s\n", doc,
	    SENTENCE, text);
	for (i = 0; i < ENTITIES; i++) {
		at = i / 2;
		len = 3 - i % 2;
		n += (size_t)printf("d%lu\t%zu\t%zu\tentity\tperson\t%zu\t1\t"
		    "Ann\t-\t%.*s\n", doc, at, at + len, i + 1, (int)len,
		    text + at);
	}
	return n + (size_t)printf("d%lu\t%d\t%d\tend\t-\t1\t1\t-\t-\t\n", doc,
	    SENTENCE, SENTENCE);
}

static void
entities(size_t n)
{
	unsigned long doc;
	size_t len;

	for (doc = 0; n > 0; doc++) {
		len = entities_of(doc);
		n -= len < n ? len : n;
	}
}

int
main(int argc, char **argv)
{
	const char *kind = argc > 3 ? argv[3] : "mix";
	size_t n;

	if (argc < 3) {
		fprintf(stderr,
		    "usage: hostile SEED SIZE [mix | noise | names | "
		    "entities | TEXT]\n");
		return 2;
	}
	state = strtoul(argv[1], NULL, 10) * 2654435761u + 1;
	n = strtoul(argv[2], NULL, 10);
	if (strcmp(kind, "mix") == 0)
		mix(n);
	else if (strcmp(kind, "noise") == 0)
		noise(n);
	else if (strcmp(kind, "names") == 0)
		names(n);
	else if (strcmp(kind, "entities") == 0)
		entities(n);
	else if (*kind != '\0')
		repeat(kind, n);
	return 0;
}
