/* option: clusters, values beside and behind, long ones, the end. */
#include <string.h>

#include "../../lib/option.h"
#include "test.h"

/* Walks over argv; n takes a value; writes what it saw into out. */
static const char *
walk(char *out, char **argv)
{
	struct option o;
	const char *v;
	int c;

	memset(&o, 0, sizeof o);
	o.argv = argv;
	*out = '\0';
	while ((c = option_next(&o)) != OPTION_END) {
		strcat(out, c == OPTION_LONG ? "--" : "-");
		strcat(out, o.name);
		if (strcmp(o.name, "n") == 0 || strcmp(o.name, "word") == 0) {
			v = option_value(&o);
			strcat(out, "=");
			strcat(out, v != NULL ? v : "NULL");
		}
		strcat(out, " ");
	}
	strcat(out, ":");
	for (argv = o.argv; *argv != NULL; argv++) {
		strcat(out, " ");
		strcat(out, *argv);
	}
	return out;
}

static const struct {
	const char *args[8], *want;
} cases[] = {
	{ { "p", NULL }, ":" },
	{ { "p", "a", "-t", NULL }, ": a -t" },
	{ { "p", "-t", "a", NULL }, "-t : a" },
	{ { "p", "-t0", "a", NULL }, "-t -0 : a" },
	{ { "p", "-nX", "a", NULL }, "-n=X : a" },
	{ { "p", "-n", "X", "a", NULL }, "-n=X : a" },
	{ { "p", "-tnX", NULL }, "-t -n=X :" },
	{ { "p", "-tn", "-0", NULL }, "-t -n=-0 :" },
	{ { "p", "-n", NULL }, "-n=NULL :" },
	{ { "p", "-n", "", "a", NULL }, "-n= : a" },
	{ { "p", "-", "a", NULL }, ": - a" },
	{ { "p", "-t", "--", "-0", NULL }, "-t : -0" },
	{ { "p", "--", "--", NULL }, ": --" },
	{ { "p", "--word=v", "a", NULL }, "--word=v : a" },
	{ { "p", "--word", "v", "a", NULL }, "--word=v : a" },
	{ { "p", "--word=", "a", NULL }, "--word= : a" },
	{ { "p", "--other", "a", NULL }, "--other : a" },
	{ { "p", "--other=v", "-t", NULL }, "--other -t :" },
	{ { "p", "--abcdefghijklmnopqrstuvwxyz0123456789=v", NULL },
	    "--abcdefghijklmnopqrstuvwxyz01234 :" },
	{ { NULL }, ":" }
};

int
main(void)
{
	char *argv[8], out[400];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		memcpy(argv, cases[i].args, sizeof argv);
		if (strcmp(walk(out, argv), cases[i].want) != 0) {
			printf("case %u: %s\n", (unsigned)i, out);
			test_failures++;
		}
	}
	return test_failures > 0;
}
