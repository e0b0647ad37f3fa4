/*
 * A page that needs nothing but itself: each document with what was found
 * in it, and beside it who said what, and who and what is named; behind
 * them an index.
 */
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "page.h"
#include "utf8.h"

enum {
	EXCERPT = 160,                  /* bytes of a statement, in a list */
	INDEX = 512 * 1024              /* bytes of an index, at most */
};

static void
begin(struct view_page *page)
{
	struct page *p = mem_new(1, sizeof *p);

	p->out = page->out;
	page->state = p;
}

static void
put_part(struct page *p, const struct html_part *part)
{
	buf_add(&p->out->buf, part->bytes, part->len);
}

/* Only the style sheet and the script that are ours may do anything. */
static void
put_head(struct page *p, struct str name)
{
	page_put(p, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'sha256-");
	page_put(p, html_css.hash);
	page_put(p, "'; script-src 'sha256-");
	page_put(p, html_js.hash);
	page_put(p, "'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"generator\" content=\"whosaid\">\n<title>");
	page_value(p, name);
	page_put(p, ": who said what</title>\n<style>");
	put_part(p, &html_css);
	page_put(p, "</style>\n</head>\n");
}

static void
put_tools(struct page *p)
{
	static const struct {
		const char *value, *label;
	} boxes[] = {
		{ "statements", "Statements" }, { "people", "People" },
		{ "orgs", "Organisations" }, { "places", "Places" },
		{ "dates", "Dates" }, { "other", "Other" }
	};
	size_t i;

	page_put(p, "<div class=\"tools\" id=\"tools\" hidden>\n"
	    "<form role=\"search\" aria-label=\"Filter\" "
	    "autocomplete=\"off\">\n"
	    "<label for=\"who\">Speaker</label>\n<select id=\"who\">"
	    "<option value=\"\">Everybody</option></select>\n"
	    "<button type=\"button\" id=\"previous\" aria-label=\""
	    "Previous statement\">Previous</button>\n"
	    "<button type=\"button\" id=\"next\" aria-label=\""
	    "Next statement\">Next</button>\n"
	    "<fieldset><legend>Show</legend>");
	for (i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
		page_put(p, "\n<label><input type=\"checkbox\" checked "
		    "value=\"");
		page_put(p, boxes[i].value);
		page_put(p, "\">");
		page_put(p, boxes[i].label);
		page_put(p, "</label>");
	}
	page_put(p, "</fieldset>\n<output id=\"status\" for=\"who\"></output>"
	    "\n</form>\n</div>\n");
}

static void
open_page(struct page *p, struct str name)
{
	put_head(p, name);
	page_put(p, "<body>\n<a class=\"skip\" href=\"#main\">Skip to the "
	    "text</a>\n<header class=\"top\">\n<h1>Who said what</h1>\n"
	    "<a class=\"to-index\" href=\"#index\">All documents</a>\n"
	    "</header>\n");
	put_tools(p);
	page_put(p, "<main id=\"main\" tabindex=\"-1\">\n");
	out_row(p->out);
}

/* A long statement, cut where a word ends, or a character at least. */
static struct str
excerpt(struct str s)
{
	size_t n;

	if (s.len <= EXCERPT)
		return s;
	s.len = utf8_cut(s.p, s.len, EXCERPT);
	for (n = s.len; n > EXCERPT / 2 && s.p[n - 1] != ' '; n--)
		;
	if (n > EXCERPT / 2)
		s.len = n - 1;
	return s;
}

/* A statement of n parts in the list of its speaker. */
static void
put_statement(struct page *p, const struct summary_part *part, size_t n)
{
	struct str text = row_plain(part->text, &p->scratch);
	struct str shown = excerpt(text);
	size_t i, len = shown.len;

	page_put(p, "<li><a href=\"#");
	page_id(p, 'q', part->statement);
	page_put(p, "\"><bdi>");
	html_text(&p->out->buf, shown);
	page_put(p, len < text.len || n > 1 ? " \xe2\x80\xa6</bdi></a>" :
	    "</bdi></a>");
	for (i = 0; i < n && row_is_missing(part[i].cue); i++)
		;
	if (i < n) {
		page_put(p, " <bdi class=\"v\">");
		page_column(p, part[i].cue);
		page_put(p, "</bdi>");
	}
	page_put(p, "</li>\n");
}

static void
put_speaker(struct page *p, size_t speaker)
{
	struct str name;
	size_t person;

	page_put(p, "<li id=\"");
	page_id(p, 's', page_speaker(speaker));
	page_put(p, "\" class=\"");
	page_colour(p, speaker);
	page_put(p, "\"");
	if (speaker == SIZE_MAX) {
		page_put(p, "><b class=\"n\" aria-hidden=\"true\">?</b>"
		    "<span class=\"name\">Speaker not named</span>");
		return;
	}
	name = p->sum.speakers.v[speaker].key;
	page_put(p, " data-name=\"");
	page_value(p, name);
	page_put(p, "\"><b class=\"n\" aria-hidden=\"true\">");
	page_number(p, speaker + 1);
	page_put(p, "</b><bdi class=\"name\">");
	page_column(p, name);
	page_put(p, "</bdi>");
	person = tally_find(&p->sum.lists[SUMMARY_PEOPLE], name);
	if (person < p->sum.nroles && p->sum.roles[person].len > 0) {
		page_put(p, " <bdi class=\"role\">");
		page_column(p, p->sum.roles[person]);
		page_put(p, "</bdi>");
	}
}

/* Each speaker with the statements, in the order of the text. */
static void
put_speakers(struct page *p)
{
	const struct summary_part *parts = p->sum.parts;
	size_t i, n, left = p->sum.nparts;

	if (left == 0)
		return;
	page_put(p, "<section class=\"list speakers\">\n<h3>Who said what"
	    "</h3>\n<ol class=\"who\">\n");
	for (i = 0; i < p->sum.nparts; i += n) {
		if (i == 0 || parts[i].speaker != parts[i - 1].speaker) {
			page_put(p, i == 0 ? "" : "</ol></li>\n");
			put_speaker(p, parts[i].speaker);
			page_put(p, "\n<ol class=\"said\">\n");
			out_row(p->out);
		}
		n = summary_same(&parts[i], p->sum.nparts - i);
		put_statement(p, &parts[i], n);
	}
	page_put(p, "</ol></li>\n</ol>\n</section>\n");
	out_row(p->out);
}

/* The names of a list, and how often each is there. */
static void
put_names(struct page *p, struct doc *d, int list)
{
	const struct tally *t = &p->sum.lists[list];
	const struct tally_item **order = summary_order(t, &d->arena);
	size_t i, at;

	page_put(p, "<section class=\"list ");
	page_put(p, page_lists[list]);
	page_put(p, "\">\n<h3>");
	page_put(p, summary_headings[list]);
	page_put(p, "</h3>\n<ul class=\"names\">\n");
	for (i = 0; i < t->n; i++) {
		at = (size_t)(order[i] - t->v);
		page_put(p, "<li><div><a href=\"#");
		page_id(p, (char)('a' + list), at);
		page_put(p, "\"><bdi>");
		page_column(p, order[i]->key);
		page_put(p, "</bdi></a>");
		if (list == SUMMARY_PEOPLE && p->sum.roles[at].len > 0) {
			page_put(p, " <bdi class=\"role\">");
			page_column(p, p->sum.roles[at]);
			page_put(p, "</bdi>");
		}
		page_put(p, "</div><span class=\"count\">");
		page_number(p, order[i]->count);
		page_put(p, "</span></li>\n");
	}
	page_put(p, "</ul>\n</section>\n");
	out_row(p->out);
}

static void
put_side(struct page *p, struct doc *d)
{
	bool any = p->sum.nparts > 0;
	int i;

	for (i = 0; i < SUMMARY_LISTS; i++)
		any = any || p->sum.lists[i].n > 0;
	if (!any)
		return;
	page_put(p, "<section class=\"side\" tabindex=\"0\" aria-label=\""
	    "Speakers and names in ");
	page_value(p, buf_str(&d->name));
	if (!d->first) {
		page_put(p, " from byte ");
		page_number(p, d->base);
	}
	page_put(p, "\">\n");
	put_speakers(p);
	for (i = 0; i < SUMMARY_LISTS; i++)
		if (p->sum.lists[i].n > 0)
			put_names(p, d, i);
	page_put(p, "</section>\n");
}

static void
open_document(struct page *p, const struct doc *d)
{
	p->docs++;
	p->statements = 0;
	page_put(p, "<article id=\"d");
	page_number(p, p->docs);
	page_put(p, "\">\n<header><h2><bdi>");
	page_column(p, buf_str(&d->name));
	page_put(p, "</bdi></h2>");
	if (d->last) {
		page_put(p, "<p>");
		page_count(&p->out->buf, p->sum.statements.n, "statement");
		page_put(p, " by ");
		page_count(&p->out->buf, p->sum.speakers.n, "named speaker");
		page_put(p, " in ");
		page_count(&p->out->buf, d->nsentences, "sentence");
		page_put(p, "</p>");
	}
	page_put(p, "</header>\n");
}

static void
close_document(struct page *p, const struct doc *d)
{
	struct buf *b = &p->index;

	if (d->cut)
		page_put(p, "<p class=\"cut\">The end of this document is "
		    "missing.</p>\n");
	page_put(p, "</article>\n");
	if (b->len > INDEX) {
		p->unlisted++;
		return;
	}
	buf_puts(b, "<li><a href=\"#d");
	buf_number(b, p->docs);
	buf_puts(b, "\"><bdi>");
	html_text(b, row_plain(buf_str(&d->name), &p->scratch));
	buf_puts(b, "</bdi></a> <span>");
	page_count(b, p->statements, "statement");
	buf_puts(b, "</span></li>\n");
}

static void
window(struct view_page *page, struct doc *d)
{
	struct page *p = page->state;

	if (p->docs == 0)
		open_page(p, buf_str(&d->name));
	p->parts++;
	p->doc = d;
	summary_take(&p->sum, d);
	if (d->first)
		open_document(p, d);
	p->statements += p->sum.statements.n;
	page_put(p, "<div class=\"part\">\n");
	if (!d->first || !d->last) {
		page_put(p, "<p class=\"range\">Bytes ");
		page_number(p, d->base);
		page_put(p, " to ");
		page_number(p, d->base + d->text.len);
		page_put(p, "</p>\n");
	}
	page_text(p, d);
	put_side(p, d);
	page_put(p, "</div>\n");
	if (d->last)
		close_document(p, d);
	out_row(p->out);
}

static void
put_index(struct page *p)
{
	page_put(p, "<nav class=\"index\" id=\"index\" "
	    "aria-labelledby=\"index-title\">\n"
	    "<h2 id=\"index-title\">");
	page_count(&p->out->buf, p->docs, "document");
	page_put(p, "</h2>\n<ol>\n");
	buf_add(&p->out->buf, p->index.p, p->index.len);
	page_put(p, "</ol>\n");
	if (p->unlisted > 0) {
		page_put(p, "<p>The last ");
		page_number(p, p->unlisted);
		page_put(p, " are not listed.</p>\n");
	}
	page_put(p, "</nav>\n");
}

static void
end(struct view_page *page)
{
	struct page *p = page->state;

	if (p->docs > 0) {
		page_put(p, "</main>\n");
		if (p->docs > 1)
			put_index(p);
		page_put(p, p->docs > 1 ? "<footer class=\"foot\">" :
		    "<footer class=\"foot\" id=\"index\">");
		page_put(p, "<p>Found by a program, "
		    "which errs. Read a statement in its place in the text "
		    "before you rely on it.</p></footer>\n<script>");
		put_part(p, &html_js);
		page_put(p, "</script>\n</body>\n</html>\n");
		out_row(p->out);
		out_end(p->out);
	}
	summary_free(&p->sum);
	buf_free(&p->index);
	buf_free(&p->scratch);
	free(p);
}

const struct view view_html = { "html", begin, window, end, NULL };
