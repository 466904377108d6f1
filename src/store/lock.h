/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lock of a file that is being saved: `.NAME.lock` beside it, which says who holds it, and
 * the kernel's lock on that lock file, which ends with its process. */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <stdbool.h>

#include <glib.h>

struct lock;

/* Locks NAME in FOLDER (borrowed: must stay open). A lock of this host whose process is gone is
 * taken over, one that is only old is not. NULL and ERROR (PHR_ERROR_LOCKED naming the holder,
 * PHR_ERROR_IO) with PATH as the subject. */
struct lock *lock_take(int folder, const char *name, const char *path, GError **error);

/* True as long as nobody took the lock away. */
bool lock_held(const struct lock *lock);

/* Gives the lock back. NULL is fine. */
void lock_release(struct lock *lock);

#endif
