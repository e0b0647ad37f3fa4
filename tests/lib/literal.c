/* literal: bytes as rows of string literals, read back. */
#include <stdlib.h>
#include <string.h>

#include "../../lib/buf.h"
#include "../../lib/literal.h"
#include "test.h"

/* What the compiler would make of the literals; returns how many bytes. */
static size_t
read_back(const char *p, unsigned char *to)
{
	static const char letters[] = "n\nt\tr\r";
	size_t n = 0;
	bool inside = false;

	for (; *p != '\0'; p++) {
		if (*p == '"')
			inside = !inside;
		else if (!inside)
			CHECK(strchr("\n\t,", *p) != NULL);
		else if (*p != '\\')
			to[n++] = (unsigned char)*p;
		else if (p[1] >= '0' && p[1] <= '3') {
			to[n++] = (unsigned char)((p[1] - '0') << 6 |
			    (p[2] - '0') << 3 | (p[3] - '0'));
			p += 3;
		} else {
			p++;
			to[n++] = (unsigned char)(strchr(letters, *p) == NULL ?
			    *p : strchr(letters, *p)[1]);
		}
	}
	return n;
}

int
main(void)
{
	static unsigned char all[1000], back[5000];
	struct buf b = { 0 };
	size_t i, n, got;

	for (i = 0; i < sizeof all; i++)
		all[i] = (unsigned char)(i * 7);
	for (n = 0; n <= sizeof all; n += n < 300 ? 1 : 100) {
		b.len = 0;
		literal_put(&b, all, n);
		buf_add(&b, "", 1);
		got = read_back(b.p, back);
		/* Rows are filled up. */
		CHECK(got >= n && memcmp(all, back, n) == 0);
		for (i = n; i < got; i++)
			CHECK(back[i] == 0);
	}
	buf_free(&b);
	return test_failures > 0;
}
