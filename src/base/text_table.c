/* SPDX-License-Identifier: GPL-3.0-or-later
 * SipHash, made for tables whose keys come from others. */
#include "config.h"

#include "base/text_table.h"

#include <string.h>
#include <sys/random.h>

static uint64_t rotated(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotated(v[1], 13) ^ v[0];
	v[3] = rotated(v[3], 16) ^ v[2];
	v[0] = rotated(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = rotated(v[1], 17) ^ v[2];
	v[3] = rotated(v[3], 21) ^ v[0];
	v[2] = rotated(v[2], 32);
}

static void take_in(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_round(v);
	sip_round(v);
	v[0] ^= word;
}

/* Up to eight bytes, the first one lowest on every machine. */
static uint64_t word_of(const char *bytes, size_t length)
{
	uint64_t word = 0;

	memcpy(&word, bytes, length);
	return GUINT64_FROM_LE(word);
}

uint64_t text_hash(const char *text, size_t length, const uint64_t secret[2])
{
	uint64_t v[4] = {
		secret[0] ^ 0x736f6d6570736575,
		secret[1] ^ 0x646f72616e646f6d,
		secret[0] ^ 0x6c7967656e657261,
		secret[1] ^ 0x7465646279746573,
	};
	const char *end = text + length / 8 * 8;

	for (const char *p = text; p < end; p += 8)
		take_in(v, word_of(p, 8));
	take_in(v, word_of(end, length % 8) | (uint64_t)length << 56);
	v[2] ^= 0xff;
	for (int i = 0; i < 4; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The same for all tables, and another in every run. */
static const uint64_t *the_secret(void)
{
	static uint64_t secret[2];
	static size_t known;

	if (g_once_init_enter(&known)) {
		/* a kernel that has none to give: what GLib finds is better than nothing */
		if (getrandom(secret, sizeof secret, 0) != sizeof secret)
			for (size_t i = 0; i < G_N_ELEMENTS(secret); i++)
				secret[i] = (uint64_t)g_random_int() << 32 | g_random_int();
		g_once_init_leave(&known, 1);
	}
	return secret;
}

guint text_table_hash(gconstpointer text)
{
	return (guint)text_hash(text, strlen(text), the_secret());
}

GHashTable *text_table_new_full(GDestroyNotify free_key, GDestroyNotify free_value)
{
	return g_hash_table_new_full(text_table_hash, g_str_equal, free_key, free_value);
}

GHashTable *text_table_new(void)
{
	return text_table_new_full(NULL, NULL);
}
