/* SPDX-License-Identifier: GPL-3.0-or-later
 * From one check to the next: did a row get better or worse, or lose its proof? */
#ifndef ENGINE_TREND_H
#define ENGINE_TREND_H

#include "engine/assessment.h"
#include "engine/upgrade.h"

enum trend {
	/* as it was, or not to be compared (declared not applicable before or now) */
	TREND_NONE,
	TREND_BETTER,   /* met, or partly met, where it was less */
	TREND_WORSE,
	TREND_ANSWERED, /* was open */
	TREND_OPEN,     /* was answered; has no answer now, or one of last time to be confirmed */
	TRENDS
};

/* An answer that lacks its reason is open. */
enum trend answer_trend(const struct answer *before, const struct answer *now);
/* NOW is answered, and has fewer pieces of evidence than BEFORE. */
bool answer_lost_proof(const struct answer *before, const struct answer *now);

/* "none", "better", …; label translated. */
const char *trend_id(enum trend trend);
const char *trend_label(enum trend trend);

/* OLD as it would have been in the edition that UPGRADE, which is of OLD, went to: no answer waits
 * that did not wait in OLD. */
struct assessment *assessment_translated(const struct upgrade *upgrade);

#endif
