/*
 * What all programs share: options and operands, text or rows, documents
 * and windows of them, messages and the exit status.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "file.h"
#include "filter.h"
#include "in.h"
#include "option.h"
#include "sandbox.h"
#include "sentence.h"
#include "stream.h"

struct run {
	const struct filter *f;
	struct in in;
	struct out out;
	struct doc doc;
	struct stream stream;
	struct buf made;        /* a row of plain text */
	bool open;              /* a document is under way */
	uint64_t line;          /* number of the line, in rows */
	int status;
};

static void
check_output(struct run *r)
{
	if (r->out.error != 0) {
		errno = r->out.error;
		diag_die("stdout:");
	}
}

static void
before_read(void *ctx)
{
	struct run *r = ctx;

	out_flush(&r->out);
	check_output(r);
}

/* Says what in_file, in_doc or in_more found wrong. */
static void
complain(struct run *r)
{
	const struct in *in = &r->in;
	const char *what;

	what = in->problem != NULL ? in->problem : strerror(in->error);
	r->status = EXIT_INPUT;
	if (in->framing == IN_WHOLE || in->record == 0)
		diag_warn("%s: %s", in->path, what);
	else
		diag_warn("%s: record %llu: %s", in->path,
		    (unsigned long long)in->record, what);
}

static void
begin_doc(struct run *r, struct str escaped)
{
	doc_begin(&r->doc, escaped);
	r->open = true;
}

static bool
keeps_windows(const struct run *r)
{
	return r->f->window != NULL && r->f->row == NULL;
}

static void
write_window(struct run *r)
{
	if (keeps_windows(r))
		r->f->window(r->f->ctx, &r->doc, &r->out);
	check_output(r);
}

/* Ends the document under way: whole, or without its end row. */
static void
end_doc(struct run *r, bool is_cut)
{
	if (!r->open)
		return;
	r->open = false;
	r->doc.cut = is_cut;
	r->doc.last = true;
	write_window(r);
	out_end(&r->out);
}

static void
next_window(struct run *r)
{
	write_window(r);
	doc_next_window(&r->doc);
}

/* Where a row of plain text goes that is not kept, and where to from there. */
static struct buf *
row_buf(struct run *r)
{
	return r->f->row != NULL ? &r->made : &r->out.buf;
}

static void
pass_row(struct run *r)
{
	struct row_line line;

	if (r->f->row == NULL) {
		out_row(&r->out);
		return;
	}
	row_split(&line, r->made.p, r->made.len - 1);
	r->f->row(r->f->ctx, &line, &r->out);
	r->made.len = 0;
}

/* A sentence of plain text: kept for the window, or written at once. */
static void
put_sentence(struct run *r, const struct sentence *s)
{
	const char *p = r->in.text.p;
	struct str gap = { p, s->start };
	struct str text = { p + s->start, s->end - s->start };
	uint64_t paragraph;

	if (!keeps_windows(r)) {
		doc_put_sentence(&r->doc, row_buf(r), gap, text, s->is_cut,
		    s->begins_paragraph);
		pass_row(r);
		return;
	}
	paragraph = r->doc.all_paragraphs + (s->begins_paragraph ? 1 : 0);
	if (doc_is_full(&r->doc, paragraph))
		next_window(r);
	doc_add_sentence(&r->doc, gap, text, s->is_cut, s->begins_paragraph);
}

static void
put_end(struct run *r)
{
	if (keeps_windows(r))
		doc_add_end(&r->doc, r->in.text);
	else {
		doc_put_end(&r->doc, row_buf(r), r->in.text);
		pass_row(r);
	}
}

/* Splits the document that in_doc began. */
static void
read_text(struct run *r)
{
	struct splitter splitter;
	struct sentence s;
	struct buf name = { 0 };
	bool last = false;
	int got = 1;

	memset(&splitter, 0, sizeof splitter);
	splitter.more = r->f->abbreviations;
	row_escape(&name, r->in.doc.p, r->in.doc.len);
	begin_doc(r, buf_str(&name));
	buf_free(&name);
	for (;;) {
		while (sentence_next(&splitter, r->in.text.p, r->in.text.len,
		    last, &s)) {
			put_sentence(r, &s);
			in_drop(&r->in, s.end);
		}
		check_output(r);
		if (last || got < 0)
			break;
		got = in_more(&r->in);
		last = got == 0;
		if (got < 0) {
			complain(r);
			break;
		}
	}
	if (got == 0)
		put_end(r);
	end_doc(r, got < 0);
}

static void
bad_line(struct run *r, const char *why)
{
	r->status = EXIT_INPUT;
	if (r->stream.doc.len > 0)
		diag_warn("%s: line %llu: %s (document %.*s)", r->in.path,
		    (unsigned long long)r->line, why, (int)r->stream.doc.len,
		    r->stream.doc.p);
	else
		diag_warn("%s: line %llu: %s", r->in.path,
		    (unsigned long long)r->line, why);
}

static void
lacks_end(struct run *r)
{
	bad_line(r, "no end row before this");
	end_doc(r, true);
	stream_break(&r->stream);
}

static bool
is_own(const struct run *r, struct str kind)
{
	const char *at = r->f->own;

	for (; at != NULL && at[0] != '\0'; at += 1 + strcspn(at + 1, " "))
		if (strncmp(at + 1, kind.p, kind.len) == 0 &&
		    at[1 + kind.len] == ' ')
			return true;
	return false;
}

static void
take_row(struct run *r, const struct row *row, const char *line, size_t n)
{
	bool taken;

	if (!r->open)
		begin_doc(r, row->doc);
	/* Where rows are not kept, no more text is than that of a sentence. */
	if (row_is_sentence(row) && (!keeps_windows(r) ||
	    doc_is_full(&r->doc, row->parent)))
		next_window(r);
	if (is_own(r, row->kind))
		return;
	taken = r->f->row == NULL ? doc_take(&r->doc, row, line, n) :
	    doc_follow(&r->doc, row, n);
	if (taken && r->f->row != NULL)
		r->f->row(r->f->ctx, &r->stream.line, &r->out);
	if (!taken) {
		bad_line(r, "its text is not the document's, or its sentence "
		    "has too many rows");
		end_doc(r, true);
		stream_break(&r->stream);
	} else if (r->doc.last)
		end_doc(r, false);
}

static void
take_line(struct run *r, const char *line, size_t n, const char *broken)
{
	enum stream_verdict v;
	const char *why;
	struct row row;

	r->line++;
	v = stream_take(&r->stream, line, n, broken, &row, &why);
	if (v == STREAM_CUT) {
		lacks_end(r);
		v = stream_take(&r->stream, line, n, broken, &row, &why);
	}
	switch (v) {
	case STREAM_ROW:
		take_row(r, &row, line, n);
		break;
	case STREAM_BAD:
		bad_line(r, why);
		end_doc(r, true);
		break;
	case STREAM_SKIP:
	case STREAM_CUT:
		break;
	}
}

/* Passes over the rest of a line that no row can be. */
static int
skip_line(struct run *r)
{
	const char *lf;
	int got;

	for (;;) {
		lf = r->in.text.len > 0 ? memchr(r->in.text.p, '\n',
		    r->in.text.len) : NULL;
		if (lf != NULL) {
			in_drop(&r->in, (size_t)(lf - r->in.text.p) + 1);
			return 1;
		}
		in_drop(&r->in, r->in.text.len);
		if ((got = in_more(&r->in)) != 1)
			return got;
	}
}

static void
read_rows(struct run *r)
{
	const char *lf;
	size_t looked = 0, n;
	int got = 1;

	r->line = 0;
	stream_reset(&r->stream);
	while (got == 1) {
		lf = r->in.text.len > looked ? memchr(r->in.text.p + looked,
		    '\n', r->in.text.len - looked) : NULL;
		if (lf != NULL) {
			n = (size_t)(lf - r->in.text.p);
			take_line(r, r->in.text.p, n, NULL);
			in_drop(&r->in, n + 1);
			looked = 0;
		} else if (r->in.text.len >= ROW_MAX) {
			take_line(r, r->in.text.p, ROW_MAX,
			    "longer than 2 MiB");
			got = skip_line(r);
			looked = 0;
		} else {
			looked = r->in.text.len;
			check_output(r);
			got = in_more(&r->in);
		}
	}
	if (got < 0)
		complain(r);
	else if (r->in.text.len > 0)
		take_line(r, r->in.text.p, r->in.text.len,
		    "cut off: no newline behind it");
	if (r->open) {
		r->line++;
		lacks_end(r);
	}
}

/* Tells rows from text; -1 when the file cannot be read. */
static int
sniff(struct run *r)
{
	bool last = false;
	int rows, got;

	if (r->f->text_only || r->in.framing != IN_WHOLE ||
	    r->in.name != NULL)
		return 0;
	while ((rows = stream_begins(r->in.text, last)) == -1) {
		if ((got = in_more(&r->in)) < 0)
			return -1;
		last = got == 0;
	}
	/* Standard input that is empty is a stream of no rows. */
	return rows == 1 || (r->in.is_stdin && r->in.text.len == 0);
}

static void
read_file(struct run *r)
{
	int got, rows;

	while ((got = in_doc(&r->in)) != 0) {
		rows = got < 0 ? -1 : sniff(r);
		if (rows < 0)
			complain(r);
		else if (rows > 0)
			read_rows(r);
		else
			read_text(r);
	}
	if (in_close(&r->in) == -1)
		complain(r);
}

static void
usage(const struct filter *f)
{
	diag_warn("usage: %s", f->synopsis);
	diag_die("try '%s -h'", f->name);
}

/* -h and --version: on stdout, which may be full as well. */
static void
print(const struct filter *f, bool version)
{
	struct out o;

	if (out_open(&o, STDOUT_FILENO) == -1)
		diag_die("stdout:");
	if (version) {
		buf_puts(&o.buf, f->name);
		buf_puts(&o.buf, " " FILTER_VERSION " rows/1\n");
	} else {
		buf_puts(&o.buf, "usage: ");
		buf_puts(&o.buf, f->synopsis);
		buf_puts(&o.buf, "\n");
		buf_puts(&o.buf, f->help);
	}
	if (out_close(&o) == -1)
		diag_die("stdout:");
	_exit(EXIT_DONE);
}

static const char *
need_value(const struct filter *f, struct option *o)
{
	const char *v = option_value(o);

	if (v == NULL) {
		diag_warn("option %s%s needs a value", o->name == o->word ?
		    "--" : "-", o->name);
		usage(f);
	}
	return v;
}

static void
unknown(const struct filter *f, const struct option *o)
{
	diag_warn("unknown option %s%s", o->name == o->word ? "--" : "-",
	    o->name);
	usage(f);
}

/* An option of the program's own. */
static void
own_option(const struct filter *f, struct option *o, int c)
{
	const char *why, *value = "", *at = NULL;
	size_t i;

	if (c != OPTION_LONG && f->letters != NULL && c != ':' &&
	    (at = strchr(f->letters, c)) != NULL) {
		if (at[1] == ':')
			value = need_value(f, o);
	} else if (c == OPTION_LONG && f->longs != NULL) {
		for (i = 0; f->longs[i] != NULL && at == NULL; i++)
			if (strcmp(f->longs[i], o->name) == 0)
				at = f->longs[i];
		if (at != NULL)
			value = need_value(f, o);
	}
	if (at == NULL)
		unknown(f, o);
	why = f->option(f->ctx, c == OPTION_LONG ? 0 : c, o->name, value);
	if (why != NULL) {
		diag_warn("%s: %s", value, why);
		usage(f);
	}
}

static int
open_list(struct run *r, const char *path)
{
	int fd;

	if (strcmp(path, "-") == 0)
		return STDIN_FILENO;
	if ((fd = file_open(path)) == -1) {
		diag_warn("%s:", path);
		usage(r->f);
	}
	return fd;
}

static void
check_usage(struct run *r, bool lines, bool nuls)
{
	const struct filter *f = r->f;
	const struct in *in = &r->in;
	const char *why = NULL;

	if (lines && nuls)
		why = "-t and -0 exclude each other";
	else if (in->name != NULL && lines)
		why = "-n names one document, and -t has names of its own";
	else if (in->name != NULL && (in->list >= 0 ||
	    (in->operands[0] != NULL && in->operands[1] != NULL)))
		why = "-n names one document, not several";
	else if (in->list >= 0 && in->operands[0] != NULL)
		why = "--files0-from and operands exclude each other";
	else if (in->name != NULL && (in->name[0] == '\0' ||
	    strlen(in->name) > ROW_NAME_MAX - (nuls ? 21 : 0)))
		why = "a name is 1 to 4096 bytes long";
	if (why != NULL) {
		diag_warn("%s", why);
		usage(f);
	}
	r->in.framing = lines ? IN_LINES : nuls ? IN_NULS : IN_WHOLE;
}

static void
read_options(struct run *r, char **argv)
{
	struct option o;
	bool lines = false, nuls = false;
	int c;

	memset(&o, 0, sizeof o);
	o.argv = argv;
	r->in.list = -1;
	while ((c = option_next(&o)) != OPTION_END) {
		if (c == 't')
			lines = true;
		else if (c == '0')
			nuls = true;
		else if (c == 'n')
			r->in.name = need_value(r->f, &o);
		else if (c == 'h' || (c == OPTION_LONG &&
		    strcmp(o.name, "help") == 0))
			print(r->f, false);
		else if (c == OPTION_LONG && strcmp(o.name, "version") == 0)
			print(r->f, true);
		else if (c == OPTION_LONG &&
		    strcmp(o.name, "files0-from") == 0)
			r->in.list = open_list(r, need_value(r->f, &o));
		else
			own_option(r->f, &o, c);
	}
	r->in.operands = o.argv;
	check_usage(r, lines, nuls);
}

static bool
names_files(const struct in *in)
{
	char **p;

	for (p = in->operands; *p != NULL; p++)
		if (strcmp(*p, "-") != 0)
			return true;
	return in->list >= 0;
}

int
filter_main(const struct filter *f, int argc, char **argv)
{
	struct run r;
	int got;

	(void)argc;
	memset(&r, 0, sizeof r);
	r.f = f;
	diag_name(f->name);
	read_options(&r, argv);
	if (out_open(&r.out, STDOUT_FILENO) == -1 ||
	    in_avoid(&r.in, STDOUT_FILENO) == -1)
		diag_die("stdout:");
	r.in.before_read = before_read;
	r.in.ctx = &r;
	sandbox_enter(names_files(&r.in));
	if (f->begin != NULL)
		f->begin(f->ctx, &r.out);
	while ((got = in_file(&r.in)) != 0) {
		if (got < 0)
			complain(&r);
		else
			read_file(&r);
	}
	if (f->end != NULL)
		f->end(f->ctx, &r.out);
	if (out_close(&r.out) == -1)
		diag_die("stdout:");
	in_free(&r.in);
	doc_free(&r.doc);
	stream_free(&r.stream);
	buf_free(&r.made);
	return r.status;
}
