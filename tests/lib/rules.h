#ifndef RULES_H
#define RULES_H

/*
 * The rules of row streams, a second opinion: bytes, rebuild, end, escapes,
 * order, parents, counts. Shares no code with lib. Set find_document, then
 * call take_rows; faults, nrows and ndocs say what there was.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
	unsigned char *p;
	size_t n;
};

struct field {
	struct bytes raw, plain;
};

struct document {
	char *name;
	struct bytes text;
	int open, known;
	size_t built;           /* where the last sentence ends */
	unsigned long sentences, paragraphs;
	size_t start, end;      /* of the sentence last seen */
	size_t reach;           /* furthest end of a row */
	char *last;             /* the row before, for its order */
};

static unsigned long faults, nrows, ndocs;

/* The first fault; and whether faults are printed. */
static const char *first_fault;
static int tells = 1;

/* Gives a document's bytes, malloc'ed; known is 0 if there are none. */
static struct bytes (*find_document)(struct bytes name, int *known);

static void *
allocate(size_t n)
{
	void *p = malloc(n > 0 ? n : 1);

	if (p == NULL)
		exit(2);
	return p;
}

static void
fault(const char *what)
{
	if (faults++ == 0)
		first_fault = what;
	if (tells && faults <= 10)
		printf("row %lu: %s\n", nrows, what);
}

/*
 * Length of the character at p by the letter of Unicode, table 3-7; 0 if
 * there is none.
 */
static size_t
character(const unsigned char *p, size_t n, unsigned long *cp)
{
	static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xc0 ? 0 : p[0] < 0xe0 ? 2 :
	    p[0] < 0xf0 ? 3 : p[0] < 0xf8 ? 4 : 0, i;

	if (len == 0 || len > n)
		return 0;
	*cp = len == 1 ? p[0] : p[0] & (0x7fu >> len);
	for (i = 1; i < len; i++) {
		if (p[i] < 0x80 || p[i] > 0xbf)
			return 0;
		*cp = *cp * 64 + p[i] % 64;
	}
	if (*cp < least[len] || *cp > 0x10ffff ||
	    (*cp >= 0xd800 && *cp <= 0xdfff))
		return 0;
	return len;
}

static int
is_white(unsigned long c)
{
	return (c >= 9 && c <= 13) || c == 0x20 || c == 0x85 || c == 0xa0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
	    c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static int
hex(int c)
{
	const char *digits = "0123456789abcdef", *at;

	at = c != 0 ? strchr(digits, c) : NULL;
	return at != NULL ? (int)(at - digits) : -1;
}

static struct bytes
unescape(struct bytes s)
{
	struct bytes r;
	size_t i;
	int c;

	r.p = allocate(s.n);
	r.n = 0;
	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (c == '\\') {
			c = i + 1 < s.n ? s.p[++i] : -1;
			if (c == 't')
				c = '\t';
			else if (c == 'n')
				c = '\n';
			else if (c == 'r')
				c = '\r';
			else if (c == 'x' && i + 2 < s.n &&
			    hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0) {
				c = hex(s.p[i + 1]) * 16 + hex(s.p[i + 2]);
				i += 2;
			} else if (c != '\\')
				fault("an unknown escape");
		}
		r.p[r.n++] = (unsigned char)c;
	}
	return r;
}

/* The one way to write plain bytes, compared with how they were written. */
static void
check_escapes(const struct field *f)
{
	unsigned char *want = allocate(4 * f->plain.n + 1);
	const unsigned char *p = f->plain.p;
	size_t i, n = 0, len;
	unsigned long cp = 0;

	for (i = 0; i < f->plain.n; i += len) {
		len = character(p + i, f->plain.n - i, &cp);
		if (len == 1 && strchr("\\\t\n\r", (int)cp) != NULL &&
		    cp != 0) {
			want[n++] = '\\';
			want[n++] = cp == '\\' ? '\\' : cp == '\t' ? 't' :
			    cp == '\n' ? 'n' : 'r';
		} else if (len == 0 || cp < 32 || (cp >= 127 && cp < 160)) {
			size_t k, all = len > 0 ? len : 1;

			for (k = 0; k < all; k++)
				n += (size_t)sprintf((char *)want + n,
				    "\\x%02x", p[i + k]);
			len = all;
		} else {
			memcpy(want + n, p + i, len);
			n += len;
		}
	}
	if (n != f->raw.n || memcmp(want, f->raw.p, n) != 0)
		fault("not the one way to escape");
	free(want);
}

static unsigned long
number(struct bytes s)
{
	unsigned long v = 0;
	size_t i;

	if (s.n == 0 || s.n > 18 || (s.n > 1 && s.p[0] == '0')) {
		fault("a number that is none");
		return 0;
	}
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			fault("a number that is none");
		v = v * 10 + (unsigned long)(s.p[i] - '0');
	}
	return v;
}

static int
is(const struct field *f, const char *s)
{
	return f->raw.n == strlen(s) && memcmp(f->raw.p, s, f->raw.n) == 0;
}

static void
check_label(const struct field *f)
{
	static const char *const allowed[] = {
		"sentence -", "sentence cut", "end -", "speaker -", "cue -",
		"quote direct", "quote indirect", "quote mixed",
		"entity person", "entity org", "entity place",
		"entity facility", "entity norp", "entity product",
		"entity date", "entity money", "entity misc", NULL
	};
	const char *const *a;
	size_t k = f[3].raw.n;
	int known = 0;

	for (a = allowed; *a != NULL; a++)
		if (strncmp(*a, (char *)f[3].raw.p, k) == 0 && (*a)[k] == ' ') {
			known = 1;
			if (is(&f[4], *a + k + 1))
				return;
		}
	if (known)
		fault("a label that its kind does not have");
}

/* The key of the order as a string that strcmp understands. */
static char *
order(const struct field *f)
{
	size_t n = 100 + f[3].raw.n + f[4].raw.n;
	char *s = allocate(n);

	snprintf(s, n, "%020lu %d %020lu %.*s\001%.*s\001%020lu",
	    number(f[1].raw), !is(&f[3], "sentence"),
	    999999999999999999ul - number(f[2].raw),
	    (int)f[3].raw.n, (char *)f[3].raw.p,
	    (int)f[4].raw.n, (char *)f[4].raw.p, number(f[5].raw));
	return s;
}

static void
check_gap(struct document *d, const struct field *f, size_t start)
{
	const struct bytes *note = &f[8].plain;
	size_t i, len, spaces = 0;
	unsigned long cp = 0;

	if (start < d->built) {
		fault("sentences overlap");
		return;
	}
	if (start - d->built > 65536)
		fault("a gap over 64 KiB");
	if (is(&f[8], "-")) {
		for (i = d->built; d->known && i < start && i < d->text.n; i++)
			if (d->text.p[i] != ' ')
				fault("rebuild: a gap that is not spaces");
		return;
	}
	if (note->n != start - d->built || (d->known &&
	    (start > d->text.n ||
	    memcmp(note->p, d->text.p + d->built, note->n) != 0)))
		fault("rebuild: the note is not the gap");
	for (i = 0; i < note->n; i += len) {
		len = character(note->p + i, note->n - i, &cp);
		if (len == 0 || (!is_white(cp) &&
		    !(cp == 0xfeff && i == 0 && d->built == 0)))
			fault("rebuild: a gap that is not white space");
		if (len == 0)
			break;
		spaces += cp == ' ';
	}
	if (spaces == note->n)
		fault("rebuild: spaces written out");
}

static void
check_sentence(struct document *d, const struct field *f, size_t start,
    size_t end)
{
	unsigned long paragraph = number(f[6].raw);

	check_gap(d, f, start);
	if (end - start > 65536)
		fault("a sentence over 64 KiB");
	if (number(f[5].raw) != ++d->sentences)
		fault("sentence numbers jump");
	if (paragraph == 0 || (paragraph != d->paragraphs &&
	    paragraph != d->paragraphs + 1))
		fault("paragraph numbers jump");
	d->paragraphs = paragraph;
	d->start = start;
	d->built = d->end = end;
}

static void
check_end(struct document *d, const struct field *f, size_t end)
{
	check_gap(d, f, end);
	if (d->known && end != d->text.n)
		fault("rebuild: the end is not the document's");
	if (number(f[5].raw) != d->sentences ||
	    number(f[6].raw) != d->paragraphs)
		fault("end: counts");
	if (d->reach > end)
		fault("a row reaches past the end");
	d->open = 0;
}

static void
forget(struct document *d)
{
	free(d->name);
	free(d->text.p);
	free(d->last);
	memset(d, 0, sizeof *d);
}

static void
begin(struct document *d, const struct field *f)
{
	if (d->open)
		fault("no end row before another document");
	forget(d);
	d->open = 1;
	d->name = allocate(f[0].raw.n + 1);
	memcpy(d->name, f[0].raw.p, f[0].raw.n);
	d->name[f[0].raw.n] = '\0';
	ndocs++;
	if (f[0].plain.n > 4096)
		fault("a name over 4096 bytes");
	d->text = find_document(f[0].plain, &d->known);
}

/* The text of a document that is not here is that of its sentences. */
static void
check_built(struct document *d, const struct field *f, size_t start,
    size_t end)
{
	const struct bytes *gap = &f[8].plain;
	size_t at = d->text.n, till = end < at ? end : at;

	if (start < till && memcmp(d->text.p + start, f[9].plain.p,
	    till - start) != 0)
		fault("bytes: the text is not its sentence's");
	if (!is(&f[3], "sentence") || start < at || start - at > 65536)
		return;
	d->text.p = realloc(d->text.p, end + 1);
	if (d->text.p == NULL)
		exit(2);
	memset(d->text.p + at, ' ', start - at);
	if (!is(&f[8], "-") && gap->n == start - at)
		memcpy(d->text.p + at, gap->p, gap->n);
	memcpy(d->text.p + start, f[9].plain.p, end - start);
	d->text.n = end;
}

static void
check_row(struct document *d, struct field *f)
{
	size_t start = number(f[1].raw), end = number(f[2].raw), i;
	char *key = order(f);

	if (d->last != NULL && strcmp(d->last, key) > 0)
		fault("out of order");
	free(d->last);
	d->last = key;
	for (i = 0; i < 9; i++)
		if (f[i].raw.n == 0)
			fault("an empty column");
	for (i = 0; i < f[3].raw.n; i++)
		if (f[3].raw.p[i] < 'a' || f[3].raw.p[i] > 'z')
			fault("kind is not a lower-case word");
	check_label(f);
	if (start > end || (start == end) != is(&f[3], "end"))
		fault("an empty span");
	else if (f[9].plain.n != end - start)
		fault("bytes: the text is not as long as its span");
	else if (d->known && (end > d->text.n ||
	    memcmp(d->text.p + start, f[9].plain.p, end - start) != 0))
		fault("bytes: the text is not the document's");
	else if (!d->known)
		check_built(d, f, start, end);
	if (is(&f[3], "sentence"))
		check_sentence(d, f, start, end);
	else if (is(&f[3], "end"))
		check_end(d, f, end);
	else if (number(f[6].raw) != d->sentences || d->sentences == 0 ||
	    start < d->start || start >= d->end)
		fault("parent is not the sentence it starts in");
	if (end > d->reach)
		d->reach = end;
}

static void
take_line(struct document *d, unsigned char *p, size_t n)
{
	struct field f[10];
	unsigned char *tab, *end = p + n;
	int i;

	nrows++;
	if (n >= 2 * 1024 * 1024)
		fault("a row over 2 MiB");
	for (i = 0; i < 10; i++) {
		tab = memchr(p, '\t', (size_t)(end - p));
		if ((tab == NULL) != (i == 9)) {
			fault("not ten columns");
			while (i-- > 0)
				free(f[i].plain.p);
			return;
		}
		f[i].raw.p = p;
		f[i].raw.n = (size_t)((tab != NULL ? tab : end) - p);
		f[i].plain = unescape(f[i].raw);
		check_escapes(&f[i]);
		p += f[i].raw.n + 1;
	}
	if (!d->open || strlen(d->name) != f[0].raw.n ||
	    memcmp(d->name, f[0].raw.p, f[0].raw.n) != 0)
		begin(d, f);
	check_row(d, f);
	for (i = 0; i < 10; i++)
		free(f[i].plain.p);
}

/* A whole stream; documents that find_document does not know go by rows. */
static void
take_rows(struct bytes rows)
{
	struct document d = { 0 };
	unsigned char *lf;
	size_t at = 0;

	faults = nrows = ndocs = 0;
	while (at < rows.n) {
		lf = memchr(rows.p + at, '\n', rows.n - at);
		if (lf == NULL) {
			fault("no newline at the end");
			break;
		}
		take_line(&d, rows.p + at, (size_t)(lf - rows.p) - at);
		at = (size_t)(lf - rows.p) + 1;
	}
	if (d.open)
		fault("the last document has no end row");
	forget(&d);
}

#endif
