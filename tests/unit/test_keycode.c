/* SPDX-License-Identifier: GPL-3.0-or-later
 * Key names: what parse takes, name gives back. */
#include "config.h"

#include "unit.h"

#include "screen/keycode.h"

static void names_and_codes_are_each_others_inverse(void **state)
{
	static const char *const names[] = { "Enter", "Tab",  "Esc",  "Backspace", "Space",
					     "Up",    "Down", "Left", "Right",     "PgUp",
					     "PgDn",  "Home", "End",  "Delete",    "S-Tab",
					     "x",     "?",    "あ",   "ｎ" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char buffer[8];
		unsigned code = keycode_parse(names[i]);

		assert_int_not_equal(code, 0);
		assert_string_equal(keycode_name(code, buffer), names[i]);
	}
}

static void codes_are_those_of_terminals(void **state)
{
	(void)state;
	assert_int_equal(keycode_parse("C-a"), 1);
	assert_int_equal(keycode_parse("Esc"), 27);
	assert_int_equal(keycode_parse("Space"), ' ');
	assert_int_equal(keycode_parse("あ"), 0x3042);
	assert_true(keycode_parse("Down") > 0x10ffff);
}

static void control_keys_are_named_in_full_for_people(void **state)
{
	char buffer[8];

	(void)state;
	assert_string_equal(keycode_name(keycode_parse("C-o"), buffer), "Ctrl-O");
	assert_string_equal(keycode_name(keycode_parse("C-z"), buffer), "Ctrl-Z");
}

static void other_words_are_no_keys(void **state)
{
	(void)state;
	assert_int_equal(keycode_parse(""), 0);
	assert_int_equal(keycode_parse("ab"), 0);
	assert_int_equal(keycode_parse("C-"), 0);
	assert_int_equal(keycode_parse("C-A"), 0);
	assert_int_equal(keycode_parse("C-ab"), 0);
	assert_int_equal(keycode_parse("\xff"), 0);
}

static void a_code_without_name_has_an_empty_one(void **state)
{
	char buffer[8];

	(void)state;
	assert_string_equal(keycode_name(0, buffer), "");
	assert_string_equal(keycode_name(0x110100, buffer), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_codes_are_each_others_inverse),
		cmocka_unit_test(codes_are_those_of_terminals),
		cmocka_unit_test(control_keys_are_named_in_full_for_people),
		cmocka_unit_test(other_words_are_no_keys),
		cmocka_unit_test(a_code_without_name_has_an_empty_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
