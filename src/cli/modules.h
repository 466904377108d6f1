/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing any format: those of the program itself, and those that are modules (module/module.h),
 * which are loaded here, once they are needed. */
#ifndef CLI_MODULES_H
#define CLI_MODULES_H

#include <stdbool.h>

#include <glib.h>

#include "sheet/format.h"

/* True when FORMAT can be written here, as far as can be seen without loading anything. */
bool format_present(const struct format *format);

/* What BYTES, a file in FORMAT, show. NULL and ERROR when they are no such file, or the module is
 * missing. */
struct reading *format_read(const struct format *format, const char *bytes, size_t length,
			    GError **error);

/* Puts the whole file of SHEET in FORMAT into OUT (empty), and reads it back, all but the seal,
 * which has just been made of these bytes: what is given out shows the rows, ticks and digest of
 * SHEET. False and ERROR, which says what to install, when the module is missing or cannot do it;
 * OUT is to be thrown away then. */
bool format_write(const struct format *format, const struct sheet *sheet, GString *out,
		  GError **error);

/* A line about each format that is a module, for --version. */
void append_modules(GString *out);

#endif
