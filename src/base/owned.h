/* SPDX-License-Identifier: GPL-3.0-or-later
 * g_autoptr() for our own types: it wants a typedef, and a type of ours is `struct thing`. */
#ifndef BASE_OWNED_H
#define BASE_OWNED_H

/* After `void thing_free(struct thing *)` in a header: OWNED_TYPE(thing). */
#define OWNED_TYPE(thing)                                          \
	static inline void thing##_owned_free(struct thing **owned) \
	{                                                           \
		thing##_free(*owned);                               \
	}

/* OWNED(thing) t = thing_new(); frees it at the end of the block. g_steal_pointer(&t) gives it
 * away. */
#define OWNED(thing) __attribute__((cleanup(thing##_owned_free))) struct thing *

#endif
