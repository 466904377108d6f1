/* SPDX-License-Identifier: GPL-3.0-or-later
 * The --json shapes of design section 7. English words, never localised; the caller owns what it
 * gets. */
#ifndef CLI_REPORT_JSON_H
#define CLI_REPORT_JSON_H

#include <jansson.h>

#include "engine/interview.h"
#include "engine/merge.h"

/* {"schema":"phrwizard-summary/1", …}. FILE as the user named it. */
json_t *summary_json(const char *file, const struct assessment *assessment, const struct report
		     *report);

/* One row as in `show --json`. */
json_t *row_json(const struct assessment *assessment, const struct report *report, size_t item,
		 enum language language);

/* What is said about an entry: null, the words of a field or fact, or the answer of a row; with a
 * conflict {"conflict": [what each side says, …]}. */
json_t *said_json(enum entry_kind kind, const struct said *said);

/* An answer, with `last` where something was answered last time. */
json_t *answer_json(const struct answer *answer);

#endif
