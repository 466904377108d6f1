/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys of the screen one came from, made from its table, and a few words about all screens. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"
#include "screen/frame.h"

/* Keys stand in a column of this width. */
enum { KEY_COLUMNS = 8 };

struct help {
	struct list list; /* no choices: it only scrolls */
	const struct layer *about;
};

static void help_enter(struct wizard *wizard, void *state)
{
	struct help *help = state;

	/* we are on top already; what we are about is below */
	help->about = wizard->stack->pdata[wizard->stack->len - 2];
	help->list.text = true;
}

static char *help_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Keys of this screen"));
}

static void add_table(struct page *page, const struct wizard *wizard, const struct layer *about,
		      const struct binding *binding)
{
	for (; binding->act; binding++) {
		g_autofree char *name = binding_name(binding);
		g_autofree char *column = text_pad(name, KEY_COLUMNS);

		if (binding_offered(wizard, about, binding))
			page_choice(page, -1, column, _(binding->label));
	}
}

static void help_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct help *help = state;
	const struct screen *screen = help->about->screen;
	OWNED(page) page = page_new(body->width);

	add_table(page, wizard, help->about, screen->keys);
	for (const struct binding *const *table = common_keys(screen->common); *table; table++)
		add_table(page, wizard, help->about, *table);
	page_blank(page);
	page_text(page, STYLE_PLAIN, 0,
		  _("Arrows, Tab, PgUp, PgDn, Home and End move; so do j k h l. Full-width letters "
		    "and digits work too. "
		    "In a text field everything you type is text; Esc leaves it and keeps what is "
		    "there."));
	page_text(page, STYLE_PLAIN, 0,
		  _("Every answer is saved at once. A row is ticked when it is met, or met by an "
		    "equivalent or better "
		    "measure that the note describes."));
	page_draw_all(page, canvas, body, &help->list);
}

static struct request help_tour(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard_open_over(wizard, &screen_tour);
	return NO_REQUEST;
}

static char *help_command(const struct wizard *wizard, void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup("phrwizard help");
}

static const struct binding help_keys[] = {
	{ 'q', 0, N_("back"), true, act_back },
	{ KEYCODE_ESCAPE, 0, NULL, false, act_back },
	{ 'c', 0, N_("the command for this"), true, act_command },
	{ '?', 0, NULL, false, act_back },
	{ KEYCODE_ENTER, 0, NULL, false, act_back },
	{ 't', 0, N_("the tour"), true, help_tour },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_help = {
	.name = "help",
	.state_size = sizeof(struct help),
	.list = true,
	.passing = true,
	.keys = help_keys,
	.enter = help_enter,
	.title = help_title,
	.draw = help_draw,
	.command = help_command,
};
