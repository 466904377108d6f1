/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between upgrade.c, which takes the rows over, and upgrade_facts.c only. */
#ifndef ENGINE_UPGRADE_PARTS_H
#define ENGINE_UPGRADE_PARTS_H

#include "engine/archive.h"
#include "engine/upgrade.h"

/* What belongs to an old row or fact: it has found a place, and it goes to the archive. */
struct use {
	bool placed, archived;
};

void upgrade_add(struct upgrade *upgrade, enum fate fate, bool fact, int from, int to, bool said);

/* TEXT, which a catalog put, as an assessment may keep it: a line of at most KEPT_TEXT_MAX; NULL
 * when nothing is left. */
char *upgrade_keep_text(const char *text);
/* The same of each language; TO has LANGUAGES. */
void upgrade_keep_texts(char **to, const struct text *from);
/* What is to be archived of the edition before, with nothing said yet. ASK: the question then;
 * NULL: not known. */
struct archived *upgrade_archive(struct upgrade *upgrade, enum entry_kind kind, const char *key,
				 const struct text *ask);

/* The facts of OLD, into UPGRADE. */
void upgrade_facts(struct upgrade *upgrade, const struct assessment *old);

#endif
