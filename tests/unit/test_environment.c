/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tests' own surroundings (tests/local.mk): the same for everybody, and nobody's files are
 * touched. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static void homes_are_in_the_build_tree(void **state)
{
	static const char *const names[] = {
		"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
	};
	const char *top = g_getenv("top_builddir");

	(void)state;
	assert_non_null(top);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *home = g_getenv(names[i]);
		assert_non_null(home);
		assert_true(g_str_has_prefix(home, top));
	}
}

static void locale_is_utf8_without_language(void **state)
{
	(void)state;
	assert_string_equal(g_getenv("LC_ALL"), "C.UTF-8");
	assert_null(g_getenv("LANGUAGE"));
}

static void settings_from_outside_are_gone(void **state)
{
	static const char *const names[] = { "EDITOR", "VISUAL", "PAGER", "NO_COLOR" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_null(g_getenv(names[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(homes_are_in_the_build_tree),
		cmocka_unit_test(locale_is_utf8_without_language),
		cmocka_unit_test(settings_from_outside_are_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
