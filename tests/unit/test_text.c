/* SPDX-License-Identifier: GPL-3.0-or-later
 * Columns, cutting, filling and breaking of text, and its forms for comparing. */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include "base/owned.h"
#include "unit.h"

/* Each is one letter to its reader, however many code points it takes; none grows together with a
 * neighbour. */
static const char *const graphemes[] = {
	"a", " ", "é", "e\u0301", "あ", "か\u3099", "ｶﾞ", "漢", "葛\U000E0100", "①", "。", "각",
	"\u1100\u1161", "🇯🇵", "👍🏽", "👨\u200D👩\u200D👧", "q\u0301\u0302\u0303", "-", "ー", "「",
};

struct sample {
	GString *text;
	GArray *bounds;                 /* of size_t: where graphemes begin, and the end */
};

static void sample_free(struct sample *sample)
{
	g_string_free(sample->text, TRUE);
	g_array_unref(sample->bounds);
	g_free(sample);
}
OWNED_TYPE(sample)

/* Up to 30 graphemes after each other. */
static struct sample *random_sample(GRand *random)
{
	struct sample *sample = g_new0(struct sample, 1);
	int count = g_rand_int_range(random, 0, 30);

	sample->text = g_string_new(NULL);
	sample->bounds = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_array_append_val(sample->bounds, sample->text->len);
	for (int i = 0; i < count; i++) {
		int n = g_rand_int_range(random, 0, G_N_ELEMENTS(graphemes));

		g_string_append(sample->text, graphemes[n]);
		g_array_append_val(sample->bounds, sample->text->len);
	}
	return sample;
}

/* Which grapheme begins (or the text ends) at OFFSET, or -1. */
static int bound_at(const struct sample *sample, size_t offset)
{
	for (unsigned i = 0; i < sample->bounds->len; i++)
		if (g_array_index(sample->bounds, size_t, i) == offset)
			return (int)i;
	return -1;
}

static int width_of(const char *s, size_t length)
{
	g_autofree char *part = g_strndup(s, length);

	return text_width(part);
}

static void the_first_bad_byte_is_found(void **state)
{
	static const struct {
		const char *s;
		size_t length, bad;
	} cases[] = {
		{ "ab\xFFz", 4, 2 },             /* never in UTF-8 */
		{ "\x80", 1, 0 },                /* goes on from nothing */
		{ "あ\xE3\x81", 5, 3 },          /* ends too early */
		{ "\xC0\xAF", 2, 0 },            /* a slash in two bytes */
		{ "a\xED\xA0\x80", 4, 1 },       /* a surrogate */
		{ "\xF4\x90\x80\x80", 4, 0 },    /* beyond U+10FFFF */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		size_t offset = 99;

		assert_false(text_valid(cases[i].s, cases[i].length, &offset));
		assert_int_equal(offset, cases[i].bad);
		assert_false(text_valid(cases[i].s, cases[i].length, NULL));
	}
	assert_true(text_valid("", 0, NULL));
	assert_true(text_valid("漢字 abc 👍", strlen("漢字 abc 👍"), NULL));
}

static void letters_with_marks_become_one_code_point(void **state)
{
	g_autofree char *ga = text_nfc("か\u3099"), *e = text_nfc("e\u0301"), *empty = text_nfc("");
	g_autofree char *wide = text_nfc("ＡＢＣ①ｶﾞ");

	(void)state;
	assert_string_equal(ga, "が");
	assert_string_equal(e, "é");
	assert_string_equal(empty, "");
	assert_string_equal(wide, "ＡＢＣ①ｶﾞ");      /* looks are kept: this is not NFKC */
}

static void width_counts_columns(void **state)
{
	static const struct {
		const char *s;
		int width;
	} cases[] = {
		{ "", 0 }, { "abc", 3 }, { "あ", 2 }, { "漢字", 4 }, { "é", 1 }, { "e\u0301", 1 },
		{ "か\u3099", 2 }, { "ｶ", 1 }, { "Ａ", 2 }, { "①", 1 }, { "…", 1 }, { "、。", 4 },
		{ "\u3000", 2 }, { "葛\U000E0100", 2 }, { "\x1B\a", 0 }, { "a漢b", 4 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(text_width(cases[i].s), cases[i].width);
}

/* They are passed by in many places: nothing may be one that has to be looked at. */
static void plain_letters_are_what_they_are_said_to_be(void **state)
{
	unsigned plain = 0;

	(void)state;
	for (gunichar c = 1; c <= 0x10FFFF; c++) {
		char letter[8] = "";
		const size_t length = (size_t)g_unichar_to_utf8(c, letter);
		const GUnicodeType type = g_unichar_type(c);

		if (!g_unichar_validate(c) || text_plain_letter(letter) == 0)
			continue;
		plain++;
		g_autofree char *nfc = text_nfc(letter);
		g_autofree char *beside = g_strconcat("é", letter, NULL);
		g_autofree char *shown = text_display(beside, false);

		assert_int_equal(text_plain_letter(letter), length);
		assert_string_equal(nfc, letter);
		assert_string_equal(shown, beside);
		assert_int_equal(g_unichar_combining_class(c), 0);
		assert_true(type != G_UNICODE_UNASSIGNED && type != G_UNICODE_FORMAT);
		assert_int_equal(text_width(letter), text_width(beside) - 1);
	}
	assert_true(plain > 20000);
}

static void a_plain_run_ends_at_the_first_other_letter(void **state)
{
	(void)state;
	assert_int_equal(text_plain_run("", ""), 0);
	assert_int_equal(text_plain_run("漢字 a\"b", "\""), strlen("漢字 a"));
	assert_int_equal(text_plain_run("漢字 a\"b", ""), strlen("漢字 a\"b"));
	assert_int_equal(text_plain_run("─か\nb", "~"), strlen("─か"));
	assert_int_equal(text_plain_run("a\xe3\x81", ""), 1);
}

static void fit_takes_whole_letters_only(void **state)
{
	(void)state;
	assert_int_equal(text_fit("あいう", 4), 6);
	assert_int_equal(text_fit("あいう", 5), 6);            /* half a letter does not count */
	assert_int_equal(text_fit("か\u3099き", 2), 6);        /* the mark stays with its letter */
	assert_int_equal(text_fit("e\u0301x", 1), 3);
	assert_int_equal(text_fit("あ", 1), 0);
	assert_int_equal(text_fit("abc", 0), 0);
	assert_int_equal(text_fit("abc", -3), 0);
	assert_int_equal(text_fit("abc", 100), 3);
	assert_int_equal(text_fit("", 5), 0);
}

static void fit_is_as_long_as_can_be(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 3000; round++) {
		OWNED(sample) sample = random_sample(random);
		const char *s = sample->text->str;
		int columns = g_rand_int_range(random, 0, 40);
		size_t end = text_fit(s, columns);
		int bound = bound_at(sample, end);

		assert_true(bound >= 0);
		assert_true(width_of(s, end) <= columns);
		if (end < sample->text->len)
			assert_true(width_of(s, g_array_index(sample->bounds, size_t, bound + 1)) >
				    columns);
	}
}

static void cut_says_that_something_is_missing(void **state)
{
	static const struct {
		const char *s;
		int columns;
		const char *cut;
	} cases[] = {
		{ "abcdef", 6, "abcdef" }, { "abcdef", 5, "abc.." }, { "あいう", 6, "あいう" },
		{ "あいう", 5, "あ.." },   { "あいう", 4, "あ.." },  { "あいう", 3, ".." },
		{ "あいう", 2, ".." },     { "あいう", 1, "" },      { "abc", 1, "a" },
		{ "abc", 0, "" },          { "", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *cut = text_cut(cases[i].s, cases[i].columns);

		assert_string_equal(cut, cases[i].cut);
	}
}

static void pad_fills_up_to_the_column(void **state)
{
	g_autofree char *short_one = text_pad("漢", 5), *long_one = text_pad("あいう", 5);
	g_autofree char *half = text_pad("あ", 1), *none = text_pad("abc", 0),
			*empty = text_pad("", 3);

	(void)state;
	assert_string_equal(short_one, "漢   ");
	assert_string_equal(long_one, "あ.. ");
	assert_string_equal(half, " ");
	assert_string_equal(none, "");
	assert_string_equal(empty, "   ");
}

static void cut_and_pad_never_split_a_letter(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 3000; round++) {
		OWNED(sample) sample = random_sample(random);
		const char *s = sample->text->str;
		int columns = g_rand_int_range(random, 0, 40);
		g_autofree char *cut = text_cut(s, columns);
		g_autofree char *pad = text_pad(s, columns);
		size_t kept = strlen(cut);

		assert_true(text_width(cut) <= columns);
		assert_int_equal(text_width(pad), columns);
		assert_true(g_str_has_prefix(pad, cut));
		assert_int_equal(strspn(pad + kept, " "), strlen(pad) - kept);
		if (strcmp(cut, s) == 0)
			continue;
		if (columns >= 2) {
			assert_true(g_str_has_suffix(cut, ".."));
			kept -= 2;
		}
		assert_memory_equal(cut, s, kept);
		assert_true(bound_at(sample, kept) >= 0);
	}
}

static void assert_folds_to(const char *s, const char *folded)
{
	g_autofree char *fold = text_fold(s);

	assert_string_equal(fold, folded);
}

static void fold_makes_what_looks_alike_alike(void **state)
{
	(void)state;
	assert_folds_to("ｶﾅ", "かな");
	assert_folds_to("カナ", "かな");
	assert_folds_to("かな", "かな");
	assert_folds_to("ｶﾞ", "が");
	assert_folds_to("か\u3099", "が");
	assert_folds_to("ＡＢＣ", "abc");
	assert_folds_to("ABC", "abc");
	assert_folds_to("abc", "abc");
	assert_folds_to("１２", "12");
	assert_folds_to("①", "1");
	assert_folds_to("サーバー", "さーばー");
	assert_folds_to("A 規程とサーバー\n①\nＢ", "a 規程とさーばー\n1\nb");
	assert_folds_to("É", "é");
	assert_folds_to("e\u0301", "é");
	assert_folds_to("Straße", "strasse");
	assert_folds_to("", "");
	assert_folds_to("a\xFF" "b", "a\uFFFD" "b");
	assert_folds_to("A\xE3\x81\nB", "a\uFFFD\uFFFD\nb");
}

static void fold_of_a_fold_is_the_same(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < 1000; round++) {
		OWNED(sample) sample = random_sample(random);
		g_autofree char *once = text_fold(sample->text->str);

		assert_folds_to(once, once);
	}
}

/* Text of common letters goes a shorter way, which the é bars. */
static void every_letter_folds_alone_as_beside_others(void **state)
{
	(void)state;
	for (gunichar c = 1; c < 0x10000; c++) {
		char letter[7] = "";

		if (!g_unichar_validate(c))
			continue;
		letter[g_unichar_to_utf8(c, letter)] = '\0';
		g_autofree char *alone = text_fold(letter);
		g_autofree char *wanted = g_strconcat(alone, "é", NULL);
		g_autofree char *beside = g_strconcat(letter, "é", NULL);

		assert_folds_to(beside, wanted);
	}
}

static void keys_work_with_the_input_method_on(void **state)
{
	(void)state;
	assert_int_equal(text_narrow(0xFF4E), 'n');     /* ｎ */
	assert_int_equal(text_narrow(0xFF2E), 'N');     /* Ｎ */
	assert_int_equal(text_narrow(0xFF11), '1');     /* １ */
	assert_int_equal(text_narrow(0xFF1F), '?');     /* ？ */
	assert_int_equal(text_narrow(0xFF01), '!');
	assert_int_equal(text_narrow(0xFF5E), '~');
	assert_int_equal(text_narrow(0x3000), ' ');
	assert_int_equal(text_narrow(0x30FB), '/');     /* ・ */
	assert_int_equal(text_narrow('n'), 'n');
	assert_int_equal(text_narrow(0x3042), 0x3042);  /* あ */
	assert_int_equal(text_narrow(0xFF76), 0xFF76);  /* ｶ */
	assert_int_equal(text_narrow(0xFF00), 0xFF00);
	assert_int_equal(text_narrow(0xFF5F), 0xFF5F);
}

static void a_line_of_keys_is_narrowed_letter_by_letter(void **state)
{
	g_autofree char *narrow = text_narrow_all("１，３　・あＬ");

	(void)state;
	assert_string_equal(narrow, "1,3 /あL");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test(letters_with_marks_become_one_code_point),
		cmocka_unit_test(width_counts_columns),
		cmocka_unit_test(plain_letters_are_what_they_are_said_to_be),
		cmocka_unit_test(a_plain_run_ends_at_the_first_other_letter),
		cmocka_unit_test(fit_takes_whole_letters_only),
		cmocka_unit_test(fit_is_as_long_as_can_be),
		cmocka_unit_test(cut_says_that_something_is_missing),
		cmocka_unit_test(pad_fills_up_to_the_column),
		cmocka_unit_test(cut_and_pad_never_split_a_letter),
		cmocka_unit_test(fold_makes_what_looks_alike_alike),
		cmocka_unit_test(fold_of_a_fold_is_the_same),
		cmocka_unit_test(every_letter_folds_alone_as_beside_others),
		cmocka_unit_test(keys_work_with_the_input_method_on),
		cmocka_unit_test(a_line_of_keys_is_narrowed_letter_by_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
