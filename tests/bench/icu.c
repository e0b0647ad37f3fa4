/* icu: counts the sentences of standard input by ICU's break iterator. */
#include <stdio.h>
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

int
main(void)
{
	size_t n = 0, cap = 1 << 20, got;
	UErrorCode error = U_ZERO_ERROR;
	long sentences = 0;
	UBreakIterator *it;
	UText *text;
	char *p = malloc(cap);

	while (p != NULL && (got = fread(p + n, 1, cap - n, stdin)) > 0)
		if ((n += got) == cap)
			p = realloc(p, cap *= 2);
	if (p == NULL)
		return 2;
	text = utext_openUTF8(NULL, p, (int64_t)n, &error);
	it = ubrk_open(UBRK_SENTENCE, "en_US", NULL, 0, &error);
	ubrk_setUText(it, text, &error);
	if (U_FAILURE(error))
		return 1;
	while (ubrk_next(it) != UBRK_DONE)
		sentences++;
	printf("%ld\n", sentences);
	return 0;
}
