/* SPDX-License-Identifier: GPL-3.0-or-later
 * Parts are cut from blocks one after the other; a large part gets a block of its own, so that
 * none is left with much unused. */
#include "config.h"

#include "store/arena.h"

#include <string.h>

#include <glib.h>

/* What is kept here are pointers and whole numbers, none wider than 8 bytes. */
enum { BLOCK_BYTES = 32 * 1024, LARGE_BYTES = BLOCK_BYTES / 8, ALIGNMENT = 8 };

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

static char *add_block(struct arena *arena, size_t bytes)
{
	char *block = g_malloc(bytes);

	g_ptr_array_add(arena->blocks, block);
	return block;
}

/* Blocks end where every type may begin: what is left tells how much stays free before a part. */
static inline char *take(struct arena *arena, size_t bytes, size_t alignment)
{
	size_t gap = arena->left % alignment;

	if (bytes > LARGE_BYTES)
		return add_block(arena, bytes);
	if (!arena->next || gap + bytes > arena->left) {
		arena->next = add_block(arena, BLOCK_BYTES);
		arena->left = BLOCK_BYTES;
		gap = 0;
	}
	char *part = arena->next + gap;
	arena->next = part + bytes;
	arena->left -= gap + bytes;
	return part;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	if (!g_size_checked_mul(&bytes, count, size))
		g_error("arena: %zu times %zu bytes", count, size);
	return memset(take(arena, bytes, ALIGNMENT), 0, bytes);
}

const char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = take(arena, length + 1, 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
