/* Attributions: who said what, as they are found. */
#include <stdlib.h>
#include <string.h>

#include "said.h"

uint32_t
said_new(struct said *s, struct span speaker, struct span cue)
{
	struct attribution *a;

	s->v = mem_grow(s->v, &s->v_cap, (size_t)s->n + 1, sizeof *s->v);
	a = &s->v[s->n];
	a->speaker = speaker;
	a->cue = cue;
	a->first = a->last = SAID_NONE;
	a->where = 0;
	a->is_transcript = false;
	return s->n++;
}

void
said_add(struct said *s, uint32_t attribution, struct span at)
{
	struct attribution *a = &s->v[attribution];

	if (at.first >= at.last)
		return;
	s->contents = mem_grow(s->contents, &s->contents_cap,
	    (size_t)s->ncontents + 1, sizeof *s->contents);
	s->contents[s->ncontents].at = at;
	s->contents[s->ncontents].of = attribution;
	s->contents[s->ncontents].next = SAID_NONE;
	if (a->first == SAID_NONE)
		a->first = s->ncontents;
	else
		s->contents[a->last].next = s->ncontents;
	a->last = s->ncontents++;
}

const char *
said_label(const struct said *s, const struct clauses *c, uint32_t id)
{
	uint32_t i, k, in = 0, out = 0;

	if (s->v[id].is_transcript)
		return "direct";
	for (k = s->v[id].first; k != SAID_NONE; k = s->contents[k].next)
		for (i = s->contents[k].at.first; i < s->contents[k].at.last;
		    i++)
			if (c->words[i].kind != TOKEN_MARK) {
				in += c->words[i].stretch != WORD_FREE;
				out += c->words[i].stretch == WORD_FREE;
			}
	return out == 0 ? "direct" : in == 0 ? "indirect" : "mixed";
}

void
said_free(struct said *s)
{
	free(s->v);
	free(s->contents);
	free(s->owners);
	memset(s, 0, sizeof *s);
}
