/* SPDX-License-Identifier: GPL-3.0-or-later
 * The command for this: the line for a shell that would do what the screen below does. */
#include "config.h"

#include "screen/wizard_model.h"

struct command {
	struct list list; /* no choices: it only scrolls */
	char *line;
};

static void command_enter(struct wizard *wizard, void *state)
{
	struct command *command = state;
	/* we are on top already; what we are about is below */
	const struct layer *below = wizard->stack->pdata[wizard->stack->len - 2];

	command->list.text = true;
	command->line = below->screen->command(wizard, below->state);
}

static void command_leave(void *state)
{
	g_free(((struct command *)state)->line);
}

static char *command_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("The command for this"));
}

static void command_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			 const struct area *body)
{
	struct command *command = state;
	OWNED(page) page = page_new(body->width);

	(void)wizard;
	page_text(page, STYLE_PLAIN, 0, _("In a shell or a script this does, or shows, the same:"));
	page_blank(page);
	page_text(page, STYLE_TITLE, 2, command->line);
	page_draw_all(page, canvas, body, &command->list);
}

static const struct binding command_keys[] = {
	{ 'q', 0, N_("back"), true, act_back },
	{ KEYCODE_ESCAPE, 0, NULL, false, act_back },
	{ 'c', 0, NULL, false, act_back },
	{ KEYCODE_ENTER, 0, NULL, false, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_command = {
	.name = "command",
	.state_size = sizeof(struct command),
	.list = true,
	.keys = command_keys,
	.enter = command_enter,
	.leave = command_leave,
	.title = command_title,
	.draw = command_draw,
};
