/* render: rows in, something to read, or for another tool, out. */
#include <string.h>
#include <unistd.h>

#include "../lib/filter.h"
#include "../lib/terminal.h"
#include "../lib/view.h"

struct render {
	struct filter filter;
	const struct view *view;
	struct view_page page;
};

static const char *
set_color(struct view_page *page, const char *when)
{
	if (strcmp(when, "auto") == 0)
		page->color = terminal_wants_color(page->terminal);
	else if (strcmp(when, "always") == 0)
		page->color = true;
	else if (strcmp(when, "never") == 0)
		page->color = false;
	else
		return "colour is auto, always or never";
	return NULL;
}

static const char *
set_unit(struct view_page *page, const char *unit)
{
	if (strcmp(unit, "byte") == 0)
		page->unit = OFFSET_BYTE;
	else if (strcmp(unit, "char") == 0)
		page->unit = OFFSET_CHAR;
	else if (strcmp(unit, "utf16") == 0)
		page->unit = OFFSET_UTF16;
	else
		return "offsets are byte, char or utf16";
	return NULL;
}

static const char *
set_width(struct view_page *page, const char *columns)
{
	page->width = terminal_parse_width(columns);
	return page->width > 0 ? NULL : "a width is 20 to 10000 columns";
}

static const char *
set_view(struct render *r, const char *name)
{
	r->view = view_find(name);
	return r->view != NULL ? NULL : "no format of this name";
}

static const char *
option(void *ctx, int c, const char *name, const char *value)
{
	struct render *r = ctx;

	if (c == 'f')
		return set_view(r, value);
	if (c == 'w')
		return set_width(&r->page, value);
	if (strcmp(name, "color") == 0)
		return set_color(&r->page, value);
	return set_unit(&r->page, value);
}

static void
row(void *ctx, const struct row_line *line, struct out *out)
{
	struct render *r = ctx;

	(void)out;
	r->view->row(&r->page, line);
}

static void
begin(void *ctx, struct out *out)
{
	struct render *r = ctx;

	r->page.out = out;
	if (r->view->row != NULL && r->page.unit == OFFSET_BYTE)
		r->filter.row = row;
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

static const char *const longs[] = { "color", "offsets", NULL };

static const struct filter render = {
	.name = "render",
	.synopsis = "render [-0t] [-f format] [-n name] [-w columns] "
	    "[--color=when] [--files0-from=file] [--offsets=unit] "
	    "[file ...]",
	.help =
	    "Shows the rows of the files (standard input if there are none,\n"
	    "or for -), or gives them to other tools. Formats:\n"
	    "  brief   who said what, then who and what is named (default)\n"
	    "  text    the documents, in colours or with [who: marks]\n"
	    "  html    the same and more, as a page for a browser\n"
	    "  table   the rows, in aligned columns\n"
	    "  plain   the documents, byte for byte\n"
	    "  csv     a record a row, with a header; RFC 4180\n"
	    "  csv-excel  the same, but no field is a formula\n"
	    "  jsonl   a JSON object a row, on a line\n"
	    "  conll   a word a line, for other taggers; BIO\n\n"
	    "  -f format     the format, one of those\n"
	    "  -w columns    width of brief and table, if not the terminal's\n"
	    "  --color=when  auto (on a terminal), always or never\n"
	    "  --offsets=unit  in csv and jsonl: byte, char or utf16\n"
	    "  -0, -t, -n name, --files0-from=file: as in sentences\n"
	    "  -h, --version prints this; prints the version\n\n"
	    "Example:  sentences a.txt | entities | quotes | render\n"
	    "Status: 0 done, 1 some input bad, "
	    "2 usage, memory or output lost.\n",
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
	struct render r = { .filter = render, .view = view_find("brief") };

	r.page.terminal = isatty(STDOUT_FILENO) == 1;
	r.page.width = terminal_width(r.page.terminal);
	r.page.color = terminal_wants_color(r.page.terminal);
	r.filter.ctx = &r;
	return filter_main(&r.filter, argc, argv);
}
