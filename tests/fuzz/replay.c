/* SPDX-License-Identifier: GPL-3.0-or-later
 * Runs a fuzz target on each file of its corpus, and on each start of it, without a fuzzer: what
 * was found once is tried again by every 'make check'. FUZZ_CORPUS is the folder in
 * tests/fuzz/corpus/. */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *files_of(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(files, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(files, compare);
	return files;
}

/* The bytes end where the memory ends, so that a sanitizer sees who reads on. */
static void run(const char *bytes, size_t length)
{
	uint8_t *copy = g_malloc(length ? length : 1);

	if (length)
		memcpy(copy, bytes, length);
	LLVMFuzzerTestOneInput(copy, length);
	g_free(copy);
}

int main(void)
{
	const char *top = g_getenv("top_srcdir");
	g_autofree char *folder =
		g_build_filename(top ? top : ".", "tests", "fuzz", "corpus", FUZZ_CORPUS, NULL);
	g_autoptr(GPtrArray) files = files_of(folder);

	printf("1..%u\n", files->len ? files->len : 1);
	if (!files->len)
		printf("not ok 1 - there is no file in %s\n", folder);
	for (unsigned i = 0; i < files->len; i++) {
		g_autofree char *name = g_path_get_basename(files->pdata[i]);
		g_autofree char *bytes = NULL;
		gsize length = 0, step;
		bool read = g_file_get_contents(files->pdata[i], &bytes, &length, NULL);

		step = MAX(length / 64, 1);
		for (gsize part = 0; part < length; part += step)
			run(bytes, part);
		run(bytes, length);
		printf("%sok %u - %s\n", read ? "" : "not ", i + 1, name);
		fflush(stdout);
	}
	return 0;
}
