/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables of texts: the hash is the published one, and no keys can be made that it throws
 * together. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/text_table.h"

/* The authors' own: key 00 01 … 0f, and as text the first 0, 1, … bytes of 00 01 02 …. */
static void the_hash_is_the_published_one(void **state)
{
	static const uint64_t secret[2] = { 0x0706050403020100, 0x0f0e0d0c0b0a0908 };
	static const struct {
		size_t length;
		uint64_t hash;
	} published[] = {
		{ 0, 0x726fdb47dd0e0e31 },
		{ 1, 0x74f839c593dc67fd },
		{ 8, 0x93f5f5799a932462 },
		{ 15, 0xa129ca6149be45e5 },
	};
	char bytes[16];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	for (size_t i = 0; i < G_N_ELEMENTS(published); i++)
		assert_true(text_hash(bytes, published[i].length, secret) == published[i].hash);
}

/* "ab" and "bA" have one hash in GLib, and so has every word made of them. */
static void words_that_glib_throws_together_are_apart(void **state)
{
	static const uint64_t secret[2] = { 1, 2 };
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	(void)state;
	for (unsigned i = 0; i < 1 << 12; i++) {
		char word[25] = "";
		uint64_t *hash = g_new(uint64_t, 1);

		for (unsigned bit = 0; bit < 12; bit++)
			memcpy(word + 2 * bit, i >> bit & 1 ? "ab" : "bA", 2);
		assert_int_equal(g_str_hash(word), g_str_hash("abababababababababababab"));
		*hash = text_hash(word, 24, secret);
		assert_true(g_hash_table_add(seen, hash));
	}
}

static void another_secret_gives_another_hash(void **state)
{
	static const uint64_t one[2] = { 1, 2 }, other[2] = { 1, 3 };

	(void)state;
	assert_true(text_hash("a", 1, one) != text_hash("a", 1, other));
}

static void texts_are_found_by_what_they_say(void **state)
{
	g_autoptr(GHashTable) table = text_table_new_full(g_free, NULL);
	g_autofree char *same = g_strdup("健診");

	(void)state;
	assert_true(g_hash_table_insert(table, g_strdup("健診"), same));
	assert_true(g_hash_table_lookup(table, same) == same);
	assert_null(g_hash_table_lookup(table, "健"));
	assert_null(g_hash_table_lookup(table, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hash_is_the_published_one),
		cmocka_unit_test(words_that_glib_throws_together_are_apart),
		cmocka_unit_test(another_secret_gives_another_hash),
		cmocka_unit_test(texts_are_found_by_what_they_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
