/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of an official sheet are found in the catalog, however the sheet was copied: shuffled,
 * damaged and completed in twenty ways. What is called sure is right, all of it. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/reconcile.h"
#include "official.h"
#include "store/catalog_file.h"

enum { TIMES = 5, RECOVERED_PERCENT = 95 };

struct figures {
	unsigned rows, recovered, sure, wrong, numbers, wrong_numbers;
};

static struct catalog_file *read_catalog(void)
{
	g_autofree char *path =
		g_build_filename(g_getenv("top_srcdir"), "data", "catalogs", "phr-2025.yaml", NULL);
	struct catalog_file *file = catalog_file_read(path, NULL);

	assert_non_null(file);
	return file;
}

static const struct told_row *told_at(const GPtrArray *told, unsigned line)
{
	for (guint i = 0; i < told->len; i++)
		if (((struct told_row *)told->pdata[i])->line == line)
			return told->pdata[i];
	return NULL;
}

static void count(const struct catalog *catalog, const GPtrArray *told,
		  const struct official_sheet *sheet, const struct reconciliation *found,
		  struct figures *figures)
{
	for (guint i = 0; i < told->len; i++) {
		const struct told_row *row = told->pdata[i];

		figures->rows += row->line && row->key;
	}
	for (size_t r = 0; r < found->rows; r++) {
		const struct official_row *row = sheet->rows->pdata[r];
		const struct row_match *match = &found->row[r];
		const struct told_row *truth = told_at(told, row->line);
		const char *key = match->item >= 0 ? catalog->item[match->item].key : NULL;
		const bool right = key && truth && truth->key && !strcmp(key, truth->key);
		g_autofree char *number = truth ? told_number(truth) : NULL;

		figures->recovered += right;
		if (g_getenv("TEST_SHOW") && (!right || match->certainty != CERTAINTY_SURE))
			print_message("# line %u '%s' is %s, sure %d, taken for %s\n", row->line,
				      row->words, truth && truth->key ? truth->key : "unknown",
				      match->certainty, key);
		if (match->certainty != CERTAINTY_SURE)
			continue;
		figures->sure += right;
		figures->wrong += !right;
		if (!right)
			print_message("# wrong: line %u '%s' is not %s\n", row->line, row->words,
				      key);
		if (!match->number_sure)
			continue;
		figures->numbers++;
		if (g_strcmp0(number, row->number) == 0)
			continue;
		figures->wrong_numbers++;
		print_message("# wrong number: line %u '%s' is %s\n", row->line, row->number,
			      number);
	}
}

static void try_once(const struct catalog *catalog, const struct treatment *treatment,
		     GRand *random, struct figures *figures)
{
	g_autoptr(GPtrArray) told = told_rows();
	g_autofree char *text = official_text(treatment, told, random);
	OWNED(problems) problems = problems_new("sheet");
	OWNED(official_sheet) sheet = official_sheet_parse(text, treatment->form, problems);

	assert_non_null(sheet);
	OWNED(reconciliation) found = reconcile(catalog, sheet, LANGUAGE_JA, NULL, 0);

	assert_non_null(found);
	if (g_getenv("TEST_SHOW"))
		print_message("%s\n", text);
	count(catalog, told, sheet, found, figures);
}

/* Each way several times; the figures are told for each. */
static void test_twenty_ways(void **state)
{
	OWNED(catalog_file) file = read_catalog();
	const struct catalog *catalog = catalog_file_catalog(file);
	g_autoptr(GRand) random = seeded_random();
	struct figures all = { 0 };

	(void)state;
	assert_int_equal(treatments_count, 20);
	for (size_t t = 0; t < treatments_count; t++) {
		struct figures one = { 0 };

		for (int i = 0; i < TIMES; i++)
			try_once(catalog, &treatments[t], random, &one);
		print_message("# %-40s rows %4u  recovered %4u (%5.1f %%)  sure %4u (%5.1f %%)  "
			      "wrong %u  "
			      "numbers %4u  wrong %u\n",
			      treatments[t].name, one.rows, one.recovered,
			      100.0 * one.recovered / one.rows, one.sure,
			      100.0 * one.sure / one.rows, one.wrong, one.numbers,
			      one.wrong_numbers);
		all.rows += one.rows;
		all.recovered += one.recovered;
		all.sure += one.sure;
		all.wrong += one.wrong;
		all.numbers += one.numbers;
		all.wrong_numbers += one.wrong_numbers;
	}
	print_message("# all: rows %u, recovered %u (%.2f %%), sure %u (%.2f %%), wrong %u, "
		      "numbers %u, wrong %u\n",
		      all.rows, all.recovered, 100.0 * all.recovered / all.rows, all.sure,
		      100.0 * all.sure / all.rows, all.wrong, all.numbers, all.wrong_numbers);
	assert_int_equal(all.wrong, 0);
	assert_int_equal(all.wrong_numbers, 0);
	assert_true(all.recovered * 100 >= all.rows * RECOVERED_PERCENT);
}

static struct official_sheet *sheet_of(const char *text)
{
	OWNED(problems) problems = problems_new("sheet");
	struct official_sheet *sheet = official_sheet_parse(text, CELLS_LINES, problems);

	assert_non_null(sheet);
	return sheet;
}

/* Asks for two of our rows at once: a person decides. */
static void test_a_row_that_is_like_two_is_not_sure(void **state)
{
	static const char *const like_two[] = {
		"1 "
		"健診等情報を保管する部屋への侵入を防ぎ、部屋に入れる人を限って出入りを記録していま"
		"すか\n",
		"1 IDを登録する手順を決め、要らなくなったIDを削除していますか\n",
	};
	OWNED(catalog_file) file = read_catalog();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(like_two); i++) {
		OWNED(official_sheet) sheet = sheet_of(like_two[i]);
		OWNED(reconciliation)
		found = reconcile(catalog_file_catalog(file), sheet, LANGUAGE_JA, NULL, 0);

		assert_int_equal(found->row[0].certainty, CERTAINTY_DOUBTFUL);
		assert_true(found->row[0].candidates >= 2);
	}
}

/* Another row for the same item has to go elsewhere. */
static void test_what_a_person_decides_stands(void **state)
{
	OWNED(catalog_file) file = read_catalog();
	const struct catalog *catalog = catalog_file_catalog(file);
	OWNED(official_sheet)
	sheet = sheet_of(
		"1 窓口がありますか\n2 利用者が質問や困りごとを知らせる窓口がありますか\n");
	const int contact = catalog_find_item(catalog, "2.1/2/1/C/3");
	const struct row_decision decision[] = { { 0, contact } },
				  none[] = { { 0, contact }, { 1, -1 } };
	OWNED(reconciliation) by_itself = reconcile(catalog, sheet, LANGUAGE_JA, NULL, 0);
	OWNED(reconciliation) decided = reconcile(catalog, sheet, LANGUAGE_JA, decision, 1);
	OWNED(reconciliation) without = reconcile(catalog, sheet, LANGUAGE_JA, none, 2);

	(void)state;
	assert_int_equal(by_itself->row_of[contact], 1);
	assert_int_equal(decided->row_of[contact], 0);
	assert_true(decided->row[0].decided && decided->row[0].number_sure);
	assert_int_not_equal(decided->row[1].item, contact);
	assert_int_equal(without->row[1].certainty, CERTAINTY_NONE);
	assert_int_equal(without->row[1].item, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_row_that_is_like_two_is_not_sure),
		cmocka_unit_test(test_what_a_person_decides_stands),
		cmocka_unit_test(test_twenty_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
