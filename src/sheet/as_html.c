/* SPDX-License-Identifier: GPL-3.0-or-later
 * One web page that needs nothing from outside and runs nothing: to publish, to print on A4, to
 * read with a screen reader. It is well-formed XML as well, so that a small parser can read it
 * back, and carries its data. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "sheet/escape.h"
#include "sheet/format.h"
#include "sheet/html_parts.h"

/* On narrow screens a label of its own stands in the cells of those that have one here. */
static const struct {
	const char *class;
	bool label;
} column_style[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = { "number", false },
	[SHEET_COLUMN_ASK] = { "ask", false },
	[SHEET_COLUMN_TICK] = { HTML_TICK_CLASS, false },
	[SHEET_COLUMN_STATE] = { "state", true },
	[SHEET_COLUMN_WHY] = { "why", true },
	[SHEET_COLUMN_OWNER] = { "owner", true },
	[SHEET_COLUMN_DUE] = { "due", true },
};

static void put(GString *out, const char *before, const char *text, const char *after)
{
	g_string_append(out, before);
	escape_html(out, text);
	g_string_append(out, after);
}

static void put_attribute(GString *out, const char *name, const char *value)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	g_string_append(out, "=\"");
	escape_html_attribute(out, value);
	g_string_append_c(out, '"');
}

/* What people wrote may run in either direction: it must not turn what stands beside it. */
static void put_value(GString *out, const char *text)
{
	if (*text)
		put(out, "<bdi>", text, "</bdi>");
}

/* Does a date begin at S: 2026-11-22? */
static bool is_date(const char *s)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; form[i]; i++)
		if (form[i] == '0' ? !g_ascii_isdigit(s[i]) : s[i] != form[i])
			return false;
	return true;
}

/* Browsers would break a date after its hyphens. */
static void put_sentence(GString *out, const char *before, const char *text, const char *after)
{
	g_autoptr(GString) escaped = g_string_new(NULL);
	const char *start, *p;

	escape_html(escaped, text);
	g_string_append(out, before);
	for (start = p = escaped->str; *p; p++) {
		if (!is_date(p))
			continue;
		g_string_append_len(out, start, p - start);
		g_string_append_printf(out, "<span class=\"date\">%.10s</span>", p);
		start = p + 10;
		p = start - 1;
	}
	g_string_append(out, start);
	g_string_append(out, after);
}

/* On paper what is short stays on one page; what may fill pages must be allowed to go on. */
static bool is_long(const GPtrArray *fields)
{
	enum { LINE = 40, LINES_MAX = 25 };
	glong letters = 0;

	for (guint i = 0; i < fields->len; i++) {
		const char *value = ((const struct sheet_field *)fields->pdata[i])->value;

		letters += LINE + g_utf8_strlen(value, -1);
		for (; *value; value++)
			letters += *value == '\n' ? LINE : 0;
	}
	return letters > LINE * LINES_MAX;
}

static void put_fields(GString *out, const GPtrArray *fields)
{
	if (fields->len == 0)
		return;
	g_string_append(out, is_long(fields) ? "<dl class=\"long\">\n" : "<dl>\n");
	for (guint i = 0; i < fields->len; i++) {
		const struct sheet_field *field = fields->pdata[i];

		put(out, "<dt>", field->label, "</dt><dd");
		put_attribute(out, "data-field", field->id);
		g_string_append_c(out, '>');
		put_value(out, field->value);
		g_string_append(out, "</dd>\n");
	}
	g_string_append(out, "</dl>\n");
}

static void put_unseen(GString *out, const char *words)
{
	put(out, "<span class=\"" HTML_UNSEEN_CLASS "\"> ", words, "</span>");
}

/* A box with the mark or without: to be seen, and in words to be heard. */
static void put_tick(GString *out, const struct sheet_row *row)
{
	struct sheet_cell cell = sheet_cell(row, SHEET_COLUMN_TICK);
	const bool ticked = *cell.mark != '\0';

	if (ticked)
		put(out, "<span class=\"box done\"><span aria-hidden=\"true\">", cell.mark,
		    "</span>");
	else
		g_string_append(out, "<span class=\"box\">");
	put_unseen(out, ticked ? cell.mark_label : _("Not ticked"));
	g_string_append(out, "</span>");
}

static void put_text(GString *out, const struct sheet_row *row, enum sheet_column column)
{
	struct sheet_cell cell = sheet_cell(row, column);

	put_value(out, cell.text);
	if (!*cell.mark)
		return;
	put(out, *cell.text ? " <span aria-hidden=\"true\">" : "<span aria-hidden=\"true\">",
	    cell.mark, "</span>");
	put_unseen(out, cell.mark_label);
}

static void put_cell(GString *out, const struct sheet_part *part, const struct sheet_row *row,
		     enum sheet_column column)
{
	g_string_append(out, "<td");
	put_attribute(out, "class", column_style[column].class);
	if (column_style[column].label)
		put_attribute(out, "data-label", sheet_column_label(column));
	g_string_append_c(out, '>');
	if (column == SHEET_COLUMN_TICK)
		put_tick(out, row);
	else
		put_text(out, row, column);
	if (column == SHEET_COLUMN_ASK && part->details && row->details)
		put_fields(out, row->details);
	g_string_append(out, "</td>");
}

static void put_table_head(GString *out, const struct sheet_part *part)
{
	put(out, "<table>\n<caption>", part->title, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < part->columns; i++) {
		g_string_append_printf(out, "<th scope=\"col\" class=\"%s\">",
				       column_style[part->column[i]].class);
		put(out, "", sheet_column_label(part->column[i]), "</th>");
	}
	g_string_append(out, "</tr></thead>\n<tbody>\n");
}

static void put_group(GString *out, const struct sheet_part *part, guint row)
{
	const char *group = sheet_group(part, row);

	if (!group)
		return;
	if (row > 0)
		g_string_append(out, "</tbody>\n<tbody>\n");
	if (!*group)
		return;
	g_string_append_printf(out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
			       part->columns);
	put(out, "", group, "</th></tr>\n");
}

static void put_table(GString *out, const struct sheet_part *part)
{
	put_table_head(out, part);
	for (guint i = 0; i < part->rows->len; i++) {
		const struct sheet_row *row = part->rows->pdata[i];

		put_group(out, part, i);
		g_string_append(out, "<tr");
		put_attribute(out, "data-key", row->item->key);
		g_string_append_c(out, '>');
		for (size_t j = 0; j < part->columns; j++)
			put_cell(out, part, row, part->column[j]);
		g_string_append(out, "</tr>\n");
	}
	g_string_append(out, "</tbody>\n</table>\n");
}

/* Sections are numbered, *COUNT of them until here; of others there is one each. */
static char *part_id(const struct sheet_part *part, size_t *count)
{
	return strcmp(part->id, "section") == 0 ? g_strdup_printf(HTML_SECTION_ID, ++*count)
						: g_strdup(part->id);
}

static void put_part(GString *out, const struct sheet *sheet, const struct sheet_part *part,
		     const char *id)
{
	g_string_append_printf(out, "<section data-part=\"%s\" id=\"%s\">\n", part->id, id);
	if (*part->title)
		put(out, "<h2>", part->title, "</h2>\n");
	for (guint i = 0; i < part->sentences->len; i++)
		put_sentence(out, "<p>", part->sentences->pdata[i], "</p>\n");
	if (part->bars)
		html_bars(out, sheet);
	put_fields(out, part->fields);
	if (part->rows->len)
		put_table(out, part);
	g_string_append(out, "</section>\n");
}

static void put_contents(GString *out, const struct sheet *sheet)
{
	size_t count = 0;

	put(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">", _("Contents"),
	    "</h2>\n<ul>\n");
	for (guint i = 0; i < sheet->parts->len; i++) {
		const struct sheet_part *part = sheet->parts->pdata[i];
		g_autofree char *id = part_id(part, &count);

		if (!*part->title)
			continue;
		g_string_append_printf(out, "<li><a href=\"#%s\">", id);
		put(out, "", part->title, "</a></li>\n");
	}
	g_string_append(out, "</ul>\n</nav>\n");
}

static void put_head(GString *out, const struct sheet *sheet)
{
	g_autofree char *hash = html_style_hash();

	g_string_append_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n",
			       language_id(sheet->language));
	g_string_append_printf(out,
			       "<meta charset=\"utf-8\"/>\n"
			       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			       "'none'; style-src '%s'; base-uri 'none'; form-action 'none'\"/>\n"
			       "<meta name=\"viewport\" content=\"width=device-width, "
			       "initial-scale=1\"/>\n<meta name=\"generator\"",
			       hash);
	put_attribute(out, "content", sheet->program);
	g_string_append(out, "/>\n<title>");
	escape_html_attribute(out, sheet->title);
	g_string_append_printf(out, "</title>\n<style>%s</style>\n</head>\n", html_style);
}

/* The banner stays in view while one scrolls, and stands across every page of paper. */
static void put_top(GString *out, const struct sheet *sheet)
{
	g_string_append(out, "<body>\n");
	put(out, "<a class=\"skip\" href=\"#content\">", _("To the content"), "</a>\n");
	if (*sheet->banner) {
		g_string_append(out, "<aside class=\"" HTML_BANNER_CLASS "\"");
		put_attribute(out, "aria-label", _("Internal use"));
		put(out, "><p>", sheet->banner, "</p></aside>\n");
		put(out,
		    "<svg class=\"watermark\" aria-hidden=\"true\" viewBox=\"0 0 1000 300\"><text "
		    "x=\"500\" y=\"200\" text-anchor=\"middle\">",
		    _("Internal use"), "</text></svg>\n");
	}
	put(out, "<header>\n<h1>", sheet->title, "</h1>\n");
	put_sentence(out, "<p class=\"edition\">", sheet->edition, "</p>\n");
	if (sheet->report->scope.verdict != VERDICT_IN)
		put(out, "<p class=\"notice\">", sheet->scope, "</p>\n");
	g_string_append(out, "</header>\n");
}

/* The page is the file: what was published, as data. */
static void put_content(GString *out, const struct sheet *sheet)
{
	g_string_append(out, "<script type=\"application/json\" id=\"" HTML_CONTENT_ID "\">");
	escape_json(out, sheet->content);
	g_string_append(out, "</script>\n");
}

static void write_html(const struct sheet *sheet, GString *out)
{
	size_t count = 0;

	put_head(out, sheet);
	put_top(out, sheet);
	g_string_append(out, "<div class=\"page\">\n");
	put_contents(out, sheet);
	g_string_append(out, "<main id=\"content\">\n");
	for (guint i = 0; i < sheet->parts->len; i++) {
		g_autofree char *id = part_id(sheet->parts->pdata[i], &count);

		put_part(out, sheet, sheet->parts->pdata[i], id);
	}
	g_string_append(out, "</main>\n</div>\n");
	put_content(out, sheet);
	g_string_append(out, "</body>\n</html>\n");
	seal_append(out, SEAL_BEFORE_HTML, SEAL_AFTER_HTML);
}

const struct format format_html = {
	.name = "html",
	.suffix = ".html",
	.label = N_("a web page, to publish or to print"),
	.seal_before = SEAL_BEFORE_HTML,
	.seal_after = SEAL_AFTER_HTML,
	.site = true,
	.begins = "<!DOCTYPE html>",
	.write = write_html,
	.read = html_read,
};
