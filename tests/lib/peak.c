/*
 * peak: runs a command and says on descriptor 3 what it took.
 *
 * usage: peak COMMAND ... 3>FILE
 *   Writes "PEAK MICROSECONDS": its largest resident memory in KiB, and the
 *   processor time it took itself, system calls left out. It is ended
 *   after PEAK_SECONDS (100).
 */
#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/wait.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	const char *limit = getenv("PEAK_SECONDS");
	struct rusage u;
	int status;
	pid_t pid;

	if (argc < 2 || (pid = fork()) == -1)
		return 99;
	if (pid == 0) {
		close(3);
		alarm(limit != NULL ? (unsigned)atoi(limit) : 100);
		execvp(argv[1], argv + 1);
		_exit(99);
	}
	if (waitpid(pid, &status, 0) == -1 ||
	    getrusage(RUSAGE_CHILDREN, &u) == -1)
		return 99;
	dprintf(3, "%ld %ld\n", (long)u.ru_maxrss,
	    (long)u.ru_utime.tv_sec * 1000000 + (long)u.ru_utime.tv_usec);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}
