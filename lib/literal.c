/* Bytes as C string literals: quick to compile, whatever their number. */
#include <string.h>

#include "literal.h"

static void
put_byte(struct buf *b, unsigned char c)
{
	char octal[4];

	if (c >= ' ' && c < 0x7f && strchr("\"\\?", c) == NULL) {
		buf_add(b, &c, 1);
		return;
	}
	octal[0] = '\\';
	octal[1] = (char)('0' + (c >> 6));
	octal[2] = (char)('0' + (c >> 3 & 7));
	octal[3] = (char)('0' + (c & 7));
	buf_add(b, octal, sizeof octal);
}

void
literal_put(struct buf *b, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	size_t i, end = (n + LITERAL_WIDTH - 1) / LITERAL_WIDTH *
	    LITERAL_WIDTH;

	for (i = 0; i < end; i++) {
		if (i % LITERAL_WIDTH == 0)
			buf_puts(b, "\n\t\"");
		put_byte(b, i < n ? p[i] : 0);
		if (i % LITERAL_WIDTH == LITERAL_WIDTH - 1)
			buf_puts(b, "\",");
	}
	buf_puts(b, "\n");
}
