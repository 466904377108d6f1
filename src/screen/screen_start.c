/* SPDX-License-Identifier: GPL-3.0-or-later
 * The first screen without a file: recent files, and a new one by its path. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"

struct start {
	struct list list; /* the recent files, then the path */
	struct line_edit path;
};

static void start_enter(struct wizard *wizard, void *state)
{
	struct start *start = state;

	start->list.count = (int)wizard->recent->len + 1;
	line_edit_init(&start->path, "phr-check.yaml", false);
}

static void start_leave(void *state)
{
	line_edit_clear(&((struct start *)state)->path);
}

static struct line_edit *start_field(void *state)
{
	struct start *start = state;

	return start->list.cursor == start->list.count - 1 ? &start->path : NULL;
}

static struct request start_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct start *start = state;
	const char *path = start->path.text->str;

	(void)key;
	if (!start_field(state))
		path = ((struct wizard_recent *)wizard->recent->pdata[start->list.cursor])->path;
	if (!*path) {
		wizard_say(wizard, false, g_strdup(_("Type the name of a file.")));
		return NO_REQUEST;
	}
	return (struct request){ .kind = REQUEST_OPEN_FILE, .path = path };
}

static char *start_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Choose a check sheet"));
}

static void start_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct start *start = state;
	struct area area = *body;
	OWNED(page) page = page_new(body->width);
	int path_height = MIN(3, body->height - 1);
	int width = MIN(body->width - 3, 60);
	const char *hint = _("Enter opens it; when there is no such file, a new one begins.");

	if (wizard->recent->len == 0)
		page_text(page, STYLE_PLAIN, 0,
			  _("phrwizard walks you through the check sheet for PHR services, "
			    "question by question. "
			    "Every answer is saved at once; you can stop and come back at any "
			    "time."));
	for (unsigned i = 0; i < wizard->recent->len; i++) {
		const struct wizard_recent *recent = wizard->recent->pdata[i];

		page_row(page, (int)i, STYLE_PLAIN, recent->path, NULL);
		if (recent->detail && *recent->detail)
			page_text(page, STYLE_MUTED, 2, recent->detail);
	}
	/* below what is there, not at the far end of an empty window */
	int row = body->top + MIN(page_lines(page) + 1, body->height - path_height);

	area.height -= path_height + 1;
	page_draw_all(page, canvas, &area, &start->list);
	canvas_put(canvas, row, body->left + 2, STYLE_PLAIN,
		   _("A new assessment, or another file:"));
	/* half a sentence helps nobody */
	if (text_width(hint) <= body->width - 2)
		canvas_put(canvas, row + 2, body->left + 2, STYLE_MUTED, hint);
	if (start_field(state)) {
		canvas_put(canvas, row + 1, body->left, STYLE_CURSOR, ">");
		line_edit_draw(&start->path, canvas, row + 1, body->left + 2, 1, width);
	} else {
		canvas_field(canvas, row + 1, body->left + 2, width, STYLE_FIELD,
			     start->path.text->str);
	}
}

static const struct binding start_keys[] = {
	{ KEYCODE_ENTER, 0, N_("open"), true, start_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("leave"), true, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_start = {
	.name = "start",
	.state_size = sizeof(struct start),
	.list = true,
	.common = COMMON_START,
	.keys = start_keys,
	.enter = start_enter,
	.leave = start_leave,
	.field = start_field,
	.title = start_title,
	.draw = start_draw,
};
