/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing a catalog as a file that catalog_file_parse() reads back the same. Comments of the file
 * that it came from are not kept. */
#ifndef STORE_CATALOG_WRITER_H
#define STORE_CATALOG_WRITER_H

#include <glib.h>

#include "engine/catalog.h"

/* The caller frees. */
GString *catalog_write(const struct catalog *catalog);

#endif
