/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking things up in a catalog, and the words of its enumerations. */
#include "config.h"

#include "engine/catalog.h"

#include <string.h>

#include "mini_catalog.h"
#include "unit.h"

static void every_row_is_found_by_its_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < mini_catalog.items; i++)
		assert_int_equal(catalog_find_item(&mini_catalog, mini_catalog.item[i].key), i);
	assert_int_equal(catalog_find_item(&mini_catalog, "1/ab"), -1);
	assert_int_equal(catalog_find_item(&mini_catalog, ""), -1);
	assert_int_equal(catalog_find_item(&mini_catalog, "y"), -1);
	assert_int_equal(catalog_find_item(&mini_catalog, "1/A"), -1);
}

static void an_empty_catalog_holds_nothing(void **state)
{
	static const struct catalog empty;

	(void)state;
	assert_int_equal(catalog_find_item(&empty, "1/a"), -1);
	assert_int_equal(catalog_find_fact(&empty, "info"), -1);
}

static void facts_and_options_are_found_by_id(void **state)
{
	(void)state;
	for (size_t i = 0; i < mini_catalog.facts; i++) {
		const struct fact *fact = &mini_catalog.fact[i];

		assert_int_equal(catalog_find_fact(&mini_catalog, fact->id), i);
		for (size_t o = 0; o < fact->options; o++)
			assert_int_equal(fact_find_option(fact, fact->option[o].id), o);
		assert_int_equal(fact_find_option(fact, "nothing"), -1);
	}
	assert_int_equal(catalog_find_fact(&mini_catalog, "colour"), -1);
}

static void a_text_falls_back_to_the_language_it_has(void **state)
{
	static const struct text both = { { [LANGUAGE_JA] = "同意", [LANGUAGE_EN] = "consent" } };
	static const struct text japanese = { { [LANGUAGE_JA] = "同意" } }, nothing,
				 blank = { { "", "" } };

	(void)state;
	assert_string_equal(text_in(&both, LANGUAGE_JA), "同意");
	assert_string_equal(text_in(&both, LANGUAGE_EN), "consent");
	assert_string_equal(text_in(&japanese, LANGUAGE_EN), "同意");
	assert_string_equal(text_in(&nothing, LANGUAGE_EN), "");
	assert_false(text_empty(&both));
	assert_false(text_empty(&japanese));
	assert_true(text_empty(&nothing));
	assert_true(text_empty(&blank));
}

static void law_must_and_expected_bind(void **state)
{
	(void)state;
	assert_true(duty_binds(DUTY_LAW));
	assert_true(duty_binds(DUTY_MUST));
	assert_true(duty_binds(DUTY_EXPECTED));
	assert_false(duty_binds(DUTY_LAW_EFFORT));
	assert_false(duty_binds(DUTY_EFFORT));
	assert_false(duty_binds(DUTY_DESIRABLE));
}

/* An enumeration with its words, in order, as they stand in files (design section 4). */
#define WORDS_OF(name, type, ...)                                                         \
	static const char *name##_word(int value)                                         \
	{                                                                                 \
		return name##_id((type)value);                                            \
	}                                                                                 \
	static const char *const name##_words[] = { __VA_ARGS__ }

WORDS_OF(duty, enum duty, "law", "must", "expected", "law-effort", "effort", "desirable");
WORDS_OF(standing, enum standing, "sheet", "stated", "unverified");
WORDS_OF(change, enum change, "", "same", "added", "relaxed", "clarified", "carried-unverified",
	 "unknown", "reworded", "changed");
WORDS_OF(verdict, enum verdict, "out", "in", "unclear");
WORDS_OF(fact_kind, enum fact_kind, "yes-no", "one-of", "some-of");

static void every_value_has_its_word_and_is_read_back(void **state)
{
	static const struct {
		const char *(*id)(int value);
		int (*parse)(const char *id);
		const char *const *words;
		int count, wanted;
	} tables[] = {
		{ duty_word, duty_parse, duty_words, G_N_ELEMENTS(duty_words), DUTIES },
		{ standing_word, standing_parse, standing_words, G_N_ELEMENTS(standing_words),
		  STANDINGS },
		{ change_word, change_parse, change_words, G_N_ELEMENTS(change_words), CHANGES },
		{ verdict_word, verdict_parse, verdict_words, G_N_ELEMENTS(verdict_words),
		  VERDICTS },
		{ fact_kind_word, fact_kind_parse, fact_kind_words, G_N_ELEMENTS(fact_kind_words),
		  FACT_KINDS },
	};

	(void)state;
	for (size_t t = 0; t < G_N_ELEMENTS(tables); t++) {
		assert_int_equal(tables[t].count, tables[t].wanted);
		for (int i = 0; i < tables[t].count; i++) {
			assert_string_equal(tables[t].id(i), tables[t].words[i]);
			assert_int_equal(tables[t].parse(tables[t].words[i]), i);
		}
		assert_int_equal(tables[t].parse("Law"), -1);
		assert_int_equal(tables[t].parse("expected "), -1);
	}
}

static void every_value_has_a_label(void **state)
{
	(void)state;
	for (int i = 0; i < DUTIES; i++)
		assert_true(strlen(duty_label((enum duty)i)) > 0);
	for (int i = 0; i < STANDINGS; i++)
		assert_true(strlen(standing_label((enum standing)i)) > 0);
	for (int i = 0; i < CHANGES; i++)
		assert_true(strlen(change_label((enum change)i)) > 0);
	for (int i = 0; i < VERDICTS; i++)
		assert_true(strlen(verdict_label((enum verdict)i)) > 0);
}

static void options_are_labelled_by_the_catalog_and_yes_and_no_by_the_program(void **state)
{
	(void)state;
	assert_string_equal(option_label(&mini_catalog.fact[MINI_INFO], INFO_DAILY, LANGUAGE_JA),
			    "歩数など");
	assert_string_equal(option_label(&mini_catalog.fact[MINI_INFO], INFO_DAILY, LANGUAGE_EN),
			    "steps and the like");
	assert_string_equal(option_label(&mini_catalog.fact[MINI_HAS_STAFF], FACT_YES, LANGUAGE_EN),
			    "yes");
	assert_string_equal(option_label(&mini_catalog.fact[MINI_HAS_STAFF], FACT_NO, LANGUAGE_EN),
			    "no");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_found_by_its_key),
		cmocka_unit_test(an_empty_catalog_holds_nothing),
		cmocka_unit_test(facts_and_options_are_found_by_id),
		cmocka_unit_test(a_text_falls_back_to_the_language_it_has),
		cmocka_unit_test(law_must_and_expected_bind),
		cmocka_unit_test(every_value_has_its_word_and_is_read_back),
		cmocka_unit_test(every_value_has_a_label),
		cmocka_unit_test(options_are_labelled_by_the_catalog_and_yes_and_no_by_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
