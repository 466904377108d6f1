/* SPDX-License-Identifier: GPL-3.0-or-later
 * GLib's markup parser, made stricter and told what text is. */
#include "config.h"

#include "module/xml.h"

#include <string.h>

#include "base/problem.h"

enum { DEPTH_MAX = 50 };

struct parse {
	const struct xml_reader *reader;
	void *data;
	GString *text;
	int depth, pronounced; /* inside how many elements; of these rPh */
	bool is_text;          /* in a t or v */
};

static const char *without_prefix(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **names, const char **values, const char *name)
{
	for (size_t i = 0; names[i]; i++)
		if (strcmp(without_prefix(names[i]), name) == 0)
			return values[i];
	return NULL;
}

static void refuse(GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, "not like that");
}

static void begin_element(GMarkupParseContext *context, const char *name, const char **names,
			  const char **values, void *data, GError **error)
{
	struct parse *parse = data;
	const char *element = without_prefix(name);

	(void)context;
	if (++parse->depth > DEPTH_MAX) {
		refuse(error);
		return;
	}
	parse->pronounced += strcmp(element, "rPh") == 0;
	parse->is_text = strcmp(element, "t") == 0 || strcmp(element, "v") == 0;
	if (g_strcmp0(element, parse->reader->with_text) == 0)
		g_string_truncate(parse->text, 0);
	if (parse->reader->begin)
		parse->reader->begin(parse->data, element, names, values);
}

static void end_element(GMarkupParseContext *context, const char *name, void *data, GError **error)
{
	struct parse *parse = data;
	const char *element = without_prefix(name);

	(void)context, (void)error;
	parse->depth--;
	parse->pronounced -= strcmp(element, "rPh") == 0;
	parse->is_text = false;
	if (parse->reader->end)
		parse->reader->end(parse->data, element, parse->text->str);
}

static void add_text(GMarkupParseContext *context, const char *text, gsize length, void *data,
		     GError **error)
{
	struct parse *parse = data;

	(void)context, (void)error;
	if (parse->is_text && parse->pronounced == 0)
		g_string_append_len(parse->text, text, (gssize)length);
}

static void pass_through(GMarkupParseContext *context, const char *text, gsize length, void *data,
			 GError **error)
{
	(void)context, (void)data;
	/* comments and instructions to programs say nothing */
	if (length > 1 && text[0] == '<' && text[1] == '!' && !g_str_has_prefix(text, "<!--"))
		refuse(error);
}

bool xml_read(const GString *xml, const struct xml_reader *reader, void *data)
{
	static const GMarkupParser parser = { begin_element, end_element, add_text, pass_through,
					      NULL };
	const size_t mark = g_str_has_prefix(xml->str, "\xEF\xBB\xBF") ? 3 : 0;
	struct parse parse = { .reader = reader, .data = data, .text = g_string_new(NULL) };
	GMarkupParseContext *context =
		g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &parse, NULL);
	const bool good = g_markup_parse_context_parse(context, xml->str + mark,
						       (gssize)(xml->len - mark), NULL) &&
			  g_markup_parse_context_end_parse(context, NULL);

	g_markup_parse_context_free(context);
	g_string_free(parse.text, TRUE);
	return good;
}
