/* SPDX-License-Identifier: GPL-3.0-or-later
 * One target of fuzzing: takes any bytes, checks what must hold for them, and dies when it does
 * not. libFuzzer calls it, or replay.c with the files of corpus/. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

/* libFuzzer's name for it. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold, in every build. (Not g_error(): libFuzzer would not keep the bytes.) */
#define must(condition)                                                                          \
	do {                                                                                     \
		if (!(condition)) {                                                              \
			g_printerr("%s:%d: this must hold: %s\n", __FILE__, __LINE__, #condition); \
			g_abort();                                                               \
		}                                                                                \
	} while (0)

#endif
