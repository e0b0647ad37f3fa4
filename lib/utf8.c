/* UTF-8, which any byte may claim to be. */
#include "utf8.h"

static size_t
bad(uint32_t *cp)
{
	*cp = UTF8_BAD;
	return 1;
}

size_t
utf8_next(const char *p, size_t n, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *)p;
	unsigned low = 0x80, high = 0xbf;
	uint32_t c = s[0];
	size_t i, len;

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	if (c < 0xc2 || c > 0xf4)
		return bad(cp);
	if (c < 0xe0) {
		len = 2;
		c &= 0x1f;
	} else if (c < 0xf0) {
		len = 3;
		low = c == 0xe0 ? 0xa0 : 0x80;
		high = c == 0xed ? 0x9f : 0xbf;
		c &= 0x0f;
	} else {
		len = 4;
		low = c == 0xf0 ? 0x90 : 0x80;
		high = c == 0xf4 ? 0x8f : 0xbf;
		c &= 0x07;
	}
	if (n < len || s[1] < low || s[1] > high)
		return bad(cp);
	for (i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return bad(cp);
		c = c << 6 | (s[i] & 0x3f);
	}
	*cp = c;
	return len;
}

size_t
utf8_prev(const char *p, size_t n, uint32_t *cp)
{
	size_t back;

	if ((unsigned char)p[n - 1] < 0x80) {
		*cp = (unsigned char)p[n - 1];
		return 1;
	}
	for (back = 2; back <= 4 && back <= n; back++)
		if (((unsigned char)p[n - back] & 0xc0) != 0x80) {
			if (utf8_next(p + n - back, back, cp) == back)
				return back;
			break;
		}
	return bad(cp);
}

size_t
utf8_put(char *dst, uint32_t cp)
{
	unsigned char *d = (unsigned char *)dst;

	if (cp < 0x80) {
		d[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		d[0] = (unsigned char)(0xc0 | cp >> 6);
		d[1] = (unsigned char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		d[0] = (unsigned char)(0xe0 | cp >> 12);
		d[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3f));
		d[2] = (unsigned char)(0x80 | (cp & 0x3f));
		return 3;
	}
	d[0] = (unsigned char)(0xf0 | cp >> 18);
	d[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3f));
	d[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3f));
	d[3] = (unsigned char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_cut(const char *p, size_t n, size_t max)
{
	size_t back;
	uint32_t cp;

	if (n <= max)
		return n;
	for (back = 1; back < 4; back++)
		if (((unsigned char)p[max - back] & 0xc0) != 0x80) {
			/* A character that begins here may reach over max. */
			if (utf8_next(p + max - back, n - max + back, &cp) >
			    back)
				return max - back;
			break;
		}
	return max;
}
