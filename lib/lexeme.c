/* The words of a sentence and what the lists say of them. */
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "glyph.h"
#include "lexeme.h"
#include "mem.h"
#include "uclass.h"
#include "utf8.h"

bool
lexeme_is(const struct lexeme *l, char c)
{
	return l->len == 1 && l->p[0] == c;
}

uint32_t
lexeme_class(const struct lexemes *s, size_t i)
{
	return i < s->n ? s->v[i].class : 0;
}

bool
lexeme_is_mark(const struct lexemes *s, size_t i, char mark)
{
	return i < s->n && lexeme_is(&s->v[i], mark);
}

bool
lexeme_is_quote(const struct lexeme *l)
{
	uint32_t cp;

	if (l->kind != TOKEN_MARK)
		return false;
	glyph_next(l->p, l->len, &cp);
	return cp == '"' || cp == '\'' || cp == '`' || cp == 0xab ||
	    cp == 0xbb || (cp >= 0x2018 && cp <= 0x201f);
}

/* Marks behind which a sentence, or a heading's part, begins. */
static bool
opens(const struct lexeme *l)
{
	uint32_t cp;

	if (l->kind != TOKEN_MARK)
		return false;
	if (l->len == 1 && strchr(",.()-%$/&+=", l->p[0]) != NULL)
		return l->p[0] == '-' && l->spaced;
	if (lexeme_is_quote(l))
		return true;
	glyph_next(l->p, l->len, &cp);
	return cp == ':' || cp == ';' || cp == '*' || cp == '?' ||
	    cp == '!' || cp == '|' || cp == '>' || cp == 0x2022 ||
	    (l->spaced && (cp == '-' || cp == 0x2013 || cp == 0x2014));
}

static uint32_t
marker_class(const char *value)
{
	static const struct {
		char letter;
		uint32_t class;
	} of[] = {
		{ 'h', LEXEME_ROLE }, { 'm', LEXEME_ROLE_PART },
		{ 'x', LEXEME_MAN }, { 'y', LEXEME_WOMAN },
		{ 'z', LEXEME_TITLE }, { 'c', LEXEME_PARTICLE },
		{ 's', LEXEME_BY_PERSON }, { 'd', LEXEME_DETERMINER },
		{ 'j', LEXEME_JOIN }, { 'n', LEXEME_JUNIOR }
	};
	uint32_t class = 0;
	size_t i;

	for (; *value != '\0'; value++)
		for (i = 0; i < sizeof of / sizeof of[0]; i++)
			if (of[i].letter == *value)
				class |= of[i].class;
	return class;
}

static uint32_t
first_class(const char *value)
{
	uint32_t class = LEXEME_FIRST;

	if (value[0] == 'm')
		class |= LEXEME_HIS;
	if (value[0] == 'f')
		class |= LEXEME_HER;
	return class;
}

/* The word in lower case without the stop behind it; 0 if too long. */
static size_t
lower(char *dst, size_t max, const char *p, size_t len)
{
	size_t i, n = 0;
	uint32_t cp;

	if (len > 1 && p[len - 1] == '.')
		len--;
	for (i = 0; i < len; ) {
		if (n + 4 > max)
			return 0;
		if ((unsigned char)p[i] < 0x80) {
			dst[n++] = p[i] >= 'A' && p[i] <= 'Z' ?
			    (char)(p[i] - 'A' + 'a') : p[i];
			i++;
			continue;
		}
		i += glyph_next(p + i, len - i, &cp);
		n += utf8_put(dst + n, uclass_lower(cp));
	}
	return n;
}

/* "I'm", "He's" are as common as what stands before the apostrophe. */
static bool
is_common(const char *low, size_t n)
{
	size_t i;

	if (n == 1 || dict_get(&dict_common, low, n) != NULL)
		return true;
	for (i = 1; i < n; i++)
		if (low[i] == '\'' || low[i] == '\xe2')
			return i == 1 || dict_get(&dict_common, low, i) !=
			    NULL;
	return false;
}

static void
classify(struct lexeme *l)
{
	const char *value;
	char low[48];
	size_t n;

	if (l->kind != TOKEN_WORD)
		return;
	if ((l->shape & TOKEN_LOWER) != 0) {
		n = l->len - (l->len > 1 && l->p[l->len - 1] == '.');
		if ((value = dict_get(&dict_marker, l->p, n)) != NULL)
			l->class |= marker_class(value);
		return;
	}
	if ((n = lower(low, sizeof low, l->p, l->len)) == 0) {
		l->class |= (l->shape & TOKEN_CAP) != 0 ? LEXEME_CAP : 0;
		return;
	}
	if ((value = dict_get(&dict_marker, low, n)) != NULL)
		l->class |= marker_class(value);
	if ((l->shape & TOKEN_CAP) == 0)
		return;
	l->class |= LEXEME_CAP;
	/* "U.S." and "J." are no words; "No." is one, cut short. */
	if ((l->shape & TOKEN_INITIAL) != 0 ||
	    ((l->shape & TOKEN_DOTTED) != 0 &&
	    memchr(l->p, '.', l->len - 1) != NULL))
		return;
	if ((value = dict_get(&dict_first, l->p, l->len)) != NULL)
		l->class |= first_class(value);
	if (is_common(low, n))
		l->class |= LEXEME_COMMON;
	value = strchr("jfmasondtw", low[0]) != NULL ?
	    dict_get(&dict_calendar, low, n) : NULL;
	if (value != NULL && (value[0] == 'm' || value[0] == 'w'))
		l->class |= LEXEME_TIME;
}

/* "MINISTER RESIGNS AFTER STORM": words in capitals, one behind another. */
static size_t
shouted_end(const struct lexemes *s, size_t i)
{
	size_t words = 0, from = i;

	for (; i < s->n; i++) {
		if (s->v[i].kind == TOKEN_WORD &&
		    (s->v[i].shape & TOKEN_CAPS) == 0 && s->v[i].len > 1)
			break;
		words += s->v[i].kind == TOKEN_WORD && s->v[i].len > 2;
	}
	return words >= 4 ? i : from;
}

/* In a title like "Rescue Teams Reach Cut-Off Village" words have capitals. */
static bool
is_title(const struct lexemes *s)
{
	size_t i, words = 0, capitals = 0;

	if (s->n == 0 || lexeme_is(&s->v[s->n - 1], '.'))
		return false;
	for (i = 0; i < s->n; i++) {
		if (s->v[i].kind != TOKEN_WORD || s->v[i].len < 4)
			continue;
		words++;
		capitals += (s->v[i].shape & TOKEN_CAP) != 0;
	}
	return words >= 3 && capitals * 10 >= words * 8;
}

static void
find_headings(struct lexemes *s)
{
	bool title = is_title(s);
	size_t i, end = 0, looked = 0;

	for (i = 0; i < s->n; i++) {
		if (i >= looked && (s->v[i].shape & TOKEN_CAPS) != 0) {
			end = shouted_end(s, i);
			looked = end > i ? end : i + 1;
		}
		if ((title || i < end) && (s->v[i].shape & TOKEN_CAP) != 0)
			s->v[i].class |= LEXEME_WEAK;
	}
}

void
lexeme_read(struct lexemes *s, const char *text, const struct token *t,
    size_t n)
{
	struct lexeme *l;
	size_t i;
	bool begins = true;

	s->v = mem_grow(s->v, &s->cap, n + 1, sizeof *s->v);
	s->n = n;
	s->text = text;
	for (i = 0; i < n; i++, t++) {
		l = &s->v[i];
		memset(l, 0, sizeof *l);
		l->p = text + t->start;
		l->len = t->end - t->start;
		l->start = t->start;
		l->end = t->end;
		l->kind = t->kind;
		l->shape = t->shape;
		l->spaced = t->spaced;
	}
	find_headings(s);
	for (i = 0; i < s->n; i++) {
		l = &s->v[i];
		if (begins && l->kind == TOKEN_WORD)
			l->class |= LEXEME_WEAK;
		if (l->kind != TOKEN_MARK)
			begins = false;
		else if (opens(l))
			begins = true;
		classify(l);
	}
}

void
lexeme_free(struct lexemes *s)
{
	free(s->v);
	memset(s, 0, sizeof *s);
}
