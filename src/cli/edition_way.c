/* SPDX-License-Identifier: GPL-3.0-or-later
 * Going back from the later edition by what each replaces. */
#include "config.h"

#include "cli/edition_way.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "engine/upgrade.h"

GPtrArray *edition_way(struct library *library, const struct catalog *from,
		       const struct catalog *to, GError **error)
{
	g_autoptr(GPtrArray) way = g_ptr_array_new();
	const struct catalog *step = to;

	g_assert(to);
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

struct assessment *edition_bring(struct library *library, struct assessment *assessment,
				 const struct catalog *to)
{
	OWNED(assessment) at = assessment;
	g_autoptr(GPtrArray) way = NULL;

	if (at->catalog == to)
		return g_steal_pointer(&at);
	way = edition_way(library, at->catalog, to, NULL);
	for (unsigned i = 0; way && i < way->len; i++) {
		OWNED(upgrade) upgrade = upgrade_run(at, way->pdata[i]);

		assessment_free(at);
		at = g_steal_pointer(&upgrade->result);
	}
	return way ? g_steal_pointer(&at) : NULL;
}
