/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drafting the overview, and knowing when one no longer fits. What it was written for is kept in
 * plain words and figures, so that a difference of two files can be read. */
#include "config.h"

#include "engine/overview.h"

#include <string.h>

static void add_line(GString *text, char *line)
{
	g_string_append_printf(text, "%s%s", text->len ? "\n" : "", line);
	g_free(line);
}

static char *who_line(const struct assessment *assessment, enum language language)
{
	char *const *profile = assessment->profile;
	const char *title = text_in(&assessment->catalog->title, language);
	const char *service = profile[PROFILE_SERVICE], *who = profile[PROFILE_ORGANIZATION];
	const char *confirmed = profile[PROFILE_CONFIRMED];

	if (who && service && confirmed)
		/* TRANSLATORS: organisation, service, guideline, date of its edition, date */
		return g_strdup_printf(_("%s has checked its service “%s” against “%s” (edition of "
					 "%s). Date of this check: %s."),
				       who, service, title, assessment->catalog->published,
				       confirmed);
	/* TRANSLATORS: guideline, date of its edition */
	return g_strdup_printf(_("A service has been checked against “%s” (edition of %s)."), title,
			       assessment->catalog->published);
}

/* clang-format off */
static const char *const scopes[VERDICTS] = {
	[VERDICT_IN] = N_("The Guideline covers this service."),
	[VERDICT_OUT] =
		N_("The Guideline does not cover this service; it was checked of our own will."),
	[VERDICT_UNCLEAR] = N_("Whether the Guideline covers this service is not yet clear."),
};
/* clang-format on */

/* Only what surely holds is claimed: a result that is not settled says so. */
static void add_result(GString *text, const struct report *report)
{
	const struct counts *total = &report->total;
	/* answers that lack their reason count as open */
	const unsigned open = total->unanswered + total->undecided + total->reason_missing;
	const unsigned declared = total->applicable - total->ticked - total->partial -
				  total->unmet - total->unanswered - total->reason_missing;

	add_line(text, g_strdup_printf(_("Items of the check sheet that apply: %u. Met: %u, of "
					 "these by an equivalent or better measure: %u."),
				       total->applicable, total->ticked,
				       total->ticked - total->met));
	if (total->partial + total->unmet > 0)
		add_line(text,
			 g_strdup_printf(_("Met only in part, or not yet met: %u; binding ones "
					   "among them: %u."),
					 total->partial + total->unmet, total->binding_gaps));
	if (declared > 0)
		add_line(text, g_strdup_printf(_("Declared not applicable to this service: %u."),
					       declared));
	if (open > 0)
		add_line(text, g_strdup_printf(_("Still to be checked: %u."), open));
	if (report->result == RESULT_CONFORMING)
		add_line(text, g_strdup(_("All binding items that apply are dealt with as the "
					  "Guideline asks.")));
}

char *overview_draft(const struct assessment *assessment, const struct report *report,
		     enum language language)
{
	GString *text = g_string_new(NULL);

	add_line(text, who_line(assessment, language));
	add_line(text, g_strdup(_(scopes[report->scope.verdict])));
	add_result(text, report);
	return g_string_free(text, FALSE);
}

char *overview_dates(const struct assessment *assessment, const struct report *report)
{
	const char *last = NULL;
	unsigned dated = 0;

	for (size_t i = 0; i < assessment->catalog->items; i++) {
		const char *due = assessment->answer[i]->due;

		if (!report->finding[i].gap || !due)
			continue;
		dated++;
		last = !last || strcmp(due, last) > 0 ? due : last;
	}
	if (dated == 0)
		return NULL;
	/* TRANSLATORS: number of items, date */
	return g_strdup_printf(ngettext("We mean to complete %u of these by %s.",
					"We mean to complete %u of these by %s.", dated),
			       dated, last);
}

/* "scope=in result=gaps applicable=98 …" */
static char *basis_of(const struct assessment *assessment, const struct report *report)
{
	const struct counts *total = &report->total;
	const char *confirmed = assessment->profile[PROFILE_CONFIRMED];

	return g_strdup_printf(
		"scope=%s result=%s applicable=%u ticked=%u equivalent=%u partial=%u "
		"unmet=%u na=%u unanswered=%u undecided=%u confirmed=%s",
		verdict_id(report->scope.verdict), result_id(report->result), total->applicable,
		total->ticked, total->equivalent, total->partial, total->unmet, total->na,
		total->unanswered, total->undecided, confirmed ? confirmed : "-");
}

static bool any_written(const struct assessment *assessment)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (assessment->profile[PROFILE_OVERVIEW + i])
			return true;
	return false;
}

bool overview_stale(const struct assessment *assessment, const struct report *report)
{
	g_autofree char *basis = basis_of(assessment, report);

	return any_written(assessment) &&
	       g_strcmp0(assessment->profile[PROFILE_OVERVIEW_BASIS], basis) != 0;
}

const char *overview_written(const struct assessment *assessment, const struct report *report,
			     enum language language)
{
	return overview_stale(assessment, report)
		       ? NULL
		       : assessment->profile[PROFILE_OVERVIEW + language];
}

bool overview_write(struct assessment *assessment, const struct report *report,
		    enum language language, const char *text, GError **error)
{
	const bool stale = overview_stale(assessment, report);
	g_autofree char *basis = basis_of(assessment, report);

	if (!assessment_set_profile(assessment, PROFILE_OVERVIEW + language, text, error))
		return false;
	for (int i = 0; stale && i < LANGUAGES; i++)
		if (i != (int)language)
			assessment_set_profile(assessment, PROFILE_OVERVIEW + i, NULL, NULL);
	/* figures and words of ours: never too long */
	return assessment_set_profile(assessment, PROFILE_OVERVIEW_BASIS,
				      any_written(assessment) ? basis : NULL, error);
}
