/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a page back: what a person sees in it, and the data it carries. GLib's parser takes
 * small, strict XML, which is what we write; whatever else a page may be is none of ours. */
#include "config.h"

#include "sheet/html_parts.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"

/* Our own pages go 12 deep. */
enum { DEPTH_MAX = 40 };

/* What text is taken as. */
enum taken { NOTHING, FIELD, TICK, BANNER, CONTENT };

struct reader {
	struct reading *reading;
	int depth;
	/* the depth of the innermost element of that kind; 0: in none */
	int part, row, unseen, taking;
	enum taken taken;
	enum reading_field field;
	bool in_table, in_fields; /* of a part with ticks; with a head or the digest */
	bool has_tick, ticked;    /* of the row */
	char *key;
	GString *text;
};

static const char *attribute(const char **names, const char **values, const char *name)
{
	for (; *names; names++, values++)
		if (strcmp(*names, name) == 0)
			return *values;
	return "";
}

static void take(struct reader *reader, enum taken taken)
{
	if (reader->taken != NOTHING)
		return;
	reader->taken = taken;
	reader->taking = reader->depth;
	g_string_truncate(reader->text, 0);
}

static void begin_part(struct reader *reader, const char *part)
{
	reader->part = reader->depth;
	reader->in_table = strcmp(part, "section") == 0;
	reader->in_fields = strcmp(part, "head") == 0 || strcmp(part, "about") == 0;
}

static void begin_row(struct reader *reader, const char *key)
{
	reader->row = reader->depth;
	reader->has_tick = reader->ticked = false;
	g_free(reader->key);
	reader->key = *key ? g_strdup(key) : NULL;
}

static void begin_element(struct reader *reader, const char *element, const char **names,
			  const char **values)
{
	const char *class = attribute(names, values, "class");
	const char *id = attribute(names, values, "id");

	if (strcmp(element, "section") == 0 && !reader->part)
		begin_part(reader, attribute(names, values, "data-part"));
	else if (strcmp(element, "tr") == 0 && reader->in_table)
		begin_row(reader, attribute(names, values, "data-key"));
	else if (strcmp(element, "td") == 0 && reader->row && strcmp(class, HTML_TICK_CLASS) == 0)
		take(reader, TICK);
	else if (strcmp(element, "dd") == 0 && reader->in_fields) {
		const int field = reading_field_find(attribute(names, values, "data-field"));

		/* one in another is a part of its text */
		if (field >= 0 && reader->taken == NOTHING) {
			reader->field = (enum reading_field)field;
			take(reader, FIELD);
		}
	} else if (strcmp(element, "script") == 0 && strcmp(id, HTML_CONTENT_ID) == 0)
		take(reader, CONTENT);
	else if (strcmp(class, HTML_BANNER_CLASS) == 0)
		take(reader, BANNER);
	else if (strcmp(class, HTML_UNSEEN_CLASS) == 0 && !reader->unseen)
		reader->unseen = reader->depth;
	else if (strcmp(element, "br") == 0 && reader->taken != NOTHING)
		g_string_append_c(reader->text, '\n');
}

static bool end_taking(struct reader *reader)
{
	const char *text = g_strstrip(reader->text->str);
	const enum taken taken = reader->taken;

	reader->taken = NOTHING;
	switch (taken) {
	case FIELD:
		reading_set_field(reader->reading, reader->field, text);
		return true;
	case TICK:
		reader->has_tick = true;
		reader->ticked = *text != '\0';
		return true;
	case BANNER:
		reader->reading->internal |= *text != '\0';
		return true;
	case CONTENT:
		return reading_set_content(reader->reading, text, strlen(text));
	default:
		return true;
	}
}

/* One message for all that is not ours; the place comes with it. */
static void refuse(GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("this is not a page as phrwizard writes it"));
}

static void start_element(GMarkupParseContext *context, const gchar *element, const gchar **names,
			  const gchar **values, gpointer user, GError **error)
{
	struct reader *reader = user;

	(void)context;
	if (++reader->depth > DEPTH_MAX)
		refuse(error);
	else
		begin_element(reader, element, (const char **)names, (const char **)values);
}

static void end_element(GMarkupParseContext *context, const gchar *element, gpointer user,
			GError **error)
{
	struct reader *reader = user;
	const int depth = reader->depth--;

	(void)context;
	(void)element;
	if (reader->taken != NOTHING && reader->taking == depth && !end_taking(reader))
		refuse(error);
	if (reader->row == depth) {
		if (reader->has_tick)
			reading_add_row(reader->reading, reader->key, reader->ticked);
		reader->row = 0;
	}
	if (reader->unseen == depth)
		reader->unseen = 0;
	if (reader->part == depth) {
		reader->part = 0;
		reader->in_table = reader->in_fields = false;
	}
}

static void text(GMarkupParseContext *context, const gchar *words, gsize length, gpointer user,
		 GError **error)
{
	struct reader *reader = user;

	(void)context;
	(void)error;
	if (reader->taken != NOTHING && !reader->unseen)
		g_string_append_len(reader->text, words, (gssize)length);
}

/* GLib's own words would show what stands in the file. */
static void say_where(GMarkupParseContext *context, GError **error)
{
	int line, column;

	g_markup_parse_context_get_position(context, &line, &column);
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("line %d, column %d: %s"), line, column,
		    _("this is not a page as phrwizard writes it"));
}

static bool parse(const char *bytes, size_t length, struct reader *reader, GError **error)
{
	static const GMarkupParser parser = { start_element, end_element, text, NULL, NULL };
	GMarkupParseContext *context =
		g_markup_parse_context_new(&parser, (GMarkupParseFlags)0, reader, NULL);
	bool good = g_markup_parse_context_parse(context, bytes, (gssize)length, NULL) &&
		    g_markup_parse_context_end_parse(context, NULL);

	if (!good)
		say_where(context, error);
	g_markup_parse_context_free(context);
	return good;
}

static bool check_letters(const char *bytes, size_t length, GError **error)
{
	size_t offset, start = 0;
	int line = 1;

	if (text_valid(bytes, length, &offset))
		return true;
	for (size_t i = 0; i < offset; i++)
		if (bytes[i] == '\n') {
			line++;
			start = i + 1;
		}
	g_autofree char *what =
		g_strdup_printf(_("the byte 0x%02X is not valid UTF-8; save the file as UTF-8"),
				(unsigned)(unsigned char)bytes[offset]);
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("line %d, column %d: %s"), line,
		    (int)(offset - start) + 1, what);
	return false;
}

bool html_read(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	struct reader reader = { .reading = reading };
	bool good;

	if (!check_letters(bytes, length, error))
		return false;
	reader.text = g_string_new(NULL);
	good = parse(bytes, length, &reader, error);
	g_string_free(reader.text, TRUE);
	g_free(reader.key);
	if (good && !reading->content && !reading->as_expected) {
		refuse(error);
		return false;
	}
	return good;
}
