/*
 * torture: makes a command's system calls and allocations fail, each in its
 * turn, until no more is there to fail, and looks at what comes of it.
 * Interruptions, short reads and writes, and a kernel without locks or
 * sandbox must change nothing. Any other fault must be said in one message
 * or more, with status 1 or 2 (or change nothing either), and what was
 * written must be whole and true.
 *
 * usage: torture [-aq] [-i FILE] [-p PROGRAM] [-s SHAPE] LIBRARY COMMAND ...
 *   -a          all (default)
 *   -q          a part: one error for each call, and not at each number
 *   -i FILE     its standard input
 *   -p PROGRAM  faults in this program of the command's only
 *   -s SHAPE    what the output is: rows (documents with an end row are
 *               whole, those without are cut off behind a sentence), lines
 *               (no line that was not there before), bytes (the first
 *               part of what it was), page, text, or any (its last line
 *               need not end)
 * Writes "N cases, N failures"; the status is 0 if there are none.
 */
#define _GNU_SOURCE
#include <sys/stat.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bytes {
	char *p;
	size_t n;
};

struct plan {
	const char *call;
	int error;
	int keep;               /* may fail from then on as well */
	int is_soft;            /* must change nothing */
	int is_quick;
};

static const struct plan plans[] = {
	{ "read", 0, 1, 1, 1 }, { "read", EINTR, 0, 1, 1 },
	{ "read", EAGAIN, 0, 1, 0 }, { "write", 0, 1, 1, 1 },
	{ "write", EINTR, 0, 1, 1 }, { "write", EAGAIN, 0, 1, 0 },
	{ "open", EINTR, 0, 1, 1 }, { "close", EINTR, 0, 1, 1 },
	{ "fcntl", EINTR, 0, 1, 1 }, { "fcntl", ENOLCK, 1, 1, 1 },
	{ "fcntl", EBADF, 1, 1, 0 }, { "kernel", ENOSYS, 1, 1, 1 },
	{ "kernel", EPERM, 1, 1, 0 }, { "kernel", EINVAL, 1, 1, 0 },
	{ "read", EIO, 1, 0, 1 }, { "read", EISDIR, 1, 0, 0 },
	{ "read", ENOMEM, 1, 0, 0 }, { "open", EACCES, 1, 0, 1 },
	{ "open", EMFILE, 1, 0, 0 }, { "open", ENOENT, 1, 0, 0 },
	{ "open", ENOMEM, 1, 0, 0 }, { "stat", EIO, 1, 0, 1 },
	{ "stat", EACCES, 1, 0, 0 }, { "stat", ENOMEM, 1, 0, 0 },
	{ "close", EIO, 1, 0, 1 }, { "close", ENOSPC, 1, 0, 0 },
	{ "write", ENOSPC, 1, 0, 1 }, { "write", EIO, 1, 0, 0 },
	{ "write", EDQUOT, 1, 0, 0 }, { "write", EFBIG, 1, 0, 0 },
	{ "write", EPIPE, 1, 0, 0 }, { "malloc", ENOMEM, 1, 0, 1 },
};

enum { SECONDS = 30, MOST = 100000 };

static const char *input = "/dev/null", *program, *shape = "rows", *library;
static char **command;
static char dir[] = "/tmp/torture.XXXXXX";
static char out_path[64], err_path[64], log_path[64];
static struct bytes want, want_err;
static int want_status;
static unsigned long cases, failures;

static void
die(const char *what)
{
	perror(what);
	exit(99);
}

static void
slurp(struct bytes *b, const char *path)
{
	int fd = open(path, O_RDONLY);
	struct stat st;
	ssize_t r;
	size_t n = 0;

	if (fd == -1 || fstat(fd, &st) == -1)
		die(path);
	free(b->p);
	b->n = (size_t)st.st_size;
	if ((b->p = malloc(b->n + 1)) == NULL)
		die("malloc");
	while (n < b->n && (r = read(fd, b->p + n, b->n - n)) > 0)
		n += (size_t)r;
	b->p[b->n] = '\0';
	close(fd);
}

static int
empty_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);

	if (fd == -1)
		die(path);
	return fd;
}

/* Runs the command with a fault, or none; returns its wait status. */
static int
run(const struct plan *plan, unsigned long n, int keep)
{
	int out = empty_file(out_path), err = empty_file(err_path), status;
	int log = empty_file(log_path), in = open(input, O_RDONLY);
	char number[32];
	pid_t pid;

	if (in == -1)
		die(input);
	if ((pid = fork()) == -1)
		die("fork");
	if (pid == 0) {
		dup2(in, 0);
		dup2(out, 1);
		dup2(err, 2);
		close(in);
		close(out);
		close(err);
		close(log);
		if (plan != NULL) {
			setenv("LD_PRELOAD", library, 1);
			setenv("FAULT_LOG", log_path, 1);
			setenv("FAULT_CALL", plan->call, 1);
			snprintf(number, sizeof number, "%lu", n);
			setenv("FAULT_N", number, 1);
			snprintf(number, sizeof number, "%d", plan->error);
			setenv("FAULT_ERRNO", number, 1);
			setenv("FAULT_KEEP", keep ? "1" : "0", 1);
			if (program != NULL)
				setenv("FAULT_PROGRAM", program, 1);
		}
		alarm(SECONDS);
		execvp(command[0], command);
		_exit(127);
	}
	close(in);
	close(out);
	close(err);
	close(log);
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			die("waitpid");
	return status;
}

static int
fired(void)
{
	struct stat st;

	return stat(log_path, &st) == 0 && st.st_size > 0;
}

static int
same(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

static size_t
line_length(const char *p, const char *end)
{
	const char *lf = memchr(p, '\n', (size_t)(end - p));

	return lf != NULL ? (size_t)(lf - p) + 1 : (size_t)(end - p);
}

static int
is_of_doc(const char *line, const char *name, size_t n)
{
	return strncmp(line, name, n) == 0 && line[n] == '\t';
}

static int
is_kind(const char *line, const char *kind)
{
	int i;

	for (i = 0; i < 3 && line != NULL; i++)
		if ((line = strchr(line, '\t')) != NULL)
			line++;
	return line != NULL && strncmp(line, kind, strlen(kind)) == 0 &&
	    line[strlen(kind)] == '\t';
}

/* The line at or behind p that is of the document, and of the kind. */
static const char *
next_line(const char *p, const char *end, const char *name, size_t n,
    const char *kind)
{
	for (; p < end; p += line_length(p, end))
		if (is_of_doc(p, name, n) &&
		    (kind == NULL || is_kind(p, kind)))
			return p;
	return NULL;
}

/*
 * A document is what it was without the fault, if it has its end row; if
 * not, its sentences begin as they did.
 */
static const char *
check_doc(const char *p, const char *last, const char *end)
{
	const char *w = want.p, *wend = want.p + want.n, *kind;
	size_t n = strcspn(p, "\t"), len;

	kind = is_kind(last, "end") ? NULL : "sentence";
	for (; p < end; p += line_length(p, end)) {
		if (kind != NULL && !is_kind(p, kind))
			continue;
		if ((w = next_line(w, wend, p, n, kind)) == NULL)
			return "rows of a document that it does not have";
		len = line_length(w, wend);
		if (len != line_length(p, end) || memcmp(p, w, len) != 0)
			return "a document with other rows";
		w += len;
	}
	if (kind == NULL && last + line_length(last, end) == end &&
	    next_line(w, wend, last, n, NULL) != NULL)
		return "a document with an end row and not all rows";
	return NULL;
}

static const char *
check_rows(const struct bytes *got)
{
	const char *p = got->p, *end = p + got->n, *q, *last, *why;
	size_t n, len, i, tabs;

	for (; p < end; p = q) {
		n = strcspn(p, "\t");
		for (last = q = p; q < end && is_of_doc(q, p, n); q += len) {
			len = line_length(q, end);
			for (tabs = i = 0; i < len; i++)
				tabs += q[i] == '\t';
			if (tabs != 9)
				return "a torn row";
			last = q;
		}
		if (q == p)
			return "a torn row";
		if ((why = check_doc(p, last, q)) != NULL)
			return why;
	}
	return NULL;
}

static const char *
check_lines(const struct bytes *got)
{
	const char *p = got->p, *end = p + got->n;
	const char *w = want.p, *wend = want.p + want.n;
	size_t n, len;

	for (; p < end; p += n) {
		n = line_length(p, end);
		for (; w < wend; w += len) {
			len = line_length(w, wend);
			if (len == n && memcmp(p, w, n) == 0)
				break;
		}
		if (w == wend)
			return "a line that was not there before";
		w += n;
	}
	return NULL;
}

/* What is wrong with the output of a run that had a fault, or NULL. */
static const char *
check_output(const struct bytes *got, int status)
{
	static const char close_tag[] = "</html>\n";
	size_t n = sizeof close_tag - 1;

	if (got->n == 0)
		return NULL;
	if (strcmp(shape, "bytes") != 0 && strcmp(shape, "any") != 0 &&
	    got->p[got->n - 1] != '\n')
		return "output that ends within a line";
	if ((status == 2 && program == NULL) || strcmp(shape, "bytes") == 0)
		return got->n <= want.n &&
		    memcmp(got->p, want.p, got->n) == 0 ? NULL :
		    "output that is not the first part of what it was";
	if (strcmp(shape, "rows") == 0)
		return check_rows(got);
	if (strcmp(shape, "lines") == 0)
		return check_lines(got);
	if (strcmp(shape, "page") == 0 && (got->n < n ||
	    memcmp(got->p + got->n - n, close_tag, n) != 0))
		return "a page without its end";
	return NULL;
}

static const char *
check(const struct plan *plan, int status, const struct bytes *got,
    const struct bytes *err)
{
	int unchanged = status == want_status && same(got, &want) &&
	    same(err, &want_err);

	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGALRM ? "it hangs" : "a crash";
	if (unchanged && (plan->is_soft || strcmp(plan->call, "malloc") == 0))
		return NULL;
	if (plan->is_soft)
		return "it changes the result";
	status = WEXITSTATUS(status);
	if (status != 1 && status != 2)
		return status == 0 ? "status 0" : "a status over 2";
	if (err->n == 0)
		return "no message";
	if (err->p[err->n - 1] != '\n')
		return "half of a message";
	return check_output(got, status);
}

static void
tell(const struct plan *plan, unsigned long n, int keep, const char *why,
    const struct bytes *err)
{
	char **p;

	if (++failures > 20)
		return;
	printf("%s %lu%s: errno %d (%s): %s\n  in", plan->call, n,
	    keep ? " and on" : "", plan->error,
	    plan->error != 0 ? strerror(plan->error) : "short", why);
	for (p = command; *p != NULL; p++)
		printf(" %s", *p);
	if (program != NULL)
		printf(" (%s)", program);
	printf("\n  %.*s\n", err->n < 200 ? (int)err->n : 200, err->p);
}

static void
carry_out(const struct plan *plan, int keep, int quick)
{
	static struct bytes got, err;
	unsigned long n, step = 1;
	const char *why;
	int status;

	for (n = 1; n < MOST; n += step) {
		status = run(plan, n, keep);
		if (!fired())
			return;
		cases++;
		slurp(&got, out_path);
		slurp(&err, err_path);
		why = check(plan, status, &got, &err);
		if (why != NULL)
			tell(plan, n, keep, why, &err);
		/* The first ones all, then ever fewer. */
		if (quick && n >= 8)
			step = n / 2;
		/* All calls short: it is slow, and goes the same way. */
		if (quick && keep && plan->error == 0)
			return;
	}
	printf("%s: no end of calls\n", plan->call);
	failures++;
}

static void
set_paths(void)
{
	if (mkdtemp(dir) == NULL)
		die(dir);
	snprintf(out_path, sizeof out_path, "%s/out", dir);
	snprintf(err_path, sizeof err_path, "%s/err", dir);
	snprintf(log_path, sizeof log_path, "%s/log", dir);
}

int
main(int argc, char **argv)
{
	int c, quick = 0;
	size_t i;

	while ((c = getopt(argc, argv, "+aqi:p:s:")) != -1)
		switch (c) {
		case 'a': quick = 0; break;
		case 'q': quick = 1; break;
		case 'i': input = optarg; break;
		case 'p': program = optarg; break;
		case 's': shape = optarg; break;
		default: return 99;
		}
	if (argc - optind < 2)
		return 99;
	library = argv[optind];
	command = argv + optind + 1;
	set_paths();
	want_status = run(NULL, 0, 0);
	slurp(&want, out_path);
	slurp(&want_err, err_path);
	if (!WIFEXITED(want_status) || WEXITSTATUS(want_status) > 1) {
		printf("it fails without a fault: %s\n", want_err.p);
		failures++;
	} else
		for (i = 0; i < sizeof plans / sizeof plans[0]; i++) {
			if (quick && !plans[i].is_quick)
				continue;
			carry_out(&plans[i], 0, quick);
			if (plans[i].keep)
				carry_out(&plans[i], 1, quick);
		}
	unlink(out_path);
	unlink(err_path);
	unlink(log_path);
	rmdir(dir);
	printf("%lu cases, %lu failures\n", cases, failures);
	return failures > 0;
}
