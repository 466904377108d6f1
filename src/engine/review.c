/* SPDX-License-Identifier: GPL-3.0-or-later
 * The groups of a review, one table: each says what is to be done. */
#include "config.h"

#include "engine/review.h"

#include "engine/carried.h"

#include "base/i18n.h"
#include "engine/interview.h"

struct review {
	const struct assessment *assessment;
	const struct report *report;
	GArray *entries, *groups; /* NULL: nobody has asked yet */
};

static bool settles_scope(const struct assessment *assessment, const struct report *report,
			  size_t fact)
{
	return report->scope.verdict == VERDICT_UNCLEAR &&
	       fact_set_has(&report->scope.settled_by, (unsigned)fact) &&
	       fact_asked(assessment, fact);
}

static bool other_fact_open(const struct assessment *assessment, const struct report *report,
			    size_t fact)
{
	return fact_asked(assessment, fact) && !assessment->fact[fact].answered &&
	       !settles_scope(assessment, report, fact);
}

static bool is_overdue(const struct assessment *assessment, const struct report *report,
		       size_t item)
{
	(void)assessment;
	return report->finding[item].overdue;
}

/* A gap that nobody has taken over, or that has no end. */
static bool is_unplanned(const struct assessment *assessment, const struct report *report,
			 size_t item)
{
	const struct answer *answer = assessment->answer[item];

	return report->finding[item].gap && !report->finding[item].overdue &&
	       (!answer->owner || !answer->due);
}

static bool is_planned(const struct assessment *assessment, const struct report *report,
		       size_t item)
{
	return report->finding[item].gap && !report->finding[item].overdue &&
	       !is_unplanned(assessment, report, item);
}

static bool binding_is_planned(const struct assessment *assessment, const struct report *report,
			       size_t item)
{
	return is_planned(assessment, report, item) &&
	       duty_binds(assessment->catalog->item[item].duty);
}

static bool other_is_planned(const struct assessment *assessment, const struct report *report,
			     size_t item)
{
	return is_planned(assessment, report, item) &&
	       !duty_binds(assessment->catalog->item[item].duty);
}

static bool lacks_reason(const struct assessment *assessment, const struct report *report,
			 size_t item)
{
	(void)assessment;
	return report->finding[item].reason_missing;
}

static bool is_carried(const struct assessment *assessment, const struct report *report,
		       size_t item)
{
	return report->finding[item].applies == TRUTH_YES &&
	       answer_carried(assessment->answer[item]);
}

static bool is_unanswered(const struct assessment *assessment, const struct report *report,
			  size_t item)
{
	return report->finding[item].applies == TRUTH_YES &&
	       assessment->answer[item]->value == ANSWER_NONE &&
	       !is_carried(assessment, report, item);
}

static bool is_undecided(const struct assessment *assessment, const struct report *report,
			 size_t item)
{
	(void)assessment;
	return report->finding[item].applies == TRUTH_UNKNOWN;
}

static bool in_conflict(const struct assessment *assessment, bool fact, size_t index)
{
	const struct catalog *catalog = assessment->catalog;

	return fact ? assessment_conflict(assessment, ENTRY_FACT, catalog->fact[index].id)
		    : assessment_conflict(assessment, ENTRY_ROW, catalog->item[index].key);
}

static void add_conflicts(GArray *entries, size_t group, const struct assessment *assessment)
{
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];
		const struct review_entry entry = { group, conflict, conflict->kind == ENTRY_FACT,
						    conflict->kind == ENTRY_FIELD
							    ? G_MAXSIZE
							    : conflict->rank };

		g_array_append_val(entries, entry);
	}
}

/* What is best done first stands first. Without `holds`: the conflicts. */
static const struct {
	const char *title;
	bool fact;
	bool (*holds)(const struct assessment *assessment, const struct report *report,
		      size_t index);
} groups[] = {
	{ N_("Choose: these were answered in different ways"), false, NULL },
	{ N_("Answer first: these decide whether the Guideline covers you"), true, settles_scope },
	{ N_("Answer about your service: these decide which rows apply"), true, other_fact_open },
	{ N_("Write the reason: without it the answer does not count"), false, lacks_reason },
	{ N_("Confirm what was answered last time, or answer anew"), false, is_carried },
	{ N_("Answer these rows"), false, is_unanswered },
	{ N_("Overdue: put it in place, or set a new date"), false, is_overdue },
	{ N_("Say who puts it in place, and until when"), false, is_unplanned },
	{ N_("Put in place: duties that bind"), false, binding_is_planned },
	{ N_("Put in place: duties that do not bind"), false, other_is_planned },
	{ N_("Decide whether these apply, by the answers about your service"), false,
	  is_undecided },
};

const char *review_group_title(size_t group)
{
	return _(groups[group].title);
}

/* Appends the entries of GROUP. */
static void add_entries(GArray *entries, size_t group, const struct assessment *assessment,
			const struct report *report)
{
	bool fact = groups[group].fact;
	size_t count = fact ? assessment->catalog->facts : assessment->catalog->items;

	if (!groups[group].holds) {
		add_conflicts(entries, group, assessment);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct review_entry entry = { group, NULL, fact, i };

		if (groups[group].holds(assessment, report, i) && !in_conflict(assessment, fact, i))
			g_array_append_val(entries, entry);
	}
}

static void look(struct review *review)
{
	review->entries = g_array_new(FALSE, FALSE, sizeof(struct review_entry));
	review->groups = g_array_new(FALSE, FALSE, sizeof(struct review_group));
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
		struct review_group group = { .group = i, .first = review->entries->len };

		add_entries(review->entries, i, review->assessment, review->report);
		group.count = review->entries->len - group.first;
		if (group.count > 0)
			g_array_append_val(review->groups, group);
	}
}

struct review *review_new(const struct assessment *assessment, const struct report *report)
{
	struct review *review = g_new0(struct review, 1);

	review->assessment = assessment;
	review->report = report;
	return review;
}

void review_free(struct review *review)
{
	if (!review)
		return;
	if (review->entries) {
		g_array_unref(review->entries);
		g_array_unref(review->groups);
	}
	g_free(review);
}

const GArray *review_entries(struct review *review)
{
	if (!review->entries)
		look(review);
	return review->entries;
}

const GArray *review_groups(struct review *review)
{
	if (!review->groups)
		look(review);
	return review->groups;
}
