/* SPDX-License-Identifier: GPL-3.0-or-later
 * Characters that some terminals give one column and others two ("ambiguous": ①, ※, →, é). We lay
 * out with one; for the other terminals the finished picture gets other letters in their place. */
#ifndef SCREEN_AMBIGUOUS_H
#define SCREEN_AMBIGUOUS_H

#include "screen/canvas.h"

/* Makes PLAIN the picture of CANVAS without ambiguous characters: ① as (1) where blanks follow that
 * it may take, else as 1. Everything else keeps its column. Letters that have no other form (я)
 * stay if at the end of their row there is room for them to be twice as wide, else they become
 * ?. */
void canvas_unambiguous(const struct canvas *canvas, struct canvas *plain);

/* How many ambiguous characters stand in ROW before COLUMN. */
int canvas_ambiguous(const struct canvas *canvas, int row, int column);

#endif
