/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard catalog derive: an edition of one's own from a catalog, an overlay and rows to add. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/catalog_parts.h"
#include "cli/output.h"
#include "cli/session.h"
#include "store/catalog_file.h"
#include "store/catalog_writer.h"
#include "store/reconcile_file.h"
#include "store/save.h"
#include "store/wording_file.h"
#include "store/yaml.h"

/* False when there is a PATH and its rows cannot be had. */
static bool read_rows(const char *path, const struct catalog *catalog, GPtrArray **ret_rows,
		      GError **error)
{
	g_autoptr(GBytes) bytes = path ? file_read_whole(path, YAML_BYTES_MAX, error) : NULL;
	OWNED(problems) problems = NULL;

	*ret_rows = NULL;
	if (!bytes)
		return !path;
	problems = problems_new(path);
	*ret_rows = rows_parse(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), catalog,
			       problems);
	return *ret_rows || problems_to_error(problems, error);
}

/* What was made must be a catalog: an id that cannot be one is told here, with the place in NEW. */
static bool write_edition(const struct catalog *catalog, const struct invocation *invocation,
			  GError **error)
{
	const char *path = invocation_value(invocation, "output");
	g_autoptr(GString) bytes = catalog_write(catalog);
	OWNED(problems) problems = problems_new(path);
	OWNED(catalog_file) file = catalog_file_parse(bytes->str, bytes->len, problems);

	if (!file)
		return problems_to_error(problems, error);
	if (strcmp(path, "-") == 0)
		return output_document(bytes->str, bytes->len, error);
	return file_write_whole(path, bytes->str, bytes->len, invocation_has(invocation, "force"),
				error);
}

static void tell(const struct catalog *base, const struct catalog *made, GString *out)
{
	unsigned from_sheet = 0;

	for (size_t i = 0; i < made->items; i++)
		from_sheet += made->item[i].standing == STANDING_SHEET;
	g_string_append_printf(out, _("%s: %zu rows, %u of them read in the sheet, %zu added\n"),
			       made->id, made->items, from_sheet, made->items - base->items);
}

enum exit_code catalog_derive(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *path = invocation_value(invocation, "wording"),
		   *id = invocation_value(invocation, "id"),
		   *output = invocation_value(invocation, "output");
	const struct catalog *base =
		library_catalog(library, invocation_argument(invocation, 1), error);
	g_autoptr(GPtrArray) rows = NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	if (!base)
		return EXIT_TROUBLE;
	if (!path || !id || !output) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("an edition of your own needs --wording FILE, --id ID and --output "
			      "FILE"));
		return EXIT_TROUBLE;
	}
	OWNED(wording_file) wording = wording_file_read(path, base, error);

	if (!wording || !read_rows(invocation_value(invocation, "rows"), base, &rows, error))
		return EXIT_TROUBLE;
	OWNED(derived) derived = derive(base, wording_file_catalog(wording), id, rows);

	if (!write_edition(derived_catalog(derived), invocation, error))
		return EXIT_TROUBLE;
	tell(base, derived_catalog(derived), out);
	if (strcmp(output, "-") == 0)
		return EXIT_DONE;
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}
