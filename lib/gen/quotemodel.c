/*
 * Turns lib/data/quotes.model into C: usage: quotemodel FILE
 * It becomes `struct quotemodel quotemodel_own`.
 */
#include <stdio.h>

#include "../buf.h"
#include "../literal.h"
#include "../quotemodel.h"

static void
print_rows(const char *name, const struct chain *c)
{
	struct buf b = { 0 };

	printf("\nstatic const unsigned char %s_rows[][%d] = {", name,
	    LITERAL_WIDTH);
	literal_put(&b, c->rows, (size_t)CHAIN_ROWS * c->stride);
	fwrite(b.p, 1, b.len, stdout);
	printf("};\n");
	buf_free(&b);
}

static void
print_moves(const char *name, const struct chain *c)
{
	unsigned i;

	printf("\nstatic const int32_t %s_moves[] = {", name);
	for (i = 0; i < CHAIN_TAGS * CHAIN_TAGS; i++)
		printf("%s%ld,", i % CHAIN_TAGS == 0 ? "\n\t" : " ",
		    (long)c->moves[i]);
	printf("\n};\n");
}

int
main(int argc, char **argv)
{
	struct buf text = { 0 };
	struct quotemodel m;
	unsigned line = 0;
	const char *why;
	int i;

	if (argc != 2 || buf_read(&text, argv[1]) == -1) {
		fprintf(stderr, "usage: gen/quotemodel FILE\n");
		return 2;
	}
	why = quotemodel_read(&m, text.p, text.len, &line);
	if (why != NULL) {
		fprintf(stderr, "gen/quotemodel: %s: line %u: %s\n", argv[1],
		    line, why);
		return 2;
	}
	printf("/* Made from %s; do not edit. */\n#include \"quotemodel.h\"\n",
	    "lib/data/quotes.model");
	print_rows("both", &m.chains[QUOTE_CUES]);
	print_rows("verdict", &m.chains[QUOTE_VERDICT]);
	for (i = 0; i < QUOTE_CHAINS; i++)
		print_moves(quotemodel_name(i), &m.chains[i]);
	printf("\nconst struct quotemodel quotemodel_own = { {\n");
	for (i = 0; i < QUOTE_CHAINS; i++)
		printf("\t{ %u, %u, (const signed char *)%s_rows[0]%s, "
		    "%s_moves },\n", m.chains[i].ntags, m.chains[i].stride,
		    i == QUOTE_VERDICT ? "verdict" : "both",
		    i == QUOTE_PARTS ? " + CHAIN_TAGS" : "",
		    quotemodel_name(i));
	printf("} };\n");
	quotemodel_free(&m);
	buf_free(&text);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
