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

static void count(const struct catalog *catalog, const GPtrArray *told, const struct official_sheet *sheet,
		  const struct reconciliation *found, struct figures *figures)
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
			print_message("# line %u '%s' is %s, sure %d, taken for %s\n", row->line, row->words,
				      truth && truth->key ? truth->key : "unknown", match->certainty, key);
		if (match->certainty != CERTAINTY_SURE)
			continue;
		figures->sure += right;
		figures->wrong += !right;
		if (!right)
			print_message("# wrong: line %u '%s' is not %s\n", row->line, row->words, key);
		if (!match->number_sure)
			continue;
		figures->numbers++;
		if (g_strcmp0(number, row->number) == 0)
			continue;
		figures->wrong_numbers++;
		print_message("# wrong number: line %u '%s' is %s\n", row->line, row->number, number);
	}
}

static void try_once(const struct catalog *catalog, const struct treatment *treatment, GRand *random,
		     struct figures *figures)
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
		print_message("# %-40s rows %4u  recovered %4u (%5.1f %%)  sure %4u (%5.1f %%)  wrong %u  "
			      "numbers %4u  wrong %u\n",
			      treatments[t].name, one.rows, one.recovered, 100.0 * one.recovered / one.rows,
			      one.sure, 100.0 * one.sure / one.rows, one.wrong, one.numbers, one.wrong_numbers);
		all.rows += one.rows;
		all.recovered += one.recovered;
		all.sure += one.sure;
		all.wrong += one.wrong;
		all.numbers += one.numbers;
		all.wrong_numbers += one.wrong_numbers;
	}
	print_message("# all: rows %u, recovered %u (%.2f %%), sure %u (%.2f %%), wrong %u, numbers %u, wrong %u\n",
		      all.rows, all.recovered, 100.0 * all.recovered / all.rows, all.sure,
		      100.0 * all.sure / all.rows, all.wrong, all.numbers, all.wrong_numbers);
	assert_int_equal(all.wrong, 0);
	assert_int_equal(all.wrong_numbers, 0);
	assert_true(all.recovered * 100 >= all.rows * RECOVERED_PERCENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_twenty_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
