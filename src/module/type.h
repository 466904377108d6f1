/* SPDX-License-Identifier: GPL-3.0-or-later
 * Type for a page: text in a few styles, set by Pango in a Japanese font. A letter that no font on
 * this machine has is remembered, never printed as a box. */
#ifndef MODULE_TYPE_H
#define MODULE_TYPE_H

#include <stdbool.h>

#include <glib.h>
#include <pango/pangocairo.h>

#include "base/i18n.h"
#include "base/owned.h"

enum style {
	STYLE_TITLE, STYLE_EDITION, STYLE_HEADING, STYLE_BODY, STYLE_COLUMN, STYLE_GROUP,
	STYLE_LABEL, STYLE_DETAIL, STYLE_DETAIL_LABEL, STYLE_NUMBER, STYLE_TICK, STYLE_RUNNING,
	STYLE_BANNER, STYLE_WATERMARK, STYLES
};

/* Red, green and blue, 0xRRGGBB. */
enum ink {
	INK_TEXT = 0x1d2429, INK_SOFT = 0x55626b, INK_ACCENT = 0x123f63, INK_TICK = 0x0a5c36,
	INK_ALARM = 0x8c1d18, INK_LINE = 0x9fabb4, INK_BAND = 0xe6edf2, INK_GROUP = 0xf4f7f9,
	INK_PALE = 0xf6e4e2
};

struct type;

/* For text that is mostly in LANGUAGE. Error PHR_ERROR_NOT_FOUND when there is no font at all. */
struct type *type_new(enum language language, GError **error);
void type_free(struct type *type);
OWNED_TYPE(type)

/* TEXT as text_display() shows it, broken into lines of WIDTH points, the last of which has more
 * than a letter or two; WIDTH 0: a line as long as it gets. Lines of a title are about the same
 * length, and end where a phrase does if there is such a place. The same text in the same style and
 * width is the same layout, not set anew: what is done to it afterwards must be the same, too. Free
 * by g_object_unref(). */
PangoLayout *type_line(struct type *type, enum style style, const char *text, double width);

/* False and ERROR, which says what to install, when anything set so far has a letter that no font
 * has. */
bool type_complete(const struct type *type, GError **error);

/* How far letters must go down to be in the middle of their line, in points; may be negative. */
double type_sink(const struct type *type);

/* Of LAYOUT, in points. */
double type_width(PangoLayout *layout);
double type_height(PangoLayout *layout);

#endif
