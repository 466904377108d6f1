/* SPDX-License-Identifier: GPL-3.0-or-later
 * Memory that is given back all at once: trees and catalogs are many small constant parts that
 * live and die together. */
#ifndef STORE_ARENA_H
#define STORE_ARENA_H

#include <stddef.h>

struct arena;
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* COUNT times SIZE bytes, all zero, aligned for every type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
/* LENGTH bytes of TEXT and a NUL; no gap to the part before. */
const char *arena_text(struct arena *arena, const char *text, size_t length);

#endif
