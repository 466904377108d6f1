/* SPDX-License-Identifier: GPL-3.0-or-later
 * Catalog + assessment + today → report. */
#include "config.h"

#include "engine/evaluate.h"

#include <string.h>

#include "engine/carried.h"

static const struct {
	const char *id, *label;
} results[RESULTS] = {
	[RESULT_CONFORMING] = { "conforming", N_("conforming") },
	[RESULT_GAPS] = { "gaps", N_("not conforming: there are gaps") },
	[RESULT_INCOMPLETE] = { "incomplete", N_("not settled yet") },
	[RESULT_OUT_OF_SCOPE] = { "out-of-scope", N_("outside the scope of the Guideline") },
};

static const char *const truths[] = {
	[TRUTH_NO] = "no", [TRUTH_YES] = "yes", [TRUTH_UNKNOWN] = "unknown"
};

const char *result_id(enum result result)
{
	return results[result].id;
}

int result_parse(const char *id)
{
	for (int i = 0; i < RESULTS; i++)
		if (strcmp(results[i].id, id) == 0)
			return i;
	return -1;
}

const char *result_label(enum result result)
{
	return _(results[result].label);
}

const char *truth_id(enum truth truth)
{
	return truths[truth];
}

/* Which rule is the first that is surely true; the number of rules when none is. */
static size_t first_true(const struct catalog *catalog, const struct fact_value *values)
{
	size_t rule = 0;

	while (rule < catalog->rules &&
	       condition_holds(catalog->rule[rule].when, values) != TRUTH_YES)
		rule++;
	return rule;
}

/* The first rule that is surely true decides. A rule before it that may still turn out true with
 * another verdict keeps the scope unclear, so that learning a fact never overturns a verdict; and
 * one that is false with another verdict has its share in the decision. */
static void evaluate_scope(const struct catalog *catalog, const struct fact_value *values,
			   struct scope *scope)
{
	const struct scope_rule *rule = catalog->rule;
	struct fact_set unused = { 0 };
	size_t sure = first_true(catalog, values);
	enum verdict verdict = sure < catalog->rules ? rule[sure].verdict : VERDICT_UNCLEAR;
	size_t open = sure; /* the rules before it may still decide otherwise */

	while (open > 0 && (rule[open - 1].verdict == verdict ||
			    condition_holds(rule[open - 1].when, values) != TRUTH_UNKNOWN))
		open--;
	*scope = (struct scope){ .verdict = VERDICT_UNCLEAR };
	for (size_t i = 0; i < open; i++)
		if (condition_holds(rule[i].when, values) == TRUTH_UNKNOWN)
			condition_explain(rule[i].when, values, &unused, &scope->settled_by);
	if (open > 0 || sure == catalog->rules)
		return;

	scope->verdict = verdict;
	scope->rule = &rule[sure];
	for (size_t i = 0; i <= sure; i++)
		if (i == sure || rule[i].verdict != verdict)
			condition_explain(rule[i].when, values, &scope->because, &unused);
}

/* Whether a row applies: its section's condition and its own. */
static void evaluate_item(const struct catalog *catalog, const struct item *item,
			  const struct answer *answer, const struct fact_value *values,
			  const char *today, struct finding *finding)
{
	const struct condition *when[] = { catalog->section[item->section].when, item->when };
	enum truth holds[G_N_ELEMENTS(when)];

	*finding = (struct finding){ .applies = TRUTH_YES };
	for (size_t i = 0; i < G_N_ELEMENTS(when); i++) {
		holds[i] = condition_holds(when[i], values);
		finding->applies = truth_and(finding->applies, holds[i]);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(when); i++)
		if (holds[i] == finding->applies)
			condition_explain(when[i], values, &finding->because, &finding->settled_by);
	if (finding->applies != TRUTH_YES)
		return;

	finding->value = answer->value;
	finding->carried = answer_carried(answer);
	finding->reason_missing = answer_lacks_note(answer);
	finding->ticked = (answer->value == ANSWER_MET || answer->value == ANSWER_EQUIVALENT) &&
			  !finding->reason_missing;
	finding->gap = answer->value == ANSWER_PARTIAL || answer->value == ANSWER_UNMET;
	finding->overdue = finding->gap && today && answer->due && strcmp(answer->due, today) < 0;
}

/* What one row counts for. */
static struct counts share_of(const struct item *item, const struct finding *finding)
{
	const bool applies = finding->applies == TRUTH_YES;

	return (struct counts){
		.items = 1,
		.applicable = applies,
		.excluded = finding->applies == TRUTH_NO,
		.undecided = finding->applies == TRUTH_UNKNOWN,
		.ticked = finding->ticked,
		.met = finding->value == ANSWER_MET,
		.equivalent = finding->value == ANSWER_EQUIVALENT,
		.partial = finding->value == ANSWER_PARTIAL,
		.unmet = finding->value == ANSWER_UNMET,
		.na = finding->value == ANSWER_NA,
		.unanswered = applies && finding->value == ANSWER_NONE,
		.carried = finding->carried,
		.reason_missing = finding->reason_missing,
		.binding_gaps = finding->gap && duty_binds(item->duty),
	};
}

/* counts is unsigned and nothing else: it adds up field by field. */
enum { COUNTS = sizeof(struct counts) / sizeof(unsigned) };

static void counts_add(struct counts *sum, const struct counts *more)
{
	unsigned *to = (unsigned *)sum;
	const unsigned *from = (const unsigned *)more;

	for (size_t i = 0; i < COUNTS; i++)
		to[i] += from[i];
}

static void counts_take_away(struct counts *sum, const struct counts *less)
{
	unsigned *to = (unsigned *)sum;
	const unsigned *from = (const unsigned *)less;

	for (size_t i = 0; i < COUNTS; i++)
		to[i] -= from[i];
}

/* Makes the finding of row I, and counts it. */
static void enter_row(struct report *report, const struct assessment *assessment, size_t i,
		      const char *today)
{
	const struct item *item = &report->catalog->item[i];
	struct finding *finding = &report->finding[i];

	evaluate_item(report->catalog, item, assessment->answer[i], assessment->fact, today,
		      finding);

	const struct counts share = share_of(item, finding);

	counts_add(&report->section[item->section], &share);
	counts_add(&report->duty[item->duty], &share);
	counts_add(&report->total, &share);
}

static void leave_row(struct report *report, size_t i)
{
	const struct item *item = &report->catalog->item[i];
	const struct counts share = share_of(item, &report->finding[i]);

	counts_take_away(&report->section[item->section], &share);
	counts_take_away(&report->duty[item->duty], &share);
	counts_take_away(&report->total, &share);
}

/* Conforming is no as soon as a binding row that applies is partial or unmet; yes when scope is in
 * and nothing is open; else not settled. */
static enum truth conforming(const struct report *report)
{
	const struct counts *total = &report->total;

	if (total->binding_gaps > 0)
		return TRUTH_NO;
	if (report->scope.verdict == VERDICT_IN && total->undecided == 0 &&
	    total->unanswered == 0 && total->reason_missing == 0)
		return TRUTH_YES;
	return TRUTH_UNKNOWN;
}

/* The verdict, from the scope and the sums. */
static void conclude(struct report *report)
{
	static const enum result of[] = {
		[TRUTH_NO] = RESULT_GAPS,
		[TRUTH_YES] = RESULT_CONFORMING,
		[TRUTH_UNKNOWN] = RESULT_INCOMPLETE,
	};

	report->conforming = conforming(report);
	report->result = report->scope.verdict == VERDICT_OUT ? RESULT_OUT_OF_SCOPE :
								of[report->conforming];
}

struct report *evaluate(const struct assessment *assessment, const char *today)
{
	const struct catalog *catalog = assessment->catalog;
	struct report *report = g_new0(struct report, 1);

	report->catalog = catalog;
	report->finding = g_new0(struct finding, catalog->items);
	report->section = g_new0(struct counts, catalog->sections);
	evaluate_scope(catalog, assessment->fact, &report->scope);
	for (size_t i = 0; i < catalog->items; i++)
		enter_row(report, assessment, i, today);
	conclude(report);
	return report;
}

void report_answered(struct report *report, const struct assessment *assessment, size_t item,
		     const char *today)
{
	leave_row(report, item);
	enter_row(report, assessment, item, today);
	conclude(report);
}

void report_free(struct report *report)
{
	if (!report)
		return;
	g_free(report->finding);
	g_free(report->section);
	g_free(report);
}

struct counts report_screen(const struct report *report, size_t screen)
{
	struct counts sum = { 0 };

	for (size_t i = 0; i < report->catalog->sections; i++)
		if (report->catalog->section[i].screen == screen)
			counts_add(&sum, &report->section[i]);
	return sum;
}
