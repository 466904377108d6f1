/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving a copy in another place: what is offered when the file itself cannot be saved. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/command_line.h"

struct copy {
	struct line_edit path;
};

static void copy_enter(struct wizard *wizard, void *state)
{
	struct copy *copy = state;
	const char *path = wizard->path ? wizard->path : "phr-check.yaml";
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *offer = wizard->world.elsewhere
					 ? g_build_filename(wizard->world.elsewhere, name, NULL)
					 : g_strdup(name);

	line_edit_init(&copy->path, offer, false);
}

static void copy_leave(void *state)
{
	line_edit_clear(&((struct copy *)state)->path);
}

static struct line_edit *copy_field(void *state)
{
	return &((struct copy *)state)->path;
}

static struct request copy_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct copy *copy = state;

	(void)key;
	if (copy->path.text->len == 0) {
		wizard_say(wizard, false, g_strdup(_("Type the name of a file.")));
		return NO_REQUEST;
	}
	return (struct request){ .kind = REQUEST_SAVE_COPY, .path = copy->path.text->str };
}

static char *copy_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Save a copy in another place"));
}

static void copy_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct copy *copy = state;
	OWNED(page) page = page_new(body->width);
	struct area top = { body->top, body->left, body->height - 3, body->width };
	struct list none = { 0 };

	(void)wizard;
	page_text(page, STYLE_PLAIN, 0,
		  _("All answers go into the copy; from then on it is an assessment of its own. No "
		    "file is replaced."));
	page_draw_all(page, canvas, &top, &none);

	int row = body->top + MIN(page_lines(page) + 2, body->height - 1);
	canvas_put(canvas, row - 1, body->left + 2, STYLE_MUTED, _("Name of the copy"));
	canvas_put(canvas, row, body->left, STYLE_CURSOR, ">");
	line_edit_draw(&copy->path, canvas, row, body->left + 2, 1, MIN(body->width - 3, 60));
}

/* The copy is an assessment like any other. */
static char *copy_command(const struct wizard *wizard, void *state)
{
	const struct copy *copy = state;

	(void)wizard;
	return command_line((const char *const[]){ "phrwizard", copy->path.text->str, NULL });
}

static const struct binding copy_keys[] = {
	{ KEYCODE_ENTER, 0, N_("save the copy"), true, copy_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back"), true, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_copy = {
	.name = "copy",
	.state_size = sizeof(struct copy),
	.keys = copy_keys,
	.enter = copy_enter,
	.leave = copy_leave,
	.field = copy_field,
	.title = copy_title,
	.draw = copy_draw,
	.command = copy_command,
};
