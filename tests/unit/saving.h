/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the tests of saving share: a folder of each test's own, and the calls that make things
 * durable, watched, and failing when they are told to. */
#ifndef UNIT_SAVING_H
#define UNIT_SAVING_H

#include "unit.h"

#include "base/problem.h"
#include "folder.h"
#include "store/save.h"

/* The kernel's calls, in place of libc's: each fails with that errno the next so many times. */
struct saving_fails {
	int number, times;
};
extern struct saving_fails link_fails, rename_fails, file_sync_fails, folder_sync_fails;
/* Calls so far in this test. */
extern unsigned file_syncs, folder_syncs;
/* What another program does while our new file is being written; NULL: nothing. */
extern void (*meanwhile)(void);

/* The test's folder. */
extern char *folder;

int set_up(void **state);
int tear_down(void **state);
#define SAVE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* NAME in the folder, which must be openable. */
struct saved_file *open_file(const char *name, bool may_be_new);
/* Saves TEXT, which must be possible. */
void save(struct saved_file *file, const char *text);
/* Saving TEXT is refused with CODE, and the message tells WHAT. */
void check_refused(struct saved_file *file, const char *text, enum phr_error code,
		   const char *what);

#endif
