/* stream: which rows are in their place, and what one that is not breaks. */
#include <string.h>

#include "../../lib/stream.h"
#include "test.h"

/* Columns 4 to 7 stand together: kind, label, id, parent. */
#define S(doc, a, b, id, par, note, text) \
	doc "\t" a "\t" b "\tsentence\t-\t" id "\t" par "\t-\t" note "\t" text
#define E(doc, at, id, par, note) \
	doc "\t" at "\t" at "\tend\t-\t" id "\t" par "\t-\t" note "\t"
#define R(doc, a, b, kind, label, id, par, text) \
	doc "\t" a "\t" b "\t" kind "\t" label "\t" id "\t" par "\t-\t-\t" text

/*
 * One verdict a row: '+' good, '!' bad, '.' skipped; '<' before one says
 * that the document under way lacks its end row.
 */
static const struct {
	const char *want, *rows[8];
} cases[] = {
	{ "++", { S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "1", "1", "-") } },
	{ "+", { E("d", "0", "0", "0", "-") } },
	{ "+", { E("d", "2", "0", "0", "\\n\\n") } },
	/* Two documents, one name. */
	{ "++", { E("d", "0", "0", "0", "-"), E("d", "3", "0", "0", "-") } },
	/* Gaps: spaces, as many as the offsets say; others as they are. */
	{ "+++", { S("d", "2", "3", "1", "1", "-", "a"),
	    S("d", "4", "5", "2", "1", "\\n", "b"),
	    E("d", "7", "2", "1", " \\n") } },
	{ "!", { S("d", "1", "2", "1", "1", " ", "a") } },
	{ "!", { S("d", "1", "2", "1", "1", "x", "a") } },
	{ "!", { S("d", "2", "3", "1", "1", "\\n", "a") } },
	{ "!", { S("d", "1", "2", "1", "1", "\\x00", "a") } },
	{ "+", { S("d", "3", "4", "1", "1", "\xef\xbb\xbf", "a") } },
	{ "!", { S("d", "4", "5", "1", "1", " \xef\xbb\xbf", "a") } },
	{ "+!", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("d", "4", "5", "2", "1", "\xef\xbb\xbf", "b") } },
	{ "!", { E("d", "70000", "0", "0", "-") } },
	/* Numbers. */
	{ "!", { S("d", "0", "1", "2", "1", "-", "a") } },
	{ "!", { S("d", "0", "1", "1", "2", "-", "a") } },
	{ "!", { S("d", "0", "1", "1", "0", "-", "a") } },
	{ "+!", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("d", "1", "2", "3", "1", "-", "b") } },
	{ "+!", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("d", "1", "2", "2", "3", "-", "b") } },
	{ "+!", { S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "2", "1", "-") } },
	{ "+!", { S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "1", "2", "-") } },
	{ "+!", { S("d", "0", "2", "1", "1", "-", "ab"),
	    S("d", "1", "2", "2", "1", "-", "b") } },
	/* Order and parents. */
	{ "++++", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "0", "2", "cue", "-", "1", "1", "ab"),
	    R("d", "1", "2", "future", "x", "1", "1", "b"),
	    E("d", "3", "1", "1", "-") } },
	{ "!", { R("d", "0", "2", "cue", "-", "1", "1", "ab") } },
	{ "+!", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "0", "2", "cue", "-", "1", "2", "ab") } },
	{ "+!", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "3", "4", "cue", "-", "1", "1", "d") } },
	{ "++!", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "1", "2", "cue", "-", "1", "1", "b"),
	    R("d", "0", "2", "cue", "-", "1", "1", "ab") } },
	{ "++!", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "0", "2", "cue", "-", "1", "1", "ab"),
	    R("d", "0", "3", "cue", "-", "1", "1", "abc") } },
	{ "++!", { S("d", "0", "3", "1", "1", "-", "abc"),
	    R("d", "1", "5", "cue", "-", "1", "1", "bcde"),
	    E("d", "3", "1", "1", "-") } },
	/* A break: the rest of that document is skipped, then all is well. */
	{ "+!..+", { S("d", "0", "1", "1", "1", "-", "a"),
	    "d\tnonsense", S("d", "1", "2", "2", "1", "-", "b"),
	    E("d", "2", "2", "1", "-"), E("d", "0", "0", "0", "-") } },
	{ "+!..+", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("d", "1", "2", "3", "1", "-", "b"),
	    S("d", "2", "3", "4", "1", "-", "c"),
	    E("d", "3", "4", "1", "-"), E("e", "0", "0", "0", "-") } },
	/* A bad end row: what follows is another document. */
	{ "+!+", { S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "9", "1", "-"), E("d", "0", "0", "0", "-") } },
	/* A line with no name breaks the document under way. */
	{ "+!.+", { S("d", "0", "1", "1", "1", "-", "a"), "",
	    E("d", "1", "1", "1", "-"), E("e", "0", "0", "0", "-") } },
	/* Another document before the end row. */
	{ "+<+.", { S("d", "0", "1", "1", "1", "-", "a"),
	    E("e", "0", "0", "0", "-"), E("d", "1", "1", "1", "-") } },
	/* A first sentence begins a document, whatever came before. */
	{ "+<++", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "1", "1", "-") } },
	{ "+<+<++.", { S("d", "0", "1", "1", "1", "-", "a"),
	    S("e", "0", "1", "1", "1", "-", "a"),
	    S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "1", "1", "-"), E("e", "1", "1", "1", "-") } },
	{ "+!.++", { S("d", "0", "1", "1", "1", "-", "a"),
	    "d\tnonsense", S("d", "1", "2", "2", "1", "-", "b"),
	    S("d", "0", "1", "1", "1", "-", "a"),
	    E("d", "1", "1", "1", "-") } },
	{ "!.!.+", { S("d", "0", "1", "1", "0", "-", "a"),
	    S("d", "1", "2", "2", "1", "-", "b"),
	    S("d", "2", "3", "1", "1", "\\n", "a"),
	    E("d", "3", "1", "1", "-"), E("d", "0", "0", "0", "-") } }
};

static void
run(struct stream *s, const char *const *rows, char *got)
{
	static const char verdicts[] = "+.!";
	struct row r;
	const char *why;
	enum stream_verdict v;
	size_t n;

	for (; *rows != NULL; rows++) {
		n = strlen(*rows);
		why = "";
		v = stream_take(s, *rows, n, NULL, &r, &why);
		if (v == STREAM_CUT) {
			*got++ = '<';
			stream_break(s);
			v = stream_take(s, *rows, n, NULL, &r, &why);
		}
		CHECK((v == STREAM_BAD) == (why != NULL && *why != '\0') ||
		    v == STREAM_SKIP);
		*got++ = verdicts[v == STREAM_ROW ? 0 : v == STREAM_SKIP ? 1 :
		    2];
	}
	*got = '\0';
}

int
main(void)
{
	struct stream s;
	char got[32];
	size_t i;

	memset(&s, 0, sizeof s);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		stream_reset(&s);
		run(&s, cases[i].rows, got);
		if (strcmp(got, cases[i].want) != 0) {
			printf("case %u: %s, not %s\n", (unsigned)i, got,
			    cases[i].want);
			test_failures++;
		}
	}
	stream_free(&s);
	return test_failures > 0;
}
