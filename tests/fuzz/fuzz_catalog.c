/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a catalog: loaded, or refused with a place; with a loaded one everything else works:
 * an assessment, its report, and its sheet in every format, which is read back as it was. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/text.h"
#include "engine/evaluate.h"
#include "sheet/format.h"
#include "store/catalog_file.h"

static void check_sheet(const struct assessment *assessment, const struct report *report,
			bool internal)
{
	const struct sheet_options options = {
		.language = LANGUAGE_EN, .internal = internal, .program_version = "phrwizard 0"
	};
	OWNED(sheet) sheet = sheet_new(assessment, report, &options);

	for (const struct format *const *format = formats(); *format; format++) {
		g_autoptr(GString) out = g_string_new(NULL);

		if (!(*format)->write)
			continue;
		(*format)->write(sheet, out);
		must(out->len > 0 && strlen(out->str) == out->len);
		must(text_valid(out->str, out->len, NULL));
		OWNED(reading) reading = reading_new();
		must((*format)->read(out->str, out->len, reading, NULL));
		must(reading_proves(reading, sheet, NULL));
		/* no control, but for the line ends and blanks that are ours */
		for (size_t i = 0; i < out->len; i++)
			must((unsigned char)out->str[i] >= ' ' || strchr("\n\r\t", out->str[i]));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	OWNED(problems) problems = problems_new("f");
	OWNED(catalog_file) file = catalog_file_parse((const char *)data, size, problems);

	must(!file == (problems->errors > 0));
	g_free(problems_text(problems));
	if (!file)
		return 0;
	const struct catalog *catalog = catalog_file_catalog(file);
	OWNED(assessment) assessment = assessment_new(catalog);
	const struct answer answer = { .value = ANSWER_NA, .note = (char *)"=1+1 <b> \x1b[1m" };

	for (size_t i = 0; i < catalog->items; i++) {
		must(catalog_find_item(catalog, catalog->item[i].key) == (int)i);
		must(i % 2 || assessment_set_answer(assessment, i, &answer, NULL));
	}
	OWNED(report) report = evaluate(assessment, "2026-11-22");
	must(report->total.items == catalog->items);
	check_sheet(assessment, report, size % 2);
	return 0;
}
