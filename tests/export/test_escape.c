/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quoting, one format after the other: text stays text. */
#include "config.h"

#include "sheet/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct pair {
	const char *from, *to;
};

static void expect(void (*escape)(GString *, const char *), const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autoptr(GString) out = g_string_new("before ");

		escape(out, pairs[i].from);
		assert_true(g_str_has_prefix(out->str, "before "));
		assert_string_equal(out->str + strlen("before "), pairs[i].to);
	}
}

static void html_markup_becomes_text(void **state)
{
	static const struct pair pairs[] = {
		{ "", "" },
		{ "健診 A1", "健診 A1" },
		{ "<b a=\"1\" b='2'>&amp;", "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;" },
		{ "a\nb\r\nc\rd", "a<br/>b<br/>c<br/>d" },
		{ "a\tb", "a\tb" },
	};

	(void)state;
	expect(escape_html, pairs, G_N_ELEMENTS(pairs));
}

static void html_shows_what_steers_as_references(void **state)
{
	static const struct pair pairs[] = {
		{ "a\xE2\x80\xAE"
		  "b",
		  "a&#x202E;b" }, /* right-to-left override */
		{ "a\xE2\x80\xA8"
		  "b",
		  "a&#x2028;b" },                    /* line separator */
		{ "\xF3\xA0\x81\x81", "&#xE0041;" }, /* tag */
		{ "\xEE\x80\x80", "&#xE000;" },      /* private use: gaiji */
		{ "\x1B[31m\x7F", "&lt;U+001B&gt;[31m&lt;U+007F&gt;" },
		{ "\xC2\x9B", "&lt;U+009B&gt;" }, /* C1; a reference would mean something else */
		{ "\xEF\xBF\xBE", "&lt;U+FFFE&gt;" }, /* noncharacter */
		{ "a\xFFz", "a\xEF\xBF\xBDz" },       /* bad byte */
		{ "葛\xF3\xA0\x84\x80", "葛\xF3\xA0\x84\x80" }, /* variant of an ideograph stays */
	};

	(void)state;
	expect(escape_html, pairs, G_N_ELEMENTS(pairs));
}

static void what_means_something_in_markdown_is_escaped(void **state)
{
	static const struct pair pairs[] = {
		{ "!\"#$%&'()*+,-./", "\\!\"\\#\\$%\\&'()\\*+,-./" },
		{ ":;<=>?[\\]^_`{|}~", "\\:;\\<=\\>?\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~" },
		/* lists, rules and underlines of titles begin a line */
		{ "- a-b", "\\- a-b" },
		{ "+ a+b", "\\+ a+b" },
		{ "===", "\\===" },
		{ "1. a.", "1\\. a." },
		{ "12) (a)", "12\\) (a)" },
		{ "v1.2", "v1.2" },
		/* links */
		{ "https://a.b", "https\\://a.b" },
		{ "WWW.a.b", "WWW\\.a.b" },
		{ "a: b:", "a: b:" },
		{ "a@b", "a\\@<!-- -->b" },
		{ "@<b>", "\\@<!-- -->\\<b\\>" }, /* a line must not begin with < */
		{ "日本 abc 09", "日本 abc 09" },
		{ "a\nb\r\nc", "a<br>b<br>c" },
		{ "    \tcode", "code" },
		{ "a\tb", "a b" },
		{ "\xE2\x80\xAE", "&#x202E;" },
	};

	(void)state;
	expect(escape_markdown, pairs, G_N_ELEMENTS(pairs));
}

static void csv_fields_are_always_quoted(void **state)
{
	static const struct pair pairs[] = {
		{ "", "\"\"" },         { "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" },
		{ "a\nb", "\"a\nb\"" }, { "001", "\"001\"" }, { "2-1", "\"2-1\"" },
		{ "it's", "\"it's\"" }, { "a=1", "\"a=1\"" }, { "'quoted'", "\"'quoted'\"" },
	};

	(void)state;
	expect(escape_csv, pairs, G_N_ELEMENTS(pairs));
}

static void what_looks_like_a_formula_gets_a_quote(void **state)
{
	static const struct pair pairs[] = {
		{ "=1+1", "\"'=1+1\"" },
		{ "+1", "\"'+1\"" },
		{ "-1", "\"'-1\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "\ta", "\"'\ta\"" },
		{ "\ra", "\"'\ra\"" },
		{ "\na", "\"'\na\"" },
		{ "＝1", "\"'＝1\"" },
		{ "＋1", "\"'＋1\"" },
		{ "－1", "\"'－1\"" },
		{ "＠a", "\"'＠a\"" },
		{ "  =1", "\"'  =1\"" },
		{ "\xE3\x80\x80=1", "\"'\xE3\x80\x80=1\"" }, /* full-width blank */
		{ "\xC2\xA0=1", "\"'\xC2\xA0=1\"" },         /* no-break space */
		{ "\xE2\x80\x8B=1", "\"'<U+200B>=1\"" }, /* zero-width space */
		{ "=\"a\"", "\"'=\"\"a\"\"\"" },
		{ "'=1", "\"''=1\"" }, /* so that taking one ' away gives the text back */
		{ "  ", "\"  \"" },
	};

	(void)state;
	expect(escape_csv, pairs, G_N_ELEMENTS(pairs));
}

static void csv_spells_out_what_steers(void **state)
{
	static const struct pair pairs[] = {
		{ "a\xE2\x80\xAEgpj.exe", "\"a<U+202E>gpj.exe\"" },
		{ "\x1B[31m", "\"<U+001B>[31m\"" },
		{ "\xC2\x9B", "\"<U+009B>\"" },
		{ "\xF3\xA0\x81\x81", "\"<U+E0041>\"" },
		{ "\xEE\x80\x80", "\"<U+E000>\"" },
		{ "a\tb\nc", "\"a\tb\nc\"" },
		{ "葛\xF3\xA0\x84\x80", "\"葛\xF3\xA0\x84\x80\"" },
	};

	(void)state;
	expect(escape_csv, pairs, G_N_ELEMENTS(pairs));
}

static void json_text_is_harmless_in_pages_and_terminals(void **state)
{
	static const struct pair pairs[] = {
		{ "{\"a\":\"日本\\n\"}\n", "{\"a\":\"日本\\n\"}\n" },
		{ "\"</script>&\"", "\"\\u003c/script\\u003e\\u0026\"" },
		{ "\"\xE2\x80\xA8\xE2\x80\xA9\"", "\"\\u2028\\u2029\"" },
		{ "\"\xE2\x80\xAE\"", "\"\\u202e\"" },
		{ "\"\xF3\xA0\x81\x81\"", "\"\\udb40\\udc41\"" }, /* U+E0041 in two halves */
		{ "\"\x7F\xC2\x9B\"", "\"\\u007f\\u009b\"" },
		{ "\"𠮷\"", "\"𠮷\"" },
	};

	(void)state;
	expect(escape_json, pairs, G_N_ELEMENTS(pairs));
}

static void json_text_in_ascii_means_the_same(void **state)
{
	static const struct pair pairs[] = {
		{ "{\"a\":\"b\\n\x7F\"}\n", "{\"a\":\"b\\n\x7F\"}\n" },
		{ "\"é日\"", "\"\\u00E9\\u65E5\"" },
		{ "\"𠮷\"", "\"\\uD842\\uDFB7\"" }, /* in two halves */
	};

	(void)state;
	expect(escape_json_ascii, pairs, G_N_ELEMENTS(pairs));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_markup_becomes_text),
		cmocka_unit_test(html_shows_what_steers_as_references),
		cmocka_unit_test(what_means_something_in_markdown_is_escaped),
		cmocka_unit_test(csv_fields_are_always_quoted),
		cmocka_unit_test(what_looks_like_a_formula_gets_a_quote),
		cmocka_unit_test(json_text_is_harmless_in_pages_and_terminals),
		cmocka_unit_test(json_text_in_ascii_means_the_same),
		cmocka_unit_test(csv_spells_out_what_steers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
