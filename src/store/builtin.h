/* SPDX-License-Identifier: GPL-3.0-or-later
 * The editions that come with the program, as constant data: made when it is built, from
 * data/catalogs/, by our own loader (data/builtin_tables.c). Nothing has to be parsed for them. */
#ifndef STORE_BUILTIN_H
#define STORE_BUILTIN_H

#include "engine/catalog.h"

/* In the order of data/local.mk; NULL ends them. Empty where the tables could not be made: when the
 * program is built for another machine. */
extern const struct catalog *const builtin_catalogs[];

#endif
