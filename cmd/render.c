/* render: rows in, something to read, or for another tool, out. */
#include <sys/ioctl.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/filter.h"
#include "../lib/view.h"

/* The first is what comes out without -f. */
static const struct view *const views[] = {
	&view_brief, &view_text, &view_plain, &view_csv, &view_jsonl
};

enum {
	WIDTH = 80,             /* where there is no terminal to ask */
	WIDTH_MIN = 20,
	WIDTH_MAX = 10000
};

struct render {
	const struct view *view;
	struct view_page page;
};

#ifdef TIOCGWINSZ
static size_t
terminal_width(void)
{
	struct winsize w;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 ? w.ws_col : 0;
}
#else
static size_t
terminal_width(void)
{
	return 0;
}
#endif

/* A width as text; 0 if it is none. */
static size_t
parse_width(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > 5 || strspn(s, "0123456789") != n)
		return 0;
	n = (size_t)atoi(s);
	return n >= WIDTH_MIN && n <= WIDTH_MAX ? n : 0;
}

static size_t
find_width(bool terminal)
{
	const char *columns = getenv("COLUMNS");
	size_t width;

	if (!terminal)
		return WIDTH;
	width = terminal_width();
	if (width == 0 && columns != NULL)
		width = parse_width(columns);
	if (width == 0 || width > WIDTH_MAX)
		return WIDTH;
	return width > WIDTH_MIN ? width : WIDTH_MIN;
}

/* For --color=auto; see no-color.org. */
static bool
wants_color(bool terminal)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return terminal && (no == NULL || no[0] == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}

static const char *
set_color(struct view_page *page, const char *when)
{
	if (strcmp(when, "auto") == 0)
		page->color = wants_color(page->terminal);
	else if (strcmp(when, "always") == 0)
		page->color = true;
	else if (strcmp(when, "never") == 0)
		page->color = false;
	else
		return "colour is auto, always or never";
	return NULL;
}

static const char *
set_view(struct render *r, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof views / sizeof views[0]; i++)
		if (strcmp(views[i]->name, name) == 0) {
			r->view = views[i];
			return NULL;
		}
	return "no format of this name";
}

static const char *
option(void *ctx, int c, const char *name, const char *value)
{
	struct render *r = ctx;

	(void)name;
	if (c == 'f')
		return set_view(r, value);
	if (c != 'w')
		return set_color(&r->page, value);
	r->page.width = parse_width(value);
	return r->page.width > 0 ? NULL : "a width is 20 to 10000 columns";
}

static void
begin(void *ctx, struct out *out)
{
	struct render *r = ctx;

	r->page.out = out;
	if (r->view->begin != NULL)
		r->view->begin(&r->page);
}

static void
window(void *ctx, struct doc *doc, struct out *out)
{
	struct render *r = ctx;

	(void)out;
	r->view->window(&r->page, doc);
}

static void
end(void *ctx, struct out *out)
{
	struct render *r = ctx;

	(void)out;
	if (r->view->end != NULL)
		r->view->end(&r->page);
}

static const char *const longs[] = { "color=", NULL };

static const struct filter render = {
	.name = "render",
	.synopsis = "render [-0t] [-f format] [-n name] [-w columns] "
	    "[--color=when] [--files0-from=file] [file ...]",
	.help =
	    "Shows the rows of the files (standard input if there are none,\n"
	    "or for -), or gives them to other tools. Formats:\n"
	    "  brief   who said what, then who and what is named (default)\n"
	    "  text    the documents, in colours or with [who: marks]\n"
	    "  plain   the documents, byte for byte\n"
	    "  csv     a record a row, with a header; RFC 4180\n"
	    "  jsonl   a JSON object a row, on a line\n\n"
	    "  -f format     the format, one of those\n"
	    "  -w columns    width of the brief, if not the terminal's, or 80\n"
	    "  --color=when  auto (on a terminal), always or never\n"
	    "  -0, -t, -n name, --files0-from=file: as in sentences\n"
	    "  -h, --version prints this; prints the version\n\n"
	    "Example:  sentences a.txt | entities | quotes | render\n"
	    "Status: 0 done, 1 some input was bad, 2 wrong usage, no memory,\n"
	    "or output lost.\n",
	.letters = "f:w:",
	.longs = longs,
	.option = option,
	.begin = begin,
	.window = window,
	.end = end
};

int
main(int argc, char **argv)
{
	struct render r = { .view = &view_brief };
	struct filter f = render;

	r.page.terminal = isatty(STDOUT_FILENO) == 1;
	r.page.width = find_width(r.page.terminal);
	r.page.color = wants_color(r.page.terminal);
	f.ctx = &r;
	return filter_main(&f, argc, argv);
}
