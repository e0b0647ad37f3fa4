/* Growable bytes, and strings that are lent. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "mem.h"

struct str
str_of(const char *s)
{
	struct str r;

	r.p = s;
	r.len = strlen(s);
	return r;
}

bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

bool
str_is(struct str a, const char *s)
{
	return str_equal(a, str_of(s));
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;

	return c != 0 ? c : (a.len > b.len) - (a.len < b.len);
}

char *
buf_need(struct buf *b, size_t n)
{
	if (b->cap - b->len < n)
		b->p = mem_grow(b->p, &b->cap, b->len + n, 1);
	return b->p + b->len;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n > 0)
		memcpy(buf_need(b, n), p, n);
	b->len += n;
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static int
count_digits(unsigned long long v)
{
	int n;

	for (n = 1; v >= 10000; n += 4)
		v /= 10000;
	return n + (v >= 10) + (v >= 100) + (v >= 1000);
}

/* Two digits at a time: numbers cost more than scanning otherwise. */
char *
buf_print(char *to, unsigned long long v)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	char *end = to + count_digits(v), *p;

	for (p = end; v >= 100; v /= 100) {
		p -= 2;
		memcpy(p, pairs + 2 * (v % 100), 2);
	}
	if (v >= 10)
		memcpy(p - 2, pairs + 2 * v, 2);
	else
		p[-1] = (char)('0' + v);
	return end;
}

void
buf_number(struct buf *b, unsigned long long v)
{
	char *p = buf_need(b, BUF_NUMBER);

	b->len += (size_t)(buf_print(p, v) - p);
}

int
buf_read_all(struct buf *b, int fd)
{
	ssize_t r;

	while ((r = file_read(fd, buf_need(b, 65536), 65536)) > 0)
		b->len += (size_t)r;
	return r < 0 ? -1 : 0;
}

int
buf_read(struct buf *b, const char *path)
{
	int fd = file_open(path), status, error;

	if (fd == -1)
		return -1;
	status = buf_read_all(b, fd);
	error = errno;
	if (file_close(fd) == -1 && status == 0)
		return -1;
	errno = error;
	return status;
}

void
buf_drop(struct buf *b, size_t n)
{
	if (n < b->len)
		memmove(b->p, b->p + n, b->len - n);
	b->len -= n;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	b->p = NULL;
	b->len = b->cap = 0;
}

struct str
buf_str(const struct buf *b)
{
	struct str r;

	r.p = b->p;
	r.len = b->len;
	return r;
}
