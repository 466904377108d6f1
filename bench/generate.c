/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the benchmarks read, the same on every machine:
 *	generate assessments COUNT FOLDER   against the edition of 2025, 40 KB each, notes in
 *	                                    Japanese; each also as JSON, for programs that read that
 *	generate xccdf KIND FILE            the first of them as an XCCDF benchmark with its result,
 *	                                    a rule a row; KIND is not looked at
 *	generate catalog ROWS FILE          a catalog of that many rows
 *	generate answers ROWS FILE          an assessment against it with an answer to each row
 *	generate open ROWS FILE             the same with notes, but without an answer
 *	generate hostile KIND FILE          YAML that is meant to hurt: 0 brackets, 1 anchors,
 *	                                    2 keys, 3 one long line */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "store/assessment_file.h"
#include "store/places.h"

enum { SEED = 20250430, NOTE_SENTENCES = 6 };

static const char *const sentences[] = {
	"規程を定め、毎年四月に見直しています。",
	"担当者は情報システム部の責任者です。",
	"委託先とは契約で取り決め、年に一度確認しています。",
	"記録は三年間保管し、監査のたびに提出しています。",
	"端末には自動で更新がかかり、結果を一覧で見ています。",
	"利用者への説明は画面と規約の両方に載せています。",
	"Cloud の設定は、変更のたびに二人で確かめています。",
	"教育は入社時と年に一度、全員に行っています。",
};

static char *make_note(GRand *random)
{
	GString *note = g_string_new(NULL);
	const int count = g_rand_int_range(random, 1, NOTE_SENTENCES);
	const char *between = g_rand_boolean(random) ? "\n" : "";

	for (int i = 0; i < count; i++)
		g_string_append_printf(
			note, "%s%s", i ? between : "",
			sentences[g_rand_int_range(random, 0, G_N_ELEMENTS(sentences))]);
	return g_string_free(note, FALSE);
}

static void answer_rows(struct assessment *assessment, bool open, GRand *random)
{
	for (size_t i = 0; i < assessment->catalog->items; i++) {
		g_autofree char *note = make_note(random);
		struct answer answer = {
			.value = (enum answer_value)g_rand_int_range(random, ANSWER_MET,
								     ANSWER_VALUES),
			.note = note,
			.owner = (char *)"情報システム部",
			.due = g_rand_boolean(random) ? (char *)"2027-03-31" : NULL,
			.by = (char *)"健康 太郎",
			.at = (char *)"2026-11-22T10:15:00+09:00",
		};

		if (open) {
			answer.value = ANSWER_NONE;
			answer.by = answer.at = NULL;
		}
		assessment_set_answer(assessment, i, &answer, NULL);
	}
}

static void answer_facts(struct assessment *assessment, GRand *random)
{
	for (size_t i = 0; i < assessment->catalog->facts; i++) {
		const struct fact *fact = &assessment->catalog->fact[i];
		const int option = g_rand_int_range(random, 0, (int)fact->options);

		assessment_set_fact(assessment, i, fact->option[option].id, NULL);
	}
}

static struct assessment *make_assessment(const struct catalog *catalog, bool open, GRand *random)
{
	struct assessment *assessment = assessment_new(catalog);

	assessment_set_profile(assessment, PROFILE_ORGANIZATION, "みなと健康情報株式会社", NULL);
	assessment_set_profile(assessment, PROFILE_SERVICE, "みなと健康手帳", NULL);
	assessment_set_profile(assessment, PROFILE_CONFIRMED, "2026-11-22", NULL);
	answer_facts(assessment, random);
	answer_rows(assessment, open, random);
	return assessment;
}

static bool put(const char *path, const GString *text)
{
	return g_file_set_contents(path, text->str, (gssize)text->len, NULL);
}

static void json_string(GString *out, const char *name, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(out, ", \"%s\": \"", name);
	for (; *text; text++)
		if (*text == '\n')
			g_string_append(out, "\\n");
		else
			g_string_append_c(out, *text);
	g_string_append_c(out, '"');
}

/* The answers alone: what a person would count with jq. */
static GString *as_json(const struct assessment *assessment)
{
	GString *out = g_string_new("{\"answers\": {");

	for (size_t i = 0; i < assessment->catalog->items; i++) {
		const struct answer *answer = assessment->answer[i];

		g_string_append_printf(out, "%s\n\"%s\": {\"answer\": \"%s\"", i ? "," : "",
				       assessment->catalog->item[i].key, answer_id(answer->value));
		json_string(out, "note", answer->note);
		json_string(out, "owner", answer->owner);
		json_string(out, "due", answer->due);
		json_string(out, "by", answer->by);
		json_string(out, "at", answer->at);
		g_string_append_c(out, '}');
	}
	g_string_append(out, "}}\n");
	return out;
}

static bool assessments(int count, const char *folder, GRand *random)
{
	OWNED(catalog_file) file = places_catalog("phr-2025", NULL);

	for (int i = 0; file && i < count; i++) {
		OWNED(assessment) assessment =
			make_assessment(catalog_file_catalog(file), false, random);
		g_autoptr(GString) yaml = assessment_write(assessment), json = as_json(assessment);
		g_autofree char *yaml_path = g_strdup_printf("%s/%04d.yaml", folder, i),
				*json_path = g_strdup_printf("%s/%04d.json", folder, i);

		if (!put(yaml_path, yaml) || !put(json_path, json))
			return false;
	}
	return file != NULL;
}

static void xml_text(GString *out, const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text ? text : "", -1);

	g_string_append(out, escaped);
}

static const char *xccdf_result(enum answer_value value)
{
	static const char *const results[ANSWER_VALUES] = {
		[ANSWER_NONE] = "notchecked", [ANSWER_MET] = "pass",
		[ANSWER_EQUIVALENT] = "pass", [ANSWER_PARTIAL] = "fail",
		[ANSWER_UNMET] = "fail",      [ANSWER_NA] = "notapplicable",
	};

	return results[value];
}

static GString *as_xccdf(const struct assessment *assessment)
{
	GString *out = g_string_new("<Benchmark xmlns=\"http://checklists.nist.gov/xccdf/1.2\" "
				    "id=\"xccdf_bench_benchmark_b\"><status>draft</status>\n"
				    "<title>Check sheet</title><version>1</version>\n");

	for (size_t i = 0; i < assessment->catalog->items; i++) {
		const struct item *item = &assessment->catalog->item[i];

		g_string_append_printf(out, "<Rule id=\"xccdf_bench_rule_%zu\"><title>", i);
		xml_text(out, text_in(&item->ask, LANGUAGE_EN));
		g_string_append(out, "</title><description>");
		xml_text(out, text_in(&item->explain, LANGUAGE_EN));
		g_string_append(out, "</description></Rule>\n");
	}
	g_string_append(out, "<TestResult id=\"xccdf_bench_testresult_t\" "
			     "end-time=\"2026-11-22T10:15:00\">\n<target>host</target>\n");
	for (size_t i = 0; i < assessment->catalog->items; i++) {
		const struct answer *answer = assessment->answer[i];

		g_string_append_printf(out,
				       "<rule-result idref=\"xccdf_bench_rule_%zu\"><result>%s"
				       "</result><message severity=\"info\">",
				       i, xccdf_result(answer->value));
		xml_text(out, answer->note);
		g_string_append(out, "</message></rule-result>\n");
	}
	g_string_append(out, "<score>0</score></TestResult></Benchmark>\n");
	return out;
}

static bool xccdf(int kind, const char *path, GRand *random)
{
	OWNED(catalog_file) file = places_catalog("phr-2025", NULL);

	(void)kind;
	if (!file)
		return false;
	OWNED(assessment) assessment = make_assessment(catalog_file_catalog(file), false, random);
	g_autoptr(GString) text = as_xccdf(assessment);

	return put(path, text);
}

static GString *make_catalog(int rows)
{
	GString *out =
		g_string_new("phrwizard-catalog: 1\nid: bench\ntitle: t\nissuer: i\n"
			     "published: 2026-01-01\nlanguages: [ja]\n"
			     "screens: [{id: s, title: 画面}]\ngroups: [{id: g, title: 組}]\n"
			     "facts:\n");

	for (int i = 0; i < 30; i++)
		g_string_append_printf(out, "  - {id: f%d, kind: yes-no, group: g, ask: 問%d, "
					    "explain: 説明}\n",
				       i, i);
	g_string_append(out, "scope: [{verdict: in, because: 全部}]\nsections:\n");
	for (int i = 0; i < rows; i++) {
		if (i % 100 == 0)
			g_string_append_printf(out, "  - id: S%d\n    screen: s\n    title: 節%d\n"
						    "    items:\n",
					       i / 100, i / 100);
		g_string_append_printf(
			out,
			"      - key: %d/x\n        ask: %s\n        explain: |\n          %s\n"
			"          %s\n          %s\n        duty: expected\n"
			"        when: {fact: f%d}\n        because: %s\n        standing: "
			"stated\n",
			i, sentences[i % 8], sentences[(i + 1) % 8], sentences[(i + 2) % 8],
			sentences[(i + 3) % 8], i % 30, sentences[(i + 4) % 8]);
	}
	return out;
}

static bool catalog(int rows, const char *path, GRand *random)
{
	g_autoptr(GString) text = make_catalog(rows);

	(void)random;
	return put(path, text);
}

static bool put_answers(int rows, const char *path, bool open, GRand *random)
{
	g_autoptr(GString) text = make_catalog(rows);
	OWNED(problems) problems = problems_new(path);
	OWNED(catalog_file) file = catalog_file_parse(text->str, text->len, problems);
	g_autoptr(GError) error = NULL;

	if (!file) {
		problems_to_error(problems, &error);
		fprintf(stderr, "%s\n", error->message);
		return false;
	}
	OWNED(assessment) assessment = make_assessment(catalog_file_catalog(file), open, random);
	g_autoptr(GString) yaml = assessment_write(assessment);

	return put(path, yaml);
}

static bool answers(int rows, const char *path, GRand *random)
{
	return put_answers(rows, path, false, random);
}

static bool open_rows(int rows, const char *path, GRand *random)
{
	return put_answers(rows, path, true, random);
}

/* All of them are as long as an assessment, about 40 KB. */
static bool hostile(int kind, const char *path, GRand *random)
{
	enum { BYTES = 40 * 1000 };
	g_autoptr(GString) text = g_string_new("phrwizard: 1\ncatalog: phr-2025\norganization: ");

	(void)random;
	for (int i = 0; text->len < BYTES; i++)
		switch (kind) {
		case 0:
			g_string_append_c(text, '[');
			break;
		case 1:
			g_string_append_printf(text, "%s&a%d x", i ? "," : "[", i);
			break;
		case 2:
			g_string_append_printf(text, "\n  k%d: v", i);
			break;
		default:
			g_string_append(text, "長い");
			break;
		}
	return put(path, text);
}

static const struct {
	const char *name;
	bool (*make)(int number, const char *path, GRand *random);
} kinds[] = {
	{ "assessments", assessments },
	{ "xccdf", xccdf },
	{ "catalog", catalog },
	{ "answers", answers },
	{ "open", open_rows },
	{ "hostile", hostile },
};

int main(int argc, char **argv)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(SEED);

	for (size_t i = 0; argc == 4 && i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].name, argv[1]) == 0)
			return kinds[i].make(atoi(argv[2]), argv[3], random) ? 0 : 1;
	return 2;
}
