/* SPDX-License-Identifier: GPL-3.0-or-later
 * One key a row: from an empty file to a conforming assessment takes hardly more keys than there
 * are questions and rows. Counted over the edition that people use, with the facts of the
 * examples. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/interview.h"
#include "screen/wizard_model.h"
#include "store/assessment_file.h"
#include "store/catalog_file.h"

/* What may come on top: an Enter for each field of the head, and for each question with several
 * options. */
enum { KEYS_BESIDES = 40 };

struct person {
	const struct assessment *knows; /* the facts */
	struct wizard *wizard;
	struct canvas *canvas;
	unsigned keys;
};

static struct catalog_file *file;

static char *data_path(const char *folder, const char *name)
{
	const char *data = g_getenv("PHRWIZARD_DATADIR");

	return g_build_filename(data ? data : "data", folder, name, NULL);
}

static struct assessment *read_example(const char *name)
{
	g_autofree char *path = data_path("examples", name), *text = NULL;
	OWNED(problems) problems = problems_new(path);
	size_t length;

	assert_true(g_file_get_contents(path, &text, &length, NULL));
	return assessment_parse(text, length, catalog_file_catalog(file), problems);
}

/* What is not counted (names, notes), and what is. */
static void type(struct person *person, unsigned key)
{
	wizard_draw(person->wizard, person->canvas);
	wizard_key(person->wizard, key);
}

static void press(struct person *person, unsigned key)
{
	person->keys++;
	type(person, key);
}

static void fill_field(struct person *person)
{
	if (layer_field(wizard_top(person->wizard))->text->len == 0)
		type(person, 'A');
	press(person, KEYCODE_ENTER);
}

/* Chooses what the person knows, by the digits that stand before the options. */
static void answer_fact(struct person *person)
{
	int fact = person->wizard->fact;
	uint64_t chosen = person->knows->fact[fact].chosen;

	assert_true(person->knows->fact[fact].answered);
	for (unsigned i = 0; i < 64; i++)
		if (chosen >> i & 1)
			press(person, '1' + i);
	if (person->knows->catalog->fact[fact].kind == FACT_SOME_OF)
		press(person, KEYCODE_ENTER);
}

static void answer_row(struct person *person)
{
	press(person, '1');
}

static void go_on(struct person *person)
{
	press(person, 'n');
}

static const struct {
	const struct screen *screen;
	void (*act)(struct person *person);
} habits[] = {
	{ &screen_profile, fill_field },
	{ &screen_facts, answer_fact },
	{ &screen_sections, go_on },
	{ &screen_row, answer_row },
};

/* Does what the screen asks for; false on the review, when nothing is left. */
static bool step(struct person *person)
{
	const struct screen *screen = wizard_top(person->wizard)->screen;

	for (size_t i = 0; i < G_N_ELEMENTS(habits); i++)
		if (habits[i].screen == screen) {
			habits[i].act(person);
			return true;
		}
	assert_ptr_equal(screen, &screen_review);
	return false;
}

static void assert_few_keys(const char *example)
{
	OWNED(assessment) knows = read_example(example);
	struct person person = { knows, wizard_new(NULL), canvas_new(24, 80), 0 };
	const struct catalog *catalog = catalog_file_catalog(file);
	unsigned asked = 0, rows, limit;

	assert_non_null(knows);
	wizard_clock(person.wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	wizard_loaded(person.wizard, assessment_new(catalog), "a.yaml", NULL);
	while (step(&person))
		assert_true(person.keys < 1000);
	for (size_t i = 0; i < catalog->facts; i++)
		asked += fact_asked(wizard_assessment(person.wizard), i);
	rows = person.wizard->report->total.applicable;
	limit = asked + rows + KEYS_BESIDES;
	print_message("# %s: %u keys for %u questions and %u rows\n", example, person.keys, asked,
		      rows);
	assert_int_equal(person.wizard->report->result, RESULT_CONFORMING);
	assert_true(person.keys <= limit);
	wizard_free(person.wizard);
	canvas_free(person.canvas);
}

static void a_municipality_needs_one_key_a_row(void **state)
{
	(void)state;
	assert_few_keys("municipality.yaml");
}

static void a_company_needs_one_key_a_row(void **state)
{
	(void)state;
	assert_few_keys("company-app.yaml");
}

static int start(void **state)
{
	g_autofree char *path = data_path("catalogs", "phr-2025.yaml");

	(void)state;
	file = catalog_file_read(path, NULL);
	return file ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	catalog_file_free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_municipality_needs_one_key_a_row),
		cmocka_unit_test(a_company_needs_one_key_a_row),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
