/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading official sheets: numbers, headings, wrapped lines, columns, and what is hostile. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/likeness.h"
#include "engine/official_sheet.h"

static struct official_sheet *parse(const char *text, enum cells_form form)
{
	OWNED(problems) problems = problems_new("sheet");
	struct official_sheet *sheet = official_sheet_parse(text, form, problems);

	assert_non_null(sheet);
	return sheet;
}

/* Row I says WORDS under HEADING, and its number is NUMBER; a ? before it: it is doubtful. */
static void check_row(const struct official_sheet *sheet, guint i, const char *number,
		      const char *heading, const char *words)
{
	const struct official_row *row;
	g_autofree char *dotted = NULL, *told = NULL;

	assert_true(i < sheet->rows->len);
	row = sheet->rows->pdata[i];
	dotted = outline_dotted(&row->place);
	told = g_strdup_printf("%s%s %s", row->doubtful ? "?" : "", dotted, row->number);
	assert_string_equal(told, number);
	assert_string_equal(row->heading, heading);
	assert_string_equal(row->words, words);
}

static void test_columns_of_a_spreadsheet(void **state)
{
	OWNED(official_sheet)
	sheet = parse("2. 1. 対策\t\t\r\n"
		      "(1) 法令\t\t\r\n"
		      "項目番号\t内容\tチェック\r\n"
		      "①\t\"鍵を\n掛けていますか\"\t□\r\n"
		      "(2) 組織\r\n"
		      "①　体制\r\n"
		      "項目番号\t内容\tチェック\r\n"
		      "Ａ）\t目的を定める\t\r\n"
		      "１\t目的を定めていますか\t☑\r\n"
		      "２\t目的を知らせていますか。\t\r\n"
		      "B)\t人を決める\r\n"
		      "1\t人を決めていますか\r\n",
		      CELLS_TABS);

	(void)state;
	assert_int_equal(sheet->rows->len, 4);
	check_row(sheet, 0, "2.1 (1)①", "(1) 法令", "鍵を掛けていますか");
	check_row(sheet, 1, "2.1 (2)①A)1", "A) 目的を定める", "目的を定めていますか");
	check_row(sheet, 2, "2.1 (2)①A)2", "A) 目的を定める", "目的を知らせていますか。");
	check_row(sheet, 3, "2.1 (2)①B)1", "B) 人を決める", "人を決めていますか");
	assert_int_equal(((struct official_row *)sheet->rows->pdata[0])->line, 4);
	assert_int_equal(sheet->unread->len, 0);
}

static void test_wrapped_lines_with_pages_and_notes(void **state)
{
	OWNED(official_sheet)
	sheet = parse(
		"別紙 チェックシート\n"
		"下の項目を確かめてください。\n"
		"3.1.2. 公表\n(1) 規約\n"
		"① 規約を誰でも読め\n- 3 -\n項目番号 内容 チェック\nる形で\n公表していますか □\n"
		"※ 形は問わない\n"
		"② Terms of\nservice を見直していますか\n4\n"
		"③ 残していますか\n",
		CELLS_LINES);

	(void)state;
	assert_int_equal(sheet->rows->len, 3);
	check_row(sheet, 0, "3.1.2 (1)①", "(1) 規約", "規約を誰でも読める形で公表していますか");
	check_row(sheet, 1, "3.1.2 (1)②", "(1) 規約", "Terms of serviceを見直していますか");
	check_row(sheet, 2, "3.1.2 (1)③", "(1) 規約", "残していますか");
	assert_int_equal(sheet->unread->len, 3);
}

/* A number that cannot follow from those before it is not believed. */
static void test_numbers_that_do_not_follow_are_doubtful(void **state)
{
	OWNED(official_sheet)
	sheet = parse("2. 対策\n(1) 甲\nA) あ\n1 一を定めていますか\n3 三を定めていますか\n4 "
		      "四を定めていますか\n"
		      "1 五を定めていますか\n2 六を定めていますか\n"
		      "B) い\n1 七を定めていますか\n"
		      "八を定めていますか\n2 九を定めていますか\n",
		      CELLS_LINES);

	(void)state;
	/* a heading was lost: two rows are A)1 */
	check_row(sheet, 0, "?2 (1)A)1", "A) あ", "一を定めていますか");
	check_row(sheet, 1, "?2 (1)A)3", "A) あ", "三を定めていますか");
	check_row(sheet, 2, "?2 (1)A)4", "A) あ", "四を定めていますか");
	check_row(sheet, 3, "?2 (1)A)1", "A) あ", "五を定めていますか");
	check_row(sheet, 4, "?2 (1)A)2", "A) あ", "六を定めていますか");
	check_row(sheet, 5, "2 (1)B)1", "B) い", "七を定めていますか");
	check_row(sheet, 6, "2 ", "B) い", "八を定めていますか");
	check_row(sheet, 7, "?2 (1)B)2", "B) い", "九を定めていますか");
}

static void test_dotted_numbers_of_rows(void **state)
{
	OWNED(official_sheet)
	sheet = parse("1. People\n1.1 Is there a list?\n1.2 Is it short?\n1.7 Is it read?\n2. "
		      "Care\n2.1 Is it kept?\n",
		      CELLS_LINES);

	(void)state;
	check_row(sheet, 0, "1.1 1.1", "", "Is there a list?");
	check_row(sheet, 1, "1.2 1.2", "", "Is it short?");
	check_row(sheet, 2, "?1.7 1.7", "", "Is it read?");
	check_row(sheet, 3, "2.1 2.1", "", "Is it kept?");
}

static void check_refused(const char *text, enum cells_form form, const char *expected)
{
	OWNED(problems) problems = problems_new("s");
	OWNED(official_sheet) sheet = official_sheet_parse(text, form, problems);
	g_autofree char *told = problems_text(problems);

	assert_null(sheet);
	if (!g_str_has_prefix(told, expected))
		fail_msg("'%s' does not begin with '%s'", told, expected);
}

static void test_what_is_no_sheet_is_refused_with_its_place(void **state)
{
	g_autoptr(GString) text = g_string_new("1\t\"");

	(void)state;
	check_refused("", CELLS_LINES, "s:1:1: no row of a check sheet");
	check_refused("よい天気です。\n", CELLS_LINES, "s:1:1: no row of a check sheet");
	check_refused("1,何か\n2,\"開いたまま\n", CELLS_COMMAS, "s:2:3: this quotation mark");
	for (int i = 0; i <= CELL_CHARACTERS_MAX; i++)
		g_string_append(text, "あ");
	g_string_append(text, "\"\n");
	check_refused(text->str, CELLS_TABS, "s:1:3: this cell is too long");
	g_string_truncate(text, 0);
	for (int i = 0; i <= RECORDS_MAX; i++)
		g_string_append_c(text, '\n');
	check_refused(text->str, CELLS_LINES, "s:20001:1: the sheet has too many lines");
	g_string_truncate(text, 0);
	for (int i = 0; i <= SHEET_ROWS_MAX; i++)
		g_string_append(text, "1 何かをしていますか\n");
	check_refused(text->str, CELLS_LINES, "s:1:1: there are more than 2000 rows");
}

/* Whatever the bytes, it ends, and it is quick: twenty thousand quotes that never close, too. */
static void test_any_text_is_read_or_refused(void **state)
{
	static const char *const bits[] = { "1",      "①",  "(",  ")",        "2.",   "A)",
					    "\"",     "\t", ",",  "\n",       "\r\n", "か",
					    "ますか", "、", "□",  "項目番号", "※",    "・",
					    " ",      "99", "１", "\u202e" };
	g_autoptr(GRand) random = seeded_random();
	g_autoptr(GString) text = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 3000; i++) {
		OWNED(problems) problems = problems_new("s");

		g_string_truncate(text, 0);
		for (int n = g_rand_int_range(random, 0, 60); n > 0; n--)
			g_string_append(text,
					bits[g_rand_int_range(random, 0, G_N_ELEMENTS(bits))]);
		OWNED(official_sheet) sheet = official_sheet_parse(text->str, i % 3, problems);

		assert_true(sheet || problems->errors);
	}
	g_string_truncate(text, 0);
	for (int i = 0; i < RECORDS_MAX; i++)
		g_string_append(text, "\"1 何か\n");
	OWNED(problems) problems = problems_new("s");
	OWNED(official_sheet) sheet = official_sheet_parse(text->str, CELLS_LINES, problems);

	assert_null(sheet);
	/* nor does a book of lines that are never a row */
	g_string_truncate(text, 0);
	for (int i = 0; i < RECORDS_MAX; i++)
		g_string_append(text, "これは長い前書きの行であって、いつまでも終わらない\n");
	OWNED(official_sheet) book = official_sheet_parse(text->str, CELLS_LINES, problems);

	assert_null(book);
}

static void check_mark(const char *text, size_t length, enum outline_style style, unsigned number)
{
	struct outline_mark mark;

	assert_int_equal(outline_read(text, &mark), length);
	if (!length)
		return;
	assert_int_equal(mark.style, style);
	assert_int_equal(mark.part[0], number);
}

static void test_marks_of_all_kinds(void **state)
{
	(void)state;
	check_mark("⑫x", 3, OUTLINE_CIRCLED, 12);
	check_mark("（ ２ ）x", strlen("（ ２ ）"), OUTLINE_BRACKETS, 2);
	check_mark("⑵x", 3, OUTLINE_BRACKETS, 2);
	check_mark("Ｃ）　x", strlen("Ｃ）　"), OUTLINE_LETTER, 3);
	check_mark("(b)x", 3, OUTLINE_LETTER, 2);
	check_mark("2. 1. x", 6, OUTLINE_DOTTED, 2);
	check_mark("2.1x", 3, OUTLINE_DOTTED, 2);
	check_mark("3 x", 2, OUTLINE_DIGIT, 3);
	check_mark("3)x", 2, OUTLINE_DIGIT, 3);
	check_mark("3年ごと", 0, 0, 0);
	check_mark("2025.4", 0, 0, 0);
	check_mark("100 x", 0, 0, 0);
	check_mark("(2025年)", 0, 0, 0);
	check_mark("", 0, 0, 0);
}

static void test_likeness_knows_same_from_other(void **state)
{
	OWNED(likeness) likeness = likeness_new();

	(void)state;
	likeness_add(likeness, "パスワードの規則を定めていますか");
	likeness_add(likeness, "ﾊﾟｽﾜｰﾄﾞの規則を、定めていますか。");
	likeness_add(likeness, "サーバー室に鍵を掛けていますか");
	likeness_add(likeness, "");
	likeness_weigh(likeness);
	assert_true(likeness_of(likeness, 0, 1) > 0.99);
	assert_true(likeness_of(likeness, 0, 2) < 0.3);
	assert_true(likeness_of(likeness, 0, 2) > 0);
	assert_true(likeness_of(likeness, 0, 3) <= 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks_of_all_kinds),
		cmocka_unit_test(test_columns_of_a_spreadsheet),
		cmocka_unit_test(test_wrapped_lines_with_pages_and_notes),
		cmocka_unit_test(test_numbers_that_do_not_follow_are_doubtful),
		cmocka_unit_test(test_dotted_numbers_of_rows),
		cmocka_unit_test(test_what_is_no_sheet_is_refused_with_its_place),
		cmocka_unit_test(test_any_text_is_read_or_refused),
		cmocka_unit_test(test_likeness_knows_same_from_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
