/* SPDX-License-Identifier: GPL-3.0-or-later
 * What all screens have around them: header, title, status line, footer made from the key tables,
 * and from 100 columns a pane with the progress of each section. A screen that is a card stands in
 * the middle of a large window instead. */
#ifndef SCREEN_FRAME_H
#define SCREEN_FRAME_H

#include "screen/wizard_model.h"

enum { FRAME_ROWS_MIN = 12, FRAME_COLUMNS_MIN = 40, FRAME_PANE_COLUMNS = 100 };

/* Draws it around the screen of LAYER; *ret_body is what remains for the screen itself. */
void frame_draw(const struct wizard *wizard, const struct layer *layer, const char *title,
		struct canvas *canvas, struct area *ret_body);

/* Instead, when the canvas is below 40x12: one line that says what is needed. */
void frame_draw_too_small(struct canvas *canvas);

/* "12/98": rows ticked of rows that apply. The caller frees. */
char *progress_text(const struct counts *counts);

/* "[####....]   12/98" with a bar of WIDTH columns; instead "undecided 7" while no row
 * surely applies, and "-" when none can. The caller frees. */
char *bar_and_progress(const struct counts *counts, int width);

/* A line that tells how many rows were declared not applicable: they apply and are not ticked, and
 * the sum would puzzle. Nothing when there are none. */
void add_declared(struct page *page, const struct counts *counts);

/* The name of a binding's key or keys: "Enter", "1-5". The caller frees. */
char *binding_name(const struct binding *binding);

#endif
