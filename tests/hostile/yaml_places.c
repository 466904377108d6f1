/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads each file, and each start of it (every one; with --whole only the whole), as a tree, an
 * assessment and a catalog. For each a line "PATH<TAB>BYTES<TAB>KIND<TAB>LINE:COLUMN<TAB>MESSAGE",
 * the place of the first problem or "ok"; last of all "# KIB of memory, MICROSECONDS of the
 * processor for the slowest reading". */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "mini_catalog.h"
#include "store/assessment_file.h"
#include "store/catalog_file.h"
#include "store/yaml.h"

static clock_t slowest;

static bool read_tree(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);

	return yaml;
}

static bool read_assessment(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(assessment) assessment = assessment_parse(bytes, length, &mini_catalog, problems);

	return assessment;
}

static bool read_catalog(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(catalog_file) file = catalog_file_parse(bytes, length, problems);

	return file;
}

static const struct kind {
	const char *name;
	bool (*read)(const char *bytes, size_t length, struct problems *problems);
} kinds[] = {
	{ "tree", read_tree },
	{ "assessment", read_assessment },
	{ "catalog", read_catalog },
};

/* The bytes end where the memory ends. */
static void tell(const char *path, const char *bytes, size_t length, const struct kind *kind)
{
	g_autofree char *copy = g_malloc(length ? length : 1);
	OWNED(problems) problems = problems_new(path);
	const struct problem *first;
	clock_t start;
	bool loaded;

	memcpy(copy, bytes, length);
	start = clock();
	loaded = kind->read(copy, length, problems);
	slowest = MAX(slowest, clock() - start);
	if (loaded) {
		printf("%s\t%zu\t%s\tok\t\n", path, length, kind->name);
		return;
	}
	g_assert(problems->errors > 0);
	first = problems->list->pdata[0];
	printf("%s\t%zu\t%s\t%u:%u\t%s\n", path, length, kind->name, first->line, first->column,
	       first->what);
}

int main(int argc, char **argv)
{
	const bool whole = argc > 1 && !strcmp(argv[1], "--whole");
	struct rusage usage;

	for (int i = whole ? 2 : 1; i < argc; i++) {
		g_autofree char *bytes = NULL;
		gsize length;

		if (!g_file_get_contents(argv[i], &bytes, &length, NULL))
			return 2;
		for (gsize part = whole ? length : 0; part <= length; part++)
			for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
				tell(argv[i], bytes, part, &kinds[kind]);
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("# %ld %ld\n", usage.ru_maxrss, (long)slowest * 1000000L / CLOCKS_PER_SEC);
	return 0;
}
