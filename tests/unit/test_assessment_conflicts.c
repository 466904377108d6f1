/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conflicts in assessment files: their canonical form, what is said about them, and that nothing
 * is lost on the way. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/problem.h"
#include "engine/carried.h"
#include "engine/merge.h"
#include "hostile.h"
#include "mini_catalog.h"
#include "store/assessment_file.h"

/* Written by hand; every kind of side, "nothing" among them. */
static const char canonical[] = "phrwizard: 1\n"
				"catalog: mini-2\n"
				"service: S\n"
				"answers:\n"
				"  1/b:\n"
				"    note: to be asked\n"
				"conflicts:\n"
				"  organization: [\"2026\", A]\n"
				"  confirmed: [2026-11-22, 2026-11-23]\n"
				"  title: [\"\", 部長]\n"
				"  facts:\n"
				"    info: [[], [myna, daily]]\n"
				"    role: [\"\", none]\n"
				"    recipients: [\"\", [partner]]\n"
				"  answers:\n"
				"    1/b:\n"
				"    - {}\n"
				"    - answer: equivalent\n"
				"      note: |\n"
				"        一行目\n"
				"        二行目\n"
				"      evidence: [a, b]\n"
				"      owner: C\n"
				"      due: 2027-03-31\n"
				"      by: 佐藤\n"
				"      at: 2026-11-22T10:15:00+09:00\n"
				"    - answer: met\n"
				"      by: 阿部\n"
				"      at: 2026-11-22T10:16:00+09:00\n"
				"    gone/1:\n"
				"    - answer: met\n"
				"    - answer: unmet\n";

static struct assessment *parse(const char *bytes, struct problems *problems)
{
	return assessment_parse(bytes, strlen(bytes), &mini_catalog, problems);
}

static void conflicts_are_written_back_byte_for_byte(void **state)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(canonical, problems);
	g_autofree char *text = problems_text(problems);

	(void)state;
	if (!assessment)
		fail_msg("%s", text);
	g_autoptr(GString) again = assessment_write(assessment);
	assert_string_equal(again->str, canonical);
}

static void conflicts_are_read_and_told(void **state)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(canonical, problems);
	const struct conflict *row = assessment_conflict(assessment, ENTRY_ROW, "1/b");
	const struct conflict *role = assessment_conflict(assessment, ENTRY_FACT, "role");
	g_autofree char *text = problems_text(problems);

	(void)state;
	assert_int_equal(assessment->conflict->len, 8);
	assert_int_equal(row->side->len, 3);
	assert_true(side_empty(row->side->pdata[0]));
	assert_string_equal(((struct side *)row->side->pdata[1])->answer.note, "一行目\n二行目");
	assert_int_equal(((struct side *)row->side->pdata[2])->answer.value, ANSWER_MET);
	assert_null(((struct side *)role->side->pdata[0])->words);
	assert_string_equal(((struct side *)role->side->pdata[1])->words, "none");
	assert_int_equal(assessment->answer[MINI_MUST]->value, ANSWER_NONE);
	assert_string_equal(assessment->answer[MINI_MUST]->note, "to be asked");
	assert_false(assessment->fact[MINI_ROLE].answered);
	assert_null(assessment->profile[PROFILE_STAFF_TITLE]);
	assert_true(g_str_has_prefix(
		text, "f:8:3: warning: 'organization' was answered in different ways: "
		      "it is open until somebody chooses\n"));
	assert_non_null(strstr(text, "f:16:5: warning: '1/b' was answered in different ways"));
	assert_non_null(strstr(text, "f:30:5: warning: 'gone/1' was answered in different ways"));
}

/* Reading BYTES tells PROBLEMS; the assessment, or NULL. */
static struct assessment *check(const char *bytes, const char *expected)
{
	OWNED(problems) problems = problems_new("f");
	struct assessment *assessment = parse(bytes, problems);
	g_autofree char *text = problems_text(problems);

	assert_string_equal(text, expected);
	return assessment;
}

static void every_mistake_is_told_with_its_place(void **state)
{
	(void)state;
	assert_null(
		check("phrwizard: 1\n"
		      "catalog: mini-2\n"
		      "conflicts:\n"
		      "  colour: [a, b]\n"
		      "  service: a\n"
		      "  name: [[a]]\n"
		      "  confirmed: [tomorrow]\n"
		      "  facts:\n"
		      "    weather: [fine]\n"
		      "    info: [myna]\n"
		      "    role: []\n"
		      "    has-staff: [maybe]\n"
		      "  answers:\n"
		      "    1/a: {answer: met}\n"
		      "    1/b: [met]\n"
		      "    1/c: [{answer: fine}]\n"
		      "    1/d: [{mood: bad}]\n",
		      "f:4:3: unknown field 'colour' in conflicts\n"
		      "f:5:12: 'service' must be a list of what each side says\n"
		      "f:6:10: 'name' must hold plain values\n"
		      "f:7:15: 'tomorrow' is not a date for 'confirmed': write it like 2027-03-31\n"
		      "f:9:5: the catalog has no fact 'weather'\n"
		      "f:10:12: 'info' must be a list\n"
		      "f:11:11: 'role' must be a list of what each side says\n"
		      "f:12:17: fact 'has-staff' has no option 'maybe'\n"
		      "f:14:10: '1/a' must be a list of what each side says\n"
		      "f:15:11: answer must be a mapping\n"
		      "f:16:20: 'fine' must be one of: met, equivalent, partial, unmet, na\n"
		      "f:17:12: unknown field 'mood' in answer\n"));
	assert_null(check("phrwizard: 1\ncatalog: mini-2\nconflicts: {facts: [], answers: x}\n",
			  "f:3:20: 'facts' must be a mapping\n"
			  "f:3:33: 'answers' must be a mapping\n"));
	/* where no side says anything, too */
	assert_null(check("phrwizard: 1\ncatalog: mini-2\nconflicts: {facts: {weather: ['']}}\n",
			  "f:3:21: the catalog has no fact 'weather'\n"));
}

static void an_answer_beside_its_conflict_is_one_side_more(void **state)
{
	OWNED(assessment)
	assessment = check(
		"phrwizard: 1\n"
		"catalog: mini-2\n"
		"organization: C\n"
		"facts: {role: direct}\n"
		"answers: {1/a: {answer: partial, at: 2026-01-01T00:00:00Z}, gone: {answer: na}}\n"
		"conflicts:\n"
		"  organization: [A, B]\n"
		"  facts: {role: [none, contractor]}\n"
		"  answers: {1/a: [{answer: met}, {answer: unmet}], gone: [{answer: met}, {answer: "
		"na}]}\n",
		"f:5:61: warning: the catalog has no item 'gone'; its answer is kept, and counts "
		"nowhere\n"
		"f:7:3: warning: 'organization' has an answer and a conflict: the answer becomes "
		"one side "
		"more; to choose it, take the conflict out\n"
		"f:7:3: warning: 'organization' was answered in different ways: it is open until "
		"somebody "
		"chooses\n"
		"f:8:11: warning: 'role' has an answer and a conflict: the answer becomes one side "
		"more; "
		"to choose it, take the conflict out\n"
		"f:8:11: warning: 'role' was answered in different ways: it is open until somebody "
		"chooses\n"
		"f:9:13: warning: '1/a' has an answer and a conflict: the answer becomes one side "
		"more; to "
		"choose it, take the conflict out\n"
		"f:9:13: warning: '1/a' was answered in different ways: it is open until somebody "
		"chooses\n"
		"f:9:52: warning: 'gone' has an answer and a conflict: the answer becomes one side "
		"more; to "
		"choose it, take the conflict out\n"
		"f:9:52: warning: 'gone' was answered in different ways: it is open until somebody "
		"chooses\n");

	(void)state;
	assert_int_equal(assessment_conflict(assessment, ENTRY_FIELD, "organization")->side->len,
			 3);
	assert_int_equal(assessment_conflict(assessment, ENTRY_FACT, "role")->side->len, 3);
	assert_int_equal(assessment_conflict(assessment, ENTRY_ROW, "1/a")->side->len, 3);
	assert_int_equal(assessment_conflict(assessment, ENTRY_ROW, "gone")->side->len, 2);
	assert_int_equal(assessment->answer[MINI_LAW]->value, ANSWER_NONE);
	assert_false(assessment->fact[MINI_ROLE].answered);
	assert_null(assessment->profile[PROFILE_ORGANIZATION]);
}

static void random_change(GRand *random, struct assessment *assessment)
{
	for (int i = 0; i < PROFILE_FIELDS; i++) {
		g_autofree char *text = hostile_text(random);

		if (i != PROFILE_CONFIRMED && i != PROFILE_INTERVAL && one_in(random, 3))
			assert_true(assessment_set_profile(assessment, (enum profile_field)i, text,
							   NULL));
	}
	for (size_t i = 0; i < MINI_FACTS; i++) {
		const struct fact *fact = &mini_catalog.fact[i];

		if (one_in(random, 3))
			assert_true(assessment_set_fact(
				assessment, i,
				fact->option[g_rand_int_range(random, 0, (int)fact->options)].id,
				NULL));
	}
	for (size_t i = 0; i < MINI_ITEMS; i++) {
		struct answer answer = {
			.value = (enum answer_value)g_rand_int_range(random, 0, ANSWER_VALUES),
			.note = hostile_text(random),
			.owner = hostile_text(random),
			.by = hostile_text(random),
		};

		if (one_in(random, 3))
			answer_carry(&answer, "mini-1", "2025-11-22");
		if (one_in(random, 3))
			assert_true(assessment_set_answer(assessment, i, &answer, NULL));
		answer_clear(&answer);
	}
}

static void what_a_merge_made_is_read_back_equal_and_written_the_same(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	unsigned conflicts = 0;

	(void)state;
	for (int round = 0; round < 500; round++) {
		OWNED(assessment) base = assessment_new(&mini_catalog);
		OWNED(assessment) ours = NULL;
		OWNED(assessment) theirs = NULL;
		OWNED(problems) problems = problems_new("f");
		struct merge_counts counts;

		random_change(random, base);
		ours = assessment_copy(base);
		theirs = assessment_copy(base);
		random_change(random, ours);
		random_change(random, theirs);
		OWNED(assessment) merged = assessment_merge(base, ours, theirs, &counts);
		g_autoptr(GString) out = assessment_write(merged);
		OWNED(assessment) again = parse(out->str, problems);

		if (!again) {
			g_autofree char *text = problems_text(problems);

			fail_msg("%s%s", text, out->str);
		}
		assert_true(assessment_equal(merged, again));
		g_autoptr(GString) twice = assessment_write(again);
		assert_string_equal(twice->str, out->str);
		conflicts += counts.conflicts;
	}
	assert_true(conflicts > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conflicts_are_written_back_byte_for_byte),
		cmocka_unit_test(conflicts_are_read_and_told),
		cmocka_unit_test(every_mistake_is_told_with_its_place),
		cmocka_unit_test(an_answer_beside_its_conflict_is_one_side_more),
		cmocka_unit_test(what_a_merge_made_is_read_back_equal_and_written_the_same),
	};

	return cmocka_run_group_tests_name("assessment_conflicts", tests, NULL, NULL);
}
