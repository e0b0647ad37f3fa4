/* model: lines of the models' texts that are good, and that are none. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/model.h"
#include "../../lib/quotemodel.h"
#include "test.h"

/* In them, each digit but the first of (N) is so many weights of 0. */
static const struct {
	const char *line;
	bool good;
} entities[] = {
	{ "# none", true },
	{ "", true },
	{ "row\t0\t(19)", true },
	{ "row\t0\t(18)", false },
	{ "row\t0", false },
	{ "row\t-1\t(19)", false },
	{ "row\tx\t(19)", false },
	{ "row\t999999999\t(19)", false },
	{ "row\t0\t(19)\tx", false },
	{ "own\t0\t(32)", true },
	{ "own\t0\t(31)", false },
	{ "own\t-1\t(32)", false },
	{ "own\t0\t(32)\tx", false },
	{ "word\tboat\t(32)", true },
	{ "word\tboat\t(33)", false },
	{ "word\tboat", false },
	{ "name\tAnn Lee\tab", true },
	{ "name\tAnn Lee\t", true },
	{ "name\tAnn Lee", false },
	{ "name\tAnn Lee\tA", false },
	{ "name\tAnn Lee\tz", false },
	{ "move\tO\tB-person\t-25", true },
	{ "move\tO\tB-person", false },
	{ "move\tX\tB-person\t1", false },
	{ "move\tO\tX\t1", false },
	{ "move\tO\tO\tx", false },
	{ "move\tO\tO\t-30001", false },
	{ "move\tO\tO\t10001", false },
	{ "hidden\t0\t-7\t(96)", true },
	{ "hidden\t0\t-7\t(95)", false },
	{ "hidden\t0\t-7", false },
	{ "hidden\tx\t-7\t(96)", false },
	{ "hidden\t-1\t-7\t(96)", false },
	{ "hidden\t48\t-7\t(96)", false },
	{ "hidden\t0\tx\t(96)", false },
	{ "hidden\t0\t-40000\t(96)", false },
	{ "hidden\t0\t40000\t(96)", false },
	{ "out\tO\t(144)", true },
	{ "out\tO\t(143)", false },
	{ "out\tX\t(144)", false },
	{ "out\tO", false },
	{ "rows\t0\t(19)", false },
	{ "x", false }
}, quotes[] = {
	{ "cues\t0\t(7)", true },
	{ "parts\t0\t(8)", true },
	{ "verdict\t0\t(2)", true },
	{ "cues\t0\t(8)", false },
	{ "cues\t0", false },
	{ "cues\t-1\t(7)", false },
	{ "cues\t99999999\t(7)", false },
	{ "other\t0\t(7)", false },
	{ "cues\t0>1\t-25", true },
	{ "cues\t0\t1\t2", false },
	{ "cues\t01x\t25", false },
	{ "cues\tx>1\t25", false },
	{ "cues\t0>x\t25", false },
	{ "cues\t0>1\tx", false },
	{ "cues\t-1>1\t25", false },
	{ "cues\t0>-1\t25", false },
	{ "cues\t7>1\t25", false },
	{ "cues\t0>7\t25", false },
	{ "cues\t0>1\t10000000", false },
	{ "cues\t0>1\t-10000000", false }
};

/* Writes a line, with weights for (N). */
static void
write_line(char *to, const char *line)
{
	long n;

	for (; *line != '\0'; line++)
		if (*line == '(') {
			n = strtol(line + 1, NULL, 10);
			memset(to, 'P', (size_t)n);
			to += n;
			line = strchr(line, ')');
		} else
			*to++ = *line;
	*to = '\0';
}

int
main(void)
{
	struct quotemodel q;
	struct model m;
	char text[400];
	unsigned line;
	size_t i;

	for (i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		write_line(text, entities[i].line);
		CHECK((model_read(&m, text, strlen(text), &line) == NULL) ==
		    entities[i].good);
		CHECK(entities[i].good || line == 1);
		model_free(&m);
	}
	for (i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
		write_line(text, quotes[i].line);
		CHECK((quotemodel_read(&q, text, strlen(text), &line) ==
		    NULL) == quotes[i].good);
		CHECK(quotes[i].good || line == 1);
		quotemodel_free(&q);
	}
	return test_failures > 0;
}
