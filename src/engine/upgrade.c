/* SPDX-License-Identifier: GPL-3.0-or-later
 * From one edition to the next by the newer catalog's `was`, `carry` and `gone`. */
#include "config.h"

#include "engine/upgrade.h"

#include <string.h>

#include "base/text.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/recipient.h"
#include "engine/upgrade_parts.h"

static const struct {
	const char *id, *rows, *facts;
} fates[FATES] = {
	[FATE_CONFIRM] = { "confirm", N_("To be confirmed again"),
			   N_("Questions about the service: to be confirmed again") },
	[FATE_ASKED] = { "asked", N_("To be answered anew"),
			 N_("Questions about the service: to be answered anew") },
	[FATE_NEW] = { "new", N_("New rows"), N_("Questions about the service: new") },
	[FATE_GONE] = { "gone", N_("Rows that are gone: what was said is in the archive"),
			N_("Questions about the service that are gone: what was said is in the "
			   "archive") },
	[FATE_KEPT] = { "kept", N_("As they were"),
			N_("Questions about the service: as they were") },
};

const char *fate_id(enum fate fate)
{
	return fates[fate].id;
}

const char *fate_title(enum fate fate, bool fact)
{
	return _(fact ? fates[fate].facts : fates[fate].rows);
}

void upgrade_free(struct upgrade *upgrade)
{
	if (!upgrade)
		return;
	assessment_free(upgrade->result);
	g_array_unref(upgrade->row);
	g_free(upgrade);
}

void upgrade_add(struct upgrade *upgrade, enum fate fate, bool fact, int from, int to, bool said)
{
	const struct upgrade_row row = { fate, fact, from, to, said };

	g_array_append_val(upgrade->row, row);
}

/* Archiving. */

char *upgrade_keep_text(const char *text)
{
	g_autofree char *line = text_clean(text ? text : "", false);

	if (!*line)
		return NULL;
	if (g_utf8_strlen(line, -1) > KEPT_TEXT_MAX) {
		g_autofree char *cut = g_utf8_substring(line, 0, KEPT_TEXT_MAX);

		/* no blank at the end: it would not be read back */
		return text_clean(cut, false);
	}
	return g_steal_pointer(&line);
}

void upgrade_keep_texts(char **to, const struct text *from)
{
	for (int i = 0; i < LANGUAGES; i++)
		to[i] = upgrade_keep_text(from->in[i]);
}

struct archived *upgrade_archive(struct upgrade *upgrade, enum entry_kind kind, const char *key,
				 const struct text *ask)
{
	struct archived *archived = archived_new(kind, upgrade->from->id, key);

	if (ask)
		upgrade_keep_texts(archived->ask, ask);
	return archived;
}

/* ASK: the question then; NULL: not known. Nothing that is said is not archived. */
static void archive_answer(struct upgrade *upgrade, const char *key, const struct text *ask,
			   const struct answer *answer)
{
	struct archived *archived;

	if (answer_empty(answer))
		return;
	archived = upgrade_archive(upgrade, ENTRY_ROW, key, ask);
	answer_copy(&archived->side.answer, answer);
	archive_add(upgrade->result->archive, archived);
}

static void archive_sides(struct upgrade *upgrade, const struct conflict *conflict,
			  const struct text *ask)
{
	for (unsigned i = 0; conflict && i < conflict->side->len; i++)
		archive_answer(upgrade, conflict->key, ask,
			       &((struct side *)conflict->side->pdata[i])->answer);
}

/* Rows. */

static bool text_equal(const struct text *a, const struct text *b)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (g_strcmp0(a->in[i], b->in[i]) != 0)
			return false;
	return true;
}

/* Does the answer to BEFORE stand for NOW as it is? */
static bool means_the_same(const struct item *before, const struct item *now)
{
	return now->change == CHANGE_SAME || (now->change == CHANGE_NONE && now->wases <= 1 &&
					      text_equal(&before->ask, &now->ask));
}

/* ANSWER to BEFORE (NULL: not known) waits to be confirmed for NOW. */
static void carry_answer(struct answer *answer, const struct assessment *old,
			 const struct item *before, const struct item *now)
{
	answer_carry(answer, old->catalog->id, old->profile[PROFILE_CONFIRMED]);
	if (before && answer_carried(answer) && !text_equal(&before->ask, &now->ask) &&
	    !*kept_text(answer->last->ask, LANGUAGE_EN))
		upgrade_keep_texts(answer->last->ask, &before->ask);
}

/* CONFLICT about row NOW, whose answers are to be CARRIED or stay as they are. */
static struct conflict *carry_conflict(const struct conflict *conflict,
				       const struct assessment *old, const struct item *before,
				       const struct item *now, bool carried)
{
	struct conflict *next = conflict_new(ENTRY_ROW, now->key);

	for (unsigned i = 0; i < conflict->side->len; i++) {
		struct side *side = side_copy(conflict->side->pdata[i]);

		if (carried)
			carry_answer(&side->answer, old, before, now);
		conflict_add(next, side);
	}
	return next;
}

/* Has anything been said of old row FROM? */
static bool row_said(const struct assessment *old, size_t from)
{
	return !answer_empty(old->answer[from]) ||
	       assessment_conflict(old, ENTRY_ROW, old->catalog->item[from].key);
}

static void upgrade_row(struct upgrade *upgrade, const struct assessment *old, size_t to,
			struct use *use)
{
	const struct item *now = &upgrade->to->item[to], *before;
	const char *was = item_was(now, 0);
	int from = was ? catalog_find_item(upgrade->from, was) : -1;
	const struct conflict *conflict;
	struct answer answer;
	bool same;

	for (size_t i = 1; item_was(now, i); i++) {
		int other = catalog_find_item(upgrade->from, item_was(now, i));

		if (other >= 0)
			use[other].archived = true;
	}
	if (from < 0) {
		upgrade_add(upgrade, FATE_NEW, false, -1, (int)to, false);
		return;
	}
	before = &upgrade->from->item[from];
	same = means_the_same(before, now);
	use[from].placed = true;
	answer_copy(&answer, old->answer[from]);
	if (!same)
		carry_answer(&answer, old, before, now);
	assessment_put_answer(upgrade->result, to, &answer);
	conflict = assessment_conflict(old, ENTRY_ROW, was);
	if (conflict)
		assessment_add_conflict(upgrade->result,
					carry_conflict(conflict, old, before, now, !same));
	upgrade_add(upgrade, same ? FATE_KEPT : FATE_CONFIRM, false, from, (int)to,
		    row_said(old, (size_t)from));
}

static void upgrade_rows(struct upgrade *upgrade, const struct assessment *old)
{
	const struct catalog *from = upgrade->from;
	g_autofree struct use *use = g_new0(struct use, from->items);

	for (size_t i = 0; i < upgrade->to->items; i++)
		upgrade_row(upgrade, old, i, use);
	for (size_t i = 0; i < from->items; i++) {
		const struct item *item = &from->item[i];

		if (!use[i].placed)
			upgrade_add(upgrade, FATE_GONE, false, (int)i, -1, row_said(old, i));
		if (use[i].placed && !use[i].archived)
			continue;
		archive_answer(upgrade, item->key, &item->ask, old->answer[i]);
		archive_sides(upgrade, assessment_conflict(old, ENTRY_ROW, item->key), &item->ask);
	}
}

/* Answers to keys that the old catalog lacks. */

/* Row TO has an answer that comes from nowhere in the old catalog. */
static void note_found(struct upgrade *upgrade, int to)
{
	for (unsigned i = 0; i < upgrade->row->len; i++) {
		struct upgrade_row *row = &g_array_index(upgrade->row, struct upgrade_row, i);

		if (row->fact || row->to != to)
			continue;
		row->fate = FATE_CONFIRM;
		row->said = true;
	}
}

/* The new catalog may know the key: then the answer is carried, if nothing is there yet. */
static void upgrade_stray(struct upgrade *upgrade, const struct assessment *old, const char *key,
			  const struct answer *answer)
{
	int to = catalog_find_item(upgrade->to, key);
	struct answer carried;

	if (to < 0) {
		assessment_add_stray(upgrade->result, key, answer);
	} else if (!answer_empty(upgrade->result->answer[to])) {
		archive_answer(upgrade, key, NULL, answer);
	} else {
		answer_copy(&carried, answer);
		carry_answer(&carried, old, NULL, &upgrade->to->item[to]);
		assessment_put_answer(upgrade->result, (size_t)to, &carried);
		note_found(upgrade, to);
	}
}

static void upgrade_stray_conflict(struct upgrade *upgrade, const struct assessment *old,
				   const struct conflict *conflict)
{
	int to = catalog_find_item(upgrade->to, conflict->key);

	if (to < 0) {
		assessment_add_conflict(upgrade->result, conflict_copy(conflict));
	} else if (assessment_conflict(upgrade->result, ENTRY_ROW, conflict->key)) {
		archive_sides(upgrade, conflict, NULL);
	} else {
		const struct item *now = &upgrade->to->item[to];

		assessment_add_conflict(upgrade->result,
					carry_conflict(conflict, old, NULL, now, true));
		note_found(upgrade, to);
	}
}

struct upgrade *upgrade_run(const struct assessment *old, const struct catalog *to)
{
	struct upgrade *upgrade = g_new0(struct upgrade, 1);

	upgrade->old = old;
	upgrade->from = old->catalog;
	upgrade->to = to;
	upgrade->result = assessment_new(to);
	upgrade->row = g_array_new(FALSE, FALSE, sizeof(struct upgrade_row));
	for (int i = 0; i < PROFILE_FIELDS; i++)
		upgrade->result->profile[i] = g_strdup(old->profile[i]);
	for (unsigned i = 0; i < old->archive->len; i++)
		g_ptr_array_add(upgrade->result->archive, archived_copy(old->archive->pdata[i]));
	for (unsigned i = 0; i < old->recipient->len; i++)
		g_ptr_array_add(upgrade->result->recipient,
				recipient_copy(old->recipient->pdata[i]));
	upgrade_facts(upgrade, old);
	upgrade_rows(upgrade, old);
	for (unsigned i = 0; i < old->stray->len; i++) {
		const struct stray_answer *stray = old->stray->pdata[i];

		upgrade_stray(upgrade, old, stray->key, &stray->answer);
	}
	for (unsigned i = 0; i < old->conflict->len; i++) {
		const struct conflict *conflict = old->conflict->pdata[i];

		if (conflict->kind == ENTRY_FIELD || conflict->kind == ENTRY_RECIPIENT)
			assessment_add_conflict(upgrade->result, conflict_copy(conflict));
		else if (conflict->rank == G_MAXSIZE)
			upgrade_stray_conflict(upgrade, old, conflict);
	}
	return upgrade;
}
