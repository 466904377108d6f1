/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assessment files: the canonical form, what is read, and what is said about mistakes. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/problem.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/history.h"
#include "engine/signoff.h"
#include "hostile.h"
#include "mini_catalog.h"
#include "engine/recipient.h"
#include "store/assessment_file.h"

#define SUM "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A whole file in canonical form, written by hand. */
static const char canonical[] = "phrwizard: 1\n"
				"catalog: mini-2\n"
				"organization: 株式会社 例\n"
				"service: \"2026\"\n"
				"confirmed: 2026-11-22\n"
				"staff: {name: 山田 花子, title: '部長, 情報'}\n"
				"facts:\n"
				"  info: [myna, processed]\n"
				"  role: none\n"
				"  has-staff: yes\n"
				"  uses-cloud: no\n"
				"  recipients: []\n"
				"answers:\n"
				"  1/a:\n"
				"    answer: equivalent\n"
				"    note: |\n"
				"      一行目\n"
				"        二行目: 𠮷\n"
				"    evidence: [docs/policy.pdf, \"https://example.org/policy\"]\n"
				"    owner: \"no\"\n"
				"    due: 2027-03-31\n"
				"    by: 佐藤\n"
				"    at: 2026-11-22T10:15:00+09:00\n"
				"  3/a:\n"
				"    note: 未定\n"
				"  gone/1:\n"
				"    answer: met\n"
				"    note: |\n"
				"      a\n"
				"      b\n"
				"  also/gone: {}\n";

static struct assessment *parse(const char *bytes, struct problems *problems)
{
	return assessment_parse(bytes, strlen(bytes), &mini_catalog, problems);
}

static void a_canonical_file_is_written_back_byte_for_byte(void **state)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(canonical, problems);

	(void)state;
	assert_non_null(assessment);
	g_autoptr(GString) again = assessment_write(assessment);
	assert_string_equal(again->str, canonical);
}

static void everything_in_the_file_is_read(void **state)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(canonical, problems);
	const struct answer *answer = assessment->answer[MINI_LAW];
	const struct stray_answer *stray = assessment->stray->pdata[0];

	(void)state;
	assert_string_equal(assessment->profile[PROFILE_ORGANIZATION], "株式会社 例");
	assert_string_equal(assessment->profile[PROFILE_SERVICE], "2026");
	assert_string_equal(assessment->profile[PROFILE_CONFIRMED], "2026-11-22");
	assert_string_equal(assessment->profile[PROFILE_STAFF_NAME], "山田 花子");
	assert_string_equal(assessment->profile[PROFILE_STAFF_TITLE], "部長, 情報");
	assert_int_equal(assessment->fact[MINI_INFO].chosen, 1 << INFO_MYNA | 1 << INFO_PROCESSED);
	assert_int_equal(assessment->fact[MINI_ROLE].chosen, 1 << ROLE_NONE);
	assert_int_equal(assessment->fact[MINI_HAS_STAFF].chosen, 1 << FACT_YES);
	assert_int_equal(assessment->fact[MINI_USES_CLOUD].chosen, 1 << FACT_NO);
	assert_true(assessment->fact[MINI_RECIPIENTS].answered);
	assert_int_equal(assessment->fact[MINI_RECIPIENTS].chosen, 0);
	assert_false(assessment->fact[MINI_PURPOSE].answered);
	assert_int_equal(answer->value, ANSWER_EQUIVALENT);
	assert_string_equal(answer->note, "一行目\n  二行目: 𠮷");
	assert_int_equal(answer->evidence->len, 2);
	assert_string_equal(answer->evidence->pdata[1], "https://example.org/policy");
	assert_string_equal(answer->owner, "no");
	assert_string_equal(answer->due, "2027-03-31");
	assert_string_equal(answer->by, "佐藤");
	assert_string_equal(answer->at, "2026-11-22T10:15:00+09:00");
	assert_int_equal(assessment->answer[MINI_CONSENT]->value, ANSWER_NONE);
	assert_string_equal(assessment->answer[MINI_CONSENT]->note, "未定");
	assert_int_equal(assessment->stray->len, 2);
	assert_string_equal(stray->key, "gone/1");
	assert_int_equal(stray->answer.value, ANSWER_MET);
	assert_string_equal(stray->answer.note, "a\nb");
}

static void order_and_writing_by_hand_do_not_matter(void **state)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment)
	assessment = parse("# by hand\n"
			   "answers: {3/a: {at: , note: 'x ', answer: met}, 1/a: {answer: unmet}}\n"
			   "facts:\n"
			   "  uses-cloud: 'no'\n"
			   "  info:\n"
			   "  - processed\n"
			   "  - myna\n"
			   "service: 'か\xe3\x82\x99'\n"
			   "organization:\n"
			   "catalog: mini-2\n"
			   "phrwizard: 1\n",
			   problems);

	(void)state;
	assert_non_null(assessment);
	assert_int_equal(problems->list->len, 0);
	g_autoptr(GString) out = assessment_write(assessment);
	assert_string_equal(out->str, "phrwizard: 1\n"
				      "catalog: mini-2\n"
				      "service: が\n"
				      "facts:\n"
				      "  info: [myna, processed]\n"
				      "  uses-cloud: no\n"
				      "answers:\n"
				      "  1/a:\n"
				      "    answer: unmet\n"
				      "  3/a:\n"
				      "    answer: met\n"
				      "    note: x\n");
}

static void an_empty_assessment_is_two_lines(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autoptr(GString) out = assessment_write(assessment);

	(void)state;
	assert_string_equal(out->str, "phrwizard: 1\ncatalog: mini-2\n");
}

/* Reading BYTES tells PROBLEMS; GOOD: and gives an assessment all the same. */
static void check_problems(const char *bytes, bool good, const char *expected)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(bytes, problems);
	g_autofree char *text = problems_text(problems);

	assert_string_equal(text, expected);
	assert_int_equal(assessment != NULL, good);
}

static void every_mistake_is_told_with_its_place(void **state)
{
	(void)state;
	check_problems(
		"phrwizard: 1\n"
		"catalog: mini-2\n"
		"colour: green\n"
		"confirmed: 22.11.2026\n"
		"staff: {name: [x], age: 5}\n"
		"facts:\n"
		"  weather: fine\n"
		"  role: boss\n"
		"  info: myna\n"
		"  has-staff: true\n"
		"  uses-cloud: [yes]\n"
		"  recipients: [partner, nobody, [x]]\n"
		"  purpose:\n"
		"answers:\n"
		"  1/a: met\n"
		"  1/b: {answer: none}\n"
		"  1/c: {answer: met, due: 2027-02-29, at: yesterday, evidence: x, mood: bad}\n"
		"  1/d: {evidence: [{a: b}, '']}\n"
		"recipients:\n"
		"  A: [x]\n"
		"  B: y\n"
		"  C: {service: [z], colour: red}\n"
		"  D:\n",
		false,
		"f:3:1: unknown field 'colour' in assessment\n"
		"f:4:12: '22.11.2026' is not a date for 'confirmed': write it like 2027-03-31\n"
		"f:5:15: 'name' must be a plain value\n"
		"f:5:20: unknown field 'age' in staff\n"
		"f:7:3: the catalog has no fact 'weather'\n"
		"f:8:9: fact 'role' has no option 'boss'\n"
		"f:9:9: 'info' must be a list\n"
		"f:10:14: fact 'has-staff' has no option 'true'\n"
		"f:11:15: 'uses-cloud' must hold plain values\n"
		"f:12:25: fact 'recipients' has no option 'nobody'\n"
		"f:13:11: fact 'purpose' has no option ''\n"
		"f:15:8: answer must be a mapping\n"
		"f:16:17: 'none' must be one of: met, equivalent, partial, unmet, na\n"
		"f:17:27: '2027-02-29' is not a date; write it as 2025-04-30\n"
		"f:17:43: 'yesterday' is not a time; write it as 2026-11-22T10:15:00+09:00\n"
		"f:17:64: 'evidence' must be a list\n"
		"f:17:67: unknown field 'mood' in answer\n"
		"f:18:20: evidence lacks the field 'path'\n"
		"f:18:21: unknown field 'a' in evidence\n"
		"f:18:28: 'evidence' must hold plain values\n"
		"f:20:6: 'A' must be a mapping\n"
		"f:21:6: 'B' must be a mapping\n"
		"f:22:16: 'service' must hold plain values\n"
		"f:22:21: unknown field 'colour' in recipient\n");
}

static void strays_and_missing_reasons_are_warned_about(void **state)
{
	(void)state;
	check_problems("phrwizard: 1\n"
		       "catalog: mini-2\n"
		       "answers:\n"
		       "  1/a: {note: ' ', answer: na}\n"
		       "  1/b: {answer: equivalent, note: like that}\n"
		       "  9/z: {answer: na}\n"
		       "  3/a: {answer: equivalent}\n",
		       true,
		       "f:4:28: warning: item '1/a' is answered 'na' without the reason in 'note': "
		       "it counts as open\n"
		       "f:6:3: warning: the catalog has no item '9/z'; its answer is kept, and "
		       "counts nowhere\n"
		       "f:7:17: warning: item '3/a' is answered 'equivalent' without the reason in "
		       "'note': it counts as open\n");
}

static void other_files_are_refused_by_name(void **state)
{
	(void)state;
	check_problems("phrwizard: 2\ncatalog: mini-2\nnews: [everything]\n", false,
		       "f:1:12: format 2 of 'phrwizard' is newer than this program: it knows "
		       "format 1, get a newer phrwizard\n");
	check_problems("phrwizard: 1\ncatalog: other\nfacts: {weather: fine}\n", false,
		       "f:2:10: the file is for the catalog 'other', not for 'mini-2'\n");
	check_problems("phrwizard: 1\n", false, "f:1:1: assessment lacks the field 'catalog'\n");
	check_problems("phrwizard: 0\ncatalog: mini-2\n", false, "f:1:12: 'phrwizard' must be 1\n");
	check_problems("phrwizard: 1.0\ncatalog: mini-2\n", false,
		       "f:1:12: 'phrwizard' must be 1\n");
	check_problems(
		"[]\n", false,
		"f:1:1: the line 'phrwizard: 1' is missing: this is some other kind of file\n");
	check_problems("phrwizard: 1\nphrwizard: 1\ncatalog: mini-2\n", false,
		       "f:2:1: the key 'phrwizard' is already at line 1\n");
}

static void the_catalog_is_known_before_it_is_loaded(void **state)
{
	static const char newer[] = "phrwizard: 3\ncatalog: x\n",
			  none[] = "phrwizard: 1\ncatalog: []\n";
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment_file) file =
		assessment_file_parse(canonical, strlen(canonical), problems);

	(void)state;
	assert_non_null(file);
	assert_string_equal(assessment_file_catalog(file), "mini-2");
	assert_int_equal(problems->list->len, 0);
	OWNED(assessment) assessment = assessment_file_read(file, &mini_catalog, problems);
	assert_non_null(assessment);
	g_autoptr(GString) bytes = assessment_write(assessment);
	assert_string_equal(bytes->str, canonical);
	assert_null(assessment_file_parse(newer, strlen(newer), problems));
	assert_int_equal(problems->errors, 1);
	assert_null(assessment_file_parse(none, strlen(none), problems));
	assert_int_equal(problems->errors, 2);
}

/* A file whose answer to 1/a has FIELD with COUNT letters, as kept answer too. */
static unsigned errors_with_length(const char *field, unsigned count, bool list)
{
	g_autofree char *letters = g_strnfill(count * strlen("健"), 'x');
	OWNED(problems) problems = problems_new("f");

	for (unsigned i = 0; i < count; i++)
		memcpy(letters + i * strlen("健"), "健", strlen("健"));
	g_autofree char *bytes = g_strdup_printf("phrwizard: 1\ncatalog: mini-2\nanswers:\n  1/a: "
						 "{%s: %s%s%s}\n  gone: {%s: %s%s%s}\n",
						 field, list ? "[" : "", letters, list ? "]" : "",
						 field, list ? "[" : "", letters, list ? "]" : "");
	assessment_free(parse(bytes, problems));
	return problems->errors;
}

static void long_texts_are_refused_in_characters_not_bytes(void **state)
{
	static const struct {
		const char *field;
		unsigned most;
		bool list;
	} limits[] = { { "note", 10000, false },
		       { "owner", 200, false },
		       { "by", 200, false },
		       { "evidence", 1000, true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
		assert_int_equal(
			errors_with_length(limits[i].field, limits[i].most, limits[i].list), 0);
		assert_int_equal(
			errors_with_length(limits[i].field, limits[i].most + 1, limits[i].list), 2);
	}
}

static void evidence_of_which_more_is_known_is_a_mapping(void **state)
{
	static const char recorded[] =
		"phrwizard: 1\n"
		"catalog: mini-2\n"
		"answers:\n"
		"  1/a:\n"
		"    answer: met\n"
		"    evidence:\n"
		"    - path: docs/policy.pdf\n"
		"      sha256: " SUM "\n"
		"      size: 48213\n"
		"      date: 2026-11-22\n"
		"      expires: 2027-03-31\n"
		"    - \"https://example.org/policy\"\n"
		"    - path: \"https://example.org/iso\"\n"
		"      expires: 2027-03-31\n";
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment) assessment = parse(recorded, problems);

	(void)state;
	assert_non_null(assessment);
	const struct evidence_record *record =
		answer_record(assessment->answer[MINI_LAW], "docs/policy.pdf");
	assert_string_equal(record->sha256, SUM);
	assert_int_equal(record->size, 48213);
	g_autoptr(GString) out = assessment_write(assessment);
	assert_string_equal(out->str, recorded);
}

static void what_is_wrong_with_a_record_is_told(void **state)
{
	(void)state;
	check_problems("phrwizard: 1\n"
		       "catalog: mini-2\n"
		       "answers:\n"
		       "  1/a:\n"
		       "    evidence:\n"
		       "    - {path: a, sha256: abc, size: 1, date: 2026-11-22}\n"
		       "    - {path: a, sha256: " SUM ", size: -1, date: 2026-11-31}\n"
		       "    - {path: a, sha256: " SUM "}\n"
		       "    - {path: '', expires: soon}\n"
		       "    - {path: a, size: 99999999999999999999}\n"
		       "    - [a]\n",
		       false,
		       "f:6:25: 'abc' is not a SHA-256: write 64 of the characters 0-9 a-f\n"
		       "f:7:97: '-1' is not a number of bytes\n"
		       "f:7:107: '2026-11-31' is not a date; write it as 2025-04-30\n"
		       "f:8:7: evidence lacks the field 'size'\n"
		       "f:8:7: evidence lacks the field 'date'\n"
		       "f:9:14: 'path' is empty\n"
		       "f:9:27: 'soon' is not a date; write it as 2025-04-30\n"
		       "f:10:7: evidence lacks the field 'sha256'\n"
		       "f:10:7: evidence lacks the field 'date'\n"
		       "f:10:23: '99999999999999999999' is not a number of bytes\n"
		       "f:11:7: 'evidence' must hold plain values\n");
}

static void more_than_100_pieces_of_evidence_are_refused(void **state)
{
	g_autoptr(GString) bytes =
		g_string_new("phrwizard: 1\ncatalog: mini-2\nanswers:\n  1/a:\n    evidence:\n");
	OWNED(problems) good = problems_new("f");
	OWNED(problems) bad = problems_new("f");

	(void)state;
	for (int i = 0; i < 100; i++)
		g_string_append(bytes, "    - x\n");
	OWNED(assessment) assessment = parse(bytes->str, good);
	assert_non_null(assessment);
	g_string_append(bytes, "    - x\n");
	assert_null(parse(bytes->str, bad));
	g_autofree char *text = problems_text(bad);
	assert_string_equal(text, "f:6:5: 'evidence' has more than 100 entries\n");
}

/* What was answered becomes what was answered last time; sometimes it is answered anew. */
static void random_last(GRand *random, struct answer *answer)
{
	answer_carry(answer, one_in(random, 2) ? "mini-1" : "mini-2",
		     one_in(random, 2) ? "2025-11-22" : NULL);
	if (answer->last && one_in(random, 2))
		answer->last->ask[LANGUAGE_EN] = g_strdup("no");
	if (one_in(random, 2))
		answer_confirm(answer, "佐藤", "2026-11-22T10:15:00Z");
}

static void what_is_wrong_with_last_and_archive_is_told_with_its_place(void **state)
{
	static const char bytes[] = "phrwizard: 1\n"
				    "catalog: mini-2\n"
				    "interval: often\n"
				    "answers:\n"
				    "  1/a: {last: {edition: mini-1}}\n"
				    "  1/b: {last: {answer: none}}\n"
				    "  1/c: {last: {answer: met, at: soon, ask: {fr: Quoi}}}\n"
				    "archive:\n"
				    "- {edition: mini-1, said: {answer: met}}\n"
				    "- {edition: mini-1, row: a, fact: b}\n"
				    "- {row: a, said: {answer: met}}\n"
				    "- {edition: mini-1, row: ' ', said: {answer: met}}\n"
				    "- {edition: ' ', row: a, said: {answer: met}}\n"
				    "- {edition: mini-1, row: a, said: {answer: well}}\n"
				    "- {edition: mini-1, fact: a, said: {answer: met}}\n";
	OWNED(problems) problems = problems_new("f");

	(void)state;
	assert_null(parse(bytes, problems));
	g_autofree char *text = problems_text(problems);
	assert_string_equal(
		text,
		"f:3:11: 'often' is no number of months: write 1 to 120\n"
		"f:5:15: last lacks the field 'answer'\n"
		"f:6:24: 'none' must be one of: met, equivalent, partial, unmet, na\n"
		"f:7:33: 'soon' is not a time; write it as 2026-11-22T10:15:00+09:00\n"
		"f:7:45: unknown field 'fr' in ask\n"
		"f:9:3: what is archived is of a 'row' or of a 'fact'\n"
		"f:10:3: what is archived is of a 'row' or of a 'fact'\n"
		"f:11:3: archive lacks the field 'edition'\n"
		"f:12:26: 'row' is empty\n"
		"f:13:13: 'edition' is empty\n"
		"f:14:44: 'well' must be one of: met, equivalent, partial, unmet, na\n"
		"f:15:37: unknown field 'answer' in said\n");
}

static void random_records(GRand *random, struct answer *answer)
{
	for (unsigned i = 0; i < answer->evidence->len; i++) {
		struct evidence_record *record =
			evidence_record_new(answer->evidence->pdata[i]);

		if (one_in(random, 2)) {
			record->sha256 = g_strdup(SUM);
			record->size = g_rand_int(random);
			record->date = g_strdup("2026-11-22");
		}
		if (one_in(random, 3))
			record->expires = g_strdup("2028-02-29");
		answer_set_record(answer, record);
	}
}

static struct answer random_answer(GRand *random)
{
	struct answer answer = { .value = (enum answer_value)g_rand_int_range(random, 0,
									      ANSWER_VALUES) };
	char **const texts[] = { &answer.note, &answer.owner, &answer.by };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (one_in(random, 2))
			*texts[i] = hostile_text(random);
	if (one_in(random, 3))
		answer.due = g_strdup("2028-02-29");
	if (one_in(random, 3))
		answer.at = g_strdup("2026-11-22T10:15:00Z");
	if (one_in(random, 2)) {
		answer.evidence = g_ptr_array_new_with_free_func(g_free);
		for (int i = g_rand_int_range(random, 0, 4); i > 0; i--)
			g_ptr_array_add(answer.evidence, hostile_text(random));
		random_records(random, &answer);
	}
	for (int i = one_in(random, 4) ? g_rand_int_range(random, 0, 4) : 0; i > 0; i--) {
		struct past_answer *past = g_new0(struct past_answer, 1);

		past->value = (enum answer_value)g_rand_int_range(random, 0, ANSWER_VALUES);
		past->note = one_in(random, 2) ? hostile_text(random) : NULL;
		past->by = one_in(random, 2) ? hostile_text(random) : NULL;
		past->at = one_in(random, 2) ? g_strdup("2026-11-22T10:15:00Z") : NULL;
		history_add(&answer, past);
	}
	if (one_in(random, 3))
		random_last(random, &answer);
	return answer;
}

static void add_random_recipient(struct assessment *assessment, GRand *random)
{
	static const enum recipient_field texts[] = { RECIPIENT_SERVICE, RECIPIENT_SHEET,
						      RECIPIENT_NOTE };
	g_autofree char *name = hostile_text(random);
	OWNED(recipient) recipient = recipient_new(name);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *text = hostile_text(random);

		if (one_in(random, 2))
			recipient_set(recipient, texts[i], text, NULL);
	}
	if (one_in(random, 2))
		assert_true(recipient_set(recipient, RECIPIENT_NEXT, "2027-03-31", NULL));
	/* a name of blanks only is refused */
	assessment_put_recipient(assessment, recipient, NULL);
}

/* What is archived of a row or a fact, some of it missing; texts as the file may hold them. */
static struct archived *random_archived(GRand *random)
{
	struct archived *archived = archived_new(one_in(random, 2) ? ENTRY_ROW : ENTRY_FACT,
						 "mini-1", one_in(random, 2) ? "gone/1" : "no");

	if (one_in(random, 2))
		archived->ask[LANGUAGE_JA] = g_strdup("はい: いいえ");
	if (one_in(random, 2))
		archived->ask[LANGUAGE_EN] = g_strdup("- yes");
	if (archived->kind == ENTRY_ROW) {
		archived->side.answer.value = ANSWER_NA;
		archived->side.answer.note = g_strdup("a\nb");
		if (one_in(random, 2))
			answer_carry(&archived->side.answer, "mini-0", NULL);
	} else if (one_in(random, 2)) {
		archived->side.words = g_strdup("yes");
		archived->label[LANGUAGE_JA] = g_strdup("はい");
	}
	return archived;
}

static struct assessment *random_assessment(GRand *random)
{
	struct assessment *assessment = assessment_new(&mini_catalog);

	for (int i = 0; i < PROFILE_FIELDS; i++) {
		g_autofree char *text = i == PROFILE_CONFIRMED  ? g_strdup("2026-11-22")
					: i == PROFILE_INTERVAL ? g_strdup("12")
								: hostile_text(random);

		assert_true(
			assessment_set_profile(assessment, i, one_in(random, 4) ? "" : text, NULL));
	}
	for (int i = one_in(random, 3) ? g_rand_int_range(random, 0, 4) : 0; i > 0; i--) {
		g_autofree char *title = hostile_text(random), *reason = hostile_text(random);
		const struct sign sign = { .step = SIGN_MADE,
					   .title = title,
					   .at = (char *)"2026-11-22T10:15:00Z",
					   .digest = (char *)SUM,
					   .reason = reason };

		/* refused when nothing is left of the title */
		assessment_sign(assessment, &sign, NULL);
	}
	for (size_t i = 0; i < mini_catalog.facts; i++) {
		const struct fact *fact = &mini_catalog.fact[i];
		const int option = g_rand_int_range(random, 0, (int)fact->options);

		if (fact->kind == FACT_SOME_OF && one_in(random, 3))
			assert_true(assessment_set_fact(assessment, i, "", NULL));
		else if (one_in(random, 2))
			assert_true(
				assessment_set_fact(assessment, i, fact->option[option].id, NULL));
	}
	for (size_t i = 0; i < mini_catalog.items; i++) {
		struct answer answer = random_answer(random);

		assert_true(assessment_set_answer(assessment, i, &answer, NULL));
		/* what the engine made of it, as an answer to a row that went away */
		if (one_in(random, 8)) {
			g_autofree char *text = hostile_text(random);
			g_autofree char *key = g_strdup_printf("%zu%s", i, text);

			assessment_add_stray(assessment, key, assessment->answer[i]);
		}
		answer_clear(&answer);
	}
	while (one_in(random, 3))
		add_random_recipient(assessment, random);
	while (one_in(random, 2))
		g_ptr_array_add(assessment->archive, random_archived(random));
	return assessment;
}

static void what_is_written_is_read_back_equal_and_written_the_same(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 2000; round++) {
		OWNED(problems) problems = problems_new("f");
		OWNED(assessment) first = random_assessment(random);
		g_autoptr(GString) out = assessment_write(first);
		OWNED(assessment) second = parse(out->str, problems);

		if (!second) {
			g_autofree char *text = problems_text(problems);

			fail_msg("%s%s", text, out->str);
		}
		assert_true(assessment_equal(first, second));
		g_autoptr(GString) again = assessment_write(second);
		assert_string_equal(again->str, out->str);
		assert_true(g_str_has_suffix(out->str, "\n"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_canonical_file_is_written_back_byte_for_byte),
		cmocka_unit_test(everything_in_the_file_is_read),
		cmocka_unit_test(order_and_writing_by_hand_do_not_matter),
		cmocka_unit_test(an_empty_assessment_is_two_lines),
		cmocka_unit_test(every_mistake_is_told_with_its_place),
		cmocka_unit_test(strays_and_missing_reasons_are_warned_about),
		cmocka_unit_test(other_files_are_refused_by_name),
		cmocka_unit_test(the_catalog_is_known_before_it_is_loaded),
		cmocka_unit_test(long_texts_are_refused_in_characters_not_bytes),
		cmocka_unit_test(evidence_of_which_more_is_known_is_a_mapping),
		cmocka_unit_test(what_is_wrong_with_a_record_is_told),
		cmocka_unit_test(more_than_100_pieces_of_evidence_are_refused),
		cmocka_unit_test(what_is_wrong_with_last_and_archive_is_told_with_its_place),
		cmocka_unit_test(what_is_written_is_read_back_equal_and_written_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
