/* SPDX-License-Identifier: GPL-3.0-or-later
 * The YAML reader tells places and refuses what our files never need; what the writer writes is
 * read back equal. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/problem.h"
#include "hostile.h"
#include "store/yaml.h"

/* The problems of reading LENGTH BYTES, a line each; "" when the tree is there. */
static char *problems_of(const char *bytes, size_t length)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);
	char *text = problems_text(problems);

	if (!yaml != (problems->errors > 0))
		fail_msg("a tree and errors, or neither: %s", text);
	return text;
}

#define BYTES(literal) (literal), sizeof(literal) - 1

struct refusal {
	const char *bytes;
	size_t length;
	const char *problems;
};

static void check_refusals(const struct refusal *refusal, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *problems = problems_of(refusal[i].bytes, refusal[i].length);

		assert_string_equal(problems, refusal[i].problems);
	}
}

static void bad_bytes_have_their_place(void **state)
{
	static const struct refusal refusals[] = {
		{ BYTES("a: 1\nb: x\x1by\n"),
		  "f:2:5: the control character U+001B is not allowed\n" },
		{ BYTES("a: 1\nb: x\0y\n"),
		  "f:2:5: the control character U+0000 is not allowed\n" },
		{ BYTES("a: 健診\x7f"), "f:1:6: the control character U+007F is not allowed\n" },
		{ BYTES("a: |\n  b\xc2\x85"),
		  "f:2:4: the control character U+0085 is not allowed\n" },
		{ BYTES("a: b\rc: d\n"), "f:1:5: the control character U+000D is not allowed\n" },
		{ BYTES("a: b\r\nc: \xef\xbf\xbe"),
		  "f:2:4: the control character U+FFFE is not allowed\n" },
		{ BYTES("a: 'b\xe2\x80\xa8'"),
		  "f:1:6: the line separator U+2028 must be written as \"\\u2028\"\n" },
		{ BYTES("a: 1\n# 健康\xff\n"),
		  "f:2:5: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n" },
		{ BYTES("a: \xc0\xaf"),
		  "f:1:4: the byte 0xC0 is not valid UTF-8; save the file as UTF-8\n" },
		{ BYTES("a: \xed\xa0\x80"),
		  "f:1:4: the byte 0xED is not valid UTF-8; save the file as UTF-8\n" },
		{ BYTES("a: \xe5\x81"),
		  "f:1:4: the byte 0xE5 is not valid UTF-8; save the file as UTF-8\n" },
		{ BYTES("\xef\xbb\xbf"
			"a: \xff"),
		  "f:1:4: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n" },
		{ BYTES("\xff\xfe"
			"a\0"),
		  "f:1:1: the file is in UTF-16 or UTF-32; save it as UTF-8\n" },
		{ BYTES("\xfe\xff\0a"),
		  "f:1:1: the file is in UTF-16 or UTF-32; save it as UTF-8\n" },
	};

	(void)state;
	check_refusals(refusals, G_N_ELEMENTS(refusals));
}

static void escaped_controls_are_refused_where_their_text_begins(void **state)
{
	static const struct refusal refusals[] = {
		{ BYTES("a: \"\\e\""), "f:1:4: the control character U+001B is not allowed\n" },
		{ BYTES("a:\n- \"b\\0\""), "f:2:3: the control character U+0000 is not allowed\n" },
		{ BYTES("a: \"\\x9b\""), "f:1:4: the control character U+009B is not allowed\n" },
		{ BYTES("a: \"\\N\""), "f:1:4: the control character U+0085 is not allowed\n" },
		{ BYTES("a: \"\\r\""), "f:1:4: the control character U+000D is not allowed\n" },
		{ BYTES("\"\\a\": b"), "f:1:1: the control character U+0007 is not allowed\n" },
	};

	(void)state;
	check_refusals(refusals, G_N_ELEMENTS(refusals));
}

static void what_our_files_never_need_is_refused(void **state)
{
	static const struct refusal refusals[] = {
		{ BYTES("a: &x 1\n"), "f:1:4: anchors (&) are not allowed\n" },
		{ BYTES("a: &x [*x]\n"), "f:1:4: anchors (&) are not allowed\n" },
		{ BYTES("a: 1\nb: *x\n"),
		  "f:2:4: aliases (*) are not allowed; write the text again\n" },
		{ BYTES("a: !!int 1\n"), "f:1:4: tags (!) are not allowed\n" },
		{ BYTES("a: ! 1\n"), "f:1:4: tags (!) are not allowed\n" },
		{ BYTES("- !x {}\n"), "f:1:3: tags (!) are not allowed\n" },
		{ BYTES("<<: x\n"), "f:1:1: a key must be a plain word\n" },
		{ BYTES("? [a]\n: b\n"), "f:1:3: a key must be a plain word\n" },
		{ BYTES("a: 1\n---\nb: 2\n"),
		  "f:2:1: a second document begins here; only one is allowed\n" },
		{ BYTES(""), "f:1:1: the file is empty\n" },
		{ BYTES("# nothing\n"), "f:2:1: the file is empty\n" },
		{ BYTES("---\n"), "f:2:1: the file is empty\n" },
		{ BYTES("a: 1\nb: }\n"),
		  "f:2:4: this is not valid YAML: did not find expected node content\n" },
	};

	(void)state;
	check_refusals(refusals, G_N_ELEMENTS(refusals));
}

static void every_duplicate_key_is_told(void **state)
{
	static const struct refusal refusals[] = {
		{ BYTES("a: 1\nb: 2\n'a': 3\nb: {x: 1, y: 2, x: 3}\n"),
		  "f:3:1: the key 'a' is already at line 1\n"
		  "f:4:1: the key 'b' is already at line 2\n"
		  "f:4:17: the key 'x' is already at line 4\n" },
	};

	(void)state;
	check_refusals(refusals, G_N_ELEMENTS(refusals));
}

static void a_key_that_is_there_twice_is_told_among_few_and_many(void **state)
{
	(void)state;
	for (unsigned keys = 1; keys <= 40; keys++) {
		g_autoptr(GString) bytes = g_string_new(NULL);
		const unsigned twice = keys / 2;

		for (unsigned i = 0; i < keys; i++)
			g_string_append_printf(bytes, "key%u: x\n", i);
		g_autofree char *nothing = problems_of(bytes->str, bytes->len);
		assert_string_equal(nothing, "");
		g_string_append_printf(bytes, "key%u: y\n", twice);
		g_autofree char *told = problems_of(bytes->str, bytes->len);
		g_autofree char *expected =
			g_strdup_printf("f:%u:1: the key 'key%u' is already at line %u\n", keys + 1,
					twice, twice + 1);
		assert_string_equal(told, expected);
	}
}

/* COUNT times TEXT. */
static GString *repeat(const char *text, unsigned count)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < count; i++)
		g_string_append(out, text);
	return out;
}

static void depth_64_is_read_and_65_is_not(void **state)
{
	g_autoptr(GString) good = repeat("[", 64);
	g_autoptr(GString) bad = repeat("[", 65);

	(void)state;
	g_string_append(good, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
	g_autofree char *nothing = problems_of(good->str, good->len);
	g_autofree char *refused = problems_of(bad->str, bad->len);
	assert_string_equal(nothing, "");
	assert_string_equal(refused, "f:1:65: lists and mappings are nested too deeply\n");
}

static void deep_nesting_is_refused_at_once(void **state)
{
	g_autoptr(GString) flow = repeat("[", 100 * 1000);
	g_autoptr(GString) mixed = repeat("{\"\":[", 10 * 1000);
	const gint64 start = g_get_monotonic_time();

	(void)state;
	g_autofree char *first = problems_of(flow->str, flow->len);
	g_autofree char *second = problems_of(mixed->str, mixed->len);
	assert_string_equal(first, "f:1:65: lists and mappings are nested too deeply\n");
	/* the 33rd pair of brackets is the 65th level: after 32 times 5 characters */
	assert_string_equal(second, "f:1:161: lists and mappings are nested too deeply\n");
	assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
}

static void too_many_values_are_refused(void **state)
{
	g_autoptr(GString) good = repeat("- \n", YAML_NODES_MAX - 1);

	(void)state;
	g_autofree char *nothing = problems_of(good->str, good->len);
	g_string_append(good, "- \n");
	g_autofree char *refused = problems_of(good->str, good->len);
	assert_string_equal(nothing, "");
	assert_non_null(strstr(refused, ": the file holds too many values\n"));
}

static void files_over_8_mib_are_refused(void **state)
{
	g_autoptr(GString) text = repeat("#", YAML_BYTES_MAX - 5);

	(void)state;
	g_string_append(text, "\na: 1");
	assert_int_equal(text->len, YAML_BYTES_MAX);
	g_autofree char *nothing = problems_of(text->str, text->len);
	g_string_append_c(text, '\n');
	g_autofree char *refused = problems_of(text->str, text->len);
	assert_string_equal(nothing, "");
	assert_string_equal(refused, "f: the file is larger than 8 MiB\n");
}

static void texts_over_256_kib_are_refused_where_they_begin(void **state)
{
	g_autoptr(GString) text = repeat("x", YAML_TEXT_MAX);

	(void)state;
	g_string_prepend(text, "a: ");
	g_autofree char *nothing = problems_of(text->str, text->len);
	g_string_append_c(text, 'x');
	g_autofree char *refused = problems_of(text->str, text->len);
	assert_string_equal(nothing, "");
	assert_string_equal(refused, "f:1:4: this text is longer than 256 KiB\n");
}

static void assert_place(const struct yaml_node *node, unsigned line, unsigned column)
{
	assert_int_equal(node->line, line);
	assert_int_equal(node->column, column);
}

static void nodes_know_text_and_place(void **state)
{
	OWNED(problems) problems = problems_new("f");
	const char *bytes = "\xef\xbb\xbf名前: no\r\nb:\r\n  - 𠮷: 'x''y'\r\n  - [\"1\", |]\r\n";
	OWNED(yaml_tree) bad = yaml_parse(bytes, strlen(bytes), problems);
	const char *good = "\xef\xbb\xbf名前: no\r\nb:\r\n  - 𠮷: 'x''y'\r\n  - [\"1\", ~]\r\n";
	OWNED(yaml_tree) yaml = yaml_parse(good, strlen(good), problems);
	const struct yaml_node *root, *list, *inner;

	(void)state;
	assert_null(bad);
	assert_non_null(yaml);
	root = yaml_root(yaml);
	assert_place(root, 1, 1);
	assert_int_equal(root->entries, 2);
	assert_string_equal(yaml_key(root, 0)->text, "名前");
	assert_place(yaml_get(root, "名前"), 1, 5);
	assert_string_equal(yaml_get(root, "名前")->text, "no");
	assert_false(yaml_get(root, "名前")->quoted);
	assert_null(yaml_get(root, "c"));
	list = yaml_get(root, "b");
	assert_int_equal(list->kind, YAML_SEQUENCE);
	assert_place(list, 3, 3);
	inner = yaml_get(yaml_value(list, 0), "𠮷");
	assert_string_equal(inner->text, "x'y");
	assert_true(inner->quoted);
	assert_place(inner, 3, 8);
	inner = yaml_value(list, 1);
	assert_place(yaml_value(inner, 0), 4, 6);
	assert_true(yaml_value(inner, 0)->quoted);
	assert_string_equal(yaml_value(inner, 1)->text, "~");
	assert_place(yaml_value(inner, 1), 4, 11);
}

static void written_files_look_as_promised(void **state)
{
	struct yaml_writer *writer = yaml_writer_new();
	static const char *const texts[] = {
		"plain 𠮷 text", "no",           "Null",   "12",         "-",         "1:30",
		"a: b",          "x # y",        "",       " x",         "tab\there", "a\nb\n",
		"two\nlines",    "\xe2\x80\xa8", "bell\a", "one\r\ntwo",
	};

	(void)state;
	yaml_write_mapping(writer, false);
	yaml_write_word(writer, "date");
	yaml_write_word(writer, "2026-11-22");
	yaml_write_word(writer, "flow");
	yaml_write_mapping(writer, true);
	yaml_write_word(writer, "a");
	yaml_write_text(writer, "x, y");
	yaml_write_word(writer, "b");
	yaml_write_sequence(writer, true);
	yaml_write_word(writer, "yes");
	yaml_write_end(writer);
	yaml_write_end(writer);
	yaml_write_word(writer, "texts");
	yaml_write_sequence(writer, false);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		yaml_write_text(writer, texts[i]);
	yaml_write_end(writer);
	yaml_write_end(writer);
	g_autoptr(GString) out = yaml_writer_finish(writer);
	assert_string_equal(out->str, "date: 2026-11-22\n"
				      "flow: {a: 'x, y', b: [yes]}\n"
				      "texts:\n"
				      "- plain 𠮷 text\n"
				      "- \"no\"\n"
				      "- \"Null\"\n"
				      "- \"12\"\n"
				      "- \"-\"\n"
				      "- \"1:30\"\n"
				      "- \"a: b\"\n"
				      "- 'x # y'\n"
				      "- \"\"\n"
				      "- ' x'\n"
				      "- \"tab\\there\"\n"
				      "- |\n"
				      "  a\n"
				      "  b\n"
				      "- |-\n"
				      "  two\n"
				      "  lines\n"
				      "- \"\\L\"\n"
				      "- bell\xef\xbf\xbd\n"
				      "- |-\n"
				      "  one\n"
				      "  two\n");
}

/* A mapping of five keys, each with a list of five texts, in flow or block. */
static void any_text_is_read_back_equal(void **state)
{
	enum { ROUNDS = 4000, KEYS = 5, TEXTS = 5 };
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct yaml_writer *writer = yaml_writer_new();
		g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
		OWNED(problems) problems = problems_new("f");

		yaml_write_mapping(writer, false);
		for (int key = 0; key < KEYS; key++) {
			g_autofree char *text = hostile_text(random);

			g_ptr_array_add(texts, g_strdup_printf("%d%s", key, text));
			yaml_write_text(writer, texts->pdata[texts->len - 1]);
			yaml_write_sequence(writer, one_in(random, 2));
			for (int i = 0; i < TEXTS; i++) {
				g_ptr_array_add(texts, hostile_text(random));
				yaml_write_text(writer, texts->pdata[texts->len - 1]);
			}
			yaml_write_end(writer);
		}
		yaml_write_end(writer);
		g_autoptr(GString) out = yaml_writer_finish(writer);
		OWNED(yaml_tree) yaml = yaml_parse(out->str, out->len, problems);
		if (!yaml) {
			g_autofree char *told = problems_text(problems);

			fail_msg("%s%s", told, out->str);
		}
		for (unsigned i = 0; i < texts->len; i++) {
			const struct yaml_node *root = yaml_root(yaml);
			const unsigned entry = i / (TEXTS + 1), place = i % (TEXTS + 1);
			const struct yaml_node *node =
				place ? yaml_value(yaml_value(root, entry), place - 1)
				      : yaml_key(root, entry);

			assert_string_equal(node->text, texts->pdata[i]);
		}
	}
}

/* Every start and every changed byte of a good file is read or refused with a place, never
 * worse. */
static void damaged_files_are_read_or_refused_with_a_place(void **state)
{
	static const char good[] =
		"a: {b: [c, \"d\\n\"], 'e': 健診}\nf: |\n  g\n  h\ni:\n- j: k\n  l: >\n    m\n";
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (size_t length = 0; length < sizeof good; length++)
		g_free(problems_of(good, length));
	for (int round = 0; round < 20000; round++) {
		char bytes[sizeof good];
		OWNED(problems) problems = problems_new("f");

		memcpy(bytes, good, sizeof good);
		for (int i = 0; i < 3; i++)
			bytes[g_rand_int_range(random, 0, sizeof good - 1)] =
				one_in(random, 4)
					? (char)g_rand_int_range(random, 0, 256)
					: "[]{}:,-|>&*!#\"' \n?%"[g_rand_int_range(random, 0, 19)];
		OWNED(yaml_tree) yaml = yaml_parse(bytes, sizeof good - 1, problems);
		assert_true(yaml || problems->errors > 0);
		for (unsigned i = 0; i < problems->list->len; i++)
			assert_true(((struct problem *)problems->list->pdata[i])->line > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_bytes_have_their_place),
		cmocka_unit_test(escaped_controls_are_refused_where_their_text_begins),
		cmocka_unit_test(what_our_files_never_need_is_refused),
		cmocka_unit_test(every_duplicate_key_is_told),
		cmocka_unit_test(a_key_that_is_there_twice_is_told_among_few_and_many),
		cmocka_unit_test(depth_64_is_read_and_65_is_not),
		cmocka_unit_test(deep_nesting_is_refused_at_once),
		cmocka_unit_test(too_many_values_are_refused),
		cmocka_unit_test(files_over_8_mib_are_refused),
		cmocka_unit_test(texts_over_256_kib_are_refused_where_they_begin),
		cmocka_unit_test(nodes_know_text_and_place),
		cmocka_unit_test(written_files_look_as_promised),
		cmocka_unit_test(any_text_is_read_back_equal),
		cmocka_unit_test(damaged_files_are_read_or_refused_with_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
