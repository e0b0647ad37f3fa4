/* Growable bytes, and strings that are lent. */
#include <errno.h>
#include <stdint.h>
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

char *
buf_print_plain(char *to, unsigned long long v)
{
	char *end = to + count_digits(v), *p;

	for (p = end; p > to; v /= 10)
		*--p = (char)('0' + v % 10);
	return end;
}

#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

/*
 * The eight digits of a number in a word, the first one in its lowest byte:
 * halves, quarters and digits of all of it at once. Numbers cost more than
 * scanning otherwise.
 */
static uint64_t
eight(uint32_t v)
{
	uint64_t four = v / 10000 | (uint64_t)(v % 10000) << 32, two, one;

	two = four * 10486 >> 20 & UINT64_C(0x0000007f0000007f);
	two += (four - 100 * two) << 16;
	one = two * 103 >> 10 & UINT64_C(0x000f000f000f000f);
	return one + ((two - 10 * one) << 8);
}

char *
buf_print(char *to, unsigned long long v)
{
	uint64_t digits, lead;

	if (v >= 100000000) {
		to = buf_print(to, v / 100000000);
		digits = eight((uint32_t)(v % 100000000)) |
		    UINT64_C(0x3030303030303030);
		memcpy(to, &digits, 8);
		return to + 8;
	}
	digits = eight((uint32_t)v);
	/* The last digit of 0 is written too. */
	lead = (uint64_t)__builtin_ctzll(digits | UINT64_C(1) << 56) & 56;
	digits = (digits | UINT64_C(0x3030303030303030)) >> lead;
	memcpy(to, &digits, 8);
	return to + 8 - lead / 8;
}

#else

char *
buf_print(char *to, unsigned long long v)
{
	return buf_print_plain(to, v);
}

#endif

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
