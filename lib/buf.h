#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that belong to somebody else. */
struct str {
	const char *p;
	size_t len;
};

/* Bytes that grow. Start from {0}. */
struct buf {
	char *p;
	size_t len, cap;
};

/* The bytes of a C string. */
struct str str_of(const char *);

/* Tells whether two strings hold the same bytes. */
bool str_equal(struct str, struct str);

/* Tells whether a string holds the bytes of a C string. */
bool str_is(struct str, const char *);

/* Orders two strings by their bytes: negative, 0 or positive. */
int str_cmp(struct str, struct str);

/* Makes room for n bytes more behind the bytes there are; returns it. */
char *buf_need(struct buf *, size_t n);

/* Appends n bytes; they may not lie in the buffer itself. */
void buf_add(struct buf *, const void *, size_t n);

/* Appends a C string. */
void buf_puts(struct buf *, const char *);

/* Appends a number in decimal. */
void buf_number(struct buf *, unsigned long long);

/*
 * Writes a number to p, which has room for BUF_NUMBER bytes; returns its
 * end. The plain one, digit by digit, is what it is tested against.
 */
enum { BUF_NUMBER = 24 };
char *buf_print(char *p, unsigned long long);
char *buf_print_plain(char *p, unsigned long long);

/* Appends a file's bytes; returns -1, errno set, if it cannot be read. */
int buf_read(struct buf *, const char *path);

/* The same, of what is left behind a descriptor. */
int buf_read_all(struct buf *, int fd);

/* Drops the first n bytes. */
void buf_drop(struct buf *, size_t n);

/* Frees the memory; the buffer is empty again. */
void buf_free(struct buf *);

/* The buffer's bytes, lent until it next changes. */
struct str buf_str(const struct buf *);

#endif
