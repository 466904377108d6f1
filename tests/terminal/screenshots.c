/* SPDX-License-Identifier: GPL-3.0-or-later
 * make screenshots: pictures of every screen of the real program, in both languages, two sizes,
 * dark and light, into $PHR_PICTURES. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

/* How to get to each screen from where the file opens. */
static const struct {
	const char *name;
	const char *file; /* NULL: none */
	const char *keys;
} shots[] = {
	{ "start", NULL, "" },
	{ "tour", "a.yaml", "" },
	{ "profile", "new.yaml", "" },
	{ "profile-conflict", "conflict.yaml", "" },
	{ "conflict", "conflict.yaml", "\033Cn" },
	{ "sections", "a.yaml", "s" },
	{ "progress", "a.yaml", "sP" },
	{ "facts", "facts.yaml", "" },
	{ "moved", "facts.yaml", "1\r21a" },
	{ "row", "a.yaml", "g" FIRST_ROW "\r" },
	{ "row-open", "facts.yaml", "g2.1/2/1/A/1\r" },
	{ "why", "facts.yaml", "gstaffnda\re" },
	{ "note", "a.yaml", "g" FIRST_ROW "\ro" },
	{ "note-na", "a.yaml", "g" FIRST_ROW "\r5" },
	{ "evidence", "a.yaml", "g" FIRST_ROW "\rv" },
	{ "owner", "a.yaml", "g" FIRST_ROW "\rw\t" },
	{ "due", "a.yaml", "g" FIRST_ROW "\rd3/31" },
	{ "goto", "a.yaml", "sg2.1" },
	{ "search", "a.yaml", "s/同意" },
	{ "review", "a.yaml", "r" },
	{ "export", "a.yaml", "sx" },
	{ "overview", "a.yaml", "sO" },
	{ "signoff", "a.yaml", "sS\ry" },
	{ "row-last-time", "next.yaml", "g" FIRST_ROW "\r" },
	{ "later", "2022.yaml", "sV" },
	{ "copy", "a.yaml", "sW" },
	{ "help", "a.yaml", "g" FIRST_ROW "\r?" },
	{ "command", "a.yaml", "g" FIRST_ROW "\rc" },
	{ "start-recent", NULL, "" }, /* what was open for the one before */
};

static const int sizes[][2] = { { 24, 80 }, { 45, 140 } };

static void take(const char *name, const char *file, const char *keys, enum language language,
		 const int size[2])
{
	g_autofree char *setting = g_strdup_printf("LANGUAGE=%s", language_id(language));
	struct vt *vt = vt_start(size[0], size[1], (const char *[]){ setting, NULL },
				 (const char *[]){ vt_program(), file, NULL });

	vt_expect(vt, file ? "phr-20" : "phrwizard");
	vt_settle(vt);
	for (const char *key = keys; *key; key = g_utf8_next_char(key)) {
		g_autofree char *one = g_strndup(key, (gsize)(g_utf8_next_char(key) - key));

		vt_type(vt, one);
		vt_settle(vt);
	}
	/* on a busy machine it may be slow */
	vt_wait_for(vt, "never shown", 200);
	for (int theme = 0; theme < THEMES; theme++) {
		g_autofree char *picture =
			g_strdup_printf("%s-%s-%dx%d-%s", name, language_id(language), size[1],
					size[0], theme_name((enum theme)theme));

		vt_picture_in(vt, picture, (enum theme)theme);
	}
	vt_signal(vt, SIGTERM);
	vt_exit(vt);
}

/* What two people answered in different ways: the name of the service, and the first row. */
static void make_conflict(void)
{
	static const char sides[] = "conflicts:\n"
				    "  service: [ひかり手帳, ひかり健康手帳]\n"
				    "  answers:\n"
				    "    " FIRST_ROW ":\n"
				    "    - answer: met\n"
				    "      note: 規程は2026年4月に改めた。\n"
				    "      by: 佐藤 花子\n"
				    "      at: 2026-11-20T10:15:00+09:00\n"
				    "    - answer: partial\n"
				    "      owner: 情報システム課\n"
				    "      by: 田中 一郎\n"
				    "      at: 2026-11-21T09:00:00+09:00\n";
	g_autofree char *text = NULL, *all = NULL;

	g_unlink(vt_path("conflict.yaml"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "conflict.yaml", "--organization",
				"ひかり健康保険組合", "--date", "2026-11-22", NULL),
			 0);
	text = read_file("conflict.yaml");
	all = g_strconcat(text, sides, NULL);
	assert_true(g_file_set_contents(vt_path("conflict.yaml"), all, -1, NULL));
}

/* An assessment for the edition before, and the next check after the example. */
static void make_later(void)
{
	g_unlink(vt_path("2022.yaml"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "2022.yaml", "--catalog", "phr-2022",
				"--organization", "ひかり健康保険組合", "--service", "ひかり手帳",
				"--date", "2025-11-20", NULL),
			 0);
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "2022.yaml", "files-from-outside=yes",
				"2.1/1/1=met", "2.1/2/3/F/1=met", "--note", "受付の装置で行う",
				NULL),
			 0);
	g_unlink(vt_path("next.yaml"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "cycle", "a.yaml", "next.yaml", "--date",
				"2027-11-20", NULL),
			 0);
}

/* The example, one step before it is finished; a file where nothing is known; one in conflict. None
 * was open before, but for the screen that lists those. */
static void make_files(const char *shot)
{
	g_autofree char *path = g_build_filename(g_getenv("PHRWIZARD_DATADIR"), "examples",
						 "municipality.yaml", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_true(g_file_set_contents(vt_path("a.yaml"), text, -1, NULL));
	g_unlink(vt_path("facts.yaml"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "facts.yaml", "--organization",
				"ひかり健康保険組合", "--service", "ひかり手帳", "--date",
				"2026-11-22", NULL),
			 0);
	make_conflict();
	make_later();
	if (strcmp(shot, "start-recent") != 0)
		g_unlink(vt_path("home/state/phrwizard/recent"));
}

static void every_screen_has_its_picture(void **state)
{
	const char *flag = vt_path("home/state/phrwizard/tour-seen");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(shots); i++)
		for (int language = 0; language < LANGUAGES; language++)
			for (size_t size = 0; size < G_N_ELEMENTS(sizes); size++) {
				make_files(shots[i].name);
				if (strcmp(shots[i].name, "tour") == 0)
					g_unlink(flag);
				take(shots[i].name, shots[i].file, shots[i].keys,
				     (enum language)language, sizes[size]);
				assert_true(g_file_set_contents(flag, "", 0, NULL));
				g_unlink(vt_path("new.yaml"));
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_screen_has_its_picture, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
