/*
 * clock: what a command costs, median of some runs.
 *
 * usage: clock [-p] RUNS FILE COMMAND [ARG ...]
 *   FILE is the command's standard input; with -p it comes through a pipe.
 *   What the command prints is thrown away. Prints seconds of its own CPU
 *   time and of wall time, and its peak memory in KiB; status 1 if it fails.
 */
#define _DEFAULT_SOURCE
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 99 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* A child that writes a file into a pipe; returns the end to read. */
static int
feed(int file)
{
	static char block[65536];
	int ends[2];
	ssize_t n;

	if (pipe(ends) == -1)
		return -1;
	if (fork() == 0) {
		close(ends[0]);
		while ((n = read(file, block, sizeof block)) > 0)
			if (write(ends[1], block, (size_t)n) != n)
				break;
		_exit(0);
	}
	close(ends[1]);
	return ends[0];
}

static int
run(const char *path, int piped, char **command, double *cpu, double *wall,
    double *peak)
{
	int file = open(path, O_RDONLY), in, status;
	struct rusage used;
	double begun;
	pid_t child;

	if (file == -1 || (in = piped ? feed(file) : file) == -1)
		return -1;
	begun = now();
	if ((child = fork()) == 0) {
		dup2(in, STDIN_FILENO);
		dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	close(in);
	if (wait4(child, &status, 0, &used) != child || status != 0)
		return -1;
	*wall = now() - begun;
	*cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
	*peak = (double)used.ru_maxrss;
	if (piped) {
		close(file);
		wait(NULL);
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, compare);
	return v[n / 2];
}

int
main(int argc, char **argv)
{
	double cpu[RUNS], wall[RUNS], peak[RUNS];
	int piped = argc > 1 && strcmp(argv[1], "-p") == 0, i, n;

	argv += piped;
	argc -= piped;
	if (argc < 4 || (n = atoi(argv[1])) < 1 || n > RUNS) {
		fprintf(stderr, "usage: clock [-p] runs file command ...\n");
		return 2;
	}
	for (i = 0; i < n; i++)
		if (run(argv[2], piped, argv + 3, cpu + i, wall + i,
		    peak + i) == -1)
			return 1;
	printf("%.6f %.6f %.0f\n", median(cpu, n), median(wall, n),
	    median(peak, n));
	return 0;
}
