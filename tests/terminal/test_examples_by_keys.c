/* SPDX-License-Identifier: GPL-3.0-or-later
 * The assessments in data/examples/ open, and one gets everywhere in them by keys alone; looking
 * changes nothing. */
#include "config.h"

#include "steps.h"

#include <string.h>

/* A copy of data/examples/NAME, open on the first row, in Japanese. */
static struct vt *open_example(const char *name)
{
	g_autofree char *path =
		g_build_filename(g_getenv("PHRWIZARD_DATADIR"), "examples", name, NULL);
	g_autofree char *text = NULL;
	struct vt *vt;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_true(g_file_set_contents(vt_path("a.yaml"), text, -1, NULL));
	vt = open_first_row("LANGUAGE=ja");
	return vt;
}

static void walk_through_all_rows(struct vt *vt)
{
	const struct catalog *catalog = real_catalog();
	size_t last = catalog->items - 1;

	for (size_t i = 0; i <= last; i++) {
		vt_expect(vt, text_in(&catalog->item[i].ask, LANGUAGE_JA));
		/* to the end of the page, where the key of the row stands */
		vt_key(vt, VTERM_KEY_END);
		vt_type(vt, "n");
	}
	/* there it stays, and goes back */
	vt_expect(vt, text_in(&catalog->item[last].ask, LANGUAGE_JA));
	vt_type(vt, "p");
	vt_expect(vt, text_in(&catalog->item[last - 1].ask, LANGUAGE_JA));
}

/* ASKED: how many facts are asked of this one, by their conditions. */
static void visit_all_facts(struct vt *vt, int asked)
{
	const struct catalog *catalog = real_catalog();

	vt_type(vt, "s");
	vt_key(vt, VTERM_KEY_HOME);
	vt_expect(vt, text_in(&catalog->group[catalog->groups - 1].title, LANGUAGE_JA));
	vt_key(vt, VTERM_KEY_DOWN);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, text_in(&catalog->fact[0].ask, LANGUAGE_JA));
	for (int i = 1; i < asked; i++)
		vt_type(vt, "n");
	vt_expect(vt, text_in(&catalog->fact[catalog->facts - 1].ask, LANGUAGE_JA));
	vt_type(vt, "n");
	vt_expect(vt, text_in(&catalog->screen[0].title, LANGUAGE_JA));
}

static void visit_the_other_screens(struct vt *vt)
{
	vt_type(vt, "r");
	vt_expect(vt, REVIEW);
	vt_type(vt, "x");
	vt_expect(vt, EXPORT);
	vt_type(vt, "?");
	vt_expect(vt, HELP);
	vt_type(vt, "q");
	vt_expect(vt, EXPORT);
	vt_type(vt, "q");
	vt_expect(vt, REVIEW);
	vt_type(vt, "f");
}

static void walk_example(const char *name, int facts)
{
	struct vt *vt = open_example(name);
	g_autofree char *before = read_file("a.yaml"), *after = NULL;

	walk_through_all_rows(vt);
	visit_all_facts(vt, facts);
	visit_the_other_screens(vt);
	vt_picture(vt, name);
	leave(vt);
	after = read_file("a.yaml");
	assert_string_equal(after, before);
}

static void company_app(void **state)
{
	(void)state;
	/* all but faces-users, which is asked of contractors */
	walk_example("company-app.yaml", 32);
}

static void municipality(void **state)
{
	(void)state;
	/* nor recipient-abroad: nothing is given to third parties */
	walk_example("municipality.yaml", 31);
}

static void contractor(void **state)
{
	(void)state;
	/* all but shared-with-institution: nothing is measured by users */
	walk_example("contractor.yaml", 32);
}

/* By the filter for gaps, from one to the next, with their owners: eight bind, four more do not. */
static void gaps_are_found_by_the_filter(void **state)
{
	static const char *const gaps[] = {
		"2.1/2/1/E/4",         "2.1/2/2/x-shoulder", "2.1/2/4/x-iddelete",
		"2.1/2/4/x-mfa",       "2.1/2/5/x-drill",    "2.2/x-cert-effort",
		"4.2/1/1/x-desirable", "4.2/1/1/x-export",   "4.2/1/2/x-endexport",
		"5.1/1/1/x-publish",   "5.1/1/1/x-samepage", "5.1/1/1/x-overview",
	};
	struct vt *vt;

	(void)state;
	vt = open_example("municipality.yaml");
	/* all, those that apply, open ones, gaps */
	vt_type(vt, "fff");
	for (size_t i = 0; i < G_N_ELEMENTS(gaps); i++) {
		vt_expect(vt, ask_of(gaps[i], LANGUAGE_JA));
		vt_type(vt, "n");
	}
	vt_expect(vt, ask_of("5.1/1/1/x-overview", LANGUAGE_JA));
	leave(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(company_app, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(municipality, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(contractor, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(gaps_are_found_by_the_filter, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
