/* SPDX-License-Identifier: GPL-3.0-or-later
 * A year later in the real wizard: the file goes to the next edition by one key, an answer of last
 * time is confirmed by one, and one begins the next check; and a whole year, signed and
 * published. */
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

/* A year */

/* The wizard on FILE, at noon (UTC) of the day SECONDS, on its sections. */
static struct vt *open_on(const char *seconds, const char *file)
{
	g_autofree char *clock = g_strconcat("SOURCE_DATE_EPOCH=", seconds, NULL);
	const char *const env[] = { clock, "TZ=UTC", NULL };
	const char *const words[] = { vt_program(), "--lang", "en", file, NULL };
	struct vt *vt = vt_start(24, 80, env, words);

	vt_expect(vt, "サンプルヘルス株式会社");
	vt_type(vt, "s");
	vt_expect(vt, "Applicability");
	return vt;
}

/* From the sections: all three steps. */
static void sign_off(struct vt *vt, const char *day)
{
	static const struct {
		const char *name, *title;
	} steps[] = { { "made", "" }, { "checked", "監査室" }, { "approved", "社長" } };

	vt_type(vt, "S");
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autofree char *signed_off = g_strdup_printf("  %s (", steps[i].name);

		vt_expect(vt, "Title of who signs");
		vt_type(vt, steps[i].title);
		vt_type(vt, VT_ENTER "y");
		vt_expect(vt, signed_off);
		vt_expect(vt, day);
	}
	vt_type(vt, VT_ESCAPE);
}

/* From the sections: as a web page, to NAME in the test's folder. */
static void publish(struct vt *vt, const char *name)
{
	g_autofree char *path = g_strconcat("\025", name, NULL);

	vt_type(vt, "x3");
	vt_expect(vt, "3 (x) html");
	vt_key(vt, VTERM_KEY_END);
	vt_type(vt, path);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, "Exported to");
	vt_type(vt, VT_ESCAPE);
	assert_true(file_has(name, "<!DOCTYPE html>"));
}

struct confirmed {
	const char *file;
	unsigned rows;                  /* that are answered */
};

static unsigned count_answered(const char *file)
{
	g_autofree char *text = read_file(file);

	return count_of(text, "\n    answer: ");
}

static bool has_more(struct vt *vt, const void *what)
{
	const struct confirmed *before = what;

	(void)vt;
	return count_answered(before->file) > before->rows;
}

/* m as long as it confirms something; how many it were. */
static unsigned confirm_all(struct vt *vt, const char *file)
{
	struct confirmed before = { file, 0 };

	do {
		before.rows = count_answered(file);
		vt_type(vt, "m");
	} while (vt_wait_until(vt, has_more, &before, 1000));
	return before.rows;
}

static void a_year_is_played_through(void **state)
{
	static const char last[] = "a.yaml", next[] = "a-2026-11-27.yaml";
	g_autofree char *example = g_build_filename(g_getenv("PHRWIZARD_DATADIR"), "examples",
						    "company-app.yaml", NULL);
	g_autofree char *text = NULL;
	struct vt *vt;

	(void)state;
	assert_true(g_file_get_contents(example, &text, NULL, NULL));
	assert_true(g_file_set_contents(vt_path(last), text, -1, NULL));
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", last, "confirmed=2025-11-20",
				"interval=12", NULL),
			 0);

	vt = open_on("1763640000", last); /* 2025-11-20 */
	sign_off(vt, "2025-11-20");
	publish(vt, "2025.html");
	leave(vt);
	assert_true(file_has(last, "approved"));

	vt = open_on("1795780800", last); /* 2026-11-27 */
	vt_type(vt, "V");
	vt_expect(vt, "The next check is due from 2026-11-20");
	vt_type(vt, "B");
	vt_expect(vt, "This is the next check, in a-");
	assert_true(file_has(next, "last:"));
	assert_false(file_has(next, "approved"));

	vt_type(vt, "g" FIRST_ROW VT_ENTER);
	vt_expect(vt, "To be confirmed");
	assert_int_equal(confirm_all(vt, next), count_answered(last));
	/* two rows are answered otherwise */
	vt_type(vt, "g" FIRST_ROW VT_ENTER);
	vt_expect(vt, CHOICES);
	vt_type(vt, "3");
	vt_settle(vt);
	assert_true(file_has(next, "  " FIRST_ROW ":\n    answer: partial\n"));
	vt_type(vt, "g2.1/C/1" VT_ENTER "4");
	vt_settle(vt);
	assert_true(file_has(next, "    answer: unmet\n"));
	vt_type(vt, "s");
	sign_off(vt, "2026-11-27");
	publish(vt, "2026.html");
	leave(vt);
	assert_true(file_has("2026.html", "2026-11-27"));
	/* 1: something differs */
	assert_int_equal(vt_run(NULL, NULL, NULL, "diff", last, next, "--trend", NULL), 1);
	/* last year's stayed as it was signed */
	assert_true(file_has(last, "confirmed: 2025-11-20\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_next_edition_and_the_next_check_are_a_key_away,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_year_is_played_through, vt_setup, vt_teardown),
	};

	return cmocka_run_group_tests_name("later", tests, NULL, NULL);
}
