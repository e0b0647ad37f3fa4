/*
 * within: runs a command, and ends it by SIGALRM when it takes too long;
 * not every system has timeout(1).
 *
 * usage: within SECONDS COMMAND ...
 */
#include <stdlib.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	if (argc < 3)
		return 99;
	alarm((unsigned)atoi(argv[1]));
	execvp(argv[2], argv + 2);
	return 99;
}
