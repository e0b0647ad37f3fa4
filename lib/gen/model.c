/*
 * Turns a model's text into C: usage: model FILE...
 * Each file lib/data/NAME.model becomes `struct model model_NAME`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../buf.h"
#include "../model.h"
#include "../literal.h"

static void
print_array(const char *name, const char *what, const void *p, size_t n)
{
	struct buf b = { 0 };

	printf("\nstatic const unsigned char %s_%s[][%d] = {", name, what,
	    LITERAL_WIDTH);
	literal_put(&b, p, n);
	fwrite(b.p, 1, b.len, stdout);
	printf("};\n");
	buf_free(&b);
}

static void
print_numbers(const char *name, const char *what, const int16_t *v, size_t n)
{
	size_t i;

	printf("\nstatic const int16_t %s_%s[] = {", name, what);
	for (i = 0; i < n; i++)
		printf("%s%d,", i % 10 == 0 ? "\n\t" : " ", v[i]);
	printf("\n};\n");
}

static void
print_model(const char *name, const struct model *m)
{
	print_array(name, "words_slots", m->lists.words.slots,
	    ((size_t)m->lists.words.mask + 1) * 4);
	print_array(name, "names_slots", m->lists.names.slots,
	    ((size_t)m->lists.names.mask + 1) * 4);
	/* What is read behind the last row does not count, but is read. */
	print_array(name, "rows", m->rows, FEATURE_ROWS * MODEL_TAGS +
	    MODEL_LANES);
	print_array(name, "words", m->words, (size_t)m->nwords * MODEL_WIDTH);
	print_array(name, "own", m->own, FEATURE_OWN_ROWS * MODEL_WIDTH);
	print_numbers(name, "hidden", m->hidden, MODEL_HIDDEN * MODEL_WINDOW);
	print_numbers(name, "bias", m->bias, MODEL_HIDDEN);
	print_numbers(name, "out", m->out, MODEL_OUTS * MODEL_OUT);
	print_numbers(name, "moves", m->moves, MODEL_TAGS * MODEL_TAGS);
	printf("\nconst struct model model_%s = {\n"
	    "\t{ { %s_words_slots[0], %lu }, { %s_names_slots[0], %lu } },\n"
	    "\t(const signed char *)%s_rows[0],\n"
	    "\t(const signed char *)%s_words[0],\n"
	    "\t(const signed char *)%s_own[0],\n"
	    "\t%s_hidden, %s_bias, %s_out, %s_moves, %lu\n};\n",
	    name, name, (unsigned long)m->lists.words.mask, name,
	    (unsigned long)m->lists.names.mask, name, name, name, name, name,
	    name, name, (unsigned long)m->nwords);
}

static void
do_file(const char *path)
{
	const char *base = strrchr(path, '/'), *why;
	struct buf text = { 0 };
	struct model m;
	char name[64];
	unsigned line = 0;

	base = base != NULL ? base + 1 : path;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(base, "."), base);
	why = buf_read(&text, path) == -1 ? "cannot read" :
	    model_read(&m, text.p, text.len, &line);
	if (why != NULL) {
		fprintf(stderr, "gen/model: %s: line %u: %s\n", path, line,
		    why);
		exit(2);
	}
	print_model(name, &m);
	model_free(&m);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	int i;

	printf("/* Made from the models in lib/data; do not edit. */\n"
	    "#include \"model.h\"\n");
	for (i = 1; i < argc; i++)
		do_file(argv[i]);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
