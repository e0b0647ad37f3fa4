/* What the terminal says of itself. */
#include <sys/ioctl.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"

#ifdef TIOCGWINSZ
static size_t
ask_width(void)
{
	struct winsize w;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 ? w.ws_col : 0;
}
#else
static size_t
ask_width(void)
{
	return 0;
}
#endif

size_t
terminal_parse_width(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > 5 || strspn(s, "0123456789") != n)
		return 0;
	n = (size_t)atoi(s);
	return n >= TERMINAL_MIN && n <= TERMINAL_MAX ? n : 0;
}

size_t
terminal_width(bool is_terminal)
{
	const char *columns = getenv("COLUMNS");
	size_t width;

	if (!is_terminal)
		return TERMINAL_WIDTH;
	width = ask_width();
	if (width == 0 && columns != NULL)
		width = terminal_parse_width(columns);
	if (width == 0 || width > TERMINAL_MAX)
		return TERMINAL_WIDTH;
	return width > TERMINAL_MIN ? width : TERMINAL_MIN;
}

bool
terminal_wants_color(bool is_terminal)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return is_terminal && (no == NULL || no[0] == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}
