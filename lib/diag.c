/* Messages to people, and the way out. Only this module prints or exits. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"

/* The one piece of state in lib: set once by main, before anything else. */
static const char *name = "whosaid";

void
diag_name(const char *program)
{
	name = program;
}

/*
 * A file's name may hold anything, and messages end on terminals: control
 * characters, C1 ones too (c2 80 to c2 9f), are written as \xHH.
 */
static size_t
make_harmless(char *dst, size_t cap, const char *src)
{
	const unsigned char *s = (const unsigned char *)src;
	size_t n = 0;

	for (; *s != '\0' && n + 5 < cap; s++) {
		if (*s < 0x20 || *s == 0x7f)
			n += (size_t)snprintf(dst + n, 5, "\\x%02x", *s);
		else if (*s == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0 &&
		    n + 9 < cap) {
			n += (size_t)snprintf(dst + n, 9, "\\xc2\\x%02x", s[1]);
			s++;
		} else
			dst[n++] = (char)*s;
	}
	return n;
}

static void
say(const char *fmt, va_list ap)
{
	char raw[6000], line[8000];
	int saved = errno;
	size_t n, len = strlen(fmt);
	ssize_t w;

	n = (size_t)snprintf(raw, sizeof raw, "%s: ", name);
	vsnprintf(raw + n, sizeof raw - n, fmt, ap);
	n = strlen(raw);
	if (len > 0 && fmt[len - 1] == ':')
		snprintf(raw + n, sizeof raw - n, " %s", strerror(saved));
	n = make_harmless(line, sizeof line - 1, raw);
	line[n++] = '\n';
	/* One write, so that lines of parallel processes do not mix. */
	w = write(STDERR_FILENO, line, n);
	(void)w;
	errno = saved;
}

void
diag_warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
diag_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	_exit(EXIT_FATAL);
}
