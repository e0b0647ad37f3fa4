/* Files, standard streams and the exit of a program that runs in memory. */
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "heap.h"
#include "world.h"
#undef read
#undef write
#undef open
#undef close
#undef fstat
#undef stat
#undef _exit
#undef exit
#include "run.h"

enum { FILES = 8, DESCRIPTORS = 8 };

static struct {
	const char *name;
	const char *p;
	size_t n;
} files[FILES];

static struct {
	int file;               /* its index, or -1 */
	size_t at;
} descriptors[DESCRIPTORS];

static size_t nfiles, chunk;
static uint64_t chance;         /* of how reads fall, if not 0 */
static jmp_buf leave;
static int left;

struct buf world_out, world_err;
size_t world_kept;

void
world_reset(void)
{
	int i;

	for (i = 0; i < DESCRIPTORS; i++)
		descriptors[i].file = -1;
	nfiles = chunk = 0;
	chance = 0;
}

void
world_add(const char *name, const char *p, size_t n)
{
	if (nfiles == FILES)
		abort();
	files[nfiles].name = name;
	files[nfiles].p = p;
	files[nfiles++].n = n;
}

void
world_reads(size_t most, uint64_t random)
{
	chunk = most;
	chance = random;
}

static unsigned
pick(unsigned n)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(chance >> 33) % n;
}

ssize_t
world_read(int fd, void *p, size_t n)
{
	size_t left_over;
	int f;

	if (fd < 0 || fd >= DESCRIPTORS || (f = descriptors[fd].file) < 0) {
		errno = EBADF;
		return -1;
	}
	if (chance != 0 && pick(4) == 0) {
		errno = pick(2) == 0 ? EINTR : EAGAIN;
		return -1;
	}
	left_over = files[f].n - descriptors[fd].at;
	if (n > left_over)
		n = left_over;
	if (chunk > 0 && n > chunk)
		n = chunk;
	if (chance != 0 && n > 1)
		n = 1 + pick((unsigned)n);
	if (n > 0)
		memcpy(p, files[f].p + descriptors[fd].at, n);
	descriptors[fd].at += n;
	return (ssize_t)n;
}

ssize_t
world_write(int fd, const void *p, size_t n)
{
	if (fd != 1 && fd != 2) {
		errno = EBADF;
		return -1;
	}
	if (chance != 0 && fd == 1 && n > 1)
		n = 1 + pick((unsigned)n);
	heap_pause();
	buf_add(fd == 1 ? &world_out : &world_err, p, n);
	heap_begin();
	return (ssize_t)n;
}

static int
find(const char *path)
{
	size_t i;

	for (i = 0; i < nfiles; i++)
		if (strcmp(files[i].name, path) == 0)
			return (int)i;
	errno = ENOENT;
	return -1;
}

int
world_open(const char *path)
{
	int fd, f = find(path);

	if (f < 0)
		return -1;
	for (fd = 3; fd < DESCRIPTORS; fd++)
		if (descriptors[fd].file < 0) {
			descriptors[fd].file = f;
			descriptors[fd].at = 0;
			return fd;
		}
	errno = EMFILE;
	return -1;
}

int
world_close(int fd)
{
	if (fd >= 0 && fd < DESCRIPTORS)
		descriptors[fd].file = -1;
	return 0;
}

static int
describe(int f, struct stat *st)
{
	memset(st, 0, sizeof *st);
	st->st_mode = S_IFREG;
	st->st_ino = (ino_t)(f + 100);
	return 0;
}

int
world_fstat(int fd, struct stat *st)
{
	if (fd == 1 || fd == 2)
		return describe(-fd, st);
	if (fd < 0 || fd >= DESCRIPTORS || descriptors[fd].file < 0) {
		errno = EBADF;
		return -1;
	}
	return describe(descriptors[fd].file, st);
}

int
world_stat(const char *path, struct stat *st)
{
	int f = find(path);

	return f < 0 ? -1 : describe(f, st);
}

void
world_exit(int status)
{
	left = status;
	longjmp(leave, 1);
}

int
world_run(int (*program)(int, char **), char **argv)
{
	int i, argc = 0;

	for (i = 0; i < DESCRIPTORS; i++)
		descriptors[i].file = -1;
	descriptors[0].file = find("stdin");
	descriptors[0].at = 0;
	world_out.len = world_err.len = 0;
	while (argv[argc] != NULL)
		argc++;
	heap_begin();
	if (setjmp(leave) == 0)
		left = program(argc, argv);
	world_kept = heap_end();
	return left;
}
