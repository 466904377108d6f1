/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between cmd_catalog.c, which tells what `phrwizard catalog` does, and the larger things that it
 * does. */
#ifndef CLI_CATALOG_PARTS_H
#define CLI_CATALOG_PARTS_H

#include "cli/verb.h"

/* catalog reconcile ID SHEET: compares an official sheet with a catalog and writes what comes of
 * it. */
enum exit_code catalog_reconcile(const struct invocation *invocation, GError **error);

/* catalog derive ID: an edition of one's own with the words of an overlay. */
enum exit_code catalog_derive(const struct invocation *invocation, GError **error);

#endif
