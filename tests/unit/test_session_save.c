/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving while others save the same file: nobody's answer is lost, and what cannot be merged is
 * not touched. */
#include "config.h"

#include "unit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/problem.h"
#include "cli/session.h"
#include "engine/signoff.h"
#include "folder.h"

/* Two people, each with the file open. */
static char *folder, *path;
static struct library *library;
static struct session *ours, *theirs;

static struct session *open_session(void)
{
	bool new;
	struct session *session = session_open_or_new(library, path, &new, NULL);

	assert_non_null(session);
	return session;
}

static void answer(struct session *session, const char *key, enum answer_value value,
		   const char *by)
{
	struct answer given = { .value = value, .by = (char *)by };
	int item = catalog_find_item(session->catalog, key);

	assert_true(item >= 0);
	assert_true(assessment_set_answer(session->assessment, (size_t)item, &given, NULL));
}

static const struct answer *answer_in(const struct session *session, const char *key)
{
	return session->assessment->answer[catalog_find_item(session->catalog, key)];
}

static int begin(void **state)
{
	g_autofree char *catalog =
		g_build_filename(g_getenv("top_srcdir"), "tests", "catalogs", "small.yaml", NULL);

	(void)state;
	folder = folder_new();
	path = folder_path(folder, "a.yaml");
	library = library_new(catalog);
	ours = open_session();
	answer(ours, "1/1", ANSWER_MET, "Sato");
	assert_true(session_save_own(ours, NULL));
	theirs = open_session();
	return 0;
}

static int end(void **state)
{
	(void)state;
	session_free(ours);
	session_free(theirs);
	library_free(library);
	folder_remove(folder);
	g_free(path);
	return 0;
}

/* The steps of a sign-off, over a digest of nothing. */
static void approve(struct session *session)
{
	struct sign sign = { .title = (char *)"Head",
			     .at = (char *)"2026-11-22T10:15:00+09:00",
			     .digest = (char *)"0000000000000000000000000000000000000000"
						"000000000000000000000000" };

	for (int step = SIGN_MADE; step <= SIGN_APPROVED; step++) {
		sign.step = (enum sign_step)step;
		assert_true(assessment_sign(session->assessment, &sign, NULL));
	}
}

static void what_was_approved_meanwhile_is_not_changed(void **state)
{
	struct arrivals arrivals;
	g_autoptr(GError) error = NULL;

	(void)state;
	approve(theirs);
	assert_true(session_save_own(theirs, NULL));
	answer(ours, "1/2", ANSWER_UNMET, "Sato");
	assert_false(session_save(ours, ours->assessment, &arrivals, &error));
	assert_null(arrivals.merged);
	assert_true(g_error_matches(error, PHR_ERROR, PHR_ERROR_CHANGED));
	assert_non_null(strstr(error->message, "was signed off by somebody else meanwhile"));
	OWNED(session) third = open_session();
	assert_int_equal(answer_in(third, "1/2")->value, ANSWER_NONE);
	assert_true(assessment_equal(third->assessment, theirs->assessment));
}

static void what_others_saved_comes_in(void **state)
{
	struct arrivals arrivals;

	(void)state;
	answer(theirs, "1/2", ANSWER_UNMET, "Abe");
	assert_true(assessment_set_fact(theirs->assessment, 0, "a", NULL));
	assert_true(session_save_own(theirs, NULL));
	answer(ours, "2/x-own", ANSWER_PARTIAL, "Sato");
	assert_true(session_save(ours, ours->assessment, &arrivals, NULL));
	assert_non_null(arrivals.merged);
	assert_int_equal(arrivals.counts.taken[ENTRY_ROW], 1);
	assert_int_equal(arrivals.counts.taken[ENTRY_FACT], 1);
	assert_int_equal(arrivals.counts.conflicts, 0);
	g_autofree char *text = arrivals_text(&arrivals);
	assert_string_equal(text, "Somebody else saved meanwhile: 2 answers came in.");

	/* the file, and what we go on with, are the same: all three answers */
	OWNED(session) third = open_session();
	assert_true(assessment_equal(third->assessment, arrivals.merged));
	assert_int_equal(answer_in(third, "1/1")->value, ANSWER_MET);
	assert_string_equal(answer_in(third, "1/2")->by, "Abe");
	assert_int_equal(answer_in(third, "2/x-own")->value, ANSWER_PARTIAL);
	assessment_free(arrivals.merged);
	folder_check_names(folder, "a.yaml a.yaml~");
}

static void a_save_alone_brings_nothing(void **state)
{
	struct arrivals arrivals;

	(void)state;
	answer(ours, "1/2", ANSWER_MET, "Sato");
	assert_true(session_save(ours, ours->assessment, &arrivals, NULL));
	assert_null(arrivals.merged);
	assert_null(arrivals_text(&arrivals));
}

static void the_next_save_does_not_take_away_what_came_in(void **state)
{
	(void)state;
	answer(theirs, "1/2", ANSWER_UNMET, "Abe");
	assert_true(session_save_own(theirs, NULL));
	answer(ours, "2/x-own", ANSWER_PARTIAL, "Sato");
	assert_true(session_save_own(ours, NULL));
	answer(ours, "1/1", ANSWER_UNMET, "Sato");
	assert_true(session_save_own(ours, NULL));
	answer(theirs, "1/1", ANSWER_PARTIAL, "Abe");
	assert_true(session_save_own(theirs, NULL));
	OWNED(session) third = open_session();
	assert_int_equal(answer_in(third, "1/2")->value, ANSWER_UNMET);
	assert_int_equal(answer_in(third, "2/x-own")->value, ANSWER_PARTIAL);
	assert_int_equal(assessment_conflict(third->assessment, ENTRY_ROW, "1/1")->side->len, 2);
	assert_true(assessment_equal(third->assessment, theirs->assessment));
}

/* A save of ours that must fail with CODE and leave the file as it is. */
static void check_refused(enum phr_error code)
{
	g_autofree char *before = NULL, *after = NULL;
	g_autoptr(GError) error = NULL;
	struct arrivals arrivals;

	g_file_get_contents(path, &before, NULL, NULL);
	answer(ours, "2/x-own", ANSWER_PARTIAL, "Sato");
	assert_false(session_save(ours, ours->assessment, &arrivals, &error));
	assert_true(g_error_matches(error, PHR_ERROR, (int)code));
	assert_null(arrivals.merged);
	g_file_get_contents(path, &after, NULL, NULL);
	assert_int_equal(g_strcmp0(before, after), 0);
}

static void a_file_that_was_broken_or_removed_is_left_alone(void **state)
{
	g_autofree char *good = NULL;

	(void)state;
	assert_true(g_file_get_contents(path, &good, NULL, NULL));
	folder_put(folder, "a.yaml", "phrwizard: [");
	check_refused(PHR_ERROR_DATA);
	folder_put(folder, "a.yaml", "phrwizard: 2\ncatalog: small\n");
	check_refused(PHR_ERROR_DATA);
	folder_put(folder, "a.yaml", "phrwizard: 1\ncatalog: phr-2025\n");
	check_refused(PHR_ERROR_CHANGED);
	unlink(path);
	check_refused(PHR_ERROR_CHANGED);
	/* and as soon as it can be read again, all is well */
	folder_put(folder, "a.yaml", good);
	assert_true(session_save_own(ours, NULL));
	assert_int_equal(answer_in(ours, "1/1")->value, ANSWER_MET);
}

static void two_may_make_the_same_file(void **state)
{
	(void)state;
	session_free(ours);
	session_free(theirs);
	unlink(path);
	ours = open_session();
	theirs = open_session();
	answer(ours, "1/1", ANSWER_MET, "Sato");
	answer(theirs, "1/2", ANSWER_UNMET, "Abe");
	assert_true(session_save_own(ours, NULL));
	assert_true(session_save_own(theirs, NULL));
	assert_int_equal(answer_in(theirs, "1/1")->value, ANSWER_MET);
	assert_int_equal(answer_in(theirs, "1/2")->value, ANSWER_UNMET);
	assert_int_equal(theirs->assessment->conflict->len, 0);
}

/* What a full disk leaves after a merge: the merged assessment is handed over all the same. */
static void a_merge_that_cannot_be_saved_is_kept_by_the_caller(void **state)
{
	g_autofree char *in_the_way = folder_path(folder, ".a.yaml.tmp");
	g_autoptr(GError) error = NULL;
	struct arrivals arrivals;

	(void)state;
	answer(theirs, "1/2", ANSWER_UNMET, "Abe");
	assert_true(session_save_own(theirs, NULL));
	/* a folder where the new content must be written */
	assert_int_equal(g_mkdir(in_the_way, 0700), 0);
	answer(ours, "2/x-own", ANSWER_PARTIAL, "Sato");
	assert_false(session_save(ours, ours->assessment, &arrivals, &error));
	assert_true(g_error_matches(error, PHR_ERROR, PHR_ERROR_IO));
	assert_non_null(arrivals.merged);
	assessment_free(ours->assessment);
	ours->assessment = arrivals.merged;
	assert_int_equal(rmdir(in_the_way), 0);
	assert_true(session_save_own(ours, NULL));
	OWNED(session) third = open_session();
	assert_int_equal(answer_in(third, "1/2")->value, ANSWER_UNMET);
	assert_int_equal(answer_in(third, "2/x-own")->value, ANSWER_PARTIAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_approved_meanwhile_is_not_changed, begin,
						end),
		cmocka_unit_test_setup_teardown(what_others_saved_comes_in, begin, end),
		cmocka_unit_test_setup_teardown(a_save_alone_brings_nothing, begin, end),
		cmocka_unit_test_setup_teardown(the_next_save_does_not_take_away_what_came_in,
						begin, end),
		cmocka_unit_test_setup_teardown(a_file_that_was_broken_or_removed_is_left_alone,
						begin, end),
		cmocka_unit_test_setup_teardown(two_may_make_the_same_file, begin, end),
		cmocka_unit_test_setup_teardown(a_merge_that_cannot_be_saved_is_kept_by_the_caller,
						begin, end),
	};

	return cmocka_run_group_tests_name("session_save", tests, NULL, NULL);
}
