/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading and comparing numbers of documents. */
#include "config.h"

#include "engine/outline.h"

#include <string.h>

static bool is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

static const char *skip_blanks(const char *p)
{
	while (is_blank(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	return p;
}

/* C as ASCII when it is the full-width form of it. */
static gunichar narrow(gunichar c)
{
	return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : c;
}

static bool next_is(const char **p, gunichar wanted)
{
	const char *at = skip_blanks(*p);

	if (narrow(g_utf8_get_char(at)) != wanted)
		return false;
	*p = g_utf8_next_char(at);
	return true;
}

/* 1 to OUTLINE_NUMBER_MAX, or 0. */
static unsigned read_number(const char **p)
{
	const char *at = skip_blanks(*p);
	unsigned number = 0;

	for (; g_unichar_isdigit(narrow(g_utf8_get_char(at))); at = g_utf8_next_char(at)) {
		const int digit = g_unichar_digit_value(g_utf8_get_char(at));

		number = number * 10 + (unsigned)digit;
		if (number > OUTLINE_NUMBER_MAX)
			return 0;
	}
	if (number)
		*p = at;
	return number;
}

/* ① ⑴ and the like: characters that are a mark by themselves. */
static const struct {
	gunichar first, last;
	unsigned number; /* of the first */
	enum outline_style style;
} signs[] = {
	{ 0x2460, 0x2473, 1, OUTLINE_CIRCLED },  { 0x3251, 0x325f, 21, OUTLINE_CIRCLED },
	{ 0x24f5, 0x24fe, 1, OUTLINE_CIRCLED },  { 0x2776, 0x277f, 1, OUTLINE_CIRCLED },
	{ 0x2474, 0x2487, 1, OUTLINE_BRACKETS }, { 0x249c, 0x24b5, 1, OUTLINE_LETTER },
};

static bool read_sign(const char **p, struct outline_mark *mark)
{
	const char *at = skip_blanks(*p);
	const gunichar c = g_utf8_get_char(at);

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (c < signs[i].first || c > signs[i].last)
			continue;
		mark->style = signs[i].style;
		mark->part[0] = c - signs[i].first + signs[i].number;
		*p = g_utf8_next_char(at);
		return true;
	}
	return false;
}

/* "B)", "(B)", "b)". */
static unsigned read_letter(const char **p)
{
	const char *at = skip_blanks(*p);
	const gunichar c = narrow(g_utf8_get_char(at));

	if (c >= 128 || !g_ascii_isalpha((char)c))
		return 0;
	at = g_utf8_next_char(at);
	if (!next_is(&at, ')'))
		return 0;
	*p = at;
	return (unsigned)(g_ascii_toupper((char)c) - 'A' + 1);
}

/* "(2)", "(B)". */
static bool read_brackets(const char **p, struct outline_mark *mark)
{
	const char *at = *p, *letter;

	if (!next_is(&at, '('))
		return false;
	letter = at;
	mark->style = OUTLINE_LETTER;
	mark->part[0] = read_letter(&letter);
	if (mark->part[0]) {
		*p = letter;
		return true;
	}
	mark->style = OUTLINE_BRACKETS;
	mark->part[0] = read_number(&at);
	if (!mark->part[0] || !next_is(&at, ')'))
		return false;
	*p = at;
	return true;
}

/* "2.1", "2. 1. ", "2.", "2)", "2 ". */
static bool read_digits(const char **p, struct outline_mark *mark)
{
	const char *at = *p, *more;
	bool dot = false;

	mark->part[0] = read_number(&at);
	if (!mark->part[0])
		return false;
	more = at;
	while (next_is(&more, '.')) {
		dot = true;
		at = more;
		if (mark->parts == OUTLINE_PARTS_MAX)
			return false;
		mark->part[mark->parts] = read_number(&more);
		if (!mark->part[mark->parts])
			break;
		mark->parts++;
		at = more;
	}
	mark->style = dot ? OUTLINE_DOTTED : OUTLINE_DIGIT;
	*p = at;
	return dot || next_is(p, ')') || !*at || is_blank(g_utf8_get_char(at)) || *at == '\n';
}

size_t outline_read(const char *text, struct outline_mark *ret_mark)
{
	const char *p = text;

	*ret_mark = (struct outline_mark){ .parts = 1 };
	if (read_sign(&p, ret_mark) || read_brackets(&p, ret_mark))
		return (size_t)(skip_blanks(p) - text);
	ret_mark->part[0] = read_letter(&p);
	if (ret_mark->part[0]) {
		ret_mark->style = OUTLINE_LETTER;
		return (size_t)(skip_blanks(p) - text);
	}
	p = text;
	if (read_digits(&p, ret_mark))
		return (size_t)(skip_blanks(p) - text);
	return 0;
}

void outline_enter(struct outline_place *place, const struct outline_mark *mark)
{
	for (int style = mark->style + 1; style < OUTLINE_STYLES; style++)
		place->at[style] = 0;
	if (mark->style != OUTLINE_DOTTED) {
		place->at[mark->style] = mark->part[0];
		return;
	}
	memcpy(place->dotted, mark->part, sizeof place->dotted);
	place->dots = mark->parts;
}

void outline_enter_text(struct outline_place *place, const char *text)
{
	struct outline_mark mark;

	for (size_t length; *text && (length = outline_read(text, &mark)); text += length)
		outline_enter(place, &mark);
}

char *outline_dotted(const struct outline_place *place)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < place->dots; i++)
		g_string_append_printf(out, "%s%u", i ? "." : "", place->dotted[i]);
	return g_string_free(out, FALSE);
}

static void append_circled(GString *out, unsigned number)
{
	if (number <= 20)
		g_string_append_unichar(out, 0x2460 + number - 1);
	else if (number <= 35)
		g_string_append_unichar(out, 0x3251 + number - 21);
	else
		g_string_append_printf(out, "(%u)", number);
}

char *outline_inner(const struct outline_place *place)
{
	GString *out = g_string_new(NULL);

	if (place->at[OUTLINE_BRACKETS])
		g_string_append_printf(out, "(%u)", place->at[OUTLINE_BRACKETS]);
	if (place->at[OUTLINE_CIRCLED])
		append_circled(out, place->at[OUTLINE_CIRCLED]);
	if (place->at[OUTLINE_LETTER])
		g_string_append_printf(out, "%c)",
				       (int)('A' + (place->at[OUTLINE_LETTER] - 1) % 26));
	if (place->at[OUTLINE_DIGIT])
		g_string_append_printf(out, "%u", place->at[OUTLINE_DIGIT]);
	return g_string_free(out, FALSE);
}

char *outline_number(const struct outline_place *place)
{
	char *inner = outline_inner(place);

	if (*inner)
		return inner;
	g_free(inner);
	return outline_dotted(place);
}

static bool same_dotted(const struct outline_place *a, const struct outline_place *b)
{
	return a->dots && a->dots == b->dots &&
	       !memcmp(a->dotted, b->dotted, a->dots * sizeof *a->dotted);
}

bool outline_within(const struct outline_place *place, const struct outline_place *inner)
{
	if (!same_dotted(place, inner))
		return false;
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_STYLES; style++)
		if (place->at[style] && place->at[style] != inner->at[style])
			return false;
	return true;
}

bool outline_same(const struct outline_place *a, const struct outline_place *b)
{
	if (!same_dotted(a, b))
		return false;
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_DIGIT; style++)
		if (a->at[style] != b->at[style])
			return false;
	return MAX(a->at[OUTLINE_DIGIT], 1) == MAX(b->at[OUTLINE_DIGIT], 1);
}
