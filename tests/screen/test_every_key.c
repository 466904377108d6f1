/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the footer and the help promise, for every screen: each key of the tables does something.
 * And no screen breaks at any size, in either language, whatever is pressed. */
#include "config.h"

#include "unit.h"

#include "base/i18n.h"
#include "screen/frame.h"
#include "store/catalog_file.h"

static struct catalog_file *file;
static struct canvas *canvas;

static struct wizard_recent *make_recent(const char *path)
{
	struct wizard_recent *recent = g_new0(struct wizard_recent, 1);

	recent->path = g_strdup(path);
	recent->detail = g_strdup("detail");
	return recent;
}

/* How far one is: a new file; something answered, something open, so that every key has something
 * to do; all done; and a service that the rows do not reach. */
enum situation { FRESH, HALF, DONE, OUT, SITUATIONS };

/* All that is asked, and all rows. */
static void answer_all(struct assessment *assessment)
{
	const struct catalog *catalog = assessment->catalog;
	static const char *const facts[][2] = { { "info", "checkup" }, { "staff", "yes" } };
	struct answer answer = { .value = ANSWER_MET };

	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		assessment_set_fact(assessment, (size_t)catalog_find_fact(catalog, facts[i][0]),
				    facts[i][1], NULL);
	for (size_t i = 0; i < catalog->items; i++)
		assessment_set_answer(assessment, i, &answer, NULL);
}

static struct assessment *make_assessment(enum situation situation)
{
	const struct catalog *catalog = catalog_file_catalog(file);
	struct assessment *assessment = assessment_new(catalog);
	static const char *const profile[PROFILE_FIELDS] = { "Kenko", "Note", "2026-11-22",
							     "Yamada", "Chief" };
	struct answer answer = { .value = ANSWER_PARTIAL };

	for (int i = 0; i < PROFILE_FIELDS; i++)
		assessment_set_profile(assessment, (enum profile_field)i, profile[i], NULL);
	if (situation == DONE)
		answer_all(assessment);
	else if (situation == OUT)
		assessment_set_fact(assessment, (size_t)catalog_find_fact(catalog, "staff"), "no",
				    NULL);
	if (situation != HALF)
		return assessment;
	assessment_set_fact(assessment, (size_t)catalog_find_fact(catalog, "info"), "measured",
			    NULL);
	assessment_set_answer(assessment, (size_t)catalog_find_item(catalog, "2.1/x-policy"),
			      &answer, NULL);
	return assessment;
}

/* What two people answered differently: two rows. */
static void add_conflicts(struct assessment *assessment)
{
	for (size_t item = 0; item < 2; item++) {
		struct conflict *conflict =
			conflict_new(ENTRY_ROW, assessment->catalog->item[item].key);
		struct side met = { .answer = { .value = ANSWER_MET, .by = (char *)"Abe" } };
		struct side unmet = { .answer = { .value = ANSWER_UNMET, .by = (char *)"Ito" } };
		const struct answer nothing = { .value = ANSWER_NONE };

		assessment_set_answer(assessment, item, &nothing, NULL);
		conflict_add(conflict, side_copy(&met));
		conflict_add(conflict, side_copy(&unmet));
		assessment_add_conflict(assessment, conflict);
	}
}

/* An answer about the service that adds rows. */
static struct assessment *with_staff(const struct wizard *wizard)
{
	struct assessment *next = assessment_copy(wizard->assessment);

	assessment_set_fact(next, (size_t)catalog_find_fact(next->catalog, "staff"), "yes", NULL);
	return next;
}

/* A wizard with SCREEN on top. */
static struct wizard *wizard_in(const struct screen *screen, enum situation situation)
{
	/* a row without a condition, or one with */
	const char *row = situation == HALF || situation == DONE ? "2.1/x-policy" : "2.2/x-nda";
	GPtrArray *recent = g_ptr_array_new();
	struct assessment *assessment = NULL;
	struct wizard *wizard;

	g_ptr_array_add(recent, make_recent("a.yaml"));
	g_ptr_array_add(recent, make_recent("b.yaml"));
	wizard = wizard_new(recent);
	wizard_clock(wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	if (screen == &screen_start)
		return wizard;
	assessment = make_assessment(situation);
	if (screen == &screen_conflict && situation == HALF)
		add_conflicts(assessment);
	wizard_loaded(wizard, assessment, "a.yaml", row);
	if (screen == &screen_moved && situation == HALF)
		wizard_commit(wizard, with_staff(wizard));
	if (screen == &screen_facts)
		wizard_show_fact(wizard, 1);
	else if (screen == &screen_note)
		wizard_edit_field(wizard, FIELD_NOTE, ANSWER_NA);
	else
		wizard_open(wizard, screen);
	assert_ptr_equal(wizard_top(wizard)->screen, screen);
	return wizard;
}

static struct wizard *wizard_at(const struct screen *screen)
{
	return wizard_in(screen, HALF);
}

static char *picture(struct wizard *wizard)
{
	wizard_draw(wizard, canvas);
	return canvas_text(canvas);
}

static bool offered(struct wizard *wizard, const struct binding *binding)
{
	const struct layer *layer = wizard_top(wizard);
	bool text = binding->key >= ' ' && g_unichar_validate(binding->key);

	return binding_offered(wizard, layer, binding) && !(text && layer_field(layer));
}

/* Where one is after a key whose label names a screen; NULL: another label. */
static const struct screen *promised(const char *label)
{
	static const struct {
		const char *label;
		const struct screen *screen;
	} promises[] = {
		{ "sections", &screen_sections },
		{ "review", &screen_review },
		{ "search", &screen_search },
		{ "export", &screen_export },
		{ "go to a number", &screen_goto },
		{ "progress", &screen_progress },
		{ "help", &screen_help },
		{ "the tour", &screen_tour },
		{ "the command for this", &screen_command },
		{ "command", &screen_command },
		{ "the command for this; in a text field Ctrl-O", &screen_command },
		{ "why", &screen_why },
		{ "note", &screen_note },
		{ "evidence", &screen_note },
		{ "owner", &screen_note },
		{ "due date", &screen_note },
		{ "answer that question, and come back", &screen_facts },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(promises); i++)
		if (strcmp(promises[i].label, label) == 0)
			return promises[i].screen;
	return NULL;
}

/* "Go there" leads to a row, a question, or what was answered in different ways. */
static bool keeps_promise(const struct wizard *wizard, const char *label)
{
	const struct screen *here = wizard_top(wizard)->screen, *wanted = promised(label);

	if (strcmp(label, "go there") == 0)
		return here == &screen_row || here == &screen_facts || here == &screen_conflict;
	return !wanted || here == wanted;
}

/* Keys that lead on until they come to an end, and tell that it is one; and the one that takes a
 * reason only when there is one. */
static bool may_refuse(const char *label)
{
	static const char *const labels[] = { "undo",           "redo",      "next",
					      "previous",       "next open", "next group",
					      "previous group", "filter",    "done" };

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (strcmp(labels[i], label) == 0)
			return true;
	return false;
}

/* Fresh each time: one key's work must not help the next. */
static void try_key(const struct screen *screen, enum situation situation,
		    const struct binding *binding)
{
	OWNED(wizard) wizard = wizard_in(screen, situation);
	g_autofree char *before = NULL, *after = NULL;
	char name[8];
	struct request request;

	/* off the first choice, so that there is a way up too */
	wizard_draw(wizard, canvas);
	wizard_key(wizard, KEYCODE_DOWN);
	before = picture(wizard);
	if (!offered(wizard, binding))
		return;
	request = wizard_key(wizard, binding->key);
	after = picture(wizard);
	if (request.kind == REQUEST_NOTHING && strcmp(before, after) == 0)
		fail_msg("on %s nothing happens at %s", screen->name,
			 keycode_name(binding->key, name));
	if (request.kind == REQUEST_NOTHING && wizard_top(wizard)->screen == screen &&
	    wizard->message && !wizard->message_good && !may_refuse(binding->label))
		fail_msg("on %s all that comes of %s is: %s", screen->name,
			 keycode_name(binding->key, name), wizard->message);
	/* under that name the screen itself does another thing: the export screen exports */
	if (promised(binding->label) != screen && !keeps_promise(wizard, binding->label))
		fail_msg("on %s, %s does not lead to: %s", screen->name,
			 keycode_name(binding->key, name), binding->label);
}

static void try_table(const struct screen *screen, enum situation situation,
		      const struct binding *binding)
{
	for (; binding->act; binding++)
		try_key(screen, situation, binding);
}

static void every_key_of_every_screen_does_what_it_promises(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens(); *screen; screen++)
		for (int situation = 0; situation < SITUATIONS; situation++) {
			const struct binding *const *table = common_keys((*screen)->common);

			try_table(*screen, (enum situation)situation, (*screen)->keys);
			for (; *table; table++)
				try_table(*screen, (enum situation)situation, *table);
		}
}

/* A row that applies whatever is answered has no question to go to. */
static void the_screen_why_promises_a_question_only_where_there_is_one(void **state)
{
	(void)state;
	for (int situation = 0; situation < SITUATIONS; situation++) {
		OWNED(wizard) wizard = wizard_in(&screen_why, (enum situation)situation);
		g_autofree char *text = picture(wizard);
		bool question = situation == FRESH || situation == OUT;

		assert_int_equal(strstr(text, "answer that question") != NULL, question);
	}
}

static void a_key_for_where_one_is_does_and_promises_nothing(void **state)
{
	static const struct {
		const struct screen *screen;
		unsigned key;
	} here[] = { { &screen_sections, 's' },
		     { &screen_review, 'r' },
		     { &screen_export, 'x' },
		     { &screen_progress, 'P' } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(here); i++) {
		OWNED(wizard) wizard = wizard_at(here[i].screen);
		g_autofree char *before = picture(wizard), *after = NULL;
		g_autofree char *promise = g_strdup_printf("  %c ", (int)here[i].key);

		assert_int_equal(wizard_key(wizard, here[i].key).kind, REQUEST_NOTHING);
		after = picture(wizard);
		assert_string_equal(before, after);
		assert_null(strstr(strstr(before, "\n ? "), promise));
	}
}

static void every_screen_switches_its_language(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens(); *screen; screen++) {
		OWNED(wizard) wizard = wizard_at(*screen);
		bool typing = layer_field(wizard_top(wizard));
		enum language before = wizard->language;

		assert_int_equal(wizard_key(wizard, typing ? KEYCODE_CTRL('t') : 'L').kind,
				 REQUEST_LANGUAGE);
		assert_int_not_equal(wizard->language, before);
		assert_ptr_equal(wizard_top(wizard)->screen, *screen);
	}
}

static void every_screen_tells_its_command(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens(); *screen; screen++) {
		OWNED(wizard) wizard = wizard_at(*screen);
		g_autofree char *line = NULL;

		if (*screen == &screen_command)
			continue;
		line = (*screen)->command(wizard, wizard_top(wizard)->state);
		assert_true(g_str_has_prefix(line, "phrwizard "));
		wizard_key(wizard, layer_field(wizard_top(wizard)) ? KEYCODE_CTRL('o') : 'c');
		assert_ptr_equal(wizard_top(wizard)->screen, &screen_command);
		wizard_draw(wizard, canvas);
	}
}

static void no_key_stands_twice_in_a_screens_tables(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens(); *screen; screen++)
		for (const struct binding *a = (*screen)->keys; a->act; a++)
			for (const struct binding *b = a + 1; b->act; b++)
				assert_int_not_equal(a->key, b->key);
}

static void every_footer_shows_help_first_where_there_is_help(void **state)
{
	(void)state;
	for (const struct screen *const *screen = screens(); *screen; screen++) {
		OWNED(wizard) wizard = wizard_at(*screen);
		g_autofree char *text = picture(wizard);

		if ((*screen)->common != COMMON_LANGUAGE && !layer_field(wizard_top(wizard)))
			assert_non_null(strstr(text, "\n ? "));
	}
}

static void letters_are_text_where_one_types(void **state)
{
	static const struct screen *const typing[] = { &screen_profile, &screen_note, &screen_goto,
						       &screen_search };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(typing); i++)
		for (unsigned key = ' '; key < 0x7f; key++) {
			OWNED(wizard) wizard = wizard_at(typing[i]);
			const struct line_edit *field;

			wizard_draw(wizard, canvas);
			assert_int_equal(wizard_key(wizard, key).kind, REQUEST_NOTHING);
			assert_ptr_equal(wizard_top(wizard)->screen, typing[i]);
			field = layer_field(wizard_top(wizard));
			assert_int_equal((unsigned char)field->text->str[field->text->len - 1],
					 key);
		}
}

static unsigned random_key(GRand *random)
{
	if (one_in(random, 3))
		return (unsigned)g_rand_int_range(random, KEYCODE_UP, KEYCODE_NONE + 1);
	if (one_in(random, 5))
		return (unsigned)g_rand_int_range(random, 0x3041, 0x3096);
	if (one_in(random, 4))
		return KEYCODE_ENTER;
	return (unsigned)g_rand_int_range(random, 1, 0x80);
}

/* The picture is as large as the window, the cursor is in it, and whatever was pressed the counts
 * add up. */
static void nothing_breaks_whatever_is_pressed(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	int count = 0;

	(void)state;
	while (screens()[count])
		count++;
	for (int round = 0; round < 200; round++) {
		OWNED(wizard) wizard = wizard_at(screens()[round % count]);
		OWNED(canvas)
		small = canvas_new(g_rand_int_range(random, 1, 50),
				   g_rand_int_range(random, 1, 130));

		for (int i = 0; i < 60; i++) {
			wizard_key(wizard, random_key(random));
			wizard->pasting = wizard->pasting && !one_in(random, 5);
			wizard_draw(wizard, small);
			assert_in_range(small->cursor_row, 0, small->rows - 1);
			assert_in_range(small->cursor_column, 0, small->columns - 1);
			if (wizard->report)
				assert_int_equal(wizard->report->total.items,
						 wizard_assessment(wizard)->catalog->items);
		}
	}
}

/* With the real messages of the build tree, where there are any. */
static void every_screen_fits_in_japanese_at_40_columns(void **state)
{
	const char *locale_dir = g_getenv("PHRWIZARD_LOCALEDIR");
	OWNED(canvas) small = canvas_new(FRAME_ROWS_MIN, FRAME_COLUMNS_MIN);

	(void)state;
	i18n_start(locale_dir ? locale_dir : ".");
	i18n_switch(LANGUAGE_JA);
	for (const struct screen *const *screen = screens(); *screen; screen++) {
		OWNED(wizard) wizard = wizard_at(*screen);
		g_autofree char *text = NULL;

		wizard->language = LANGUAGE_JA;
		wizard_draw(wizard, small);
		text = canvas_text(small);
		/* the title is whole, and something can be done */
		assert_false(strlen(strchr(text, '\n') + 1) < 10);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		if ((*screen)->common != COMMON_ALL)
			assert_false(g_str_has_suffix(lines[1], ".."));
		assert_true(strlen(lines[FRAME_ROWS_MIN - 1]) > 4);
	}
	i18n_switch(LANGUAGE_EN);
}

static int start(void **state)
{
	const char *folder = g_getenv("top_srcdir");
	g_autofree char *path =
		g_build_filename(folder ? folder : ".", "tests", "screen", "scenes.yaml", NULL);

	(void)state;
	file = catalog_file_read(path, NULL);
	canvas = canvas_new(24, 80);
	return file ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	catalog_file_free(file);
	canvas_free(canvas);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_every_screen_does_what_it_promises),
		cmocka_unit_test(the_screen_why_promises_a_question_only_where_there_is_one),
		cmocka_unit_test(a_key_for_where_one_is_does_and_promises_nothing),
		cmocka_unit_test(every_screen_switches_its_language),
		cmocka_unit_test(every_screen_tells_its_command),
		cmocka_unit_test(no_key_stands_twice_in_a_screens_tables),
		cmocka_unit_test(every_footer_shows_help_first_where_there_is_help),
		cmocka_unit_test(letters_are_text_where_one_types),
		cmocka_unit_test(nothing_breaks_whatever_is_pressed),
		cmocka_unit_test(every_screen_fits_in_japanese_at_40_columns),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
