/*
 * Documents out of operands, standard input, lines (-t) and NULs (-0).
 * Nothing here depends on how many bytes a read happens to give.
 */
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "in.h"
#include "row.h"

#define READ (64 * 1024)        /* room for a read, at least */
#define ROOM (256 * 1024)       /* what a buffer begins with */
#define AHEAD (1024 * 1024)     /* bytes of a line checked before its rows */

int
in_avoid(struct in *in, int fd)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return -1;
	in->out_dev = st.st_dev;
	in->out_ino = st.st_ino;
	in->out_mode = st.st_mode;
	return 0;
}

static int
fail(struct in *in, const char *problem)
{
	in->error = errno;
	in->problem = problem;
	return -1;
}

/* Reads what comes next of the file behind raw; returns as read() does. */
static ssize_t
fill(struct in *in)
{
	ssize_t r;

	if (in->eof)
		return 0;
	if (in->raw.cap - in->raw.len < READ && in->used > 0) {
		buf_drop(&in->raw, in->used);
		in->searched -= in->searched < in->used ? in->searched :
		    in->used;
		in->used = 0;
	}
	buf_need(&in->raw, READ);
	if (!in->regular && in->before_read != NULL)
		in->before_read(in->ctx);
	r = file_read(in->fd, in->raw.p + in->raw.len,
	    in->raw.cap - in->raw.len < 2 * READ ?
	    in->raw.cap - in->raw.len : 2 * READ);
	if (r > 0)
		in->raw.len += (size_t)r;
	if (r == 0)
		in->eof = true;
	if (r < 0) {
		fail(in, NULL);
		in->eof = true;
	}
	return r;
}

/* The next name in the list; sets pathname. Returns as in_file. */
static int
next_listed(struct in *in)
{
	size_t looked = 0;
	bool is_long = false;
	ssize_t r;
	char *nul;

	for (;;) {
		nul = in->listed.len > looked ? memchr(in->listed.p + looked,
		    '\0', in->listed.len - looked) : NULL;
		if (nul != NULL ||
		    (in->list_eof && (in->listed.len > 0 || is_long)))
			break;
		if (in->list_eof)
			return 0;
		looked = in->listed.len;
		if (looked > ROW_NAME_MAX) {
			is_long = true;
			in->listed.len = looked = 0;
		}
		if (in->before_read != NULL)
			in->before_read(in->ctx);
		r = file_read(in->list, buf_need(&in->listed, 4096), 4096);
		if (r > 0)
			in->listed.len += (size_t)r;
		else
			in->list_eof = true;
		if (r < 0) {
			/* The half of a name may be that of another file. */
			in->listed.len = 0;
			return fail(in, NULL);
		}
	}
	looked = nul != NULL ? (size_t)(nul - in->listed.p) : in->listed.len;
	in->pathname.len = 0;
	buf_add(&in->pathname, in->listed.p, looked);
	buf_add(&in->pathname, "", 1);
	buf_drop(&in->listed, nul != NULL ? looked + 1 : looked);
	if (is_long || looked > ROW_NAME_MAX)
		return fail(in, "a name longer than 4096 bytes");
	in->path = in->pathname.p;
	if (looked == 0)
		return fail(in, "a file name of no bytes");
	return 1;
}

static bool
is_output(const struct in *in, const struct stat *st)
{
	/* Reading and writing one terminal, socket or /dev/null is usual. */
	return (S_ISREG(st->st_mode) || (S_ISFIFO(st->st_mode) &&
	    !in->is_stdin)) && st->st_ino == in->out_ino &&
	    st->st_dev == in->out_dev &&
	    (st->st_mode & S_IFMT) == (in->out_mode & S_IFMT);
}

/* Looks at the list itself, once; returns -1 if it may not be read. */
static int
begin_list(struct in *in)
{
	struct stat st;

	if (in->started)
		return 0;
	in->started = in->list_eof = true;
	in->is_stdin = in->list == STDIN_FILENO;
	if (fstat(in->list, &st) == -1)
		return fail(in, NULL);
	if (is_output(in, &st))
		return fail(in, "input file is output file");
	in->list_eof = false;
	return 0;
}

/* The next operand's name; returns as in_file. */
static int
next_path(struct in *in)
{
	int r;

	if (in->list >= 0) {
		in->path = "--files0-from";
		if (begin_list(in) == -1)
			return -1;
		r = next_listed(in);
		if (r == 1 && strcmp(in->path, "-") == 0)
			return fail(in, "no standard input from a list");
		return r;
	}
	if (*in->operands == NULL) {
		in->path = "-";
		r = !in->started;
	} else {
		in->path = *in->operands++;
		r = 1;
	}
	in->started = true;
	return r;
}

int
in_file(struct in *in)
{
	struct stat st;
	int r = next_path(in);

	in->fd = -1;
	in->eof = in->whole = in->regular = false;
	in->used = in->searched = in->raw.len = 0;
	in->record = 0;
	if (in->raw.cap == 0)
		buf_need(&in->raw, ROOM);
	if (r != 1)
		return r;
	in->is_stdin = strcmp(in->path, "-") == 0;
	if (in->is_stdin)
		in->path = "stdin";
	/*
	 * Before opening: closing a descriptor of the output would give up
	 * the lock that we hold on it.
	 */
	if ((in->is_stdin ? fstat(STDIN_FILENO, &st) : stat(in->path, &st)) ==
	    -1)
		return fail(in, NULL);
	if (is_output(in, &st))
		return fail(in, "input file is output file");
	in->regular = S_ISREG(st.st_mode);
	if (in->is_stdin) {
		in->fd = STDIN_FILENO;
		return 1;
	}
	/* The names of -0 have a number behind. */
	if (strlen(in->path) > ROW_NAME_MAX -
	    (in->framing == IN_NULS ? 21 : 0))
		return fail(in, "a name longer than 4096 bytes");
	/* Opening a FIFO waits like a read. */
	if (!in->regular && in->before_read != NULL)
		in->before_read(in->ctx);
	if ((in->fd = file_open(in->path)) == -1)
		return fail(in, NULL);
	return 1;
}

static void
set_name(struct in *in, bool numbered)
{
	char number[32];

	in->docname.len = 0;
	buf_puts(&in->docname, in->name != NULL ? in->name : in->path);
	if (numbered) {
		snprintf(number, sizeof number, ".%llu",
		    (unsigned long long)in->record);
		buf_puts(&in->docname, number);
	}
	in->doc = buf_str(&in->docname);
}

/* Text is what was read, up to limit bytes behind used. */
static void
set_text(struct in *in, size_t limit)
{
	in->text.p = in->raw.p + in->used;
	in->text.len = limit;
}

/* Looks for the NUL that ends this document in what is new in raw. */
static void
find_nul(struct in *in)
{
	char *nul = NULL;

	if (in->searched < in->used)
		in->searched = in->used;
	if (in->searched < in->raw.len)
		nul = memchr(in->raw.p + in->searched, '\0',
		    in->raw.len - in->searched);
	in->searched = nul != NULL ? (size_t)(nul - in->raw.p) : in->raw.len;
	in->whole = nul != NULL;
	set_text(in, in->searched - in->used);
}

static int
more_raw(struct in *in)
{
	ssize_t r;

	if (in->whole)
		return 0;
	r = fill(in);
	if (in->framing == IN_NULS)
		find_nul(in);
	else
		set_text(in, in->raw.len - in->used);
	return r < 0 ? -1 : r > 0;
}

/*
 * Decodes one escape of n bytes at p into *c; returns its length, 0 if it
 * is none of ours, -1 if its end is not there yet. The letters are those
 * of rows and of jq, Miller, PostgreSQL and ClickHouse.
 */
static int
unescape_one(const char *p, size_t n, char *c)
{
	static const char from[] = "\\tnr0abfv'";
	static const char to[] = "\\\t\n\r\0\a\b\f\v'";
	const char *at;

	if (n < 2)
		return -1;
	if (p[1] == 'x') {
		if ((n > 2 && row_hex_digit(p[2]) < 0) ||
		    (n > 3 && row_hex_digit(p[3]) < 0))
			return 0;
		if (n < 4)
			return -1;
		*c = (char)(row_hex_digit(p[2]) * 16 + row_hex_digit(p[3]));
		return 4;
	}
	if (p[1] == '\0' || (at = strchr(from, p[1])) == NULL)
		return 0;
	*c = to[at - from];
	return 2;
}

/*
 * Decodes escaped bytes into b up to the first `stop` byte, to the end of
 * what was read, or until max bytes are there. Returns 1 at the stop byte,
 * 0 if it needs more, -1 at a bad escape; used moves along.
 */
static int
decode_to(struct in *in, struct buf *b, char stop, size_t max)
{
	const char *p, *end, *halt, *slash;
	int len;
	char c;

	while (b->len < max) {
		p = in->raw.p + in->used;
		end = in->raw.p + in->raw.len;
		if (p == end)
			return 0;
		if ((size_t)(end - p) > max - b->len)
			end = p + (max - b->len);
		halt = memchr(p, stop, (size_t)(end - p));
		if (halt != NULL)
			end = halt;
		slash = memchr(p, '\\', (size_t)(end - p));
		buf_add(b, p, (size_t)((slash != NULL ? slash : end) - p));
		if (slash == NULL) {
			in->used = (size_t)(end - in->raw.p);
			if (halt != NULL)
				return 1;
			continue;
		}
		in->used = (size_t)(slash - in->raw.p);
		end = in->raw.p + in->raw.len;
		len = unescape_one(slash, (size_t)(end - slash), &c);
		if (len == 0 || (len < 0 && in->eof))
			return -1;
		if (len < 0)
			return 0;
		buf_add(b, &c, 1);
		in->used += (size_t)len;
	}
	return 0;
}

/* Passes over the rest of a line; returns -1 when reading fails in it. */
static int
skip_line(struct in *in)
{
	char *lf;
	ssize_t r;

	for (;;) {
		lf = in->used < in->raw.len ? memchr(in->raw.p + in->used, '\n',
		    in->raw.len - in->used) : NULL;
		if (lf != NULL) {
			in->used = (size_t)(lf - in->raw.p) + 1;
			return 0;
		}
		in->used = in->raw.len;
		if ((r = fill(in)) <= 0)
			return r < 0 ? -1 : 0;
	}
}

static int
bad_line(struct in *in, const char *problem)
{
	in->whole = true;
	return skip_line(in) == -1 ? -1 : fail(in, problem);
}

/* Reads on in a line until want more bytes of text are there. */
static int
more_line(struct in *in, size_t want)
{
	ssize_t r = 1;
	int got;

	if (in->whole)
		return 0;
	if (in->taken > 0) {
		buf_drop(&in->decoded, in->taken);
		in->taken = 0;
	}
	want += in->decoded.len;
	for (;;) {
		got = decode_to(in, &in->decoded, '\n', want);
		if (got != 0 || in->decoded.len >= want)
			break;
		if ((r = fill(in)) <= 0) {
			/* An escape cut off by the end is a bad one. */
			if (in->used < in->raw.len)
				got = -1;
			break;
		}
	}
	in->text = buf_str(&in->decoded);
	if (r < 0) {
		/* What is left, part of an escape, is no record. */
		in->used = in->raw.len;
		return -1;
	}
	if (got < 0)
		return bad_line(in, "an escape that -t does not know");
	if (got == 1)
		in->used++;
	in->whole = got == 1 || r == 0;
	return 1;
}

/* Names are short: it takes the whole of one, and its TAB, or none. */
static int
line_name(struct in *in)
{
	const char *p;
	size_t n, i = 0;
	ssize_t r;

	for (;;) {
		p = in->raw.p + in->used;
		n = in->raw.len - in->used;
		while (i < n && i <= 4 * ROW_NAME_MAX && p[i] != '\t' &&
		    p[i] != '\n')
			i++;
		if (i < n || i > 4 * ROW_NAME_MAX)
			break;
		if ((r = fill(in)) < 0) {
			/* The half of a name is not one more record. */
			in->used = in->raw.len;
			return -1;
		}
		if (r == 0 && n == 0)
			return 0;
		if (r == 0)
			break;
	}
	p = in->raw.p + in->used;
	if (i > 4 * ROW_NAME_MAX)
		return bad_line(in, "a name longer than 4096 bytes");
	if (i == in->raw.len - in->used || p[i] != '\t')
		return bad_line(in, "no TAB behind the name");
	in->docname.len = 0;
	if (decode_to(in, &in->docname, '\t', ROW_NAME_MAX + 1) != 1)
		return bad_line(in, in->docname.len > ROW_NAME_MAX ?
		    "a name longer than 4096 bytes" :
		    "an escape that -t does not know");
	if (in->docname.len == 0)
		return bad_line(in, "an empty name");
	in->used++;
	in->doc = buf_str(&in->docname);
	return 1;
}

static int
line_doc(struct in *in)
{
	int r;

	in->record++;
	in->decoded.len = in->taken = 0;
	if ((r = line_name(in)) != 1)
		return r;
	in->whole = false;
	/*
	 * A bad escape in the first MiB skips the line whole. One behind
	 * that is found when rows have left: the document is cut off there.
	 */
	r = more_line(in, AHEAD);
	return r < 0 ? -1 : 1;
}

int
in_doc(struct in *in)
{
	ssize_t r = 1;

	if (in->framing == IN_LINES)
		return line_doc(in);
	if (in->framing == IN_WHOLE) {
		if (in->record++ > 0)
			return 0;
		set_name(in, false);
		set_text(in, in->raw.len - in->used);
		return 1;
	}
	/* Behind a NUL a document follows only if there are bytes. */
	if (in->whole) {
		in->used = in->searched + 1;
		in->whole = false;
	} else if (in->record > 0)
		return 0;
	if (in->used == in->raw.len && (r = fill(in)) == 0)
		return 0;
	in->record++;
	set_name(in, true);
	find_nul(in);
	return r < 0 ? -1 : 1;
}

int
in_more(struct in *in)
{
	if (in->framing == IN_LINES)
		return more_line(in, READ);
	return more_raw(in);
}

void
in_drop(struct in *in, size_t n)
{
	in->text.p += n;
	in->text.len -= n;
	if (in->framing == IN_LINES)
		in->taken += n;
	else
		in->used += n;
}

int
in_close(struct in *in)
{
	int fd = in->fd;

	in->fd = -1;
	if (fd > STDERR_FILENO && file_close(fd) == -1)
		return fail(in, NULL);
	return 0;
}

void
in_free(struct in *in)
{
	in_close(in);
	buf_free(&in->raw);
	buf_free(&in->decoded);
	buf_free(&in->docname);
	buf_free(&in->pathname);
	buf_free(&in->listed);
}
