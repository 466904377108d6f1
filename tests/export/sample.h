/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small assessment with a row of every kind, to be written in every format. */
#ifndef EXPORT_SAMPLE_H
#define EXPORT_SAMPLE_H

#include <glib.h>

#include "engine/assessment.h"

/* Rows of the sample, in order; where each stands in a sheet is in sample.c. */
enum sample_row {
	ROW_MET, ROW_EQUIVALENT, ROW_PARTIAL, ROW_EXCLUDED, ROW_UNDECIDED,      /* section 1(1) */
	ROW_NA, ROW_WITHOUT_REASON, ROW_UNANSWERED, ROW_UNMET,                  /* section 2 */
	SAMPLE_ROWS
};

/* In all: rows of the official tables, and of them with a tick. */
enum { SAMPLE_TABLE_ROWS = 6, SAMPLE_TICKS = 2 };

/* Every text of it that is not for the public begins with this. */
#define SAMPLE_SECRET "SECRET"

/* Markup, formulas and steering characters of every format at once. */
extern const char sample_hostile[];

/* With HOSTILE the catalog's and the user's texts all hold sample_hostile. */
struct assessment *sample_assessment(bool hostile);

/* The sheet of ASSESSMENT in FORMAT, whole. */
GString *sample_written(const struct assessment *assessment, const char *format,
			enum language language, bool internal);

/* That of the sample in English; that of one with a single fact, ROLE as given, and nothing
 * else. */
GString *sample_sheet(const char *format, bool hostile, bool internal);
GString *sample_unanswered(const char *format, const char *role);

/* The part of the page HTML that has that id, up to its end. The caller frees. */
char *sample_part(const char *html, const char *id);

unsigned occurrences(const char *text, const char *what);

#endif
