/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page with the overview and links, in the manner of the sheet's own page: nothing from outside,
 * nothing that runs. */
#include "config.h"

#include "sheet/site.h"

#include "sheet/escape.h"

/* clang-format off */
static const char style[] =
	":root { color-scheme: light dark }\n"
	"body { margin: 0; color: #1d2429; background: #fff; line-height: 1.7; font-family:"
	" \"Hiragino Sans\", \"Yu Gothic UI\", \"Noto Sans CJK JP\", \"Noto Sans JP\", Meiryo,"
	" sans-serif }\n"
	"main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere }\n"
	"h1 { font-size: 1.4rem; line-height: 1.4; margin: 0 0 1rem; padding-left: .75rem;"
	" border-left: .35rem solid #123f63 }\n"
	"p { margin: .5rem 0 } ul { padding: 0; list-style: none } li { margin: .5rem 0 }\n"
	"a { color: #123f63 } footer { margin-top: 2rem; color: #55626b; font-size: .875rem }\n"
	"@media (prefers-color-scheme: dark) { body { color: #e6eaed; background: #14191c }"
	" h1 { border-color: #9cc7e6 } a { color: #9cc7e6 } footer { color: #a9b5bd } }\n";
/* clang-format on */

char *site_name(const struct format *format)
{
	return g_strconcat("check-sheet", format->suffix, NULL);
}

static void put(GString *out, const char *before, const char *text, const char *after)
{
	g_string_append(out, before);
	escape_html(out, text);
	g_string_append(out, after);
}

/* "Check sheet of “…”, date of confirmation 2026-11-22" */
static char *site_title(const struct sheet *sheet)
{
	char *const *profile = sheet->assessment->profile;
	const char *service = profile[PROFILE_SERVICE], *confirmed = profile[PROFILE_CONFIRMED];

	if (!service || !confirmed)
		return g_strdup(_("Check sheet of our service"));
	/* TRANSLATORS: service, date */
	return g_strdup_printf(_("Check sheet of our service “%s” (confirmed on %s)"), service,
			       confirmed);
}

static void put_head(const struct sheet *sheet, const char *title, GString *out)
{
	const char *language = language_id(sheet->language);

	g_string_append_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
				    "<meta charset=\"utf-8\"/>\n", language);
	g_string_append(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			     "'none'; style-src 'unsafe-inline'\"/>\n"
			     "<meta name=\"viewport\" content=\"width=device-width, "
			     "initial-scale=1\"/>\n");
	put(out, "<meta name=\"generator\" content=\"", sheet->program, "\"/>\n");
	put(out, "<title>", title, "</title>\n");
	g_string_append_printf(out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

static const struct sheet_part *overview_of(const struct sheet *sheet)
{
	return sheet->parts->pdata[0];
}

static void put_files(const GPtrArray *list, GString *out)
{
	g_string_append(out, "<ul>\n");
	for (guint i = 0; i < list->len; i++) {
		const struct format *format = list->pdata[i];
		g_autofree char *name = site_name(format);

		put(out, "<li><a href=\"", name, "\">");
		put(out, "", name, "</a> ");
		put(out, "(", _(format->label), ")</li>\n");
	}
	g_string_append(out, "</ul>\n");
}

void site_index(const struct sheet *sheet, const GPtrArray *list, GString *out)
{
	g_autofree char *title = site_title(sheet);
	const char *organization = sheet->assessment->profile[PROFILE_ORGANIZATION];
	const GPtrArray *sentences = overview_of(sheet)->sentences;

	put_head(sheet, title, out);
	put(out, "<h1>", title, "</h1>\n");
	if (organization)
		put(out, "<p>", organization, "</p>\n");
	for (guint i = 0; i < sentences->len; i++)
		put(out, "<p>", sentences->pdata[i], "</p>\n");
	put_files(list, out);
	put(out, "<footer>\n<p>", sheet->edition, "</p>\n");
	put(out, "<p>", _("Digest (SHA-256)"), ": ");
	put(out, "", sheet->digest, "</p>\n</footer>\n</main>\n</body>\n</html>\n");
}

char *site_link(const struct sheet *sheet, const char *address)
{
	g_autofree char *title = site_title(sheet);
	GString *line = g_string_new(NULL);

	put(line, "<a href=\"", address, "\">");
	put(line, "", title, "</a>");
	return g_string_free(line, FALSE);
}
