/* SPDX-License-Identifier: GPL-3.0-or-later
 * A year later in the real wizard: the file goes to the next edition by one key, an answer of last
 * time is confirmed by one, and one begins the next check. */
#include "config.h"

#include "steps.h"

#include <string.h>

/* An assessment for the edition before the newest, on its sections. */
static struct vt *open_old_file(void)
{
	const char *const words[] = { vt_program(), "--lang", "en", "a.yaml", NULL };
	struct vt *vt;

	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "a.yaml", "--catalog", "phr-2022",
				"--organization", "A", "--service", "S", "--name", "Sato", "--date",
				"2024-11-20", NULL),
			 0);
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", "files-from-outside=yes",
				"2.1/1/1=met", "2.1/2/3/F/1=met", "--note", "by the gateway", NULL),
			 0);
	vt = vt_start(24, 80, NULL, words);
	vt_expect(vt, "phr-2022");
	vt_type(vt, "s");
	vt_expect(vt, "A newer edition is here");
	return vt;
}

static void the_next_edition_and_the_next_check_are_a_key_away(void **state)
{
	struct vt *vt = open_old_file();

	(void)state;
	vt_type(vt, "V");
	vt_expect(vt, "To be confirmed again");
	assert_true(file_has("a.yaml", "catalog: phr-2022\n"));
	vt_type(vt, "T");
	vt_expect(vt, "The answers are in the newer edition");
	assert_true(file_has("a.yaml", "catalog: phr-2025\n"));
	assert_true(file_has("a.yaml.phr-2022~", "catalog: phr-2022\n"));

	vt_type(vt, "g");
	vt_type(vt, "2.1/2/3/F/1" VT_ENTER);
	vt_expect(vt, "To be confirmed");
	vt_type(vt, "m");
	vt_expect(vt, "(2)③F): met");
	assert_true(
		file_has("a.yaml", "  2.1/2/3/F/1:\n    answer: met\n    note: by the gateway\n"));
	/* what was there before the upgrade is still there, after the save */
	assert_true(file_has("a.yaml.phr-2022~", "catalog: phr-2022\n"));

	vt_type(vt, "V");
	vt_expect(vt, "The next check is due from 2025-11-20");
	vt_type(vt, "B");
	vt_expect(vt, "This is the next check, in a-");
	vt_type(vt, "g");
	vt_type(vt, "2.1/2/3/F/1" VT_ENTER);
	vt_expect(vt, "To be confirmed");
	vt_type(vt, "qqq");
	assert_int_equal(vt_exit(vt), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_next_edition_and_the_next_check_are_a_key_away,
						vt_setup, vt_teardown),
	};

	return cmocka_run_group_tests_name("later", tests, NULL, NULL);
}
