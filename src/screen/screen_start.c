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

/* The file at the cursor, or the path as it stands. */
static const char *start_path(const struct wizard *wizard, const struct start *start)
{
	const struct wizard_recent *recent;

	if (start->list.cursor == start->list.count - 1)
		return start->path.text->str;
	recent = wizard->recent->pdata[start->list.cursor];
	return recent->path;
}

static struct request start_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const char *path = start_path(wizard, state);

	(void)key;
	if (!*path) {
		wizard_say(wizard, false, g_strdup(_("Type the name of a file.")));
		return NO_REQUEST;
	}
	return (struct request){ .kind = REQUEST_OPEN_FILE, .path = path };
}

/* It makes the file when there is none, too. */
static char *start_command(const struct wizard *wizard, void *state)
{
	return wizard_command_to_open(wizard, start_path(wizard, state));
}

static char *start_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Choose a check sheet"));
}

/* The recent files; who has none yet is told what this is. */
static struct page *make_page(const struct wizard *wizard, int width)
{
	struct page *page = page_new(width);

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
	return page;
}

/* What will come, in the rows of AREA; nothing when they are too few for all of it. */
static void draw_steps(struct canvas *canvas, const struct area *area)
{
	static const char *const steps[] = {
		N_("Write the name of the organisation and of the service, and the date."),
		N_("Answer questions about the service: they decide which rows apply."),
		N_("Answer the rows that apply, one by one. Each tells why it applies, what it "
		   "means, and what others do."),
		N_("See what is left to do, and export the check sheet."),
	};
	OWNED(page) page = page_new(area->width);
	struct list still = { .cursor = -1 };
	int row = canvas->cursor_row, column = canvas->cursor_column;

	page_text(page, STYLE_TITLE, 0, _("How it goes"));
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autofree char *mark = g_strdup_printf("%zu", i + 1);

		page_choice(page, -1, mark, _(steps[i]));
	}
	if (page_lines(page) > area->height)
		return;
	page_draw(page, canvas, area, &still);
	canvas_cursor(canvas, row, column);
}

static void start_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct start *start = state;
	struct area area = *body, below = *body;
	OWNED(page) page = make_page(wizard, body->width);
	int path_height = MIN(3, body->height - 1);
	int width = MIN(body->width - 3, 60);
	const char *hint = _("Enter opens it; when there is no such file, a new one begins.");

	/* below what is there, not at the far end of an empty window */
	int row = body->top + MIN(page_lines(page) + 1, body->height - path_height);

	area.height -= path_height + 1;
	page_draw_all(page, canvas, &area, &start->list);
	canvas_put(canvas, row, body->left + 2, STYLE_PLAIN,
		   _("A new assessment, or another file:"));
	/* half a sentence helps nobody */
	if (text_width(hint) <= body->width - 2)
		canvas_put(canvas, row + 2, body->left + 2, STYLE_MUTED, hint);
	below.top = row + path_height + 1;
	below.height = body->top + body->height - below.top;
	draw_steps(canvas, &below);
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
	{ 'c', 0, N_("the command for this; in a text field Ctrl-O"), false, act_command },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_start = {
	.name = "start",
	.state_size = sizeof(struct start),
	.list = true,
	.card = 80,
	.lead = true,
	.common = COMMON_START,
	.keys = start_keys,
	.enter = start_enter,
	.leave = start_leave,
	.field = start_field,
	.title = start_title,
	.draw = start_draw,
	.command = start_command,
};
