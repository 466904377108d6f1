/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folder for a web site: the public sheet in the formats that a visitor can use (struct format,
 * `site`), and a small page that leads to them. */
#ifndef SHEET_SITE_H
#define SHEET_SITE_H

#include <glib.h>

#include "sheet/format.h"

#define SITE_INDEX "index.html"

/* "check-sheet.html". The caller frees. */
char *site_name(const struct format *format);

/* Appends the page that leads to the files in FORMATS (struct format *): whose check it is, the
 * overview, the files. */
void site_index(const struct sheet *sheet, const GPtrArray *formats, GString *out);

/* The line of HTML for the page with the privacy policy; ADDRESS is where the folder will be. The
 * caller frees. */
char *site_link(const struct sheet *sheet, const char *address);

#endif
