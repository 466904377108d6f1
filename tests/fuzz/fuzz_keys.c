/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any keys on the wizard's screens, with windows of any size: every picture fits, the counts add
 * up, and whatever is to be saved can be saved and read. */
#include "config.h"

#include "fuzz.h"
#include "keys.h"

#include "mini_catalog.h"
#include "round_trip.h"
#include "screen/wizard.h"

/* What the outer world would do. */
static void grant(struct wizard *wizard, const struct request *request)
{
	switch (request->kind) {
	case REQUEST_SAVE:
		check_round_trip(wizard_assessment(wizard));
		wizard_saved(wizard, wizard_assessment(wizard)->answer[0]->value == ANSWER_UNMET
					     ? "disk full"
					     : NULL);
		break;
	case REQUEST_OPEN_FILE:
		wizard_loaded(wizard, assessment_new(&mini_catalog), "a.yaml", NULL);
		break;
	case REQUEST_EDITOR:
		wizard_edited(wizard, "from the\neditor \x1b[31m");
		break;
	case REQUEST_EXPORT:
		wizard_told(wizard, false, "no room");
		break;
	default:
		break;
	}
}

static void show(struct wizard *wizard, struct canvas *canvas)
{
	wizard_draw(wizard, canvas);
	must(canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows);
	must(canvas->cursor_column >= 0 && canvas->cursor_column < canvas->columns);
}

/* A picture costs far more than a key: it is drawn at the end, and where a resize asks for it. What
 * a picture after fewer keys would show is shown by the input that ends there. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys keys = { data, MIN(size, 200) };
	OWNED(wizard) wizard = wizard_new(g_ptr_array_new());
	OWNED(canvas) canvas = canvas_new(24, 80);
	unsigned key;

	wizard_clock(wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	if (next_byte(&keys) % 4)
		wizard_loaded(wizard, assessment_new(&mini_catalog), "a.yaml", NULL);
	while ((key = next_key(&keys)) != KEYCODE_NONE) {
		struct request request = wizard_key(wizard, key);

		if (request.kind == REQUEST_QUIT)
			break;
		grant(wizard, &request);
		if (key == KEYCODE_RESIZE) {
			int rows = (int)next_byte(&keys) % 48,
			    columns = (int)next_byte(&keys) % 140;

			canvas_resize(canvas, rows, columns);
			show(wizard, canvas);
		}
	}
	show(wizard, canvas);
	if (wizard_assessment(wizard))
		check_round_trip(wizard_assessment(wizard));
	return 0;
}
