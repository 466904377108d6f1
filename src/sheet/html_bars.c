/* SPDX-License-Identifier: GPL-3.0-or-later
 * The overview's bars: drawings that need nothing but the page, and say in words what they show. */
#include "config.h"

#include "base/i18n.h"
#include "sheet/escape.h"
#include "sheet/html_parts.h"

/* Of the drawing's own units. */
enum { BAR_WIDTH = 1000 };

/* The whole, then what is ticked, then what is declared not applicable. */
static void put_bar(GString *out, const struct counts *counts, unsigned declared)
{
	const unsigned done = BAR_WIDTH * counts->ticked / counts->applicable;
	const unsigned na = BAR_WIDTH * declared / counts->applicable;
	g_autofree char *words = g_strdup_printf(_("Rows ticked: %u of %u that apply"),
						 counts->ticked, counts->applicable);

	g_string_append(out, "<svg role=\"img\" aria-label=\"");
	escape_html_attribute(out, words);
	g_string_append_printf(out,
			       "\" viewBox=\"0 0 %d 1\" preserveAspectRatio=\"none\">"
			       "<rect class=\"all\" width=\"%d\" height=\"1\"/>"
			       "<rect class=\"done\" width=\"%u\" height=\"1\"/>",
			       BAR_WIDTH, BAR_WIDTH, done);
	if (na)
		g_string_append_printf(
			out, "<rect class=\"na\" x=\"%u\" width=\"%u\" height=\"1\"/>", done, na);
	g_string_append_printf(out,
			       "</svg><span class=\"figure\" aria-hidden=\"true\">%u/%u</span>",
			       counts->ticked, counts->applicable);
}

static void put_words(GString *out, const char *class, const char *words)
{
	g_string_append_printf(out, "<span class=\"%s\">", class);
	escape_html(out, words);
	g_string_append(out, "</span>");
}

static unsigned declared_na(const struct sheet *sheet, size_t section)
{
	const struct section *part = &sheet->catalog->section[section];
	unsigned count = 0;

	for (size_t i = part->first; i < part->first + part->items; i++)
		count += ((const struct sheet_row *)sheet->rows->pdata[i])->place ==
			 SHEET_DECLARED_NA;
	return count;
}

static void put_section(GString *out, const struct sheet *sheet, size_t i)
{
	const struct counts *counts = &sheet->report->section[i];
	const unsigned declared = declared_na(sheet, i);

	g_string_append_printf(out, "<li><a href=\"#" HTML_SECTION_ID "\">", i + 1);
	escape_html(out, sheet->section_titles->pdata[i]);
	g_string_append(out, "</a> ");
	if (counts->applicable)
		put_bar(out, counts, declared);
	else
		put_words(out, "none",
			  counts->undecided ? _("not yet known whether its rows apply")
					    : _("no row applies"));
	if (declared) {
		g_autofree char *words =
			g_strdup_printf(_("declared not applicable: %u"), declared);
		put_words(out, "also", words);
	}
	g_string_append(out, "</li>\n");
}

void html_bars(GString *out, const struct sheet *sheet)
{
	g_string_append(out, "<h3>");
	escape_html(out, _("Rows ticked, of those that apply"));
	g_string_append(out, "</h3>\n<ul class=\"bars\">\n");
	for (size_t i = 0; i < sheet->catalog->sections; i++)
		put_section(out, sheet, i);
	g_string_append(out, "</ul>\n");
}
