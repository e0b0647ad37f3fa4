/*
 * A preloaded library that makes one call of a program fail.
 *   FAULT_CALL=NAME     read, write, open, close, stat, fcntl, malloc, or
 *                       kernel: prctl and the raw calls of the sandbox
 *   FAULT_N=N           the N-th such call, from 1
 *   FAULT_ERRNO=E       with this errno; 0 makes a read or write short
 *   FAULT_KEEP=1        and every one from then on
 *   FAULT_PROGRAM=NAME  in this program only
 *   FAULT_LOG=FILE      a byte is written here when it happens
 * Standard error is left alone, and so is what the loader does, and what
 * writes counts of branches at the end (gcov).
 */
#define _GNU_SOURCE
#include <sys/prctl.h>
#include <sys/stat.h>

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fcntl)(int, int, ...);
static int (*real_fstat)(int, struct stat *);
static int (*real_stat)(const char *, struct stat *);
static int (*real_prctl)(int, ...);
static long (*real_syscall)(long, ...);
static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);

static const char *call = "";
static unsigned long at, count;
static int fault, keep, started, log_fd = -1;
static unsigned char ours[1024];        /* descriptors that open gave */

/* What dlsym itself may want before malloc is known. */
static char early[4096];
static size_t early_used;

static void *
symbol(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

static unsigned long
number(const char *name)
{
	const char *v = getenv(name);

	return v != NULL ? strtoul(v, NULL, 10) : 0;
}

__attribute__((constructor)) static void
start(void)
{
	const char *program = getenv("FAULT_PROGRAM");
	const char *file = getenv("FAULT_LOG");

	*(void **)&real_read = symbol("read");
	*(void **)&real_write = symbol("write");
	*(void **)&real_open = symbol("open");
	*(void **)&real_close = symbol("close");
	*(void **)&real_fcntl = symbol("fcntl");
	*(void **)&real_fstat = symbol("fstat");
	*(void **)&real_stat = symbol("stat");
	*(void **)&real_prctl = symbol("prctl");
	*(void **)&real_syscall = symbol("syscall");
	*(void **)&real_calloc = symbol("calloc");
	*(void **)&real_realloc = symbol("realloc");
	*(void **)&real_malloc = symbol("malloc");
	if (getenv("FAULT_CALL") != NULL)
		call = getenv("FAULT_CALL");
	at = number("FAULT_N");
	fault = (int)number("FAULT_ERRNO");
	keep = number("FAULT_KEEP") > 0;
	if (program != NULL &&
	    strcmp(program, program_invocation_short_name) != 0)
		return;
	if (file != NULL) {
		log_fd = real_open(file, O_WRONLY | O_APPEND | O_CLOEXEC);
		/* Out of the way of the program's own. */
		if (log_fd >= 0) {
			int fd = real_fcntl(log_fd, F_DUPFD_CLOEXEC, 900);

			real_close(log_fd);
			log_fd = fd;
		}
	}
	started = 1;
}

/* Tells whether this call is to fail. */
static int
hit(const char *name)
{
	if (!started || strcmp(name, call) != 0)
		return 0;
	count++;
	if (count != at && !(keep && count > at))
		return 0;
	if (count == at && log_fd >= 0 && real_write(log_fd, "x", 1) != 1)
		_exit(98);
	errno = fault;
	return 1;
}

ssize_t
read(int fd, void *p, size_t n)
{
	if (n > 0 && hit("read")) {
		if (fault != 0)
			return -1;
		n = 1;
	}
	return real_read(fd, p, n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (real_write == NULL)
		start();
	if (n > 0 && fd != STDERR_FILENO && hit("write")) {
		if (fault != 0)
			return -1;
		n = 1;
	}
	return real_write(fd, p, n);
}

int
open(const char *path, int flags, ...)
{
	va_list ap;
	const char *dot = strrchr(path, '.');
	int mode, fd;

	va_start(ap, flags);
	mode = va_arg(ap, int);
	va_end(ap);
	if (dot != NULL && strcmp(dot, ".gcda") == 0)
		started = 0;
	if (hit("open"))
		return -1;
	fd = real_open(path, flags, mode);
	if (fd >= 0 && fd < (int)sizeof ours)
		ours[fd] = 1;
	return fd;
}

int
close(int fd)
{
	int known = fd >= 0 && (fd <= STDERR_FILENO ||
	    (fd < (int)sizeof ours && ours[fd]));

	if (known && hit("close")) {
		/* Linux has closed it all the same. */
		real_close(fd);
		errno = fault;
		return -1;
	}
	if (fd > STDERR_FILENO && fd < (int)sizeof ours)
		ours[fd] = 0;
	return real_close(fd);
}

int
fcntl(int fd, int cmd, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, cmd);
	arg = va_arg(ap, void *);
	va_end(ap);
	if (started && hit("fcntl"))
		return -1;
	return real_fcntl(fd, cmd, arg);
}

int
fstat(int fd, struct stat *st)
{
	return hit("stat") ? -1 : real_fstat(fd, st);
}

int
stat(const char *path, struct stat *st)
{
	return hit("stat") ? -1 : real_stat(path, st);
}

int
prctl(int option, ...)
{
	unsigned long a[4];
	va_list ap;
	int i;

	va_start(ap, option);
	for (i = 0; i < 4; i++)
		a[i] = va_arg(ap, unsigned long);
	va_end(ap);
	if (hit("kernel"))
		return -1;
	return real_prctl(option, a[0], a[1], a[2], a[3]);
}

long
syscall(long nr, ...)
{
	long a[6];
	va_list ap;
	int i;

	va_start(ap, nr);
	for (i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	if (hit("kernel"))
		return -1;
	return real_syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* The names that they have where files may be large. */
int open64(const char *path, int flags, ...) __attribute__((alias("open")));
int fcntl64(int fd, int cmd, ...) __attribute__((alias("fcntl")));

int
fstat64(int fd, struct stat64 *st)
{
	return fstat(fd, (struct stat *)st);
}

int
stat64(const char *path, struct stat64 *st)
{
	return stat(path, (struct stat *)st);
}

static void *
early_alloc(size_t n)
{
	char *p = early + early_used;

	early_used += (n + 15) / 16 * 16;
	if (early_used > sizeof early)
		_exit(97);
	return p;
}

void *
malloc(size_t n)
{
	if (real_malloc == NULL)
		return early_alloc(n);
	return hit("malloc") ? NULL : real_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	if (real_calloc == NULL)
		return early_alloc(n * size);
	return hit("malloc") ? NULL : real_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	if (real_realloc == NULL)
		return early_alloc(n);
	return hit("malloc") ? NULL : real_realloc(p, n);
}

void
free(void *p)
{
	static void (*real)(void *);

	if ((char *)p >= early && (char *)p < early + sizeof early)
		return;
	if (real == NULL)
		*(void **)&real = symbol("free");
	if (real != NULL)
		real(p);
}
