/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hash tables whose keys are texts. With the hash of GLib anybody can write a file whose 60,000
 * keys all fall on one place, and each look-up walks through all of them; this hash has a
 * secret. */
#ifndef BASE_TEXT_TABLE_H
#define BASE_TEXT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

/* As g_hash_table_new_full() for texts. The order of walking through it is another in every run. */
GHashTable *text_table_new_full(GDestroyNotify free_key, GDestroyNotify free_value);
/* Its keys and values belong to somebody else. */
GHashTable *text_table_new(void);

/* Their hash function, for tables whose keys are more than a text. */
guint text_table_hash(gconstpointer text);

/* The hash itself, for tests: SipHash-2-4 of Aumasson and Bernstein. */
uint64_t text_hash(const char *text, size_t length, const uint64_t secret[2]);

#endif
