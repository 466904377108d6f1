/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every change in the line interview: by a new assessment in place of the old, saved at once; the
 * old one stays for undo. */
#include "config.h"

#include "base/i18n.h"
#include "cli/ask_parts.h"
#include "cli/rescue.h"
#include "engine/merge.h"
#include "engine/signoff.h"

enum { UNDO_MAX = 100 };

/* An assessment as it was, and the step where it was changed. */
struct past {
	struct assessment *assessment;
	int step;
};

void past_free(void *data)
{
	struct past *past = data;

	assessment_free(past->assessment);
	g_free(past);
}

/* Moves the present assessment, changed at STEP, into HISTORY. */
static void remember(struct interview *interview, GPtrArray *history, int step)
{
	struct past *past = g_new0(struct past, 1);

	past->assessment = g_steal_pointer(&interview->session->assessment);
	past->step = step;
	g_ptr_array_add(history, past);
	if (history->len > UNDO_MAX)
		g_ptr_array_remove_index(history, 0);
}

/* Undoing takes back our own changes, not what others saved meanwhile: HISTORY gets what came into
 * MERGED. */
static void bring_into(GPtrArray *history, const struct assessment *ours,
		       const struct assessment *merged)
{
	for (unsigned i = 0; i < history->len; i++)
		assessment_bring_into(&((struct past *)history->pdata[i])->assessment, ours,
				      merged);
}

/* Saves NEXT (taken), with what others saved meanwhile, in the place of the present one, which is
 * gone already. */
static void replace(struct interview *interview, struct assessment *next)
{
	struct arrivals arrivals;
	g_autofree char *news = NULL;

	interview->session->assessment = next;
	if (!rescue_save(interview->session, next, &arrivals, interview->error))
		interview->leaving = true;
	news = arrivals_text(&arrivals);
	if (arrivals.merged) {
		bring_into(interview->undo, next, arrivals.merged);
		bring_into(interview->redo, next, arrivals.merged);
		assessment_free(next);
		interview->session->assessment = arrivals.merged;
	}
	if (news)
		say_wrapped(interview, 0, news);
	report_free(interview->report);
	interview->report = session_report(interview->session);
}

bool may_change(struct interview *interview)
{
	g_autoptr(GError) error = NULL;

	if (assessment_may_change(interview->session->assessment,
				  saved_file_path(interview->session->file), &error))
		return true;
	say_wrapped(interview, 0, error->message);
	return false;
}

void commit(struct interview *interview, struct assessment *next)
{
	if (assessment_equal(interview->session->assessment, next)) {
		assessment_free(next);
		return;
	}
	if (!may_change(interview)) {
		assessment_free(next);
		return;
	}
	remember(interview, interview->undo, interview->step);
	g_ptr_array_set_size(interview->redo, 0);
	replace(interview, next);
}

void record_change(struct interview *interview, struct assessment *next)
{
	g_ptr_array_set_size(interview->undo, 0);
	g_ptr_array_set_size(interview->redo, 0);
	assessment_free(interview->session->assessment);
	replace(interview, next);
}

/* One change from one history to the other, and to its step. */
static void step_history(struct interview *interview, GPtrArray *from, GPtrArray *to)
{
	struct past *past = g_ptr_array_steal_index(from, from->len - 1);

	remember(interview, to, past->step);
	replace(interview, g_steal_pointer(&past->assessment));
	/* the head was changed before the first step */
	if (past->step >= 0 && past->step != interview->step)
		jump(interview, past->step);
	past_free(past);
	say_verdict(interview);
}

void undo(struct interview *interview, const char *argument)
{
	(void)argument;
	if (interview->undo->len == 0) {
		say_line(interview, _("There is nothing to undo."));
		return;
	}
	step_history(interview, interview->undo, interview->redo);
	say_line(interview, _("The last change is undone; U does it again."));
}

void redo(struct interview *interview, const char *argument)
{
	(void)argument;
	if (interview->redo->len == 0) {
		say_line(interview, _("There is nothing to redo."));
		return;
	}
	step_history(interview, interview->redo, interview->undo);
	say_line(interview, _("The change is done again."));
}
