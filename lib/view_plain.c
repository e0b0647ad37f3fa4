/* The documents themselves, byte for byte; on a terminal, harmless. */
#include "view.h"

static void
window(struct view_page *page, struct doc *d)
{
	struct buf *b = &page->out->buf;

	if (page->terminal)
		view_put_lines(b, buf_str(&d->text), "");
	else
		buf_add(b, d->text.p, d->text.len);
	out_row(page->out);
}

const struct view view_plain = { "plain", NULL, window, NULL, NULL };
