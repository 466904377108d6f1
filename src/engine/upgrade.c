/* SPDX-License-Identifier: GPL-3.0-or-later
 * From one edition to the next by the newer catalog's `was`, `carry` and `gone`. */
#include "config.h"

#include "engine/upgrade.h"

#include <string.h>

#include "base/text.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/interview.h"
#include "engine/recipient.h"

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

static void add_row(struct upgrade *upgrade, enum fate fate, bool fact, int from, int to, bool said)
{
	const struct upgrade_row row = { fate, fact, from, to, said };

	g_array_append_val(upgrade->row, row);
}

/* What belongs to an old row or fact: it has found a place, and it goes to the archive. */
struct use {
	bool placed, archived;
};

/* Archiving. */

/* TEXT, which a catalog put, as an assessment may keep it; NULL when nothing is left. */
static char *keep(const char *text)
{
	g_autofree char *line = text_clean(text ? text : "", false);

	if (!*line)
		return NULL;
	if (g_utf8_strlen(line, -1) > KEPT_TEXT_MAX)
		return g_utf8_substring(line, 0, KEPT_TEXT_MAX);
	return g_steal_pointer(&line);
}

static void copy_texts(char **to, const struct text *from)
{
	for (int i = 0; i < LANGUAGES; i++)
		to[i] = keep(from->in[i]);
}

static struct archived *archive_entry(struct upgrade *upgrade, enum entry_kind kind,
				      const char *key, const struct text *ask)
{
	struct archived *archived = archived_new(kind, upgrade->from->id, key);

	if (ask)
		copy_texts(archived->ask, ask);
	return archived;
}

/* ASK: the question then; NULL: not known. Nothing that is said is not archived. */
static void archive_answer(struct upgrade *upgrade, const char *key, const struct text *ask,
			   const struct answer *answer)
{
	struct archived *archived;

	if (answer_empty(answer))
		return;
	archived = archive_entry(upgrade, ENTRY_ROW, key, ask);
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

static void archive_words(struct upgrade *upgrade, const struct assessment *old, size_t fact,
			  const char *words)
{
	const struct fact *about = &old->catalog->fact[fact];
	struct archived *archived;
	OWNED(assessment) alone = NULL;

	if (!words)
		return;
	archived = archive_entry(upgrade, ENTRY_FACT, about->id, &about->ask);
	archived->side.words = *words ? g_strdup(words) : NULL;
	alone = assessment_new(old->catalog);
	assessment_set_fact(alone, fact, words, NULL);
	/* what has no option's label is in the program's words, of one language: archived_text() */
	for (int i = 0; i < LANGUAGES && about->kind != FACT_YES_NO && *words; i++) {
		g_autofree char *label = fact_value_text(alone, fact, (enum language)i);

		if (old->catalog->has[i])
			archived->label[i] = keep(label);
	}
	archive_add(upgrade->result->archive, archived);
}

/* All that was said of an old fact. */
static void archive_fact(struct upgrade *upgrade, const struct assessment *old, size_t fact)
{
	const struct conflict *conflict =
		assessment_conflict(old, ENTRY_FACT, old->catalog->fact[fact].id);
	g_autofree char *words = assessment_fact_words(old, fact);

	archive_words(upgrade, old, fact, words);
	for (unsigned i = 0; conflict && i < conflict->side->len; i++)
		archive_words(upgrade, old, fact,
			      ((struct side *)conflict->side->pdata[i])->words);
}

/* Facts. */

/* Which option of TO the OPTION of FROM is now; -1: none. */
static int option_now(const struct fact *from, size_t option, const struct fact *to)
{
	if (to->carry != CARRY_ASK_ANEW)
		return fact_find_option(to, from->option[option].id);
	for (size_t i = 0; i < to->values; i++)
		if (strcmp(to->value[i].old, from->option[option].id) == 0)
			return (int)to->value[i].option;
	return -1;
}

/* VALUE of FROM as one of TO. False when it does not mean the same there. */
static bool carry_value(const struct fact *from, const struct fact_value *value,
			const struct fact *to, struct fact_value *ret_value)
{
	unsigned chosen = 0;

	*ret_value = (struct fact_value){ .answered = true };
	for (size_t i = 0; i < from->options; i++) {
		int option = value->chosen >> i & 1 ? option_now(from, i, to) : -1;

		if (!(value->chosen >> i & 1))
			continue;
		if (option < 0)
			return false;
		ret_value->chosen |= UINT64_C(1) << option;
		chosen++;
	}
	return to->kind == FACT_SOME_OF ? chosen > 0 || to->carry == CARRY_SAME : chosen == 1;
}

/* What each side says, in the words of fact TO; NULL when one of them does not mean the same. */
static struct conflict *carry_sides(const struct assessment *old, size_t from,
				    const struct conflict *conflict, struct assessment *result,
				    size_t to)
{
	const struct fact *about = &result->catalog->fact[to];
	OWNED(conflict) carried = conflict_new(ENTRY_FACT, about->id);
	OWNED(assessment) then = assessment_new(old->catalog);
	OWNED(assessment) now = assessment_new(result->catalog);

	for (unsigned i = 0; i < conflict->side->len; i++) {
		const struct side *side = conflict->side->pdata[i];
		struct side *next = g_new0(struct side, 1);

		conflict_add(carried, next);
		if (!side->words)
			continue;
		assessment_set_fact(then, from, side->words, NULL);
		if (!carry_value(&old->catalog->fact[from], &then->fact[from], about,
				 &now->fact[to]))
			return NULL;
		next->words = assessment_fact_words(now, to);
	}
	return g_steal_pointer(&carried);
}

/* Puts what was said of old fact FROM into fact TO. False when it does not mean the same there. */
static bool carry_fact(const struct assessment *old, size_t from, struct assessment *result,
		       size_t to)
{
	const struct fact *before = &old->catalog->fact[from];
	const struct conflict *conflict = assessment_conflict(old, ENTRY_FACT, before->id);
	struct conflict *carried;
	struct fact_value value;

	if (old->fact[from].answered) {
		if (!carry_value(before, &old->fact[from], &result->catalog->fact[to], &value))
			return false;
		result->fact[to] = value;
	}
	if (!conflict)
		return true;
	carried = carry_sides(old, from, conflict, result, to);
	if (carried)
		assessment_add_conflict(result, carried);
	return carried != NULL;
}

static void upgrade_facts(struct upgrade *upgrade, const struct assessment *old)
{
	const struct catalog *from = upgrade->from, *to = upgrade->to;
	g_autofree struct use *use = g_new0(struct use, from->facts);

	for (size_t i = 0; i < to->facts; i++) {
		const char *was = fact_was(&to->fact[i]);
		int before = was ? catalog_find_fact(from, was) : -1;
		bool said, carried;

		if (before < 0) {
			add_row(upgrade, FATE_NEW, true, -1, (int)i, false);
			continue;
		}
		said = old->fact[before].answered || assessment_conflict(old, ENTRY_FACT, was);
		carried = carry_fact(old, (size_t)before, upgrade->result, i);
		use[before].placed = true;
		use[before].archived |= !carried;
		add_row(upgrade, carried ? FATE_KEPT : FATE_ASKED, true, before, (int)i, said);
	}
	for (size_t i = 0; i < from->facts; i++) {
		if (!use[i].placed)
			add_row(upgrade, FATE_GONE, true, (int)i, -1,
				old->fact[i].answered ||
					assessment_conflict(old, ENTRY_FACT, from->fact[i].id));
		if (!use[i].placed || use[i].archived)
			archive_fact(upgrade, old, i);
	}
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
	return now->change == CHANGE_SAME ||
	       (now->change == CHANGE_NONE && now->wases <= 1 &&
		text_equal(&before->ask, &now->ask));
}

/* ANSWER to BEFORE (NULL: not known) waits to be confirmed for NOW. */
static void carry_answer(struct answer *answer, const struct assessment *old,
			 const struct item *before, const struct item *now)
{
	answer_carry(answer, old->catalog->id, old->profile[PROFILE_CONFIRMED]);
	if (before && answer_carried(answer) && !text_equal(&before->ask, &now->ask) &&
	    !*kept_text(answer->last->ask, LANGUAGE_EN))
		copy_texts(answer->last->ask, &before->ask);
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
	return !answer_empty(&old->answer[from]) ||
	       assessment_conflict(old, ENTRY_ROW, old->catalog->item[from].key);
}

static void upgrade_row(struct upgrade *upgrade, const struct assessment *old, size_t to,
			struct use *use)
{
	const struct item *now = &upgrade->to->item[to], *before;
	const char *was = item_was(now, 0);
	int from = was ? catalog_find_item(upgrade->from, was) : -1;
	const struct conflict *conflict;
	bool same;

	for (size_t i = 1; item_was(now, i); i++) {
		int other = catalog_find_item(upgrade->from, item_was(now, i));

		if (other >= 0)
			use[other].archived = true;
	}
	if (from < 0) {
		add_row(upgrade, FATE_NEW, false, -1, (int)to, false);
		return;
	}
	before = &upgrade->from->item[from];
	same = means_the_same(before, now);
	use[from].placed = true;
	answer_copy(&upgrade->result->answer[to], &old->answer[from]);
	if (!same)
		carry_answer(&upgrade->result->answer[to], old, before, now);
	conflict = assessment_conflict(old, ENTRY_ROW, was);
	if (conflict)
		assessment_add_conflict(upgrade->result,
					carry_conflict(conflict, old, before, now, !same));
	add_row(upgrade, same ? FATE_KEPT : FATE_CONFIRM, false, from, (int)to,
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
			add_row(upgrade, FATE_GONE, false, (int)i, -1, row_said(old, i));
		if (use[i].placed && !use[i].archived)
			continue;
		archive_answer(upgrade, item->key, &item->ask, &old->answer[i]);
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

	if (to < 0) {
		assessment_add_stray(upgrade->result, key, answer);
	} else if (!answer_empty(&upgrade->result->answer[to])) {
		archive_answer(upgrade, key, NULL, answer);
	} else {
		answer_copy(&upgrade->result->answer[to], answer);
		carry_answer(&upgrade->result->answer[to], old, NULL, &upgrade->to->item[to]);
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
