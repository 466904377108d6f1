/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far one is, by duty and by section: what the pane tells in a wide window. */
#include "config.h"

#include "screen/wizard_model.h"

#include "screen/frame.h"

enum { BAR_ROOMY = 22, BAR = 12, ROOMY_WIDTH = 60 };

static char *progress_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Progress"));
}

static void add_bar(struct page *page, const char *label, const struct counts *counts, int bar)
{
	g_autofree char *right = bar_and_progress(counts, bar);

	page_row(page, -1, counts->applicable + counts->undecided ? STYLE_PLAIN : STYLE_MUTED,
		 label, right);
}

static void progress_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			  const struct area *body)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	const struct counts *total = &wizard->report->total;
	OWNED(page) page = page_new(body->width);
	int bar = body->width >= ROOMY_WIDTH ? BAR_ROOMY : BAR;
	g_autofree char *open =
		g_strdup_printf(_("Still open: %u. Not met or partly met: %u."),
				total->unanswered + total->undecided + total->reason_missing,
				total->partial + total->unmet);

	page_text(page, STYLE_TITLE, 0, result_label(wizard->report->result));
	add_bar(page, _("All rows that apply"), total, bar);
	page_text(page, STYLE_PLAIN, 0, open);
	add_declared(page, total);
	page_blank(page);
	page_text(page, STYLE_MUTED, 0, _("By duty"));
	page_keep(page);
	for (int i = 0; i < DUTIES; i++)
		if (wizard->report->duty[i].items)
			add_bar(page, duty_label((enum duty)i), &wizard->report->duty[i], bar);
	page_blank(page);
	page_text(page, STYLE_MUTED, 0, _("By section"));
	page_keep(page);
	for (size_t i = 0; i < catalog->sections; i++) {
		g_autofree char *label =
			g_strdup_printf("%s  %s", catalog->section[i].id,
					text_in(&catalog->section[i].title, wizard->language));

		add_bar(page, label, &wizard->report->section[i], bar);
	}
	page_draw_all(page, canvas, body, state);
}

static char *progress_command(const struct wizard *wizard, void *state)
{
	(void)state;
	return wizard_command(wizard, "summary", NULL);
}

static const struct binding progress_keys[] = {
	{ KEYCODE_ENTER, 0, N_("back"), false, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_progress = {
	.name = "progress",
	.state_size = sizeof(struct list),
	.list = true,
	.passing = true,
	.card = 112, /* the longest title of a section, and its bar */
	.common = COMMON_ALL,
	.keys = progress_keys,
	.title = progress_title,
	.draw = progress_draw,
	.command = progress_command,
};
