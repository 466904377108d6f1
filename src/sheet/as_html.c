/* SPDX-License-Identifier: GPL-3.0-or-later
 * One web page that needs nothing from outside and runs nothing: to publish, to print on A4, to
 * read with a screen reader. */
#include "config.h"

#include "sheet/escape.h"
#include "sheet/format.h"

/* clang-format off */
static const char style[] =
	":root { color-scheme: light dark; --ink: #1d2429; --paper: #fff; --soft: #55626b;"
	" --line: #b9c3ca; --band: #eef2f4; --tick: #0a5c36; --alarm: #8c1d18 }\n"
	"@media (prefers-color-scheme: dark) { :root { --ink: #e6eaed; --paper: #14191c;"
	" --soft: #a9b5bd; --line: #47535b; --band: #20282d; --tick: #7fd6a8; --alarm: #ffb4ab"
	" } }\n"
	"body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.6;"
	" font-family: \"Hiragino Sans\", \"Yu Gothic UI\", \"Noto Sans CJK JP\", \"Noto Sans"
	" JP\", Meiryo, sans-serif }\n"
	"main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap:"
	" anywhere }\n"
	"h1 { font-size: 1.5rem; line-height: 1.35; margin: 0 0 .5rem }\n"
	"h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 1px"
	" solid var(--line) }\n"
	"p { margin: .4rem 0 } .edition { color: var(--soft) }\n"
	".banner { color: var(--alarm); border: 2px solid; padding: .25rem .75rem;"
	" font-weight: bold }\n"
	"dl { margin: .75rem 0 } dt { color: var(--soft) } dd { margin: 0 0 .4rem 1rem }\n"
	"table { width: 100%; border-collapse: collapse; margin: .75rem 0 }\n"
	"th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left;"
	" vertical-align: top }\n"
	"thead th, th[scope=rowgroup] { background: var(--band) }\n"
	".number { width: 7rem } .tick { width: 4.5rem; text-align: center }\n"
	"td.tick { color: var(--tick); font-size: 1.15rem } td dl { font-size: .875rem;"
	" margin: .4rem 0 0 }\n"
	".unseen, caption { position: absolute; width: 1px; height: 1px; overflow: hidden;"
	" clip-path: inset(50%); white-space: nowrap }\n"
	"@page { size: A4; margin: 18mm 15mm }\n"
	"@media print { :root { --ink: #000; --paper: #fff; --soft: #333; --line: #666;"
	" --band: #eee; --tick: #000; --alarm: #000 } body { font-size: 10pt } main {"
	" max-width: none; padding: 0 } thead { display: table-header-group } tr {"
	" break-inside: avoid } h2 { break-after: avoid } }\n";
/* clang-format on */

static const char *const column_class[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = " class=\"number\"",
	[SHEET_COLUMN_TICK] = " class=\"tick\"",
};

static const char *class_of(enum sheet_column column)
{
	return column_class[column] ? column_class[column] : "";
}

static void put(GString *out, const char *before, const char *text, const char *after)
{
	g_string_append(out, before);
	escape_html(out, text);
	g_string_append(out, after);
}

/* What people wrote may run in either direction: it must not turn what stands beside it. */
static void put_value(GString *out, const char *text)
{
	if (*text)
		put(out, "<bdi>", text, "</bdi>");
}

static void put_fields(GString *out, const GPtrArray *fields)
{
	if (fields->len == 0)
		return;
	g_string_append(out, "<dl>\n");
	for (guint i = 0; i < fields->len; i++) {
		const struct sheet_field *field = fields->pdata[i];

		put(out, "<dt>", field->label, "</dt><dd>");
		put_value(out, field->value);
		g_string_append(out, "</dd>\n");
	}
	g_string_append(out, "</dl>\n");
}

static void put_cell(GString *out, const struct sheet_part *part, const struct sheet_row *row,
		     enum sheet_column column)
{
	struct sheet_cell cell = sheet_cell(row, column);

	g_string_append_printf(out, "<td%s>", class_of(column));
	put_value(out, cell.text);
	if (*cell.mark) {
		put(out,
		    *cell.text ? " <span aria-hidden=\"true\">" : "<span aria-hidden=\"true\">",
		    cell.mark, "</span>");
		put(out, "<span class=\"unseen\"> ", cell.mark_label, "</span>");
	}
	if (column == SHEET_COLUMN_ASK && part->details && row->details)
		put_fields(out, row->details);
	g_string_append(out, "</td>");
}

static void put_table_head(GString *out, const struct sheet_part *part)
{
	put(out, "<table>\n<caption>", part->title, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < part->columns; i++) {
		g_string_append_printf(out, "<th scope=\"col\"%s>", class_of(part->column[i]));
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
	g_string_append_printf(out, "<tr><th scope=\"rowgroup\" colspan=\"%zu\">", part->columns);
	put(out, "", group, "</th></tr>\n");
}

static void put_table(GString *out, const struct sheet_part *part)
{
	put_table_head(out, part);
	for (guint i = 0; i < part->rows->len; i++) {
		const struct sheet_row *row = part->rows->pdata[i];

		put_group(out, part, i);
		put(out, "<tr data-key=\"", row->item->key, "\">");
		for (size_t j = 0; j < part->columns; j++)
			put_cell(out, part, row, part->column[j]);
		g_string_append(out, "</tr>\n");
	}
	g_string_append(out, "</tbody>\n</table>\n");
}

static void put_part(GString *out, const struct sheet_part *part)
{
	put(out, "<section data-part=\"", part->id, "\">\n");
	if (*part->title)
		put(out, "<h2>", part->title, "</h2>\n");
	for (guint i = 0; i < part->sentences->len; i++)
		put(out, "<p>", part->sentences->pdata[i], "</p>\n");
	put_fields(out, part->fields);
	if (part->rows->len)
		put_table(out, part);
	g_string_append(out, "</section>\n");
}

static void write_html(const struct sheet *sheet, GString *out)
{
	g_string_append_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n",
			       language_id(sheet->language));
	g_string_append(
		out, "<meta charset=\"utf-8\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		     "style-src 'unsafe-inline'\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	put(out, "<meta name=\"generator\" content=\"", sheet->program, "\">\n");
	put(out, "<title>", sheet->title, "</title>\n");
	g_string_append_printf(out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
	if (*sheet->banner)
		put(out, "<p class=\"banner\">", sheet->banner, "</p>\n");
	put(out, "<h1>", sheet->title, "</h1>\n");
	put(out, "<p class=\"edition\">", sheet->edition, "</p>\n");
	for (guint i = 0; i < sheet->parts->len; i++)
		put_part(out, sheet->parts->pdata[i]);
	g_string_append(out, "</main>\n</body>\n</html>\n");
}

const struct format format_html = {
	.name = "html",
	.suffix = ".html",
	.label = N_("a web page, to publish or to print"),
	.site = true,
	.begins = "<!DOCTYPE html>",
	.write = write_html,
};
