/* Bytes as C string literals: quick to compile, whatever their number. */
#include <stdio.h>
#include <string.h>

#include "literal.h"

void
literal_print(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	size_t i, end = (n + LITERAL_WIDTH - 1) / LITERAL_WIDTH * LITERAL_WIDTH;
	unsigned char c;

	for (i = 0; i < end; i++) {
		c = i < n ? p[i] : 0;
		if (i % LITERAL_WIDTH == 0)
			printf("\n\t\"");
		if (c < ' ' || c >= 0x7f || strchr("\"\\?", c) != NULL)
			printf("\\%03o", c);
		else
			putchar(c);
		if (i % LITERAL_WIDTH == LITERAL_WIDTH - 1)
			printf("\",");
	}
	printf("\n");
}
