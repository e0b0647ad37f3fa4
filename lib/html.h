#ifndef HTML_H
#define HTML_H

#include "buf.h"

/* A part of every page: its bytes, and their SHA-256 in base64. */
struct html_part {
	const char *bytes;
	size_t len;
	const char *hash;
};

/* Generated from lib/data/page.css and page.js by lib/gen/page. */
extern const struct html_part html_css, html_js;

/*
 * Appends text between tags, harmless: markup is escaped, control and
 * bidirectional characters and bad bytes are shown as \xHH, a CR or CRLF
 * is a LF.
 */
void html_text(struct buf *, struct str);

/* The same for the value of an attribute, between quotation marks. */
void html_value(struct buf *, struct str);

#endif
