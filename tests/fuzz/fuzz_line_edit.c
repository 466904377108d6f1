/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any keys in a text field of one line or of many, in a window of any small size: the text stays
 * valid, the cursor stays in it and on the canvas. */
#include "config.h"

#include "fuzz.h"
#include "keys.h"

#include <string.h>

#include "base/text.h"
#include "screen/line_edit.h"

static void check(const struct line_edit *edit)
{
	must(edit->cursor <= edit->text->len);
	must(text_valid(edit->text->str, edit->text->len, NULL));
	must(text_valid(edit->text->str, edit->cursor, NULL));
	must(edit->lines || !strchr(edit->text->str, '\n'));
}

static void show(struct line_edit *edit, struct canvas *canvas)
{
	line_edit_draw(edit, canvas, 0, 0, edit->lines ? canvas->rows : 1, canvas->columns);
	must(canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows);
	must(canvas->cursor_column >= 0 && canvas->cursor_column < canvas->columns);
}

/* The first byte says whether the field has lines, and after how many keys it is drawn. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys keys = { data, MIN(size, 400) };
	OWNED(canvas) canvas = canvas_new(6, 20);
	struct line_edit edit;
	unsigned start = next_byte(&keys), every = 1 + start / 2 % 8, key;

	line_edit_init(&edit, "健診 text", start % 2);
	for (unsigned i = 1; (key = next_key(&keys)) != KEYCODE_NONE; i++) {
		if (key == KEYCODE_RESIZE) {
			int rows = (int)next_byte(&keys) % 12, columns = (int)next_byte(&keys) % 60;

			canvas_resize(canvas, rows, columns);
		} else if (key == KEYCODE_PASTE_BEGIN)
			line_edit_paste(&edit, next_byte(&keys));
		else
			line_edit_key(&edit, key);
		check(&edit);
		if (i % every == 0)
			show(&edit, canvas);
	}
	show(&edit, canvas);
	line_edit_clear(&edit);
	return 0;
}
