/* SPDX-License-Identifier: GPL-3.0-or-later
 * What to ask next, and the reasons in words. */
#include "config.h"

#include "engine/interview.h"

#include <string.h>

#include "base/text.h"

static const char *const filters[FILTERS] = {
	[FILTER_ALL] = N_("all rows"),
	[FILTER_APPLICABLE] = N_("rows that apply"),
	[FILTER_UNANSWERED] = N_("rows still open"),
	[FILTER_GAPS] = N_("rows not met"),
	[FILTER_UNDECIDED] = N_("rows not yet decided"),
	[FILTER_REASON_MISSING] = N_("rows whose reason is missing"),
	[FILTER_MINE] = N_("rows of the person in charge"),
};

const char *filter_label(enum filter filter)
{
	return _(filters[filter]);
}

bool fact_asked(const struct assessment *assessment, size_t fact)
{
	return condition_holds(assessment->catalog->fact[fact].when, assessment->fact) != TRUTH_NO;
}

bool item_open(const struct assessment *assessment, const struct report *report, size_t item)
{
	if (report->finding[item].applies == TRUTH_NO)
		return false;
	return assessment->answer[item]->value == ANSWER_NONE ||
	       answer_lacks_note(assessment->answer[item]);
}

/* The same name, whatever its width and case. */
static bool same_person(const char *owner, const char *person)
{
	g_autofree char *a = owner ? text_fold(owner) : NULL;
	g_autofree char *b = person ? text_fold(person) : NULL;

	return a && b && strcmp(a, b) == 0;
}

static bool is_mine(const struct assessment *assessment, const struct finding *finding, size_t item)
{
	const char *owner = assessment->answer[item]->owner;

	return finding->applies != TRUTH_NO &&
	       (same_person(owner, assessment->profile[PROFILE_STAFF_NAME]) ||
		same_person(owner, assessment->profile[PROFILE_STAFF_TITLE]));
}

bool filter_shows(enum filter filter, const struct assessment *assessment,
		  const struct report *report, size_t item)
{
	const struct finding *finding = &report->finding[item];

	switch (filter) {
	case FILTER_APPLICABLE:
		return finding->applies == TRUTH_YES;
	case FILTER_UNANSWERED:
		return item_open(assessment, report, item);
	case FILTER_GAPS:
		return finding->gap;
	case FILTER_UNDECIDED:
		return finding->applies == TRUTH_UNKNOWN;
	case FILTER_REASON_MISSING:
		return finding->reason_missing;
	case FILTER_MINE:
		return is_mine(assessment, finding, item);
	default:
		return true;
	}
}

unsigned filter_count(enum filter filter, const struct assessment *assessment,
		      const struct report *report)
{
	unsigned count = 0;

	for (size_t i = 0; i < assessment->catalog->items; i++)
		count += filter_shows(filter, assessment, report, i);
	return count;
}

int interview_next(const struct assessment *assessment, const struct report *report,
		   enum filter filter, int from, int step)
{
	int items = (int)assessment->catalog->items;

	for (int i = from + step; i >= 0 && i < items; i += step)
		if (filter_shows(filter, assessment, report, (size_t)i))
			return i;
	return -1;
}

int interview_next_fact(const struct assessment *assessment, int from, int step, bool open)
{
	int facts = (int)assessment->catalog->facts;

	for (int i = from + step; i >= 0 && i < facts; i += step)
		if (fact_asked(assessment, (size_t)i) && !(open && assessment->fact[i].answered))
			return i;
	return -1;
}

GPtrArray *reasons_words(const struct assessment *assessment, const struct fact_set *facts)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	if (fact_set_empty(facts))
		return words;
	for (unsigned i = 0; i < assessment->catalog->facts; i++) {
		if (!fact_set_has(facts, i))
			continue;
		g_autofree char *value = assessment_fact_words(assessment, i);
		const char *id = assessment->catalog->fact[i].id;

		g_ptr_array_add(words, value ? g_strconcat(id, "=", value, NULL) : g_strdup(id));
	}
	return words;
}

/* The labels of what was chosen, as a list for people. */
static char *chosen_labels(const struct fact *fact, const struct fact_value *value,
			   enum language language)
{
	GString *labels = g_string_new(NULL);

	for (size_t i = 0; i < fact->options; i++)
		if (value->chosen >> i & 1) {
			if (labels->len)
				/* TRANSLATORS: between the parts of a list: "a, b" */
				g_string_append(labels, _(", "));
			g_string_append(labels, option_label(fact, i, language));
		}
	if (labels->len == 0)
		g_string_append(labels, _("none of these"));
	return g_string_free(labels, FALSE);
}

char *fact_value_text(const struct assessment *assessment, size_t fact, enum language language)
{
	const struct fact_value *value = &assessment->fact[fact];

	if (!value->answered)
		return g_strdup(_("not known yet"));
	return chosen_labels(&assessment->catalog->fact[fact], value, language);
}

GPtrArray *reasons_text(const struct assessment *assessment, const struct fact_set *facts,
			enum reasons_for reader, enum language language)
{

	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < assessment->catalog->facts; i++) {
		const char *ask = text_in(&assessment->catalog->fact[i].ask, language);

		if (!fact_set_has(facts, i))
			continue;
		if (!assessment->fact[i].answered) {
			g_ptr_array_add(texts,
					g_strdup_printf(_("Still to be answered: “%s”."), ask));
			continue;
		}
		g_autofree char *value = fact_value_text(assessment, i, language);

		g_ptr_array_add(
			texts,
			reader == REASONS_FOR_YOU
				? g_strdup_printf(_("You answered “%s” with: %s."), ask, value)
				: g_strdup_printf(_("The answer to “%s” is: %s."), ask, value));
	}
	return texts;
}

/* Adds a line. */
static void add_line(GString *text, const char *line)
{
	if (text->len)
		g_string_append_c(text, '\n');
	g_string_append(text, line);
}

static void add_reasons(GString *text, const struct assessment *assessment,
			const struct fact_set *facts, enum language language)
{
	g_autoptr(GPtrArray) reasons =
		reasons_text(assessment, facts, REASONS_FOR_YOU, language);

	for (unsigned i = 0; i < reasons->len; i++)
		add_line(text, reasons->pdata[i]);
}

/* The catalog's reasons why a row applies; the bare answers when it gives none. */
static void add_because(GString *text, const struct assessment *assessment, const struct item *item,
			const struct finding *finding, enum language language)
{
	const struct section *section = &assessment->catalog->section[item->section];

	if (!section->when && !item->when)
		add_line(text, _("This row applies to everyone whom the Guideline covers."));
	if (section->when && !text_empty(&section->because))
		add_line(text, text_in(&section->because, language));
	if (item->when && !text_empty(&item->because))
		add_line(text, text_in(&item->because, language));
	if (text->len == 0)
		add_reasons(text, assessment, &finding->because, language);
}

char *why_text(const struct assessment *assessment, const struct report *report, size_t item,
	       enum language language)
{
	const struct finding *finding = &report->finding[item];
	GString *text = g_string_new(NULL);

	switch (finding->applies) {
	case TRUTH_YES:
		add_because(text, assessment, &assessment->catalog->item[item], finding, language);
		break;
	case TRUTH_NO:
		add_line(text, _("This row does not apply to you."));
		add_reasons(text, assessment, &finding->because, language);
		break;
	case TRUTH_UNKNOWN:
		add_line(text, _("It is not yet decided whether this row applies to you."));
		add_reasons(text, assessment, &finding->settled_by, language);
		break;
	}
	return g_string_free(text, FALSE);
}

char *scope_why_text(const struct assessment *assessment, const struct report *report,
		     enum language language)
{
	const struct scope *scope = &report->scope;
	GString *text = g_string_new(NULL);

	if (scope->rule && !text_empty(&scope->rule->because))
		add_line(text, text_in(&scope->rule->because, language));
	else
		add_reasons(text, assessment, scope->rule ? &scope->because : &scope->settled_by,
			    language);
	return g_string_free(text, FALSE);
}

char *moment_text(const char *at)
{
	enum { DATE = 10, MINUTE = 16 };

	if (!at)
		return g_strdup(_("at an unknown time"));
	if (strlen(at) <= MINUTE || at[DATE] != 'T')
		return g_strdup(at);
	return g_strdup_printf("%.*s %.*s%s", DATE, at, MINUTE - DATE - 1, at + DATE + 1,
			       g_str_has_suffix(at, "Z") ? " UTC" : "");
}

char *signature_text(const struct answer *answer)
{
	g_autofree char *at = answer->at ? moment_text(answer->at) : NULL;

	if (answer->by && at)
		/* TRANSLATORS: who and when */
		return g_strdup_printf(_("%s, %s"), answer->by, at);
	return answer->by ? g_strdup(answer->by) : g_steal_pointer(&at);
}

char *basis_text(const struct assessment *assessment, size_t item, enum language language)
{
	const struct item *about = &assessment->catalog->item[item];
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < about->bases; i++) {
		if (condition_holds(about->basis[i].when, assessment->fact) == TRUTH_NO)
			continue;
		if (text->len)
			g_string_append(text, "; ");
		g_string_append(text, text_in(&about->basis[i].cite, language));
	}
	return g_string_free(text, FALSE);
}
