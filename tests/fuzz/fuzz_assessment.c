/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as an assessment: loaded, or refused with a place; what is loaded is written and read
 * back equal, and its counts add up. */
#include "config.h"

#include "fuzz.h"

#include "engine/evaluate.h"
#include "mini_catalog.h"
#include "round_trip.h"
#include "store/assessment_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	OWNED(problems) problems = problems_new("f");
	OWNED(assessment_file) file = assessment_file_parse(bytes, size, problems);
	OWNED(assessment) assessment = read_any(bytes, size);

	if (!assessment)
		return 0;
	must(file);
	check_round_trip(assessment);
	OWNED(report) report = evaluate(assessment, "2026-11-22");
	must(report->total.items == MINI_ITEMS);
	must(report->total.items == report->total.applicable + report->total.excluded +
					    report->total.undecided);
	return 0;
}
