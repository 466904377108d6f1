/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing the check sheet to a file: format, public or internal, path. Nothing is replaced unless
 * that is ticked. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

/* The lines behind the formats. */
enum { LINE_INTERNAL, LINE_REPLACE, LINE_PATH, LINES };

struct export
{
	struct list list; /* the formats, then the lines above */
	int formats, format;
	bool internal, replace;
	bool own_path; /* the path was typed: it no longer follows the format */
	struct line_edit path;
};

/* The line the cursor is on: one of the enum; negative on a format. */
static int line_of(const struct export *export)
{
	return export->list.cursor - export->formats;
}

/* The assessment's path with another suffix; an internal copy is named so. */
static char *default_path(const struct wizard *wizard, const struct export *export)
{
	const char *path = wizard->path ? wizard->path : "phr-check.yaml";
	const char *dot = strrchr(path, '.');
	size_t length =
		dot && !strchr(dot, '/') && dot > path ? (size_t)(dot - path) : strlen(path);

	return g_strdup_printf("%.*s%s%s", (int)length, path, export->internal ? "-internal" : "",
			       formats()[export->format]->suffix);
}

static void export_prepare(struct wizard *wizard, void *state)
{
	struct export *export = state;
	g_autofree char *path = NULL;

	path = default_path(wizard, export);
	if (strcmp(path, export->path.text->str) == 0 || export->own_path)
		return;
	if (line_of(export) == LINE_PATH) {
		export->own_path = true;
		return;
	}
	line_edit_clear(&export->path);
	line_edit_init(&export->path, path, false);
}

static void export_enter(struct wizard *wizard, void *state)
{
	struct export *export = state;

	while (formats()[export->formats])
		export->formats++;
	export->list.count = export->formats + LINES;
	line_edit_init(&export->path, "", false);
	export_prepare(wizard, state);
}

static void export_leave(void *state)
{
	line_edit_clear(&((struct export *)state)->path);
}

static struct line_edit *export_field(void *state)
{
	struct export *export = state;

	return line_of(export) == LINE_PATH ? &export->path : NULL;
}

static struct request export_space(struct wizard *wizard, void *state, unsigned key)
{
	struct export *export = state;

	(void)key;
	if (line_of(export) == LINE_INTERNAL)
		export->internal = !export->internal;
	else if (line_of(export) == LINE_REPLACE)
		export->replace = !export->replace;
	else
		export->format = export->list.cursor;
	wizard_say(wizard, true, g_strdup(_("Enter exports what is ticked here.")));
	return NO_REQUEST;
}

static struct request export_digit(struct wizard *wizard, void *state, unsigned key)
{
	struct export *export = state;
	int format = (int)key - '1';

	if (format >= export->formats)
		return NO_REQUEST;
	list_go(&export->list, format);
	return export_space(wizard, state, key);
}

static struct request export_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct export *export = state;
	bool replace = export->replace;

	/* what is written is what is ticked; the cursor may stand elsewhere */
	if (line_of(export) < 0 && export->format != export->list.cursor)
		return export_space(wizard, state, key);
	if (export->path.text->len == 0) {
		wizard_say(wizard, false, g_strdup(_("Type the name of a file.")));
		return NO_REQUEST;
	}
	/* ticked for this once */
	export->replace = false;
	return (struct request){ .kind = REQUEST_EXPORT,
				 .path = export->path.text->str,
				 .format = formats()[export->format],
				 .internal = export->internal,
				 .force = replace,
				 .language = wizard->language };
}

static char *export_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Export the check sheet"));
}

static void export_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			const struct area *body)
{
	struct export *export = state;
	OWNED(page) page = page_new(body->width);
	struct area top = { body->top, body->left, body->height - 2, body->width };
	int width = MIN(body->width - 3, 60);

	(void)wizard;
	for (int i = 0; i < export->formats; i++) {
		const struct format *format = formats()[i];
		g_autofree char *text = g_strdup_printf("%s - %s", format->name, _(format->label));
		g_autofree char *mark =
			g_strdup_printf("%d (%c)", i + 1, i == export->format ? 'x' : ' ');

		page_choice(page, i, mark, text);
	}
	page_blank(page);
	page_choice(page, export->formats + LINE_INTERNAL, export->internal ? "[x]" : "[ ]",
		    _("internal copy: with names, notes, evidence, owners, dates and the list of "
		      "gaps"));
	page_choice(page, export->formats + LINE_REPLACE, export->replace ? "[x]" : "[ ]",
		    _("replace the file when there is one of this name"));
	page_draw_all(page, canvas, &top, &export->list);

	int row = body->top + MIN(page_lines(page) + 2, body->height - 1);
	canvas_put(canvas, row - 1, body->left + 2, STYLE_MUTED, _("File to write"));
	if (export_field(state)) {
		canvas_put(canvas, row, body->left, STYLE_CURSOR, ">");
		line_edit_draw(&export->path, canvas, row, body->left + 2, 1, width);
	} else {
		canvas_field(canvas, row, body->left + 2, width, STYLE_FIELD,
			     export->path.text->str);
	}
}

static char *export_command(const struct wizard *wizard, void *state)
{
	const struct export *export = state;
	const char *words[8] = { "--format", formats()[export->format]->name, "--output",
				 export->path.text->str };
	size_t count = 4;

	if (export->internal)
		words[count++] = "--internal";
	if (export->replace)
		words[count++] = "--force";
	return wizard_command(wizard, "export", words);
}

static const struct binding export_keys[] = {
	{ '1', '9', N_("choose the format"), true, export_digit },
	{ ' ', 0, N_("tick"), true, export_space },
	{ KEYCODE_ENTER, 0, N_("export"), true, export_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back"), true, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_export = {
	.name = "export",
	.state_size = sizeof(struct export),
	.list = true,
	.common = COMMON_ALL,
	.keys = export_keys,
	.enter = export_enter,
	.leave = export_leave,
	.prepare = export_prepare,
	.field = export_field,
	.title = export_title,
	.draw = export_draw,
	.command = export_command,
};
