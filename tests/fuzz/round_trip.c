/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading what anybody wrote, and what we wrote ourselves. */
#include "config.h"

#include "round_trip.h"

#include <string.h>

#include "fuzz.h"
#include "mini_catalog.h"
#include "store/assessment_file.h"
#include "store/yaml.h"

/* A problem has a place in the file, or after its last line; only size has none. */
static void check_places(const struct problems *problems, const char *bytes, size_t length)
{
	unsigned lines = 2;

	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	for (unsigned i = 0; i < problems->list->len; i++) {
		const struct problem *problem = problems->list->pdata[i];

		must(problem->line >= 1 || length > YAML_BYTES_MAX);
		must(problem->line <= lines);
		must(problem->column >= 1 || problem->line == 0);
	}
}

struct assessment *read_any(const char *bytes, size_t length)
{
	OWNED(problems) problems = problems_new("f");
	struct assessment *assessment = assessment_parse(bytes, length, &mini_catalog, problems);

	must(!assessment == (problems->errors > 0));
	check_places(problems, bytes, length);
	g_free(problems_text(problems));
	return assessment;
}

void check_round_trip(const struct assessment *assessment)
{
	g_autoptr(GString) first = assessment_write(assessment);
	OWNED(assessment) again = read_any(first->str, first->len);

	must(again);
	must(assessment_equal(assessment, again));
	g_autoptr(GString) second = assessment_write(again);
	must(g_string_equal(first, second));
}
