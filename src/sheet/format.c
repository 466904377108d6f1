/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of formats. The order is that of menus and help. */
#include "config.h"

#include "sheet/format.h"

#include <string.h>

/* clang-format off */
static const struct format xlsx = {
	"xlsx", ".xlsx", N_("a form, for spreadsheet programs"), .binary = true,
	.begins = "PK\003\004",
	.needs = "libxlsxwriter-dev libminizip-dev",
};
static const struct format pdf = {
	"pdf", ".pdf", N_("a document, to publish or to print"), .binary = true,
	.seal_before = SEAL_BEFORE_PDF,
	.seal_after = SEAL_AFTER_PDF,
	.site = true,
	.begins = "%PDF-",
	.needs = "libpango1.0-dev libcairo2-dev libqpdf-dev libpoppler-glib-dev",
};
/* clang-format on */

static const struct format *const table[] = {
	&format_text, &format_markdown, &format_html, &format_csv, &format_json, &xlsx, &pdf, NULL,
};

const struct format *const *formats(void)
{
	return table;
}

const struct format *format_of(const char *bytes, size_t length)
{
	for (size_t i = 0; table[i]; i++) {
		const char *begins = table[i]->begins;

		if (begins && length >= strlen(begins) &&
		    g_ascii_strncasecmp(bytes, begins, strlen(begins)) == 0)
			return table[i];
	}
	return NULL;
}

enum seal format_seal(const struct format *format, const char *bytes, size_t length)
{
	return format->seal_before
		       ? seal_check(bytes, length, format->seal_before, format->seal_after)
		       : SEAL_NONE;
}

const struct format *format_find(const char *name)
{
	for (size_t i = 0; table[i]; i++)
		if (strcmp(table[i]->name, name) == 0)
			return table[i];
	return NULL;
}

char *format_path(const struct format *format, const char *path, bool internal)
{
	const char *dot = strrchr(path, '.');
	size_t length =
		dot && !strchr(dot, '/') && dot > path ? (size_t)(dot - path) : strlen(path);

	return g_strdup_printf("%.*s%s%s", (int)length, path, internal ? "-internal" : "",
			       format->suffix);
}
