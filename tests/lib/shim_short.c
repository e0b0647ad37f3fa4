/*
 * A preloaded library that makes read and write behave as they may:
 *   SHORT_READ=N    reads give N bytes at most
 *   SHORT_WRITE=N   writes take N bytes at most
 *   SHORT_EINTR=1   every other call is interrupted
 *   SHORT_EAGAIN=1  every other call would block
 *   SHORT_EIO=N     reads fail with EIO past N bytes in all
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static size_t read_max, write_max, io_max, total;
static int interrupts, blocks;
static unsigned calls;

static size_t
number(const char *name)
{
	const char *v = getenv(name);

	return v != NULL ? strtoul(v, NULL, 10) : 0;
}

__attribute__((constructor)) static void
start(void)
{
	/* POSIX has dlsym give functions this way. */
	*(void **)&real_read = dlsym(RTLD_NEXT, "read");
	*(void **)&real_write = dlsym(RTLD_NEXT, "write");
	read_max = number("SHORT_READ");
	write_max = number("SHORT_WRITE");
	io_max = number("SHORT_EIO");
	interrupts = number("SHORT_EINTR") > 0;
	blocks = number("SHORT_EAGAIN") > 0;
}

static int
refuse(void)
{
	if (!(interrupts || blocks) || ++calls % 2 == 0)
		return 0;
	errno = interrupts && (!blocks || calls % 4 == 1) ? EINTR : EAGAIN;
	return 1;
}

ssize_t
read(int fd, void *p, size_t n)
{
	ssize_t r;

	if (refuse())
		return -1;
	if (io_max > 0 && total >= io_max) {
		errno = EIO;
		return -1;
	}
	if (io_max > 0 && n > io_max - total)
		n = io_max - total;
	r = real_read(fd, p, read_max > 0 && n > read_max ? read_max : n);
	if (r > 0)
		total += (size_t)r;
	return r;
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (refuse())
		return -1;
	return real_write(fd, p, write_max > 0 && n > write_max ? write_max :
	    n);
}
