/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an assessment is due when: the next check, the gaps that have a due date, evidence that
 * holds to a day, and the next looks at the sheets of recipients. */
#ifndef ENGINE_DEADLINE_H
#define ENGINE_DEADLINE_H

#include <glib.h>

#include "engine/evaluate.h"

enum deadline_kind { DEADLINE_CHECK, DEADLINE_GAP, DEADLINE_EVIDENCE, DEADLINE_RECIPIENT,
		     DEADLINE_KINDS };

struct deadline {
	enum deadline_kind kind;
	size_t item; /* of a gap or evidence: its row; of a recipient: its place in the register */
	unsigned evidence; /* of evidence: which of the row */
	char date[sizeof "2026-11-22"];
	int days;       /* from today: negative is late */
};

/* The deadlines of ASSESSMENT up to the day UNTIL (NULL: all), late ones too, by date and then in
 * the order of the catalog. TODAY and UNTIL are YYYY-MM-DD. An array of struct deadline. A gap is a
 * row that applies and is partly or not met, by the answer of now or the one that is to be
 * confirmed. */
GArray *deadlines(const struct assessment *assessment, const struct report *report,
		  const char *today, const char *until);

/* "check", "gap", "evidence", "recipient". */
const char *deadline_kind_id(enum deadline_kind kind);
/* Whose sheet is to be looked at: the name of the recipient. */
const char *deadline_recipient(const struct assessment *assessment,
			       const struct deadline *deadline);
/* What is due, in a line for people: the next check, the row and its question, its evidence, or
 * whose sheet is to be looked at. The caller frees. */
char *deadline_text(const struct assessment *assessment, const struct deadline *deadline,
		    enum language language);
/* "3 days late", "today", "in 3 days". The caller frees. */
char *deadline_when(const struct deadline *deadline);

#endif
