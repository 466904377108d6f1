/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes later: the next edition, with what would become of each answer, and the next check.
 * One key begins either. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

#include "engine/cycle.h"
#include "engine/dates.h"
#include "engine/upgrade.h"

struct later {
	struct list list;               /* the rows of the report, but for those kept as they are */
	const struct assessment *shown; /* the one that the report is about */
	struct upgrade *upgrade;        /* NULL: there is no newer edition */
	GArray *order;                  /* of size_t: the rows of the report as they are shown */
};

bool wizard_check_due(const struct wizard *wizard)
{
	g_autofree char *due = cycle_due(wizard->assessment);

	return due && wizard->today && strcmp(due, wizard->today) <= 0;
}

/* The rows of one fate, those alike together. */
static void order_group(struct later *later, enum fate fate, bool fact)
{
	const GArray *rows = later->upgrade->row;
	g_autofree bool *taken = g_new0(bool, rows->len);

	for (size_t i = 0; i < rows->len; i++) {
		const struct upgrade_row *row = &g_array_index(rows, struct upgrade_row, i);

		if (row->fate != fate || row->fact != fact)
			continue;
		for (size_t j = i; j < rows->len; j++) {
			if (taken[j] || !upgrade_alike(later->upgrade, row,
						       &g_array_index(rows, struct upgrade_row, j)))
				continue;
			taken[j] = true;
			g_array_append_val(later->order, j);
		}
	}
}

/* The assessment may be another one after undo. */
static void later_prepare(struct wizard *wizard, void *state)
{
	struct later *later = state;

	if (later->shown == wizard->assessment)
		return;
	upgrade_free(later->upgrade);
	later->upgrade = wizard->newer ? upgrade_run(wizard->assessment, wizard->newer) : NULL;
	later->shown = wizard->assessment;
	if (!later->order)
		later->order = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_array_set_size(later->order, 0);
	for (int fate = 0; later->upgrade && fate < FATE_KEPT; fate++) {
		order_group(later, (enum fate)fate, false);
		order_group(later, (enum fate)fate, true);
	}
	later->list.count = (int)later->order->len;
	list_go(&later->list, 0);
}

static void later_leave(void *state)
{
	struct later *later = state;

	upgrade_free(later->upgrade);
	g_array_unref(later->order);
}

static struct request later_upgrade(struct wizard *wizard, void *state, unsigned key)
{
	const struct later *later = state;

	(void)key;
	if (later->upgrade && !wizard_may_change(wizard))
		return NO_REQUEST;
	if (later->upgrade)
		return (struct request){ .kind = REQUEST_UPGRADE };
	wizard_say(wizard, true, g_strdup(_("There is no newer edition here.")));
	return NO_REQUEST;
}

/* The next check's file: the name of this one, without a date at its end, and today's. */
static char *next_path(const struct wizard *wizard)
{
	g_autofree char *name = g_strdup(wizard->path);
	size_t length = strlen(name);

	if (g_str_has_suffix(name, ".yaml"))
		name[length -= strlen(".yaml")] = '\0';
	if (length > strlen("-2026-11-22") && name[length - strlen("-2026-11-22")] == '-' &&
	    date_valid(name + length - strlen("2026-11-22")))
		name[length - strlen("-2026-11-22")] = '\0';
	return g_strdup_printf("%s-%s.yaml", name, wizard->today);
}

static struct request later_cycle(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	g_free(wizard->next_path);
	wizard->next_path = next_path(wizard);
	return (struct request){ .kind = REQUEST_CYCLE, .path = wizard->next_path };
}

static char *later_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("The next check, and the next edition"));
}

static void add_check(struct page *page, const struct wizard *wizard)
{
	g_autofree char *due = cycle_due(wizard->assessment);
	g_autofree char *path = next_path(wizard);
	g_autofree char *how = g_strdup_printf(
		_("B begins the next check in %s: every answer is carried over and waits to be "
		  "confirmed with one key."),
		path);
	const bool ours = !wizard->assessment->profile[PROFILE_INTERVAL];

	if (due) {
		g_autofree char *when = g_strdup_printf(
			ours ? _("The next check is due from %s (%u months, our suggestion).")
			     : _("The next check is due from %s (%u months)."),
			due, cycle_months(wizard->assessment));

		page_text(page, wizard_check_due(wizard) ? STYLE_WARN : STYLE_PLAIN, 0, when);
	}
	page_text(page, STYLE_PLAIN, 0, how);
	page_blank(page);
}

static const struct upgrade_row *row_at(const struct later *later, int i)
{
	const size_t index = g_array_index(later->order, size_t, i);

	return &g_array_index(later->upgrade->row, struct upgrade_row, index);
}

/* A row of the report: key and question, and what was answered below. */
static void add_row(struct page *page, const struct wizard *wizard, const struct later *later,
		    int choice)
{
	const struct upgrade_row *row = row_at(later, choice);
	g_autofree char *said = row->fate == FATE_NEW || !row->said
					? NULL
					: upgrade_said(later->upgrade, row, wizard->language);
	g_autofree char *last = said ? g_strdup_printf(_("last time: %s"), said) : NULL;
	g_autofree char *text = g_strdup_printf("%s  %s%s%s", upgrade_key(later->upgrade, row),
						upgrade_ask(later->upgrade, row, wizard->language),
						last ? "\n" : "", last ? last : "");

	page_choice(page, choice, "-", text);
}

/* What changed and why, for the rows from CHOICE on. */
static void add_reason(struct page *page, const struct wizard *wizard, const struct later *later,
		       int choice)
{
	const struct upgrade_row *row = row_at(later, choice);
	const char *change = upgrade_change(later->upgrade, row);
	const char *reason = upgrade_reason(later->upgrade, row, wizard->language);
	g_autofree char *both = g_strdup_printf("%s%s%s", change ? change : "",
						change && *reason ? ": " : "", reason);

	if (*both) {
		page_text(page, STYLE_MUTED, 0, both);
		page_keep(page);
	}
}

/* The rows of one fate, those alike below what changed; CHOICE is the first of them. */
static void add_group(struct page *page, const struct wizard *wizard, const struct later *later,
		      enum fate fate, bool fact, int *choice)
{
	unsigned count = upgrade_count(later->upgrade, fate, fact, false);
	g_autofree char *title = g_strdup_printf(_("%s: %u"), fate_title(fate, fact), count);
	const int first = *choice;

	if (count == 0)
		return;
	page_text(page, STYLE_TITLE, 0, title);
	if (fate != FATE_KEPT)
		page_keep(page);
	for (; *choice < later->list.count && row_at(later, *choice)->fate == fate &&
	       row_at(later, *choice)->fact == fact;
	     (*choice)++) {
		if (*choice == first || !upgrade_alike(later->upgrade, row_at(later, *choice - 1),
						       row_at(later, *choice)))
			add_reason(page, wizard, later, *choice);
		add_row(page, wizard, later, *choice);
	}
}

static void add_edition(struct page *page, const struct wizard *wizard, const struct later *later)
{
	g_autofree char *name = g_strdup_printf(
		"%s (%s)", text_in(&wizard->newer->title, wizard->language), wizard->newer->id);
	g_autofree char *how = g_strdup_printf(
		_("T takes the answers to it, as told below. Nothing is lost, and the file as it "
		  "is now is kept as %s.%s~."),
		wizard->path, wizard->assessment->catalog->id);
	int choice = 0;

	page_text(page, STYLE_WARN, 0, _("A newer edition is here:"));
	page_text(page, STYLE_TITLE, 2, name);
	page_text(page, STYLE_PLAIN, 0, how);
	for (int fate = 0; fate < FATES; fate++) {
		add_group(page, wizard, later, (enum fate)fate, false, &choice);
		add_group(page, wizard, later, (enum fate)fate, true, &choice);
	}
}

static void later_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct later *later = state;
	OWNED(page) page = page_new(body->width);

	if (later->upgrade) {
		add_edition(page, wizard, later);
		page_blank(page);
	} else {
		page_text(page, STYLE_PLAIN, 0, _("There is no newer edition here."));
		page_blank(page);
	}
	add_check(page, wizard);
	page_draw_all(page, canvas, body, &later->list);
}

/* "phrwizard upgrade FILE --to ID", or "phrwizard cycle FILE NEXT". */
static char *later_command(const struct wizard *wizard, void *state)
{
	const struct later *later = state;
	g_autofree char *path = next_path(wizard);
	const char *const cycle[] = { path, NULL };

	if (later->upgrade) {
		const char *const upgrade[] = { "--to", wizard->newer->id, NULL };

		return wizard_command(wizard, "upgrade", upgrade);
	}
	return wizard_command(wizard, "cycle", cycle);
}

static const struct binding later_keys[] = {
	{ 'T', 0, N_("take the answers to the newer edition"), true, later_upgrade },
	{ 'B', 0, N_("begin the next check"), true, later_cycle },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_later = {
	.name = "later",
	.state_size = sizeof(struct later),
	.list = true,
	.passing = true,
	.common = COMMON_ALL,
	.keys = later_keys,
	.enter = later_prepare,
	.leave = later_leave,
	.prepare = later_prepare,
	.title = later_title,
	.draw = later_draw,
	.command = later_command,
};
