/* SPDX-License-Identifier: GPL-3.0-or-later
 * Better or worse. */
#include "config.h"

#include "engine/trend.h"

static const struct {
	const char *id, *label;
} trends[TRENDS] = {
	[TREND_NONE] = { "none", N_("neither better nor worse") },
	[TREND_BETTER] = { "better", N_("better") },
	[TREND_WORSE] = { "worse", N_("worse") },
	[TREND_ANSWERED] = { "answered", N_("answered now") },
	[TREND_OPEN] = { "open", N_("open now") },
};

const char *trend_id(enum trend trend)
{
	return trends[trend].id;
}

const char *trend_label(enum trend trend)
{
	return _(trends[trend].label);
}

/* How much is done, as far as it can be compared; those that cannot are below zero. */
enum { LEVEL_OPEN = -2, LEVEL_BESIDE, LEVEL_UNMET, LEVEL_PARTIAL, LEVEL_MET };

static int level_of(const struct answer *answer)
{
	static const int levels[ANSWER_VALUES] = {
		[ANSWER_NONE] = LEVEL_OPEN,      [ANSWER_MET] = LEVEL_MET,
		[ANSWER_EQUIVALENT] = LEVEL_MET, [ANSWER_PARTIAL] = LEVEL_PARTIAL,
		[ANSWER_UNMET] = LEVEL_UNMET,    [ANSWER_NA] = LEVEL_BESIDE,
	};

	return answer_lacks_note(answer) ? LEVEL_OPEN : levels[answer->value];
}

enum trend answer_trend(const struct answer *before, const struct answer *now)
{
	const int then = level_of(before), here = level_of(now);

	if (then == here)
		return TREND_NONE;
	if (then == LEVEL_OPEN)
		return TREND_ANSWERED;
	if (here == LEVEL_OPEN)
		return TREND_OPEN;
	if (then == LEVEL_BESIDE || here == LEVEL_BESIDE)
		return TREND_NONE;
	return here > then ? TREND_BETTER : TREND_WORSE;
}

bool answer_lost_proof(const struct answer *before, const struct answer *now)
{
	unsigned then = before->evidence ? before->evidence->len : 0;
	unsigned here = now->evidence ? now->evidence->len : 0;

	return now->value != ANSWER_NONE && here < then;
}

struct assessment *assessment_translated(const struct upgrade *upgrade)
{
	struct assessment *translated = assessment_copy(upgrade->result);

	for (unsigned i = 0; i < upgrade->row->len; i++) {
		const struct upgrade_row *row = &g_array_index(upgrade->row, struct upgrade_row, i);
		struct answer answer;

		if (row->fact || row->fate != FATE_CONFIRM || row->from < 0 ||
		    upgrade->old->answer[row->from]->value == ANSWER_NONE)
			continue;
		answer_copy(&answer, upgrade->old->answer[row->from]);
		assessment_put_answer(translated, (size_t)row->to, &answer);
	}
	return translated;
}
