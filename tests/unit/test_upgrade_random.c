/* SPDX-License-Identifier: GPL-3.0-or-later
 * Nothing is lost from one edition to the next: random assessments of the edition of 2022 are
 * taken to that of 2025, written and read again, and all that was said is looked for. 300 of them,
 * or TEST_ROUNDS=N ('make torture': 10,000). */
#include "config.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/problem.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/cycle.h"
#include "engine/upgrade.h"
#include "store/assessment_file.h"
#include "store/catalog_file.h"

enum { ROUNDS = 300 };

/* One text after the other, each only once. */
static char *next_text(unsigned *count)
{
	return g_strdup_printf("text %u", (*count)++);
}

static struct answer random_answer(GRand *random, unsigned *count)
{
	struct answer answer = { .value = (enum answer_value)g_rand_int_range(random, 0,
									      ANSWER_VALUES) };

	/* by its note each is known */
	answer.note = next_text(count);
	if (one_in(random, 2))
		answer.owner = next_text(count);
	if (one_in(random, 2))
		answer.due = g_strdup_printf("20%02d-01-01", g_rand_int_range(random, 10, 99));
	if (one_in(random, 2))
		answer.by = next_text(count);
	if (one_in(random, 2))
		answer.at = g_strdup("2024-11-22T10:15:00+09:00");
	for (int i = g_rand_int_range(random, 0, 3); i > 0; i--) {
		if (!answer.evidence)
			answer.evidence = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(answer.evidence, next_text(count));
	}
	if (one_in(random, 4))
		answer_carry(&answer, "earlier", one_in(random, 2) ? "2023-11-22" : NULL);
	if (one_in(random, 2) && answer_carried(&answer))
		answer_confirm(&answer, "somebody", "2024-11-22T10:15:00Z");
	return answer;
}

static void random_conflict(GRand *random, struct assessment *assessment, const char *key,
			    unsigned *count)
{
	struct conflict *conflict = conflict_new(ENTRY_ROW, key);

	for (int i = g_rand_int_range(random, 1, 4); i > 0; i--) {
		struct side *side = g_new0(struct side, 1);

		side->answer = random_answer(random, count);
		conflict_add(conflict, side);
	}
	assessment_add_conflict(assessment, conflict);
}

/* Options of FACT: one, or some. */
static char *random_words(GRand *random, const struct fact *fact)
{
	g_autoptr(GString) words = g_string_new(NULL);

	if (fact->kind != FACT_SOME_OF)
		return g_strdup(fact->option[g_rand_int_range(random, 0, (int)fact->options)].id);
	for (size_t i = 0; i < fact->options; i++)
		if (one_in(random, 2))
			g_string_append_printf(words, "%s%s", words->len ? "," : "",
					       fact->option[i].id);
	return g_strdup(words->str);
}

static void random_facts(GRand *random, struct assessment *assessment)
{
	for (size_t i = 0; i < assessment->catalog->facts; i++) {
		g_autofree char *words = random_words(random, &assessment->catalog->fact[i]);

		if (!one_in(random, 3))
			assert_true(assessment_set_fact(assessment, i, words, NULL));
	}
}

/* Keys that the catalog lacks: nobody's, and such as the next edition has. */
static void random_strays(GRand *random, struct assessment *assessment, const struct catalog *next,
			  unsigned *count)
{
	for (size_t i = 0; i < next->items + 3; i++) {
		g_autofree char *key =
			i < next->items ? g_strdup(next->item[i].key) : g_strdup_printf("9/%zu", i);
		struct answer answer;

		if (!one_in(random, 3) || catalog_find_item(assessment->catalog, key) >= 0)
			continue;
		answer = random_answer(random, count);
		if (one_in(random, 8)) {
			random_conflict(random, assessment, key, count);
			answer_change(&answer, ANSWER_NONE, NULL, NULL);
		}
		assessment_add_stray(assessment, key, &answer);
		answer_clear(&answer);
	}
}

static struct assessment *random_assessment(GRand *random, const struct catalog *catalog,
					    const struct catalog *next)
{
	struct assessment *assessment = assessment_new(catalog);
	struct archived *archived = archived_new(ENTRY_ROW, "earlier", "0/0");
	unsigned count = 0;

	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, "2024-11-22", NULL));
	random_facts(random, assessment);
	for (size_t i = 0; i < catalog->items; i++) {
		struct answer answer = random_answer(random, &count);

		if (one_in(random, 5))
			answer_clear(&answer);
		if (one_in(random, 20)) {
			answer_change(&answer, ANSWER_NONE, NULL, NULL);
			random_conflict(random, assessment, catalog->item[i].key, &count);
		}
		assert_true(assessment_set_answer(assessment, i, &answer, NULL));
		answer_clear(&answer);
	}
	random_strays(random, assessment, next, &count);
	archived->side.answer = random_answer(random, &count);
	archive_add(assessment->archive, archived);
	return assessment;
}

/* note → GPtrArray of const struct answer *: every answer that ASSESSMENT holds, wherever. */
static GHashTable *all_answers(const struct assessment *assessment)
{
	GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
						(GDestroyNotify)(void (*)(void))g_ptr_array_unref);
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	for (size_t i = 0; i < assessment->catalog->items; i++)
		g_ptr_array_add(found, (void *)assessment->answer[i]);
	for (unsigned i = 0; i < assessment->stray->len; i++)
		g_ptr_array_add(found,
				&((struct stray_answer *)assessment->stray->pdata[i])->answer);
	for (unsigned i = 0; i < assessment->archive->len; i++)
		g_ptr_array_add(found,
				&((struct archived *)assessment->archive->pdata[i])->side.answer);
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];

		for (unsigned j = 0; j < conflict->side->len; j++)
			g_ptr_array_add(found, &((struct side *)conflict->side->pdata[j])->answer);
	}
	for (unsigned i = 0; i < found->len; i++) {
		const struct answer *answer = found->pdata[i];
		GPtrArray *list = answer->note ? g_hash_table_lookup(all, answer->note) : NULL;

		if (answer->note && !list) {
			list = g_ptr_array_new();
			g_hash_table_insert(all, answer->note, list);
		}
		if (list)
			g_ptr_array_add(list, (void *)answer);
	}
	return all;
}

/* Does NOW still say what THEN said, be it as what was answered last time? */
static bool still_said(const struct answer *then, const struct answer *now)
{
	struct answer plain = *now;

	if (answer_equal(then, now))
		return true;
	if (!answer_carried(now))
		return false;
	if (then->value == ANSWER_NONE)
		/* it waited already; its question may have come in */
		return then->last && then->last->value == now->last->value &&
		       g_strcmp0(then->last->edition, now->last->edition) == 0 &&
		       g_strcmp0(then->last->at, now->last->at) == 0;
	plain.value = now->last->value;
	plain.by = now->last->by;
	plain.at = now->last->at;
	plain.last = then->last;
	return answer_equal(then, &plain);
}

/* Every answer of THEN is in NOW. */
static void check_answers(const struct assessment *then, const struct assessment *now)
{
	g_autoptr(GHashTable) before = all_answers(then), after = all_answers(now);
	GHashTableIter iter;
	void *note, *list;

	g_hash_table_iter_init(&iter, before);
	while (g_hash_table_iter_next(&iter, &note, &list)) {
		const GPtrArray *said = list, *found = g_hash_table_lookup(after, note);
		bool kept = false;

		for (unsigned i = 0; found && i < found->len; i++)
			kept |= still_said(said->pdata[0], found->pdata[i]);
		if (!kept)
			fail_msg("lost: %s", (char *)note);
	}
}

/* Every fact of THEN is answered, with the same words or those that its edition names, or is in
 * the archive. */
static void check_facts(const struct assessment *then, const struct assessment *now)
{
	for (size_t i = 0; i < then->catalog->facts; i++) {
		const char *id = then->catalog->fact[i].id;
		g_autofree char *words = assessment_fact_words(then, i);
		int index = catalog_find_fact(now->catalog, id);
		bool kept = !words || (index >= 0 && now->fact[index].answered);

		for (unsigned j = 0; j < now->archive->len && !kept; j++) {
			const struct archived *archived = now->archive->pdata[j];

			kept = archived->kind == ENTRY_FACT && !strcmp(archived->key, id) &&
			       !strcmp(archived->side.words ? archived->side.words : "", words);
		}
		if (!kept)
			fail_msg("lost: %s=%s", id, words);
	}
}

static struct assessment *write_and_read(const struct assessment *assessment)
{
	g_autoptr(GString) bytes = assessment_write(assessment);
	OWNED(problems) problems = problems_new("f");
	struct assessment *again =
		assessment_parse(bytes->str, bytes->len, assessment->catalog, problems);

	if (!again) {
		g_autofree char *text = problems_text(problems);

		fail_msg("%s", text);
	}
	return again;
}

static struct catalog_file *read_catalog(const char *name)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *path =
		g_build_filename(source ? source : ".", "data", "catalogs", name, NULL);
	struct catalog_file *file = catalog_file_read(path, NULL);

	assert_non_null(file);
	return file;
}

static void nothing_that_was_said_is_lost(void **state)
{
	const char *wish = g_getenv("TEST_ROUNDS");
	int rounds = wish ? atoi(wish) : ROUNDS;
	g_autoptr(GRand) random = seeded_random();
	OWNED(catalog_file) before = read_catalog("phr-2022.yaml");
	OWNED(catalog_file) after = read_catalog("phr-2025.yaml");
	const struct catalog *next = catalog_file_catalog(after);

	(void)state;
	for (int i = 0; i < rounds; i++) {
		OWNED(assessment)
		old = random_assessment(random, catalog_file_catalog(before), next);
		OWNED(upgrade) upgrade = upgrade_run(old, next);
		OWNED(assessment) again = write_and_read(upgrade->result);
		OWNED(assessment) cycle = cycle_begin(again, "2026-11-22");

		check_answers(old, upgrade->result);
		check_facts(old, upgrade->result);
		assert_true(assessment_equal(upgrade->result, again));
		check_answers(again, cycle);
		check_facts(again, cycle);
	}
	print_message("# %d assessments: nothing was lost\n", rounds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_that_was_said_is_lost),
	};

	return cmocka_run_group_tests_name("upgrade_random", tests, NULL, NULL);
}
