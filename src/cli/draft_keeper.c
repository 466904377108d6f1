/* SPDX-License-Identifier: GPL-3.0-or-later
 * When a draft is written: a second after typing began to differ from what is on the disk, so that
 * a crash takes less than two. */
#include "config.h"

#include "cli/draft_keeper.h"

#include "store/drafts.h"

enum { DELAY_MS = 1000 };

void draft_keeper_open(struct draft_keeper *keeper, struct wizard *wizard, const char *path)
{
	draft_keeper_close(keeper);
	keeper->path = g_strdup(path);
	keeper->kept = draft_kept(path);
	if (keeper->kept)
		wizard_take_draft(wizard, keeper->kept);
}

/* What is on the disk becomes NOW (taken; NULL: nothing). */
static void keep(struct draft_keeper *keeper, struct wizard *wizard, struct draft *now)
{
	g_autoptr(GError) error = NULL;

	if (!draft_keep(keeper->path, now, &error))
		wizard_told(wizard, false, error->message);
	draft_free(keeper->kept);
	keeper->kept = now;
	keeper->due = 0;
}

void draft_keeper_look(struct draft_keeper *keeper, struct wizard *wizard)
{
	OWNED(draft) now = wizard_draft(wizard);
	gint64 time = g_get_monotonic_time();

	/* what was confirmed but could not be saved is nowhere else */
	if (!keeper->path || (!now && wizard_unsaved(wizard)))
		return;
	if (draft_equal(now, keeper->kept))
		keeper->due = 0;
	else if (!now || (keeper->due && time >= keeper->due))
		keep(keeper, wizard, g_steal_pointer(&now));
	else if (!keeper->due)
		keeper->due = time + DELAY_MS * 1000;
}

int draft_keeper_wait(const struct draft_keeper *keeper)
{
	if (!keeper->due)
		return -1;
	return (int)CLAMP((keeper->due - g_get_monotonic_time()) / 1000 + 1, 0, DELAY_MS);
}

void draft_keeper_close(struct draft_keeper *keeper)
{
	g_clear_pointer(&keeper->path, g_free);
	g_clear_pointer(&keeper->kept, draft_free);
	keeper->due = 0;
}
