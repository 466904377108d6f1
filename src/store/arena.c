/* SPDX-License-Identifier: GPL-3.0-or-later
 * Parts are cut from blocks one after the other; a part larger than a block gets one of its own. */
#include "config.h"

#include "store/arena.h"

#include <string.h>

#include <glib.h>

/* What is kept here are pointers and whole numbers, none wider than 8 bytes. */
enum { BLOCK_BYTES = 32 * 1024, ALIGNMENT = 8 };

struct arena {
	GPtrArray *blocks;
	char *next;
	size_t left;
};

struct arena *arena_new(void)
{
	struct arena *arena = g_new0(struct arena, 1);

	arena->blocks = g_ptr_array_new_with_free_func(g_free);
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	g_ptr_array_unref(arena->blocks);
	g_free(arena);
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	if (!g_size_checked_mul(&bytes, count, size) || bytes > G_MAXSIZE - ALIGNMENT)
		g_error("arena: %zu times %zu bytes", count, size);
	bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!arena->next || bytes > arena->left) {
		arena->left = MAX(bytes, BLOCK_BYTES);
		arena->next = g_malloc0(arena->left);
		g_ptr_array_add(arena->blocks, arena->next);
	}
	void *part = arena->next;
	arena->next += bytes;
	arena->left -= bytes;
	return part;
}

const char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1, 1);

	memcpy(copy, text, length);
	return copy;
}
