/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the row screen looks: the page that explains the row, and the answer below it, always in
 * view. */
#ifndef SCREEN_ROW_PAGE_H
#define SCREEN_ROW_PAGE_H

#include "screen/wizard_model.h"

/* The answers in the order of their keys 1 2 3 4 5 0. */
enum answer_value row_choice(int choice);

/* Everything about the current row but the answer's choices. */
struct page *row_page_new(const struct wizard *wizard, int columns);

/* Rows that the answer takes in BODY below a page of LINES: the choices, CURSOR the current one,
 * and below them note and duties as far as there is room, unless the whole page is in view. */
int row_answer_height(const struct wizard *wizard, const struct area *body, int cursor, int lines);
/* Draws them in AREA of that BODY; the canvas cursor rests on choice CURSOR. */
void row_answer_draw(const struct wizard *wizard, struct canvas *canvas, const struct area *body,
		     const struct area *area, int cursor);

#endif
