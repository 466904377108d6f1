/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts of a zip file in memory. The bytes may be anybody's: there are limits on the number of
 * parts and on what they are inflated to. */
#ifndef MODULE_ZIP_H
#define MODULE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"

struct zip;

/* Borrows BYTES. NULL when they are no zip file, or one with thousands of parts. */
struct zip *zip_open(const char *bytes, size_t length);
void zip_free(struct zip *zip);
OWNED_TYPE(zip)

bool zip_has(struct zip *zip, const char *name);

/* The part NAME, ended by a NUL. NULL when there is none, it is damaged, or it is too long: alone,
 * or together with those read before. */
GString *zip_read(struct zip *zip, const char *name);

#endif
