/* SPDX-License-Identifier: GPL-3.0-or-later
 * The stations of the wizard with their progress: the head, the groups of facts, the sections of
 * the check sheet by screen. Where one comes home to. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/interview.h"
#include "screen/frame.h"

/* From this height on what is best done next stands still above the list. */
enum { ROOMY_HEIGHT = 14, ROOMY_WIDTH = 60 };

enum station_kind { STATION_PROFILE, STATION_GROUP, STATION_SECTION };

struct sections {
	struct list list; /* profile, groups, sections in the order of their screens */
	int here;         /* the choice that stood for the user's place when last seen */
};

/* Which station choice CHOICE is; *ret_index tells the group or section. */
static enum station_kind station_of(const struct catalog *catalog, int choice, size_t *ret_index)
{
	size_t left = (size_t)choice;

	*ret_index = 0;
	if (left == 0)
		return STATION_PROFILE;
	left--;
	if (left < catalog->groups) {
		*ret_index = left;
		return STATION_GROUP;
	}
	left -= catalog->groups;
	for (size_t screen = 0; screen < catalog->screens; screen++)
		for (size_t i = 0; i < catalog->sections; i++)
			if (catalog->section[i].screen == screen && left-- == 0) {
				*ret_index = i;
				return STATION_SECTION;
			}
	return STATION_PROFILE;
}

/* The row whose section comes next: the current one; after the last question about the service the
 * first open row. -1: one is among the questions. */
static int row_here(const struct wizard *wizard)
{
	if (wizard->at == PLACE_ITEM)
		return wizard->item;
	if (wizard->at == PLACE_NOWHERE ||
	    interview_next_fact(wizard->assessment, -1, 1, true) >= 0)
		return -1;
	return interview_next(wizard->assessment, wizard->report, FILTER_UNANSWERED, -1, 1);
}

/* The choice that stands for where the user is or was. */
static int choice_here(const struct wizard *wizard)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	int choices = (int)(1 + catalog->groups + catalog->sections), row = row_here(wizard);

	for (int i = 1; i < choices; i++) {
		size_t index;
		enum station_kind kind = station_of(catalog, i, &index);

		if (kind == STATION_GROUP && row < 0 && wizard->at == PLACE_FACT &&
		    catalog->fact[wizard->fact].group == index)
			return i;
		if (kind == STATION_SECTION && row >= 0 && catalog->item[row].section == index)
			return i;
	}
	return 0;
}

/* Who comes back finds the cursor on the station that one comes from. */
static void sections_prepare(struct wizard *wizard, void *state)
{
	struct sections *sections = state;
	const struct catalog *catalog = wizard->assessment->catalog;
	int here = choice_here(wizard);

	sections->list.count = (int)(1 + catalog->groups + catalog->sections);
	if (here != sections->here)
		list_go(&sections->list, here);
	sections->here = here;
}

static void open_group(struct wizard *wizard, size_t group)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	int first = -1, open = -1;

	for (int i = (int)catalog->facts - 1; i >= 0; i--) {
		if (catalog->fact[i].group != group || !fact_asked(wizard->assessment, (size_t)i))
			continue;
		first = i;
		if (!wizard->assessment->fact[i].answered)
			open = i;
	}
	if (first >= 0)
		wizard_show_fact(wizard, open >= 0 ? open : first);
	else
		wizard_say(wizard, false, g_strdup(_("Nothing is to be asked here.")));
}

/* The first open row, else the first that applies, else the first. */
static void open_section(struct wizard *wizard, const struct section *section)
{
	static const enum filter wanted[] = { FILTER_UNANSWERED, FILTER_APPLICABLE, FILTER_ALL };
	int before = (int)section->first - 1, end = (int)(section->first + section->items);

	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		int item = interview_next(wizard->assessment, wizard->report, wanted[i], before, 1);

		if (item >= 0 && item < end) {
			wizard_show_item(wizard, item);
			return;
		}
	}
	wizard_say(wizard, false, g_strdup(_("This section has no rows.")));
}

static struct request sections_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct sections *sections = state;
	const struct catalog *catalog = wizard->assessment->catalog;
	size_t index;

	(void)key;
	switch (station_of(catalog, sections->list.cursor, &index)) {
	case STATION_PROFILE:
		wizard_open(wizard, &screen_profile);
		break;
	case STATION_GROUP:
		open_group(wizard, index);
		break;
	case STATION_SECTION:
		open_section(wizard, &catalog->section[index]);
		break;
	}
	return NO_REQUEST;
}

static struct request sections_next(struct wizard *wizard, void *state, unsigned key)
{
	const GArray *entries = review_entries(wizard->review);

	(void)state;
	(void)key;
	if (entries->len > 0)
		wizard_show_entry(wizard, &g_array_index(entries, struct review_entry, 0));
	else
		wizard_say(wizard, true,
			   g_strdup(_("Nothing is open: every question has its answer.")));
	return NO_REQUEST;
}

static char *sections_title(const struct wizard *wizard, const void *state)
{
	(void)state;
	return g_strdup(text_in(&wizard->assessment->catalog->title, wizard->language));
}

static void add_group(struct page *page, const struct wizard *wizard, int choice, size_t group)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	unsigned asked = 0, answered = 0;

	for (size_t i = 0; i < catalog->facts; i++) {
		if (catalog->fact[i].group != group || !fact_asked(wizard->assessment, i))
			continue;
		asked++;
		answered += wizard->assessment->fact[i].answered;
	}
	g_autofree char *right = g_strdup_printf("%u/%u", answered, asked);
	page_row(page, choice, STYLE_PLAIN, text_in(&catalog->group[group].title, wizard->language),
		 right);
}

/* "open 9  3/12", "open 9, undecided 2  3/12" (where it is NARROW only the latter), "n/a 1  11/12",
 * or why there is nothing to count. */
static char *section_progress(const struct counts *counts, bool narrow)
{
	g_autofree char *progress = progress_text(counts);
	unsigned open = counts->unanswered + counts->reason_missing;

	if (counts->applicable + counts->undecided == 0)
		return g_strdup(_("does not apply"));
	if (counts->undecided > 0 && open > 0 && !narrow)
		return g_strdup_printf(_("open %u, undecided %u  %s"), open, counts->undecided,
				       progress);
	if (counts->undecided > 0)
		return g_strdup_printf(_("undecided %u  %s"), counts->undecided, progress);
	if (open > 0)
		return g_strdup_printf(_("open %u  %s"), open, progress);
	if (counts->na > 0)
		return g_strdup_printf(_("n/a %u  %s"), counts->na, progress);
	return g_steal_pointer(&progress);
}

static void add_section(struct page *page, const struct wizard *wizard, int choice, size_t index,
			int width)
{
	const struct section *section = &wizard->assessment->catalog->section[index];
	const struct counts *counts = &wizard->report->section[index];
	g_autofree char *right = section_progress(counts, width < ROOMY_WIDTH);
	g_autofree char *left =
		g_strdup_printf("%s  %s", section->id, text_in(&section->title, wizard->language));

	page_row(page, choice, counts->applicable + counts->undecided ? STYLE_PLAIN : STYLE_MUTED,
		 left, right);
}

/* What a later time asks for, if it does. */
static void add_later(struct page *page, const struct wizard *wizard)
{
	if (wizard->newer)
		page_row(page, -1, STYLE_WARN,
			 _("A newer edition is here: V takes the answers to it."), NULL);
	else if (wizard_check_due(wizard))
		page_row(page, -1, STYLE_WARN, _("The next check is due: V begins it."), NULL);
}

/* What is best done next, and the key for it. */
static void add_next(struct page *page, const struct wizard *wizard)
{
	g_autofree char *text = next_text(wizard);
	g_auto(GStrv) lines = g_strsplit(text, "\n", 2);
	g_autofree char *what = g_strdup_printf(_("n: %s"), lines[0]);

	page_row(page, -1, STYLE_TITLE, lines[1] ? what : lines[0], NULL);
	if (lines[1])
		page_row(page, -1, STYLE_MUTED, lines[1], NULL);
	page_blank(page);
}

static void sections_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			  const struct area *body)
{
	struct sections *sections = state;
	const struct catalog *catalog = wizard->assessment->catalog;
	OWNED(page) page = page_new(body->width);
	OWNED(page) next = page_new(body->width);
	size_t screen = catalog->screens;
	struct area area = *body;
	struct list still = { .cursor = -1 };

	add_later(page, wizard);
	/* the pane tells it, too; in a small window it goes along with the rest */
	if (canvas->columns < FRAME_PANE_COLUMNS)
		add_next(body->height < ROOMY_HEIGHT ? page : next, wizard);
	area.top += page_lines(next);
	area.height -= page_lines(next);
	page_draw(next, canvas, body, &still);
	for (int i = 0; i < sections->list.count; i++) {
		size_t index;
		enum station_kind kind = station_of(catalog, i, &index);

		if (kind == STATION_PROFILE)
			page_row(page, i, STYLE_PLAIN, _("Organisation, service, date"), NULL);
		if (kind == STATION_GROUP)
			add_group(page, wizard, i, index);
		if (kind != STATION_SECTION)
			continue;
		if (catalog->section[index].screen != screen) {
			screen = catalog->section[index].screen;
			page_row(page, -1, STYLE_TITLE,
				 text_in(&catalog->screen[screen].title, wizard->language), NULL);
			page_keep(page);
		}
		add_section(page, wizard, i, index, body->width);
	}
	page_draw_all(page, canvas, &area, &sections->list);
}

static char *sections_command(const struct wizard *wizard, void *state)
{
	(void)state;
	return wizard_command(wizard, "summary", NULL);
}

static const struct binding sections_keys[] = {
	{ KEYCODE_ENTER, 0, N_("open"), true, sections_enter_key },
	{ 'n', 0, N_("the next thing to do"), true, sections_next },
	{ 'N', 0, NULL, false, sections_next },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_sections = {
	.name = "sections",
	.state_size = sizeof(struct sections),
	.list = true,
	.common = COMMON_ALL,
	.keys = sections_keys,
	.prepare = sections_prepare,
	.title = sections_title,
	.draw = sections_draw,
	.command = sections_command,
};
