/* SPDX-License-Identifier: GPL-3.0-or-later
 * Going back from the later edition by what each replaces. */
#include "config.h"

#include "cli/edition_way.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"

GPtrArray *edition_way(struct library *library, const struct catalog *from,
		       const struct catalog *to, GError **error)
{
	g_autoptr(GPtrArray) way = g_ptr_array_new();
	const struct catalog *step = to;

	while (step && strcmp(step->id, from->id) != 0 && !g_ptr_array_find(way, step, NULL)) {
		g_ptr_array_insert(way, 0, (void *)step);
		step = step->replaces ? strcmp(step->replaces, from->id) == 0
						? from
						: library_catalog(library, step->replaces, NULL)
				      : NULL;
	}
	if (step && strcmp(step->id, from->id) == 0 && way->len > 0)
		return g_steal_pointer(&way);
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    strcmp(to->id, from->id) == 0
			    ? _("the assessment is for the catalog '%s' already")
			    : _("the catalog '%s' does not replace that of the assessment, '%s'"),
		    to->id, from->id);
	return NULL;
}
