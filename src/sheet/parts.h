/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a sheet is filled, once its rows are there: first the words, then the parts. */
#ifndef SHEET_PARTS_H
#define SHEET_PARTS_H

#include "sheet/sheet.h"

/* Fills title, banner, edition, scope, result and notes. */
void words_add(struct sheet *sheet);

/* Fills parts. Needs words and digest. */
void parts_add(struct sheet *sheet);

#endif
