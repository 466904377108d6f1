/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines: as wide as asked, broken where Japanese and English are broken, and nothing lost. */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include "unit.h"

static void assert_wraps(const char *s, int columns, const char *lines)
{
	g_autoptr(GPtrArray) wrapped = text_wrap(s, columns);
	GString *joined = g_string_new(NULL);

	for (unsigned i = 0; i < wrapped->len; i++)
		g_string_append_printf(joined, "%s%s", i ? "|" : "",
				       (const char *)wrapped->pdata[i]);
	assert_string_equal(joined->str, lines);
	g_string_free(joined, TRUE);
}

static void words_stay_whole(void **state)
{
	(void)state;
	assert_wraps("the quick brown fox", 10, "the quick|brown fox");
	assert_wraps("the quick brown fox", 9, "the quick|brown fox");
	assert_wraps("the quick brown fox", 8, "the|quick|brown|fox");
	assert_wraps("the quick brown fox", 80, "the quick brown fox");
}

static void japanese_breaks_between_letters(void **state)
{
	(void)state;
	assert_wraps("安全管理措置", 8, "安全管理|措置");
	assert_wraps("安全管理措置", 9, "安全管理|措置");
	assert_wraps("確認したAPIの記録", 10, "確認した|APIの記録");
}

static void punctuation_does_not_begin_a_line(void **state)
{
	(void)state;
	assert_wraps("安全管理、措置", 8, "安全管|理、措置");
	assert_wraps("安全管理。", 8, "安全管|理。");
	assert_wraps("「安全管理」を", 10, "「安全管|理」を");
	assert_wraps("安全（管理）を", 10, "安全（管|理）を");
	assert_wraps("安全サーバー", 10, "安全サー|バー");
}

static void an_opening_bracket_does_not_end_a_line(void **state)
{
	(void)state;
	assert_wraps("安全管「理", 8, "安全管|「理");
	assert_wraps("安全管（理", 8, "安全管|（理");
}

static void circled_numbers_may_be_broken(void **state)
{
	(void)state;
	/* one column each: ambiguous characters count as narrow */
	assert_wraps("確認①②③④⑤⑥", 6, "確認①②|③④⑤⑥");
}

static void a_file_name_keeps_its_ending(void **state)
{
	(void)state;
	assert_wraps("点検2026.pdf", 9, "点検|2026.pdf");
	assert_wraps("点検2026. pdf", 9, "点検2026.|pdf");
}

static void newlines_begin_new_lines(void **state)
{
	(void)state;
	assert_wraps("", 10, "");
	assert_wraps("a\nb", 10, "a|b");
	assert_wraps("a\n\nb", 10, "a||b");
	assert_wraps("a\n", 10, "a|");
	assert_wraps("\n", 10, "|");
}

static void blanks_hang_over_the_end(void **state)
{
	(void)state;
	assert_wraps("abc    def", 3, "abc|def");
	assert_wraps("abc   ", 3, "abc");
	assert_wraps("   ", 2, "");
	assert_wraps("  indented", 20, "  indented");
}

static void what_cannot_break_is_cut(void **state)
{
	(void)state;
	assert_wraps("abcdefgh", 3, "abc|def|gh");
	assert_wraps("x abcdefgh", 3, "x|abc|def|gh");
	assert_wraps("か\u3099か\u3099か\u3099", 4, "か\u3099か\u3099|か\u3099");
	assert_wraps("a\u0301\u0302\u0303b\u0301\u0302c\u0301", 2,
		     "a\u0301\u0302\u0303b\u0301\u0302|c\u0301");
	assert_wraps("あ", 1, "あ");      /* less than two columns is taken as two */
}

static void a_letter_wider_than_the_line_stands_alone(void **state)
{
	(void)state;
	/* one grapheme of six columns: there is nothing to cut it at */
	assert_wraps("ab👨\u200D👩\u200D👧cd", 4, "ab|👨\u200D👩\u200D👧|cd");
	assert_wraps("👨\u200D👩\u200D👧!!!!!!", 4, "👨\u200D👩\u200D👧|!!!!|!!");
	assert_wraps("👨\u200D👩\u200D👧  \u3042", 4, "👨\u200D👩\u200D👧|\u3042");
}

/* Pieces of ordinary text, without long runs that cannot break. */
static const char *const pieces[] = {
	"個人情報を", "定め、", "「方針」", "（毎年）", "サーバー", "です。", "①②③",
	"PHR ",       " API ",  "マイナ",   "っ",       "ゃ",       "取扱い", "二つ、三つ。",
	"『規程』",   "、",     "50% ",     "records ", "[a] ",     "\n",     "  ",
	"か\u3099",   "々",     "…",        "！",       "？",
};

static char *random_text(GRand *random)
{
	GString *text = g_string_new("表");
	int count = g_rand_int_range(random, 0, 60);

	for (int i = 0; i < count; i++) {
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		/* so that what must not be parted never makes a long run */
		g_string_append(text, "表");
	}
	return g_string_free(text, FALSE);
}

static bool begins_with_any(const char *s, const char *const *signs)
{
	for (; *signs; signs++)
		if (g_str_has_prefix(s, *signs))
			return true;
	return false;
}

static bool ends_with_any(const char *s, const char *const *signs)
{
	for (; *signs; signs++)
		if (g_str_has_suffix(s, *signs))
			return true;
	return false;
}

static void no_line_is_too_wide_or_begins_or_ends_badly(void **state)
{
	static const char *const not_first[] = {
		"、", "。", "」", "』", "）", "ー", "っ", "ゃ", "々", "！", "？", "…", "]", NULL,
	};
	static const char *const not_last[] = { "「", "『", "（", "[", NULL };
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 2000; round++) {
		g_autofree char *text = random_text(random);
		int columns = g_rand_int_range(random, 12, 81);
		g_autoptr(GPtrArray) lines = text_wrap(text, columns);

		for (unsigned i = 0; i < lines->len; i++) {
			assert_true(text_width(lines->pdata[i]) <= columns);
			assert_false(begins_with_any(lines->pdata[i], not_first));
			assert_false(ends_with_any(lines->pdata[i], not_last));
		}
	}
}

/* S without blanks and newlines. */
static char *squeeze(const char *s)
{
	GString *out = g_string_new(NULL);

	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			g_string_append_c(out, *s);
	return g_string_free(out, FALSE);
}

/* The lines after each other as one, without blanks. */
static char *squeeze_lines(GPtrArray *lines)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < lines->len; i++)
		g_string_append(out, lines->pdata[i]);
	g_autofree char *joined = g_string_free(out, FALSE);
	return squeeze(joined);
}

static void lines_joined_give_back_the_text(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 2000; round++) {
		g_autofree char *text = random_text(random);
		int columns = g_rand_int_range(random, 2, 81);
		g_autoptr(GPtrArray) lines = text_wrap(text, columns);
		g_autofree char *before = squeeze(text), *after = squeeze_lines(lines);

		assert_string_equal(after, before);
		for (unsigned i = 0; i < lines->len; i++) {
			assert_true(text_width(lines->pdata[i]) <= columns);
			assert_false(g_str_has_suffix(lines->pdata[i], " "));
		}
	}
}

static void wrapping_wrapped_lines_changes_nothing(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 500; round++) {
		g_autofree char *text = random_text(random);
		int columns = g_rand_int_range(random, 12, 81);
		g_autoptr(GPtrArray) lines = text_wrap(text, columns);

		for (unsigned i = 0; i < lines->len; i++)
			assert_wraps(lines->pdata[i], columns, lines->pdata[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stay_whole),
		cmocka_unit_test(japanese_breaks_between_letters),
		cmocka_unit_test(punctuation_does_not_begin_a_line),
		cmocka_unit_test(an_opening_bracket_does_not_end_a_line),
		cmocka_unit_test(circled_numbers_may_be_broken),
		cmocka_unit_test(a_file_name_keeps_its_ending),
		cmocka_unit_test(newlines_begin_new_lines),
		cmocka_unit_test(blanks_hang_over_the_end),
		cmocka_unit_test(what_cannot_break_is_cut),
		cmocka_unit_test(a_letter_wider_than_the_line_stands_alone),
		cmocka_unit_test(no_line_is_too_wide_or_begins_or_ends_badly),
		cmocka_unit_test(lines_joined_give_back_the_text),
		cmocka_unit_test(wrapping_wrapped_lines_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
