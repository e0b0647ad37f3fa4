/* Descriptors that are read, written and closed to the end, or fail. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "file.h"

int
file_open(const char *path)
{
	int fd, high;

	while ((fd = open(path, O_RDONLY | O_CLOEXEC)) == -1)
		if (errno != EINTR)
			return -1;
	if (fd > STDERR_FILENO)
		return fd;
	/* A standard descriptor was closed: leave it so. */
	high = fcntl(fd, F_DUPFD, STDERR_FILENO + 1);
	close(fd);
	return high;
}

/* After a call that failed: 1 if it is worth another try. */
static int
may_go_on(int fd, short events)
{
	struct pollfd pfd;

	if (errno == EAGAIN || errno == EWOULDBLOCK) {
		/* Inherited as non-blocking: wait. */
		pfd.fd = fd;
		pfd.events = events;
		poll(&pfd, 1, -1);
		return 1;
	}
	return errno == EINTR;
}

ssize_t
file_read(int fd, void *p, size_t n)
{
	ssize_t r;

	do
		r = read(fd, p, n);
	while (r == -1 && may_go_on(fd, POLLIN));
	return r;
}

int
file_write(int fd, const void *p, size_t n)
{
	const char *from = p;
	ssize_t w;

	while (n > 0) {
		w = write(fd, from, n);
		if (w >= 0) {
			from += w;
			n -= (size_t)w;
		} else if (!may_go_on(fd, POLLOUT))
			return -1;
	}
	return 0;
}

int
file_close(int fd)
{
	/* Interrupted, it is closed on some systems and not on others. */
	return close(fd) == -1 && errno != EINTR ? -1 : 0;
}
