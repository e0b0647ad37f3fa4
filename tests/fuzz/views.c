/* Rows in, each format out: harmless, whole, and as the format has it. */
#include <string.h>

#include "fuzz.h"

static struct buf rows, text;

static size_t
count(const char *p, size_t n, char c)
{
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		k += p[i] == c;
	return k;
}

/*
 * Nothing that moves a terminal's cursor or turns the text around: control
 * characters other than allowed ones, C1, bidi marks; and only UTF-8.
 */
static void
want_harmless(const char *allowed, bool is_for_people)
{
	const unsigned char *p = (const unsigned char *)world_out.p;
	size_t i, n = world_out.len, k, len;
	unsigned long cp;

	for (i = 0; i < n; i += len) {
		len = p[i] < 0x80 ? 1 : p[i] < 0xe0 ? 2 : p[i] < 0xf0 ? 3 : 4;
		if (p[i] >= 0x80 && (p[i] < 0xc2 || p[i] > 0xf4 ||
		    i + len > n))
			fuzz_fail("output that is not UTF-8");
		cp = len == 1 ? p[i] : p[i] & (0x7fu >> len);
		for (k = 1; k < len; k++) {
			if (p[i + k] < 0x80 || p[i + k] > 0xbf)
				fuzz_fail("output that is not UTF-8");
			cp = cp * 64 + p[i + k] % 64;
		}
		/* CR LF is a line's end, as in the document. */
		if (cp == '\r' && strchr(allowed, '\r') != NULL && i + 1 < n &&
		    p[i + 1] == '\n')
			continue;
		if ((cp < 0x20 && (cp == '\r' ||
		    strchr(allowed, (int)cp) == NULL)) ||
		    cp == 0 || (cp >= 0x7f && cp < 0xa0) ||
		    (is_for_people && ((cp >= 0x202a && cp <= 0x202e) ||
		    (cp >= 0x2066 && cp <= 0x2069))))
			fuzz_fail("a control character in the output");
	}
}

/* Rows made of the input, or the input's own, through a format. */
static int
show(const char *format, const char *p, size_t n)
{
	static const char first[] = "x\t0\t0\tend\t-\t0\t0\t-\t-\t\n";
	bool is_made = n == 0 || p[0] % 2 == 0;
	int status;

	if (is_made)
		fuzz_make_rows(&rows, &text, p, n);
	else {
		rows.len = 0;
		buf_puts(&rows, first);
		buf_add(&rows, p + 1, n - 1);
	}
	world_reset();
	world_add("r", rows.p, rows.len);
	status = fuzz_run("render", "-f", format, "--color=never", "r");
	WANT(status == 0 || (!is_made && status == 1));
	if (n % 16 == 3) {
		fuzz_flat("render", "-f", format, &rows);
		world_reset();
		world_add("r", rows.p, rows.len);
		fuzz_run("render", "-f", format, "--color=never", "r");
	}
	return is_made;
}

void
fuzz_brief(const char *p, size_t n)
{
	show("brief", p, n);
	want_harmless("\n", true);
}

void
fuzz_text(const char *p, size_t n)
{
	show("text", p, n);
	want_harmless("\n\t\r", true);
}

void
fuzz_table(const char *p, size_t n)
{
	show("table", p, n);
	want_harmless("\n", true);
}

void
fuzz_conll(const char *p, size_t n)
{
	const char *at, *lf, *end;
	size_t tabs;

	show("conll", p, n);
	want_harmless("\n\t", false);
	end = world_out.p + world_out.len;
	for (at = world_out.p; at < end; at = lf + 1) {
		if ((lf = memchr(at, '\n', (size_t)(end - at))) == NULL)
			fuzz_fail("no newline at the end");
		tabs = count(at, (size_t)(lf - at), '\t');
		WANT(lf == at || tabs == 4);
	}
}

void
fuzz_plain(const char *p, size_t n)
{
	if (show("plain", p, n))
		WANT(fuzz_same(world_out.p, world_out.len, text.p, text.len));
}

/* A string of JSON, from behind its quotation mark; returns what follows. */
static const char *
skip_string(const char *p, const char *end)
{
	int i;

	for (; p < end && *p != '"'; p++) {
		if ((unsigned char)*p < 0x20)
			fuzz_fail("a control character in a string");
		if (*p != '\\')
			continue;
		if (++p == end || *p == '\0' ||
		    strchr("\"\\/bfnrtu", *p) == NULL)
			fuzz_fail("an escape that JSON does not have");
		for (i = 0; *p == 'u' && i < 4; i++)
			if (p + 1 + i >= end || p[1 + i] == '\0' ||
			    strchr("0123456789abcdefABCDEF", p[1 + i]) == NULL)
				fuzz_fail("an escape of no hex digits");
	}
	if (p == end)
		fuzz_fail("a string without an end");
	return p + 1;
}

/* Strings, from behind "[" to behind "]". */
static const char *
skip_list(const char *p, const char *end)
{
	for (;; p++) {
		WANT(p < end && *p == '"');
		p = skip_string(p + 1, end);
		WANT(p < end && (*p == ',' || *p == ']'));
		if (*p == ']')
			return p + 1;
	}
}

/* {"key":value,...} with strings, numbers and null for values. */
static void
want_object(const char *p, const char *end)
{
	int keys = 0;

	WANT(p < end && *p++ == '{');
	for (;; p++) {
		WANT(p < end && *p == '"');
		p = skip_string(p + 1, end);
		WANT(p < end && *p == ':');
		p++;
		WANT(p < end);
		if (*p == '"')
			p = skip_string(p + 1, end);
		else if (end - p >= 4 && memcmp(p, "null", 4) == 0)
			p += 4;
		else if (*p == '[')
			p = skip_list(p + 1, end);
		else
			for (WANT(*p >= '0' && *p <= '9'); p < end &&
			    *p >= '0' && *p <= '9'; p++)
				;
		keys++;
		WANT(p < end && (*p == ',' || *p == '}'));
		if (*p == '}')
			break;
	}
	WANT(p + 1 == end);
	WANT(keys == 10 || keys == 11);
}

void
fuzz_jsonl(const char *p, size_t n)
{
	bool is_made = show("jsonl", p, n);
	const char *at, *lf, *end = world_out.p + world_out.len;

	want_harmless("\n", false);
	for (at = world_out.p; at < end; at = lf + 1) {
		if ((lf = memchr(at, '\n', (size_t)(end - at))) == NULL)
			fuzz_fail("no newline at the end");
		want_object(at, lf);
	}
	if (is_made)
		WANT(count(world_out.p, world_out.len, '\n') ==
		    count(rows.p, rows.len, '\n'));
}

static bool
ends_field(char c)
{
	return c == ',' || c == '\r' || c == '\n';
}

/* What a spreadsheet runs, even behind white space. */
static void
want_no_formula(const char *p, const char *end)
{
	while (p < end && *p != '\0' && strchr(" \t\r\n", *p) != NULL)
		p++;
	WANT(p == end || *p == '\0' || strchr("=+-@", *p) == NULL);
}

/* RFC 4180: returns the number of records, of ten fields each. */
static size_t
count_records(bool is_excel)
{
	const char *p = world_out.p, *end = p + world_out.len;
	size_t n = 0, fields = 1;
	bool quoted;

	while (p < end) {
		quoted = *p == '"';
		p += quoted;
		if (is_excel)
			want_no_formula(p, end);
		for (; quoted; p++) {
			WANT(p < end);
			if (*p == '"' && p + 1 < end && p[1] == '"')
				p++;
			else if (*p == '"')
				quoted = false;
		}
		for (; p < end && !ends_field(*p); p++)
			WANT(*p != '"');
		WANT(p < end);
		if (*p == ',') {
			fields++;
			p++;
			continue;
		}
		p += *p == '\r';
		WANT(p < end && *p == '\n');
		p++;
		WANT(fields == 10);
		fields = 1;
		n++;
	}
	return n;
}

void
fuzz_csv(const char *p, size_t n)
{
	bool is_made = show("csv", p, n);
	size_t k = count_records(false);

	WANT(!is_made || k == 1 + count(rows.p, rows.len, '\n'));
}

void
fuzz_excel(const char *p, size_t n)
{
	bool is_made = show("csv-excel", p, n);
	size_t k = count_records(true);

	WANT(!is_made || k == 1 + count(rows.p, rows.len, '\n'));
}

static bool
is_void(const char *tag, size_t n)
{
	static const char *const all[] = {
		"meta", "br", "hr", "input", "wbr", "link", "img", NULL
	};
	size_t i;

	for (i = 0; all[i] != NULL; i++)
		if (strlen(all[i]) == n && memcmp(all[i], tag, n) == 0)
			return true;
	return false;
}

/* From behind "<" to behind ">"; only our own attributes have quotes. */
static const char *
skip_tag(const char *p, const char *end)
{
	for (; p < end && *p != '>'; p++)
		if (*p == '"') {
			p = memchr(p + 1, '"', (size_t)(end - p) - 1);
			WANT(p != NULL);
		} else
			WANT(*p != '<');
	WANT(p < end);
	return p + 1;
}

/* Elements nest, and the only script and style are ours. */
void
fuzz_html(const char *p, size_t n)
{
	static const char *open[400];
	static size_t length[400];
	const char *at, *end, *name;
	size_t depth = 0, len, scripts = 0;

	show("html", p, n);
	want_harmless("\n\t", true);
	at = world_out.p;
	end = at + world_out.len;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		name = ++at + (at < end && *at == '/');
		for (len = 0; name + len < end && strchr(" \n\t>", name[len]) ==
		    NULL; len++)
			;
		if (*at == '!') {
			at = skip_tag(at, end);
			continue;
		}
		if (*at == '/') {
			WANT(depth > 0 && length[depth - 1] == len &&
			    memcmp(open[depth - 1], name, len) == 0);
			depth--;
		} else if (!is_void(name, len)) {
			WANT(depth < 400 && len > 0);
			open[depth] = name;
			length[depth++] = len;
		}
		at = skip_tag(at, end);
		if (name[-1] == '/' ||
		    (!fuzz_same(name, len, "script", 6) &&
		    !fuzz_same(name, len, "style", 5)))
			continue;
		scripts++;
		while ((at = memchr(at, '<', (size_t)(end - at))) != NULL &&
		    at[1] != '/')
			at++;
		WANT(at != NULL);
	}
	WANT(depth == 0 && scripts <= 2);
}
