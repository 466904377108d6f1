/* SPDX-License-Identifier: GPL-3.0-or-later
 * Formats that take a big library: each is a file that the program loads when it is asked for, so
 * that nobody else pays for it or misses it.
 * To add one: module/NAME.c that defines format_module, its row in sheet/format.c,
 * phrwizard-NAME.so in src/local.mk, its library in configure.ac, its packages in bootstrap.
 * What a module calls of the program must be named in module/host.list. */
#ifndef MODULE_MODULE_H
#define MODULE_MODULE_H

#include <stdbool.h>

#include <glib.h>

#include "sheet/reading.h"
#include "sheet/sheet.h"

struct format_module {
	const char *version;        /* PACKAGE_VERSION: a module of another version is refused */
	/* Appends the whole file. On false OUT may hold a part of it. */
	bool (*write)(const struct sheet *sheet, GString *out, GError **error);
	/* Reads such a file back into READING; false and ERROR when the bytes are none. */
	bool (*read)(const char *bytes, size_t length, struct reading *reading, GError **error);
};

/* Each module defines it; the program finds it by its name. */
#define FORMAT_MODULE_SYMBOL "format_module"
extern const struct format_module format_module;

#endif
