/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts of the line interview with their progress, and the filters: which rows one goes
 * through. */
#include "config.h"

#include "base/i18n.h"
#include "cli/ask_parts.h"

static char *group_line(const struct interview *interview, size_t group, int *ret_step)
{
	const struct catalog *catalog = interview->session->catalog;
	const struct assessment *assessment = interview->session->assessment;
	unsigned asked = 0, answered = 0;
	int first = -1, open = -1;

	for (int i = (int)catalog->facts - 1; i >= 0; i--) {
		if (catalog->fact[i].group != group || !fact_asked(assessment, (size_t)i))
			continue;
		asked++;
		answered += assessment->fact[i].answered;
		first = i;
		if (!assessment->fact[i].answered)
			open = i;
	}
	*ret_step = open >= 0 ? open : first;
	return g_strdup_printf(_("%s: %u of %u answered"),
			       text_in(&catalog->group[group].title, i18n_language()), answered,
			       asked);
}

/* The step to begin SECTION with: its first open row, else the first that applies, else the first.
 * */
static int section_step(const struct interview *interview, const struct section *section)
{
	static const enum filter wanted[] = { FILTER_UNANSWERED, FILTER_APPLICABLE, FILTER_ALL };
	int before = (int)section->first - 1, end = (int)(section->first + section->items);

	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		int item = interview_next(interview->session->assessment, interview->report,
					  wanted[i], before, 1);

		if (item >= 0 && item < end)
			return interview_facts(interview) + item;
	}
	return -1;
}

static char *section_line(const struct interview *interview, size_t index, int *ret_step)
{
	const struct section *section = &interview->session->catalog->section[index];
	const struct counts *counts = &interview->report->section[index];
	unsigned open = counts->unanswered + counts->undecided + counts->reason_missing;
	const char *title = text_in(&section->title, i18n_language());

	*ret_step = section_step(interview, section);
	if (counts->applicable + counts->undecided == 0)
		return g_strdup_printf(_("%s %s: does not apply"), section->id, title);
	return g_strdup_printf(_("%s %s: %u of %u ticked, %u open"), section->id, title,
			       counts->ticked, counts->applicable, open);
}

void sections(struct interview *interview, const char *argument)
{
	const struct catalog *catalog = interview->session->catalog;
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) titles = g_ptr_array_new();
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(int));
	int step, chosen;

	(void)argument;
	for (size_t i = 0; i < catalog->groups; i++) {
		g_ptr_array_add(lines, group_line(interview, i, &step));
		g_ptr_array_add(titles, NULL);
		g_array_append_val(steps, step);
	}
	for (size_t screen = 0; screen < catalog->screens; screen++) {
		const char *title = text_in(&catalog->screen[screen].title, i18n_language());

		for (size_t i = 0; i < catalog->sections; i++) {
			if (catalog->section[i].screen != screen)
				continue;
			g_ptr_array_add(lines, section_line(interview, i, &step));
			g_ptr_array_add(titles, (char *)title);
			g_array_append_val(steps, step);
			title = NULL;
		}
	}
	chosen = choose(interview, lines, titles);
	if (chosen >= 0 && g_array_index(steps, int, chosen) >= 0)
		jump(interview, g_array_index(steps, int, chosen));
	else if (chosen >= 0)
		say_line(interview, _("Nothing is to be asked here."));
}

/* ---- filter ---- */

void choose_filter(struct interview *interview, const char *argument)
{
	const struct assessment *assessment = interview->session->assessment;
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	int chosen, first;

	(void)argument;
	for (int i = 0; i < FILTERS; i++)
		g_ptr_array_add(lines, g_strdup_printf(_("%s: %u"), filter_label((enum filter)i),
						       filter_count((enum filter)i, assessment,
								    interview->report)));
	chosen = choose(interview, lines, NULL);
	if (chosen < 0)
		return;
	first = interview_next(assessment, interview->report, (enum filter)chosen, -1, 1);
	if (first < 0) {
		say_line(interview, _("There are no such rows."));
		return;
	}
	interview->filter = (enum filter)chosen;
	jump_to_row(interview, (size_t)first);
}
