/* SPDX-License-Identifier: GPL-3.0-or-later
 * From tests/catalogs/before.yaml to after.yaml: what becomes of each row and fact. And the next
 * check in one edition. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/problem.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/evaluate.h"
#include "engine/cycle.h"
#include "engine/upgrade.h"
#include "store/assessment_file.h"
#include "store/catalog_file.h"

struct editions {
	struct catalog_file *before, *after;
	struct assessment *old;
	struct upgrade *upgrade;
};

static const char assessment[] =
	"phrwizard: 1\n"
	"catalog: before\n"
	"organization: 例\n"
	"confirmed: 2024-11-22\n"
	"facts: {stays: yes, narrower: given, old-name: [a, b], gone: no}\n"
	"answers:\n"
	"  1/same: {answer: met, note: n1, evidence: [e1], by: Sato, at: "
	"\"2024-11-22T10:00:00Z\"}\n"
	"  1/relaxed: {answer: unmet, note: n2, owner: o2, due: 2025-01-31, by: Abe}\n"
	"  1/old-key: {answer: equivalent, note: n3}\n"
	"  1/first: {answer: met, note: n4}\n"
	"  1/second: {answer: na, note: n5, evidence: [e5]}\n"
	"  1/shared: {answer: partial, note: n6}\n"
	"  1/gone: {answer: met, note: n7}\n"
	"  1/dropped: {note: n8}\n"
	"  1/added: {answer: met, note: n9}\n"
	"  9/other: {answer: met, note: n10}\n";

static struct catalog_file *read_catalog(const char *name)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *path =
		g_build_filename(source ? source : ".", "tests", "catalogs", name, NULL);
	struct catalog_file *file = catalog_file_read(path, NULL);

	assert_non_null(file);
	return file;
}

static struct assessment *parse(const char *bytes, const struct catalog *catalog)
{
	OWNED(problems) problems = problems_new("f");
	struct assessment *parsed = assessment_parse(bytes, strlen(bytes), catalog, problems);

	if (!parsed) {
		g_autofree char *text = problems_text(problems);

		fail_msg("%s", text);
	}
	return parsed;
}

static int upgrade_it(void **state)
{
	struct editions *editions = g_new0(struct editions, 1);

	editions->before = read_catalog("before.yaml");
	editions->after = read_catalog("after.yaml");
	editions->old = parse(assessment, catalog_file_catalog(editions->before));
	editions->upgrade = upgrade_run(editions->old, catalog_file_catalog(editions->after));
	*state = editions;
	return 0;
}

static int put_away(void **state)
{
	struct editions *editions = *state;

	upgrade_free(editions->upgrade);
	assessment_free(editions->old);
	catalog_file_free(editions->before);
	catalog_file_free(editions->after);
	g_free(editions);
	return 0;
}

static const struct answer *answer_to(const struct assessment *in, const char *key)
{
	int item = catalog_find_item(in->catalog, key);

	assert_true(item >= 0);
	return in->answer[item];
}

static char *words_of(const struct assessment *in, const char *id)
{
	int fact = catalog_find_fact(in->catalog, id);

	assert_true(fact >= 0);
	return assessment_fact_words(in, (size_t)fact);
}

static const struct archived *archived(const struct assessment *in, const char *key)
{
	const struct archived *found = NULL;

	for (unsigned i = 0; i < in->archive->len; i++) {
		const struct archived *one = in->archive->pdata[i];

		if (strcmp(one->key, key) != 0)
			continue;
		assert_null(found);
		found = one;
	}
	return found;
}

static enum fate fate_of(const struct upgrade *upgrade, bool fact, int to)
{
	for (unsigned i = 0; i < upgrade->row->len; i++) {
		const struct upgrade_row *row = &g_array_index(upgrade->row, struct upgrade_row, i);

		if (row->fact == fact && row->to == to)
			return row->fate;
	}
	fail();
	return FATES;
}

static void an_unchanged_row_keeps_its_answer_as_it_is(void **state)
{
	const struct editions *editions = *state;
	const struct assessment *result = editions->upgrade->result;

	assert_true(answer_equal(answer_to(result, "1/same"), answer_to(editions->old, "1/same")));
	assert_true(answer_equal(answer_to(result, "1/new-key"),
				 answer_to(editions->old, "1/old-key")));
	assert_true(
		answer_equal(answer_to(result, "1/shared"), answer_to(editions->old, "1/shared")));
}

static void a_changed_row_waits_with_its_answer_and_both_questions(void **state)
{
	const struct editions *editions = *state;
	const struct answer *answer = answer_to(editions->upgrade->result, "1/relaxed");

	assert_true(answer_carried(answer));
	assert_int_equal(answer->value, ANSWER_NONE);
	assert_null(answer->by);
	assert_string_equal(answer->note, "n2");
	assert_string_equal(answer->owner, "o2");
	assert_string_equal(answer->due, "2025-01-31");
	assert_int_equal(answer->last->value, ANSWER_UNMET);
	assert_string_equal(answer->last->edition, "before");
	assert_string_equal(answer->last->confirmed, "2024-11-22");
	assert_string_equal(answer->last->by, "Abe");
	assert_string_equal(answer->last->ask[LANGUAGE_JA], "必ずしますか");
	assert_string_equal(answer->last->ask[LANGUAGE_EN], "Always?");
}

static void of_several_rows_the_first_is_carried_and_the_others_are_archived(void **state)
{
	const struct editions *editions = *state;
	const struct assessment *result = editions->upgrade->result;

	assert_int_equal(answer_to(result, "1/both")->last->value, ANSWER_MET);
	assert_string_equal(answer_to(result, "1/both")->note, "n4");
	assert_true(answer_equal(&archived(result, "1/second")->side.answer,
				 answer_to(editions->old, "1/second")));
	assert_true(answer_equal(&archived(result, "1/shared")->side.answer,
				 answer_to(editions->old, "1/shared")));
	assert_null(archived(result, "1/first"));
}

static void what_is_gone_is_archived_with_its_question(void **state)
{
	const struct editions *editions = *state;
	const struct assessment *result = editions->upgrade->result;

	assert_string_equal(archived(result, "1/gone")->side.answer.note, "n7");
	assert_string_equal(archived(result, "1/gone")->ask[LANGUAGE_EN], "Gone?");
	assert_string_equal(archived(result, "1/gone")->edition, "before");
	assert_string_equal(archived(result, "1/dropped")->side.answer.note, "n8");
	assert_string_equal(archived(result, "gone")->side.words, "no");
	assert_string_equal(archived(result, "gone")->ask[LANGUAGE_JA], "なくなりますか");
}

static void facts_are_carried_where_they_mean_the_same(void **state)
{
	const struct editions *editions = *state;
	const struct assessment *result = editions->upgrade->result;
	g_autofree char *stays = words_of(result, "stays");
	g_autofree char *narrower = words_of(result, "narrower");
	g_autofree char *renamed = words_of(result, "new-name");
	g_autofree char *fresh = words_of(result, "fresh");

	assert_string_equal(stays, "yes");
	assert_string_equal(narrower, "may-be-given");
	assert_string_equal(renamed, "a,b");
	assert_null(fresh);
	assert_null(archived(result, "narrower"));
	assert_null(archived(result, "old-name"));
}

static void facts_that_mean_something_else_are_asked_and_their_words_archived(void **state)
{
	struct editions *editions = *state;

	assert_true(assessment_set_fact(editions->old, 1, "shown", NULL));
	assert_true(assessment_set_fact(editions->old, 2, "a,dropped", NULL));
	OWNED(upgrade)
	upgrade = upgrade_run(editions->old, catalog_file_catalog(editions->after));

	assert_false(upgrade->result->fact[1].answered);
	assert_false(upgrade->result->fact[2].answered);
	assert_string_equal(archived(upgrade->result, "narrower")->side.words, "shown");
	assert_string_equal(archived(upgrade->result, "narrower")->label[LANGUAGE_EN],
			    "it is shown only");
	assert_string_equal(archived(upgrade->result, "old-name")->side.words, "a,dropped");
	assert_int_equal(fate_of(upgrade, true, 1), FATE_ASKED);
	assert_int_equal(fate_of(upgrade, true, 3), FATE_NEW);
}

static void answers_to_unknown_keys_stay_or_find_their_row(void **state)
{
	const struct editions *editions = *state;
	const struct assessment *result = editions->upgrade->result;
	const struct stray_answer *stray = result->stray->pdata[0];

	assert_int_equal(result->stray->len, 1);
	assert_string_equal(stray->key, "9/other");
	assert_string_equal(stray->answer.note, "n10");
	assert_true(answer_carried(answer_to(result, "1/added")));
	assert_string_equal(answer_to(result, "1/added")->note, "n9");
	assert_int_equal(
		fate_of(editions->upgrade, false, catalog_find_item(result->catalog, "1/added")),
		FATE_CONFIRM);
}

static struct side *side_with(enum answer_value value, const char *note, const char *words)
{
	struct side *side = g_new0(struct side, 1);

	side->answer.value = value;
	side->answer.note = g_strdup(note);
	side->words = g_strdup(words);
	return side;
}

static void add_conflict(struct assessment *to, enum entry_kind kind, const char *key,
			 struct side *one, struct side *other)
{
	struct conflict *conflict = conflict_new(kind, key);

	conflict_add(conflict, one);
	conflict_add(conflict, other);
	assessment_add_conflict(to, conflict);
}

static void conflicts_go_with_their_entries(void **state)
{
	struct editions *editions = *state;
	OWNED(assessment) old = assessment_new(catalog_file_catalog(editions->before));
	const struct conflict *conflict;
	const struct side *side;

	add_conflict(old, ENTRY_ROW, "1/relaxed", side_with(ANSWER_MET, "c1", NULL),
		     side_with(ANSWER_UNMET, "c2", NULL));
	add_conflict(old, ENTRY_ROW, "1/old-key", side_with(ANSWER_MET, "c3", NULL),
		     side_with(ANSWER_NONE, "c4", NULL));
	add_conflict(old, ENTRY_ROW, "1/gone", side_with(ANSWER_MET, NULL, NULL),
		     side_with(ANSWER_NONE, "c6", NULL));
	add_conflict(old, ENTRY_FACT, "narrower", side_with(ANSWER_NONE, NULL, "given"),
		     side_with(ANSWER_NONE, NULL, NULL));
	add_conflict(old, ENTRY_FACT, "old-name", side_with(ANSWER_NONE, NULL, "a,b"),
		     side_with(ANSWER_NONE, NULL, "dropped"));
	add_conflict(old, ENTRY_FIELD, "service", side_with(ANSWER_NONE, NULL, "x"),
		     side_with(ANSWER_NONE, NULL, "y"));
	OWNED(upgrade) upgrade = upgrade_run(old, catalog_file_catalog(editions->after));

	conflict = assessment_conflict(upgrade->result, ENTRY_ROW, "1/relaxed");
	side = conflict->side->pdata[0];
	assert_true(answer_carried(&side->answer));
	conflict = assessment_conflict(upgrade->result, ENTRY_ROW, "1/new-key");
	assert_int_equal(conflict->side->len, 2);
	conflict = assessment_conflict(upgrade->result, ENTRY_FACT, "narrower");
	assert_int_equal(conflict->side->len, 2);
	assert_null(assessment_conflict(upgrade->result, ENTRY_FACT, "new-name"));
	assert_non_null(assessment_conflict(upgrade->result, ENTRY_FIELD, "service"));
	/* both sides of the row, both of the fact */
	assert_int_equal(upgrade->result->archive->len, 4);
}

static void a_carried_answer_counts_as_open_and_ticks_nothing(void **state)
{
	const struct editions *editions = *state;
	OWNED(report) report = evaluate(editions->upgrade->result, "2026-11-22");
	int item = catalog_find_item(report->catalog, "1/both");

	assert_int_equal(answer_to(editions->upgrade->result, "1/both")->last->value, ANSWER_MET);
	assert_false(report->finding[item].ticked);
	assert_int_equal(report->total.unanswered, 3);
	assert_int_equal(report->total.carried, 3);
}

static void confirming_answers_as_last_time(void **state)
{
	const struct editions *editions = *state;
	struct answer answer;

	answer_copy(&answer, answer_to(editions->upgrade->result, "1/relaxed"));
	answer_confirm(&answer, "Sato", "2026-11-22T10:00:00Z");
	assert_false(answer_carried(&answer));
	assert_int_equal(answer.value, ANSWER_UNMET);
	assert_string_equal(answer.by, "Sato");
	assert_string_equal(answer.last->by, "Abe");
	/* taken back it waits again */
	answer_change(&answer, ANSWER_NONE, NULL, NULL);
	assert_true(answer_carried(&answer));
	answer_clear(&answer);
}

static void upgrading_twice_over_leaves_what_waits_waiting(void **state)
{
	const struct editions *editions = *state;
	OWNED(assessment) waiting = assessment_copy(editions->old);

	for (size_t i = 0; i < waiting->catalog->items; i++) {
		struct answer answer;

		answer_copy(&answer, waiting->answer[i]);
		answer_carry(&answer, "earlier", "2021-04-01");
		assessment_put_answer(waiting, i, &answer);
	}
	OWNED(upgrade) upgrade = upgrade_run(waiting, catalog_file_catalog(editions->after));

	assert_string_equal(answer_to(upgrade->result, "1/same")->last->edition, "earlier");
	assert_string_equal(answer_to(upgrade->result, "1/relaxed")->last->edition, "earlier");
	assert_int_equal(answer_to(upgrade->result, "1/relaxed")->last->value, ANSWER_UNMET);
}

static void the_next_check_carries_all_and_keeps_the_facts(void **state)
{
	const struct editions *editions = *state;
	OWNED(assessment) next = cycle_begin(editions->old, "2025-11-20");

	assert_string_equal(next->profile[PROFILE_CONFIRMED], "2025-11-20");
	assert_string_equal(next->profile[PROFILE_ORGANIZATION], "例");
	assert_memory_equal(next->fact, editions->old->fact,
			    next->catalog->facts * sizeof *next->fact);
	for (size_t i = 0; i < next->catalog->items; i++) {
		const struct answer *last = editions->old->answer[i], *now = next->answer[i];

		assert_int_equal(now->value, ANSWER_NONE);
		assert_int_equal(now->last ? now->last->value : ANSWER_NONE, last->value);
		assert_string_equal(now->note, last->note);
		if (now->last)
			assert_string_equal(now->last->confirmed, "2024-11-22");
	}
	assert_int_equal(next->stray->len, 2);
}

static void the_next_check_is_due_after_its_interval(void **state)
{
	static const struct {
		const char *confirmed, *interval, *due;
	} cases[] = {
		{ "2024-11-22", NULL, "2025-11-22" },  { "2024-11-22", "6", "2025-05-22" },
		{ "2024-02-29", NULL, "2025-02-28" },  { "2024-08-31", "1", "2024-09-30" },
		{ "2024-11-22", "120", "2034-11-22" },
	};
	const struct editions *editions = *state;
	OWNED(assessment) undated = assessment_new(editions->old->catalog);

	assert_null(cycle_due(undated));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		assert_true(assessment_set_profile(editions->old, PROFILE_CONFIRMED,
						   cases[i].confirmed, NULL));
		assert_true(assessment_set_profile(editions->old, PROFILE_INTERVAL,
						   cases[i].interval, NULL));
		g_autofree char *due = cycle_due(editions->old);

		assert_string_equal(due, cases[i].due);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_unchanged_row_keeps_its_answer_as_it_is,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(
			a_changed_row_waits_with_its_answer_and_both_questions, upgrade_it,
			put_away),
		cmocka_unit_test_setup_teardown(
			of_several_rows_the_first_is_carried_and_the_others_are_archived,
			upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(what_is_gone_is_archived_with_its_question,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(facts_are_carried_where_they_mean_the_same,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(
			facts_that_mean_something_else_are_asked_and_their_words_archived,
			upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(answers_to_unknown_keys_stay_or_find_their_row,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(conflicts_go_with_their_entries, upgrade_it,
						put_away),
		cmocka_unit_test_setup_teardown(a_carried_answer_counts_as_open_and_ticks_nothing,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(confirming_answers_as_last_time, upgrade_it,
						put_away),
		cmocka_unit_test_setup_teardown(upgrading_twice_over_leaves_what_waits_waiting,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(the_next_check_carries_all_and_keeps_the_facts,
						upgrade_it, put_away),
		cmocka_unit_test_setup_teardown(the_next_check_is_due_after_its_interval,
						upgrade_it, put_away),
	};

	return cmocka_run_group_tests_name("upgrade", tests, NULL, NULL);
}
