/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sample: nine rows in two sections, three facts, and the answers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "sheet/format.h"

const char sample_hostile[] = "=1+1|<script>alert('x')</script>\"&amp;`*_[l](http://e.example)\\ "
			      "a@e.example www.e.example "
			      "<!-- --> ]]> \xE2\x80\xAE"
			      "gnp.exe \xE2\x80\xA8 \xE2\x80\x8D #";

/* clang-format off */
#define BOTH(ja, en) { { [LANGUAGE_JA] = ja, [LANGUAGE_EN] = en } }

enum { ROLE, CLOUD, STAFF, FACT_COUNT };
enum { ROLE_DIRECT, ROLE_NONE };

static const struct option roles[] = {
	{ "direct", BOTH("直接提供", "we offer it") },
	{ "none", BOTH("どれでもない", "neither") },
};
static const struct option yes_no[] = { { .id = "yes" }, { .id = "no" } };

static const struct fact facts[FACT_COUNT] = {
	[ROLE] = { "role", FACT_ONE_OF, 0, BOTH("立場は何ですか", "What is your role?"),
		   .option = roles, .options = 2 },
	[CLOUD] = { "cloud", FACT_YES_NO, 0, BOTH("クラウドを使いますか", "Do you use a cloud?"),
		    .option = yes_no, .options = 2 },
	[STAFF] = { "staff", FACT_YES_NO, 0, BOTH("従業者がいますか", "Do you have staff?"),
		    .option = yes_no, .options = 2 },
};

static const struct condition is_direct = { CONDITION_HAS, ROLE, 1 << ROLE_DIRECT, NULL, 0 };
static const struct condition is_none = { CONDITION_HAS, ROLE, 1 << ROLE_NONE, NULL, 0 };
static const struct condition has_cloud = { CONDITION_HAS, CLOUD, 1 << FACT_YES, NULL, 0 };
static const struct condition has_staff = { CONDITION_HAS, STAFF, 1 << FACT_YES, NULL, 0 };

static const struct scope_rule rules[] = {
	{ VERDICT_OUT, &is_none, BOTH("提供しないため", "because you do not offer it"),
	  BOTH("1.2", "1.2") },
	{ VERDICT_IN, &is_direct, BOTH("直接提供するため", "because you offer it"),
	  BOTH("1.1", "1.1") },
};

static const struct station groups[] = { { "scope", BOTH("対象", "Scope") } };
static const struct station screens[] = { { "security", BOTH("安全管理", "Security") } };

static const struct section sections[] = {
	{ "1(1)", 0, BOTH("第一の節", "First section"), .first = ROW_MET, .items = 5 },
	{ "2", 0, BOTH("第二の節", "Second section"), .first = ROW_NA, .items = 4 },
};

#define FIRST BOTH("A) 甲", "A) first")
#define SECOND BOTH("B) 乙", "B) second")

static const struct item items[SAMPLE_ROWS] = {
	[ROW_MET] = { "1/1/A/1", "①A)1", 0, FIRST, BOTH("方針がありますか", "Is there a policy?"),
		      .duty = DUTY_EXPECTED },
	[ROW_EQUIVALENT] = { "1/1/A/2", "①A)2", 0, FIRST,
			     BOTH("見直していますか", "Is it reviewed?"),
			     .duty = DUTY_EXPECTED },
	[ROW_PARTIAL] = { "1/1/x-keys", NULL, 0, SECOND,
			  BOTH("鍵を守っていますか", "Are keys protected?"),
			  .duty = DUTY_MUST, .standing = STANDING_STATED },
	[ROW_EXCLUDED] = { "1/1/x-cloud", NULL, 0, SECOND,
			   BOTH("クラウドを選びましたか", "Was the cloud chosen?"),
			   .duty = DUTY_EXPECTED, .when = &has_cloud, .standing = STANDING_STATED },
	[ROW_UNDECIDED] = { "1/1/x-staff", NULL, 0, SECOND,
			    BOTH("研修していますか", "Are staff trained?"),
			    .duty = DUTY_EXPECTED, .when = &has_staff,
			    .standing = STANDING_UNVERIFIED },
	[ROW_NA] = { "2/1", "2-1", 1, FIRST, BOTH("無線を守っていますか", "Is radio protected?"),
		     .duty = DUTY_EXPECTED },
	[ROW_WITHOUT_REASON] = { "2/2", "2-2", 1, FIRST,
				 BOTH("扉に鍵がありますか", "Are doors locked?"),
				 .duty = DUTY_EXPECTED },
	[ROW_UNANSWERED] = { "2/3", "2-3", 1, FIRST, BOTH("訓練していますか", "Are there drills?"),
			     .duty = DUTY_LAW },
	[ROW_UNMET] = { "2/x-nice", NULL, 1, FIRST, BOTH("公表していますか", "Is it published?"),
			.duty = DUTY_DESIRABLE, .standing = STANDING_UNVERIFIED },
};

static const struct catalog plain_catalog = {
	.id = "sample-1", .title = BOTH("見本の指針", "Sample Guideline"),
	.issuer = BOTH("三省", "Three ministries"),
	.published = "2025-04-30", .based_on = BOTH("2025年2月の案", "draft of February 2025"),
	.has = { true, true }, .group = groups, .groups = 1, .screen = screens, .screens = 1,
	.fact = facts, .facts = FACT_COUNT, .rule = rules, .rules = 2,
	.section = sections, .sections = 2,
	.item = items, .items = SAMPLE_ROWS,
};
/* clang-format on */

/* The same rows, in other words. Made once; the tests' only catalog that is not constant. */
static const struct catalog *hostile_catalog(void)
{
	static struct item hostile_items[SAMPLE_ROWS];
	static struct fact hostile_facts[FACT_COUNT];
	static struct section hostile_sections[2];
	static struct catalog catalog;
	const struct text text = BOTH(sample_hostile, sample_hostile);

	catalog = plain_catalog;
	catalog.title = catalog.issuer = catalog.based_on = text;
	for (size_t i = 0; i < SAMPLE_ROWS; i++) {
		hostile_items[i] = items[i];
		hostile_items[i].heading = hostile_items[i].ask = text;
		if (items[i].number)
			hostile_items[i].number = sample_hostile;
	}
	for (size_t i = 0; i < FACT_COUNT; i++) {
		hostile_facts[i] = facts[i];
		hostile_facts[i].ask = text;
	}
	for (size_t i = 0; i < 2; i++) {
		hostile_sections[i] = sections[i];
		hostile_sections[i].title = text;
	}
	catalog.item = hostile_items;
	catalog.fact = hostile_facts;
	catalog.section = hostile_sections;
	return &catalog;
}

static const struct sample_answer {
	enum answer_value value;
	const char *note;
} answers[SAMPLE_ROWS] = {
	[ROW_MET] = { ANSWER_MET, "SECRET-NOTE met" },
	[ROW_EQUIVALENT] = { ANSWER_EQUIVALENT, "SECRET-NOTE how\nsecond line" },
	[ROW_PARTIAL] = { ANSWER_PARTIAL, "SECRET-NOTE partial" },
	[ROW_EXCLUDED] = { ANSWER_MET, "SECRET-NOTE excluded" },
	[ROW_UNDECIDED] = { ANSWER_NONE, "SECRET-NOTE undecided" },
	[ROW_NA] = { ANSWER_NA, "SECRET-NOTE why" },
	[ROW_WITHOUT_REASON] = { ANSWER_EQUIVALENT, NULL },
	[ROW_UNANSWERED] = { ANSWER_NONE, NULL },
	[ROW_UNMET] = { ANSWER_UNMET, "SECRET-NOTE unmet" },
};

static void set_answer(struct assessment *assessment, size_t row, bool hostile)
{
	g_autofree char *note = answers[row].note ? g_strconcat(answers[row].note,
								hostile ? sample_hostile : "", NULL)
						  : NULL;
	g_autofree char *owner = g_strconcat("SECRET-OWNER", hostile ? sample_hostile : "", NULL);
	g_autoptr(GPtrArray) evidence = g_ptr_array_new();
	struct answer answer = {
		.value = answers[row].value,
		.note = note,
		.evidence = evidence,
		.owner = owner,
		.due = (char *)"2027-03-31",
		.by = (char *)"SECRET-BY",
		.at = (char *)"2026-11-22T10:15:00+09:00",
	};

	g_ptr_array_add(evidence, (char *)"SECRET-EVIDENCE.pdf");
	g_ptr_array_add(evidence, (char *)(hostile ? sample_hostile : "SECRET-EVIDENCE.md"));
	g_assert_true(assessment_set_answer(assessment, row, &answer, NULL));
}

struct assessment *sample_assessment(bool hostile)
{
	static const char *const profile[PROFILE_FIELDS] = {
		[PROFILE_ORGANIZATION] = "例示ヘルス株式会社",
		[PROFILE_SERVICE] = "からだノート",
		[PROFILE_CONFIRMED] = "2026-11-22",
		[PROFILE_STAFF_NAME] = "SECRET-NAME",
		[PROFILE_STAFF_TITLE] = "情報管理責任者",
	};
	struct assessment *assessment =
		assessment_new(hostile ? hostile_catalog() : &plain_catalog);

	for (int i = 0; i < PROFILE_FIELDS; i++) {
		const char *value = hostile && i != PROFILE_CONFIRMED &&
						    i != PROFILE_STAFF_NAME && i != PROFILE_INTERVAL
					    ? sample_hostile
					    : profile[i];
		g_assert_true(assessment_set_profile(assessment, i, value, NULL));
	}
	g_assert_true(assessment_set_fact(assessment, ROLE, "direct", NULL));
	g_assert_true(assessment_set_fact(assessment, CLOUD, "no", NULL));
	for (size_t i = 0; i < SAMPLE_ROWS; i++)
		set_answer(assessment, i, hostile);
	return assessment;
}

GString *sample_written(const struct assessment *assessment, const char *format,
			enum language language, bool internal)
{
	const struct sheet_options options = { language, internal, "9.9", 0 };
	struct report *report = evaluate(assessment, NULL);
	struct sheet *sheet = sheet_new(assessment, report, &options);
	GString *out = g_string_new(NULL);

	format_find(format)->write(sheet, out);
	sheet_free(sheet);
	report_free(report);
	return out;
}

GString *sample_sheet(const char *format, bool hostile, bool internal)
{
	struct assessment *assessment = sample_assessment(hostile);
	GString *out = sample_written(assessment, format, LANGUAGE_EN, internal);

	assessment_free(assessment);
	return out;
}

GString *sample_unanswered(const char *format, const char *role)
{
	struct assessment *sample_one = sample_assessment(false);
	struct assessment *assessment = assessment_new(sample_one->catalog);
	GString *out;

	assert_true(assessment_set_fact(assessment, 0, role, NULL));
	out = sample_written(assessment, format, LANGUAGE_EN, false);
	assessment_free(assessment);
	assessment_free(sample_one);
	return out;
}

char *sample_part(const char *html, const char *id)
{
	g_autofree char *begin = g_strdup_printf("<section data-part=\"%s\"", id);
	const char *start = strstr(html, begin);

	assert_non_null(start);
	return g_strndup(start, (size_t)(strstr(start, "</section>") - start));
}

unsigned occurrences(const char *text, const char *what)
{
	unsigned count = 0;

	for (const char *p = text; (p = strstr(p, what)); p += strlen(what))
		count++;
	return count;
}
