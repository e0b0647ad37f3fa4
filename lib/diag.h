#ifndef DIAG_H
#define DIAG_H

/* Exit statuses of every program; there are no others. */
enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_FATAL = 2 };

/* Names the program for the messages that follow; keeps the pointer. */
void diag_name(const char *program);

/*
 * Writes "program: message" as one line to stderr, control characters as
 * \xHH; a format that ends in a colon gets the text of errno behind it.
 */
void diag_warn(const char *fmt, ...);

#if defined(__GNUC__)
#define DIAG_NORETURN __attribute__((__noreturn__))
#else
#define DIAG_NORETURN
#endif

/* The same, then ends the program with EXIT_FATAL. */
void diag_die(const char *fmt, ...) DIAG_NORETURN;

#endif
