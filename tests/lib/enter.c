/*
 * enter: what the sandbox costs a process, from its entry to the exit.
 *
 * usage: enter PAIRS
 *   Processes with and without it by turns; writes the median of what one
 *   takes more than the other, in microseconds of processor time.
 */
#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/wait.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../lib/sandbox.h"

static long
microseconds(struct timeval t)
{
	return (long)t.tv_sec * 1000000 + (long)t.tv_usec;
}

/* The processor time of a process. */
static long
run(int with)
{
	struct rusage u;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (with)
			sandbox_enter(false);
		_exit(0);
	}
	if (pid == -1 || wait4(pid, &status, 0, &u) == -1 || status != 0)
		exit(99);
	return microseconds(u.ru_utime) + microseconds(u.ru_stime);
}

static int
compare(const void *a, const void *b)
{
	const long *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
	int i, n = argc > 1 ? atoi(argv[1]) : 500;
	long *more;

	if (n < 1 || (more = calloc((size_t)n, sizeof *more)) == NULL)
		return 99;
	for (i = 0; i < n; i++) {
		more[i] = run(1);
		more[i] -= run(0);
	}
	qsort(more, (size_t)n, sizeof *more, compare);
	printf("%ld\n", more[n / 2]);
	return 0;
}
