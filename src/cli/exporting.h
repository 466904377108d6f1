/* SPDX-License-Identifier: GPL-3.0-or-later
 * From an assessment to finished check sheets: as of the date of confirmation, in the language of
 * the messages, in one format or as a folder for a web site. */
#ifndef CLI_EXPORTING_H
#define CLI_EXPORTING_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "cli/session.h"
#include "engine/assessment.h"
#include "sheet/format.h"

/* A sheet and all that it borrows from. */
struct exporting;
/* SESSION knows the folder from which evidence is looked at for an internal sheet. ASSESSMENT, of
 * its catalog, is borrowed. WORDING: the path of an overlay (store/wording_file.h), or NULL. NULL
 * and ERROR when that cannot be read. */
struct exporting *exporting_new(struct session *session, const struct assessment *assessment,
				bool internal, const char *wording, GError **error);
void exporting_free(struct exporting *exporting);
OWNED_TYPE(exporting)
const struct sheet *exporting_sheet(const struct exporting *exporting);

/* The file in FORMAT, read back and found right. NULL and ERROR when the format is not here or
 * cannot show the sheet (see format_write()). */
GString *exporting_bytes(const struct exporting *exporting, const struct format *format,
			 GError **error);

/* The same in one step, in our own words. *ret_warnings (NULL: not wanted):
 * exporting_warnings(). */
GString *export_sheet(struct session *session, const struct assessment *assessment,
		      const struct format *format, bool internal, char **ret_warnings,
		      GError **error);

/* Makes FOLDER (or adds to it) the public sheet in every format for a web site and a page that
 * leads to them. Files of these names are replaced only with FORCE; without it nothing is written
 * when there is one. A format that cannot be had here is left out, and said on stderr. Appends to
 * TOLD what was written and which line to add to the page with the privacy policy. */
bool exporting_site(const struct exporting *exporting, const char *folder, bool force,
		    GString *told, GError **error);

/* What people should know before they publish: "" or sentences. The caller frees. */
char *exporting_warnings(const struct exporting *exporting);

#endif
