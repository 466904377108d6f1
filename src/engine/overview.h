/* SPDX-License-Identifier: GPL-3.0-or-later
 * The overview: the few plain sentences that the public reads above the sheet (guideline 5.1). The
 * program drafts it from the result; people may write their own, which is kept with the assessment
 * together with the result that it was written for. */
#ifndef ENGINE_OVERVIEW_H
#define ENGINE_OVERVIEW_H

#include <stdbool.h>

#include "engine/evaluate.h"

/* What the result says, in plain sentences, a line each: who, which service and edition, checked
 * when, how many rows apply and are ticked, what is not done. Nothing that the data do not bear,
 * and nothing that is not published. LANGUAGE is that of the guideline's words; ours follow
 * i18n_switch(). The caller frees. */
char *overview_draft(const struct assessment *assessment, const struct report *report,
		     enum language language);

/* By when the gaps that have a due date are to be closed, in a sentence for those who want to
 * publish it; NULL when there is none. The caller frees. */
char *overview_dates(const struct assessment *assessment, const struct report *report);

/* The words that somebody wrote, while they fit the result; NULL: the draft is to be shown. */
const char *overview_written(const struct assessment *assessment, const struct report *report,
			     enum language language);

/* Somebody wrote an overview for a result that is another now. */
bool overview_stale(const struct assessment *assessment, const struct report *report);

/* Keeps TEXT ("" or NULL: none) as the overview in LANGUAGE, written for the result in REPORT. The
 * other language's text is dropped when it was written for another result. False and ERROR, nothing
 * changed, when it is too long. */
bool overview_write(struct assessment *assessment, const struct report *report,
		    enum language language, const char *text, GError **error);

#endif
