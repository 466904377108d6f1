/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between official_sheet.c, which makes rows of records, official_words.c, which knows what texts
 * look like, and official_doubt.c, which knows which numbers can be so. For these only. */
#ifndef ENGINE_OFFICIAL_PARTS_H
#define ENGINE_OFFICIAL_PARTS_H

#include <stdbool.h>

#include <glib.h>

#include "engine/official_sheet.h"

/* Cuts ticks, blanks and the stars of Markdown off the end of TEXT, in place. */
void official_cut_ticks(char *text);
/* Does TEXT end as questions do, か or ?; also as a machine may have read it? */
bool official_question(const char *text);
/* In the polite form, which headings do not have. */
bool official_polite(const char *text);
/* Two sentences in the polite form are hardly one question. */
bool official_double(const char *words);
/* Notes and bullets begin something of their own. */
bool official_note(const char *text);
const char *official_skip_bullet(const char *text);
/* Nothing but 項目番号, 内容, チェック and the like; CELLS: of struct cell *. */
bool official_column_heads(const GPtrArray *cells);
/* TEXT without its line ends and blanks, but for one between Latin words. The caller frees. */
char *official_one_line(const char *text);

/* Does the dotted number of PLACE come next after that of BEFORE? 1.3 comes after 1.2, after 1.2.4,
 * and as 1.3.1 after 1.3. */
bool official_comes_next(const struct outline_place *before, const struct outline_place *place);
bool official_only_dotted(const struct outline_place *place);
/* Sets `doubtful` of rows whose numbers do not fit the others. */
void official_doubt(struct official_sheet *sheet);

#endif
