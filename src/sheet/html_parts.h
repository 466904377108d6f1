/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the web page is made of beside its rows, and how it is read back. */
#ifndef SHEET_HTML_PARTS_H
#define SHEET_HTML_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "sheet/reading.h"
#include "sheet/sheet.h"

/* The one style sheet: without < and &, so that it is the same text in HTML and in XML. */
extern const char html_style[];

/* What a Content-Security-Policy calls it: "sha256-…". The caller frees. */
char *html_style_hash(void);

/* The id of an element of the page, for links: of section I of the catalog. */
#define HTML_SECTION_ID "section-%zu"

/* Appends the list of sections, each with a bar: the rows ticked, of those that apply. */
void html_bars(GString *out, const struct sheet *sheet);

/* Names of the page that writer and reader must agree on. */
#define HTML_CONTENT_ID "phrwizard-content"
#define HTML_BANNER_CLASS "banner"
#define HTML_TICK_CLASS "tick"
#define HTML_UNSEEN_CLASS "unseen"

/* Reads a page (see struct format). What is not well-formed, deep beyond all reason, or no page of
 * ours is an error with its line and column. */
bool html_read(const char *bytes, size_t length, struct reading *reading, GError **error);

#endif
