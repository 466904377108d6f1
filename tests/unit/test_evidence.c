/* SPDX-License-Identifier: GPL-3.0-or-later
 * Evidence: how it is written in a line, what is recorded of it, and what became of it. */
#include "config.h"

#include "engine/evidence.h"

#include <string.h>

#include "hostile.h"
#include "mini_catalog.h"
#include "unit.h"

#define SUM_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SUM_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const char *expires(const struct answer *answer, const char *reference)
{
	const struct evidence_record *record = answer_record(answer, reference);

	return record ? record->expires : NULL;
}

/* LINE is the piece REFERENCE that holds until UNTIL (or NULL), and is written as WRITTEN. */
static void check_line(const char *line, const char *reference, const char *until,
		       const char *written)
{
	struct answer answer = { .value = ANSWER_NONE };

	answer_add_evidence(&answer, line);
	assert_string_equal(answer.evidence->pdata[0], reference);
	if (until)
		assert_string_equal(expires(&answer, reference), until);
	else
		assert_null(expires(&answer, reference));
	g_autofree char *again = evidence_written(&answer, 0);
	assert_string_equal(again, written);
	answer_clear(&answer);
}

static void a_date_in_brackets_is_the_last_day(void **state)
{
	(void)state;
	check_line("docs/iso.pdf (2027-03-31)", "docs/iso.pdf", "2027-03-31",
		   "docs/iso.pdf (2027-03-31)");
	check_line("登録証.pdf　（２０２７-０３-３１）", "登録証.pdf", "2027-03-31",
		   "登録証.pdf (2027-03-31)");
	check_line("https://example.org/x (2027-03-31)", "https://example.org/x", "2027-03-31",
		   "https://example.org/x (2027-03-31)");
}

static void other_brackets_belong_to_the_name(void **state)
{
	static const char *const names[] = {
		"a (copy)",           "a (2027-02-30)", "a(2027-03-31)", "(2027-03-31)",
		"a (2027-03-31).pdf", "a (2027-3-31)",  "a (20270331)",  ")",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		check_line(names[i], names[i], NULL, names[i]);
}

static void empty_brackets_keep_a_name_that_looks_like_it(void **state)
{
	(void)state;
	check_line("a (2027-03-31) ()", "a (2027-03-31)", NULL, "a (2027-03-31) ()");
	check_line("a () ()", "a ()", NULL, "a () ()");
	check_line("a (2027-03-31) (2028-01-01)", "a (2027-03-31)", "2028-01-01",
		   "a (2027-03-31) (2028-01-01)");
}

static void what_is_written_is_understood_again(void **state)
{
	static const char *const ends[] = { "", " ()", " (2027-03-31)",
					    "　（２０２７-０３-３１）" };
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 2000; round++) {
		g_autofree char *text = hostile_text(random);
		g_autofree char *line = g_strconcat("x", text, ends[g_rand_int_range(random, 0, 4)],
						    ends[g_rand_int_range(random, 0, 4)], NULL);
		struct answer first = { .value = ANSWER_NONE }, second = first;

		answer_add_evidence(&first, line);
		g_autofree char *written = evidence_written(&first, 0);
		answer_add_evidence(&second, written);
		assert_int_equal(evidence_compare(&first, &second), 0);
		answer_clear(&first);
		answer_clear(&second);
	}
}

/* What LOOK finds: files that begin with a letter of the alphabet; DATA counts the questions. */
static void look(const char *path, struct evidence_file *ret, void *data)
{
	(*(int *)data)++;
	*ret = (struct evidence_file){ .found = g_ascii_isalpha(*path) ? FOUND_FILE : FOUND_OTHER,
				       .size = 7 };
	memcpy(ret->sha256, *path == 'b' ? SUM_B : SUM_A, sizeof SUM_A);
}

static void only_new_paths_are_looked_at(void **state)
{
	struct answer before = { .value = ANSWER_NONE }, after;
	int looked = 0;

	(void)state;
	answer_add_evidence(&before, "a.pdf");
	answer_copy(&after, &before);
	answer_add_evidence(&after, "b.pdf (2027-03-31)");
	answer_add_evidence(&after, "https://example.org/");
	answer_add_evidence(&after, "1");
	answer_record_files(&after, &before, "2026-11-22", look, &looked);
	assert_int_equal(looked, 2);
	assert_null(answer_record(&after, "a.pdf"));
	assert_null(answer_record(&after, "1"));
	assert_null(answer_record(&after, "https://example.org/"));
	const struct evidence_record *record = answer_record(&after, "b.pdf");
	assert_string_equal(record->sha256, SUM_B);
	assert_int_equal(record->size, 7);
	assert_string_equal(record->date, "2026-11-22");
	assert_string_equal(record->expires, "2027-03-31");
	answer_clear(&before);
	answer_clear(&after);
}

static void typing_the_lines_anew_keeps_what_is_recorded(void **state)
{
	struct answer answer = { .value = ANSWER_NONE };
	const struct evidence_file file = { FOUND_FILE, SUM_A, 7 };

	(void)state;
	answer_add_evidence(&answer, "a.pdf (2027-03-31)");
	assert_true(answer_record_file(&answer, "a.pdf", &file, "2026-11-22"));
	assert_false(answer_record_file(&answer, "a.pdf", &file, "2026-11-23"));
	answer_replace_evidence(&answer, (const char *const[]){ "b.pdf", "a.pdf", NULL });
	assert_string_equal(answer_record(&answer, "a.pdf")->sha256, SUM_A);
	assert_string_equal(answer_record(&answer, "a.pdf")->date, "2026-11-22");
	assert_null(expires(&answer, "a.pdf"));
	answer_clear(&answer);
}

static void a_record_goes_with_its_evidence(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	const struct evidence_file file = { FOUND_FILE, SUM_A, 7 };
	struct answer answer = { .value = ANSWER_MET };

	(void)state;
	answer_add_evidence(&answer, "a.pdf");
	answer_record_file(&answer, "a.pdf", &file, "2026-11-22");
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_non_null(answer_record(assessment->answer[MINI_LAW], "a.pdf"));
	answer_replace_evidence(&answer, (const char *const[]){ "b.pdf", NULL });
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_null(assessment->answer[MINI_LAW]->record);
	answer_clear(&answer);
}

static void evidence_is_the_same_when_reference_content_and_end_are(void **state)
{
	struct answer a = { .value = ANSWER_NONE }, b;
	const struct evidence_file file = { FOUND_FILE, SUM_A, 7 },
				   other = { FOUND_FILE, SUM_B, 7 };

	(void)state;
	answer_add_evidence(&a, "a.pdf");
	answer_copy(&b, &a);
	answer_record_file(&a, "a.pdf", &file, "2026-11-22");
	assert_true(evidence_compare(&a, &b) > 0 && evidence_compare(&b, &a) < 0);
	answer_record_file(&b, "a.pdf", &file, "2026-12-31");
	assert_int_equal(evidence_compare(&a, &b), 0);
	assert_true(answer_equal(&a, &b));
	answer_record_file(&b, "a.pdf", &other, "2026-12-31");
	assert_false(answer_equal(&a, &b));
	answer_record_file(&b, "a.pdf", &file, "2026-12-31");
	answer_replace_evidence(&b, (const char *const[]){ "a.pdf (2027-03-31)", NULL });
	assert_false(answer_equal(&a, &b));
	answer_clear(&a);
	answer_clear(&b);
}

static void what_became_of_it_is_told(void **state)
{
	static const struct evidence_file same = { FOUND_FILE, SUM_A, 7 },
					  changed = { FOUND_FILE, SUM_B, 7 },
					  gone = { .found = FOUND_NOTHING },
					  folder = { .found = FOUND_OTHER },
					  closed = { .found = FOUND_UNREADABLE };
	struct evidence_record sum = { .reference = (char *)"a.pdf", .sha256 = (char *)SUM_A };
	struct evidence_record end = { .reference = (char *)"a.pdf",
				       .expires = (char *)"2026-11-22" };
	struct evidence_record both = { .reference = (char *)"a.pdf",
					.sha256 = (char *)SUM_A,
					.expires = (char *)"2026-11-22" };
	const struct {
		const struct evidence_record *record;
		const struct evidence_file *file;
		const char *today;
		enum evidence_state state;
	} cases[] = {
		{ &sum, &same, "2026-11-22", EVIDENCE_GOOD },
		{ &sum, &changed, "2026-11-22", EVIDENCE_CHANGED },
		{ &sum, &folder, "2026-11-22", EVIDENCE_CHANGED },
		{ &sum, &gone, "2026-11-22", EVIDENCE_MISSING },
		{ &sum, &closed, "2026-11-22", EVIDENCE_UNREADABLE },
		{ NULL, &same, "2026-11-22", EVIDENCE_UNCHECKED },
		{ NULL, &folder, "2026-11-22", EVIDENCE_UNCHECKED },
		{ NULL, &gone, "2026-11-22", EVIDENCE_MISSING },
		{ &end, &same, "2026-11-22", EVIDENCE_UNCHECKED },
		{ &end, &same, "2026-11-23", EVIDENCE_EXPIRED },
		{ &both, &same, "2026-11-22", EVIDENCE_GOOD },
		{ &both, &same, "2026-11-23", EVIDENCE_EXPIRED },
		{ &both, &same, NULL, EVIDENCE_GOOD },
		{ &both, &changed, "2026-11-23", EVIDENCE_CHANGED },
		{ &both, &gone, "2026-11-23", EVIDENCE_MISSING },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(
			evidence_judge("a.pdf", cases[i].record, cases[i].file, cases[i].today),
			cases[i].state);
	assert_int_equal(evidence_judge("https://a/", NULL, &gone, NULL), EVIDENCE_UNCHECKED);
	assert_int_equal(evidence_judge("https://a/", &end, &gone, "2026-11-23"), EVIDENCE_EXPIRED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_in_brackets_is_the_last_day),
		cmocka_unit_test(other_brackets_belong_to_the_name),
		cmocka_unit_test(empty_brackets_keep_a_name_that_looks_like_it),
		cmocka_unit_test(what_is_written_is_understood_again),
		cmocka_unit_test(only_new_paths_are_looked_at),
		cmocka_unit_test(typing_the_lines_anew_keeps_what_is_recorded),
		cmocka_unit_test(a_record_goes_with_its_evidence),
		cmocka_unit_test(evidence_is_the_same_when_reference_content_and_end_are),
		cmocka_unit_test(what_became_of_it_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
