#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Columns of a page. */
enum { TERMINAL_WIDTH = 80, TERMINAL_MIN = 20, TERMINAL_MAX = 10000 };

/* A width as text; 0 if it is none. */
size_t terminal_parse_width(const char *);

/* The width of standard output, TERMINAL_WIDTH if it is no terminal. */
size_t terminal_width(bool is_terminal);

/* Tells whether a terminal wants colours; see no-color.org. */
bool terminal_wants_color(bool is_terminal);

#endif
