/* SPDX-License-Identifier: GPL-3.0-or-later
 * A short tour for the first time: three pages. Who leaves it, by the last page or before, is not
 * shown it again; help has it. */
#include "config.h"

#include "screen/wizard_model.h"

struct tour {
	struct list list; /* no choices: it only scrolls */
	int page;
};

static const struct {
	const char *title;
	const char *text[6];
} pages[] = {
	{ N_("Welcome"),
	  { N_("phrwizard walks you through the check sheet. First it asks about your service; "
	       "from your answers it "
	       "knows which rows apply to you, and it can tell you why."),
	    N_("Then it goes through these rows one by one. Each says what is meant, what others "
	       "do, and what usually "
	       "shows it."),
	    N_("What you do not know yet you leave open with 0; you will be led back to it.") } },
	{ N_("One key a row"),
	  { N_("1 met  2 met by an equivalent measure  3 partly  4 not met  5 not applicable"),
	    N_("The answer is taken and the next open row comes. 2 and 5 ask for the reason first; "
	       "u takes back."),
	    N_("o note  v evidence  w owner  d due date  e why the row applies"),
	    N_("s all sections  r what is still to be done  / search  n next  p previous") } },
	{ N_("Stop at any time"),
	  { N_("Every answer is saved at once. q leaves; next time you go on where you were."),
	    N_("? tells the keys of the screen you are on. L switches between Japanese and "
	       "English."),
	    N_("Press Enter to begin.") } },
};

static void tour_enter(struct wizard *wizard, void *state)
{
	(void)wizard;
	((struct tour *)state)->list.text = true;
}

/* Ends it, for ever. */
static struct request tour_end(struct wizard *wizard, void *state, unsigned key)
{
	bool first_time = wizard->world.first_time;

	(void)state;
	(void)key;
	wizard->world.first_time = false;
	wizard_close(wizard);
	return (struct request){ .kind = first_time ? REQUEST_TOUR_SEEN : REQUEST_NOTHING };
}

static struct request tour_next(struct wizard *wizard, void *state, unsigned key)
{
	struct tour *tour = state;

	if (tour->page + 1 == G_N_ELEMENTS(pages))
		return tour_end(wizard, state, key);
	tour->page++;
	tour->list.scroll = 0;
	return NO_REQUEST;
}

static struct request tour_previous(struct wizard *wizard, void *state, unsigned key)
{
	struct tour *tour = state;

	(void)key;
	if (tour->page == 0)
		wizard_say(wizard, false, g_strdup(_("This is the first page.")));
	tour->page = MAX(tour->page - 1, 0);
	tour->list.scroll = 0;
	return NO_REQUEST;
}

static char *tour_title(const struct wizard *wizard, const void *state)
{
	const struct tour *tour = state;

	(void)wizard;
	return g_strdup_printf("%s  %d/%zu", _(pages[tour->page].title), tour->page + 1,
			       G_N_ELEMENTS(pages));
}

static void tour_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct tour *tour = state;
	OWNED(page) page = page_new(body->width);

	(void)wizard;
	for (size_t i = 0; i < G_N_ELEMENTS(pages[0].text) && pages[tour->page].text[i]; i++) {
		if (i > 0)
			page_blank(page);
		page_text(page, STYLE_PLAIN, 0, _(pages[tour->page].text[i]));
	}
	page_draw_all(page, canvas, body, &tour->list);
}

/* It tells of the program, not of a file. */
static char *tour_command(const struct wizard *wizard, void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup("phrwizard help");
}

static bool tour_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)wizard;
	return key != 'p' || ((const struct tour *)state)->page > 0;
}

static const struct binding tour_keys[] = {
	{ KEYCODE_ENTER, 0, N_("next"), true, tour_next },
	{ 'n', 0, NULL, false, tour_next },
	{ ' ', 0, NULL, false, tour_next },
	{ KEYCODE_ESCAPE, 0, N_("skip for ever"), true, tour_end },
	{ 'p', 0, N_("previous"), true, tour_previous },
	{ 'q', 0, NULL, false, tour_end },
	{ 'c', 0, N_("command"), true, act_command },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_tour = {
	.name = "tour",
	.state_size = sizeof(struct tour),
	.list = true,
	.card = 80,
	.lead = true,
	.keys = tour_keys,
	.enter = tour_enter,
	.title = tour_title,
	.draw = tour_draw,
	.command = tour_command,
	.offers = tour_offers,
};
