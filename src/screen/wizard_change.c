/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every change of the assessment: by a new one in place of the old, which stays for undo. Where
 * one goes after it. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"
#include "engine/history.h"
#include "engine/merge.h"
#include "engine/overview.h"
#include "engine/signoff.h"

enum { UNDO_MAX = 100 };

void snapshot_free(void *data)
{
	struct snapshot *snapshot = data;

	assessment_free(snapshot->assessment);
	g_free(snapshot);
}

/* Remembers the present assessment, and where we are, in HISTORY. */
static void remember(struct wizard *wizard, GPtrArray *history)
{
	struct snapshot *snapshot = g_new0(struct snapshot, 1);

	snapshot->assessment = g_steal_pointer(&wizard->assessment);
	snapshot->at = wizard->at;
	snapshot->index = wizard->at == PLACE_FACT ? wizard->fact : wizard->item;
	snapshot->conflict =
		wizard_top(wizard)->screen == &screen_conflict ? (int)wizard->conflict : -1;
	g_ptr_array_add(history, snapshot);
	if (history->len > UNDO_MAX)
		g_ptr_array_remove_index(history, 0);
}

bool wizard_may_change(struct wizard *wizard)
{
	g_autofree char *signed_off = NULL;

	if (assessment_may_change(wizard->assessment, "", NULL))
		return true;
	signed_off = sign_text(signoff_held(wizard->assessment));
	wizard_say(wizard, false,
		   g_strdup_printf(_("Signed off and not to be changed; S reopens it: %s."),
				   signed_off));
	return false;
}

struct request wizard_record(struct wizard *wizard, struct assessment *next)
{
	g_ptr_array_set_size(wizard->undo, 0);
	g_ptr_array_set_size(wizard->redo, 0);
	assessment_free(wizard->assessment);
	wizard->assessment = next;
	wizard_evaluate(wizard);
	return (struct request){ .kind = REQUEST_SAVE };
}

/* ITEM: nothing but the answer to this row is another; -1: anything may be. */
static struct request commit(struct wizard *wizard, struct assessment *next, int item)
{
	const bool stale = overview_stale(wizard->assessment, wizard->report);

	if (assessment_equal(wizard->assessment, next)) {
		assessment_free(next);
		return NO_REQUEST;
	}
	if (!wizard_may_change(wizard)) {
		assessment_free(next);
		return NO_REQUEST;
	}
	remember(wizard, wizard->undo);
	g_ptr_array_set_size(wizard->redo, 0);
	wizard->assessment = next;
	if (item >= 0)
		wizard_evaluate_answer(wizard, (size_t)item);
	else
		wizard_evaluate(wizard);
	if (!stale && overview_stale(wizard->assessment, wizard->report))
		wizard_say_also(wizard, false,
				g_strdup(_("The overview no longer fits the result: O opens it.")));
	return (struct request){ .kind = REQUEST_SAVE };
}

struct request wizard_commit(struct wizard *wizard, struct assessment *next)
{
	return commit(wizard, next, -1);
}

static void bring_into(GPtrArray *history, const struct assessment *now,
		       const struct assessment *merged)
{
	for (unsigned i = 0; i < history->len; i++)
		assessment_bring_into(&((struct snapshot *)history->pdata[i])->assessment, now,
				      merged);
}

void wizard_merged(struct wizard *wizard, struct assessment *merged, const char *news)
{
	OWNED(assessment) before = wizard->assessment;
	bool conflicts = merged->conflict->len > before->conflict->len;

	bring_into(wizard->undo, before, merged);
	bring_into(wizard->redo, before, merged);
	wizard->assessment = merged;
	wizard_follow_conflict(wizard, before);
	wizard_evaluate(wizard);
	/* before the news: what does not fit is cut */
	if (news)
		wizard_say(wizard, true,
			   conflicts ? g_strdup_printf("%s %s", conflict_hint(wizard), news)
				     : g_strdup(news));
}

struct request wizard_set_answer(struct wizard *wizard, int item, const struct answer *answer,
				 bool *ret_good)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);
	char *const *profile = wizard->assessment->profile;
	const char *by = profile[PROFILE_STAFF_NAME] ? profile[PROFILE_STAFF_NAME]
						     : profile[PROFILE_STAFF_TITLE];
	struct answer signed_answer = *answer, recorded;
	g_autoptr(GError) error = NULL;
	bool good;

	signed_answer.by = signed_answer.at = NULL;
	signed_answer.history = NULL;
	if (!answer_empty(&signed_answer)) {
		signed_answer.by = (char *)by;
		signed_answer.at = wizard->now;
	}
	signed_answer.history = answer->history;
	/* a copy, which can be added to; the answer given is the caller's */
	answer_copy(&recorded, &signed_answer);
	answer_remember(&recorded, wizard->assessment->answer[item], by, wizard->now);
	if (wizard->world.look)
		answer_record_files(&recorded, wizard->assessment->answer[item], wizard->today,
				    wizard->world.look, wizard->world.data);
	good = assessment_set_answer(next, (size_t)item, &recorded, &error);
	answer_clear(&recorded);
	if (ret_good)
		*ret_good = good;
	if (!good) {
		wizard_say(wizard, false, g_strdup(error->message));
		return NO_REQUEST;
	}
	if (answer_agrees(next->answer[item], wizard->assessment->answer[item]))
		return NO_REQUEST;
	return commit(wizard, g_steal_pointer(&next), item);
}

/* The current row is a gap that nobody takes care of yet. */
static bool wants_owner(const struct wizard *wizard)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];

	return wizard->report->finding[wizard->item].gap && !answer->owner && !answer->due;
}

void wizard_answered(struct wizard *wizard)
{
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	enum answer_value value = wizard->assessment->answer[wizard->item]->value;
	/* while one goes through gaps or undecided rows, one wants the next of these */
	enum filter filter =
		wizard->filter > FILTER_UNANSWERED ? wizard->filter : FILTER_UNANSWERED;
	int next = interview_next(wizard->assessment, wizard->report, filter, wizard->item, 1);

	if (next < 0)
		next = interview_next(wizard->assessment, wizard->report, filter, -1, 1);
	wizard_say(wizard, true,
		   g_strdup_printf(_("Row %s: %s."), item_name(item), answer_label(value)));
	if (wizard->report->finding[wizard->item].applies == TRUTH_NO)
		wizard_say(wizard, true,
			   g_strdup(_("The answer is kept; it does not count, because the row "
				      "before does "
				      "not apply.")));
	else if (next >= 0 && wants_owner(wizard))
		wizard_say_also(wizard, true, g_strdup(_("r lists it, for owner and due date.")));
	if (next >= 0) {
		wizard_show_item(wizard, next);
		return;
	}
	wizard_open(wizard, &screen_review);
	if (filter == FILTER_UNANSWERED)
		wizard_say_also(wizard, true,
				g_strdup(_("That was the last row without an answer.")));
}

void wizard_edit_field(struct wizard *wizard, enum answer_field field, enum answer_value pending)
{
	if (!wizard_may_change(wizard))
		return;
	wizard->editing = field;
	wizard->pending = pending;
	wizard_open(wizard, &screen_note);
}

/* To where the change of SNAPSHOT was made. */
static void show_place(struct wizard *wizard, const struct snapshot *snapshot)
{
	const GPtrArray *conflicts = wizard->assessment->conflict;

	if (snapshot->conflict >= 0 && conflicts->len > 0)
		wizard_show_conflict(
			wizard,
			conflicts->pdata[MIN((unsigned)snapshot->conflict, conflicts->len - 1)]);
	else if (snapshot->conflict >= 0 && wizard_top(wizard)->screen == &screen_conflict)
		wizard_close(wizard);
	else if (snapshot->conflict < 0 && snapshot->at == PLACE_ITEM)
		wizard_show_item(wizard, snapshot->index);
	else if (snapshot->conflict < 0 && snapshot->at == PLACE_FACT)
		wizard_show_fact(wizard, snapshot->index);
}

/* One step from one history to the other. */
static struct request step_history(struct wizard *wizard, GPtrArray *from, GPtrArray *to, bool undo)
{
	struct snapshot *snapshot;

	if (from->len == 0) {
		wizard_say(wizard, false,
			   g_strdup(undo ? _("There is nothing to undo.")
					 : _("There is nothing to redo.")));
		return NO_REQUEST;
	}
	if (!wizard_may_change(wizard))
		return NO_REQUEST;
	snapshot = g_ptr_array_steal_index(from, from->len - 1);
	/* the other direction leads back to the same place; a change of the head has none */
	if (snapshot->at != PLACE_NOWHERE)
		wizard->at = snapshot->at;
	if (snapshot->at == PLACE_FACT)
		wizard->fact = snapshot->index;
	else if (snapshot->at == PLACE_ITEM)
		wizard->item = snapshot->index;
	remember(wizard, to);
	((struct snapshot *)to->pdata[to->len - 1])->conflict = snapshot->conflict;
	wizard->assessment = g_steal_pointer(&snapshot->assessment);
	wizard_evaluate(wizard);
	show_place(wizard, snapshot);
	snapshot_free(snapshot);
	wizard_say_also(wizard, true,
			g_strdup(undo ? _("The last change is undone; U does it again.")
				      : _("The change is done again.")));
	return (struct request){ .kind = REQUEST_SAVE };
}

struct request act_undo(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	return step_history(wizard, wizard->undo, wizard->redo, true);
}

struct request act_redo(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	return step_history(wizard, wizard->redo, wizard->undo, false);
}
