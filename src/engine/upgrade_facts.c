/* SPDX-License-Identifier: GPL-3.0-or-later
 * What becomes of the answers about the service: carried where they mean the same, else asked anew
 * and archived. */
#include "config.h"

#include "engine/upgrade_parts.h"

#include <string.h>

#include "engine/interview.h"

static void archive_words(struct upgrade *upgrade, const struct assessment *old, size_t fact,
			  const char *words)
{
	const struct fact *about = &old->catalog->fact[fact];
	struct archived *archived;
	OWNED(assessment) alone = NULL;

	if (!words)
		return;
	archived = upgrade_archive(upgrade, ENTRY_FACT, about->id, &about->ask);
	archived->side.words = *words ? g_strdup(words) : NULL;
	alone = assessment_new(old->catalog);
	assessment_set_fact(alone, fact, words, NULL);
	/* what has no option's label is in the program's words, of one language: archived_text() */
	for (int i = 0; i < LANGUAGES && about->kind != FACT_YES_NO && *words; i++) {
		g_autofree char *label = fact_value_text(alone, fact, (enum language)i);

		if (old->catalog->has[i])
			archived->label[i] = upgrade_keep_text(label);
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
		archive_words(upgrade, old, fact, ((struct side *)conflict->side->pdata[i])->words);
}

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

void upgrade_facts(struct upgrade *upgrade, const struct assessment *old)
{
	const struct catalog *from = upgrade->from, *to = upgrade->to;
	g_autofree struct use *use = g_new0(struct use, from->facts);

	for (size_t i = 0; i < to->facts; i++) {
		const char *was = fact_was(&to->fact[i]);
		int before = was ? catalog_find_fact(from, was) : -1;
		bool said, carried;

		if (before < 0) {
			upgrade_add(upgrade, FATE_NEW, true, -1, (int)i, false);
			continue;
		}
		said = old->fact[before].answered || assessment_conflict(old, ENTRY_FACT, was);
		carried = carry_fact(old, (size_t)before, upgrade->result, i);
		use[before].placed = true;
		use[before].archived |= !carried;
		upgrade_add(upgrade, carried ? FATE_KEPT : FATE_ASKED, true, before, (int)i, said);
	}
	for (size_t i = 0; i < from->facts; i++) {
		if (!use[i].placed)
			upgrade_add(upgrade, FATE_GONE, true, (int)i, -1,
				    old->fact[i].answered ||
					    assessment_conflict(old, ENTRY_FACT, from->fact[i].id));
		if (!use[i].placed || use[i].archived)
			archive_fact(upgrade, old, i);
	}
}
