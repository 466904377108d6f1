/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet: the rows of the catalog with what is answered, and what they show in a table's
 * columns. */
#include "config.h"

#include "sheet/sheet.h"

#include <string.h>

#include "engine/evidence.h"
#include "engine/interview.h"
#include "sheet/digest.h"
#include "sheet/parts.h"

static const struct {
	const char *id, *label;
	size_t offset; /* of the text in struct answer; evidence is a list instead */
} details[SHEET_DETAILS] = {
	[SHEET_NOTE] = { "note", N_("Note"), offsetof(struct answer, note) },
	[SHEET_EVIDENCE] = { "evidence", N_("Evidence"), offsetof(struct answer, evidence) },
	[SHEET_OWNER] = { "owner", N_("Owner"), offsetof(struct answer, owner) },
	[SHEET_DUE] = { "due", N_("Due date"), offsetof(struct answer, due) },
	[SHEET_BY] = { "by", N_("Answered by"), offsetof(struct answer, by) },
	[SHEET_AT] = { "at", N_("Answered at"), offsetof(struct answer, at) },
};

const char *sheet_detail_id(enum sheet_detail detail)
{
	return details[detail].id;
}

const char *sheet_detail_label(enum sheet_detail detail)
{
	return _(details[detail].label);
}

/* The strings of LIST, a line each. */
static char *join_lines(const GPtrArray *list)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; list && i < list->len; i++)
		g_string_append_printf(text, "%s%s", i ? "\n" : "", (const char *)list->pdata[i]);
	return g_string_free(text, FALSE);
}

static char *evidence_lines(const struct answer *answer)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; answer->evidence && i < answer->evidence->len; i++)
		g_ptr_array_add(lines, evidence_written(answer, i));
	return join_lines(lines);
}

char *sheet_detail_text(const struct answer *answer, enum sheet_detail detail)
{
	if (detail == SHEET_EVIDENCE)
		return evidence_lines(answer);

	const char *text = G_STRUCT_MEMBER(char *, answer, details[detail].offset);
	return g_strdup(text ? text : "");
}

char *sheet_detail_shown(const struct answer *answer, enum sheet_detail detail)
{
	if (detail == SHEET_AT && answer->at)
		return moment_text(answer->at);
	return sheet_detail_text(answer, detail);
}

const char *sheet_number(const struct item *item)
{
	return item->number ? item->number : "";
}

static const char *const places[SHEET_PLACES] = {
	[SHEET_TABLE] = "table",
	[SHEET_EXCLUDED] = "excluded",
	[SHEET_DECLARED_NA] = "na",
	[SHEET_UNDECIDED] = "undecided",
};

const char *sheet_place_id(enum sheet_place place)
{
	return places[place];
}

struct sheet_field *sheet_field_new(const char *id, const char *label, const char *value)
{
	struct sheet_field *field = g_new(struct sheet_field, 1);

	*field = (struct sheet_field){ .id = id,
				       .label = g_strdup(label),
				       .value = g_strdup(value) };
	return field;
}

void sheet_field_free(struct sheet_field *field)
{
	g_free(field->label);
	g_free(field->value);
	g_free(field);
}

static enum sheet_place row_place(const struct answer *answer, const struct finding *finding)
{
	if (finding->applies != TRUTH_YES)
		return finding->applies == TRUTH_NO ? SHEET_EXCLUDED : SHEET_UNDECIDED;
	return answer->value == ANSWER_NA && !finding->reason_missing ? SHEET_DECLARED_NA
								      : SHEET_TABLE;
}

static char *row_state(const struct answer *answer, const struct finding *finding)
{
	const char *label = answer_label(answer->value);

	/* TRANSLATORS: %s: "not applicable" or "met by an equivalent or better measure" */
	return finding->reason_missing ? g_strdup_printf(_("%s (the reason is missing)"), label)
				       : g_strdup(label);
}

/* The answers that exclude a row, or the questions that would settle it. */
static char *row_why(const struct sheet *sheet, const struct finding *finding)
{
	const struct fact_set *facts =
		finding->applies == TRUTH_NO ? &finding->because : &finding->settled_by;

	if (finding->applies == TRUTH_YES)
		return g_strdup("");

	g_autoptr(GPtrArray) reasons = reasons_text(sheet->assessment, facts, REASONS_FOR_READERS,
						      sheet->language);
	return join_lines(reasons);
}

static GPtrArray *row_details(const struct answer *answer)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func((GDestroyNotify)sheet_field_free);

	for (int i = 0; i < SHEET_DETAILS; i++) {
		g_autofree char *text = sheet_detail_shown(answer, i);

		if (*text)
			g_ptr_array_add(fields, sheet_field_new(sheet_detail_id(i),
								sheet_detail_label(i), text));
	}
	return fields;
}

static char *section_title(const struct section *section, enum language language)
{
	return g_strdup_printf("%s %s", section->id, text_in(&section->title, language));
}

static struct sheet_row *row_new(const struct sheet *sheet, size_t i, const char *title)
{
	const struct item *item = &sheet->catalog->item[i];
	const struct answer *answer = sheet->assessment->answer[i];
	const struct finding *finding = &sheet->report->finding[i];
	struct sheet_row *row = g_new(struct sheet_row, 1);

	*row = (struct sheet_row){
		.item = item,
		.section = &sheet->catalog->section[item->section],
		.answer = answer,
		.finding = finding,
		.place = row_place(answer, finding),
		.number = sheet_number(item),
		.section_title = title,
		.heading = text_in(&item->heading, sheet->language),
		.ask = text_in(&item->ask, sheet->language),
		.state = row_state(answer, finding),
		.why = row_why(sheet, finding),
		.details = sheet->internal ? row_details(answer) : NULL,
	};
	return row;
}

static void row_free(struct sheet_row *row)
{
	g_free(row->state);
	g_free(row->why);
	g_clear_pointer(&row->details, g_ptr_array_unref);
	g_free(row);
}

/* Never the clock: the same answers give the same bytes. */
static gint64 made_at(const struct assessment *assessment)
{
	const char *confirmed = assessment->profile[PROFILE_CONFIRMED];
	g_autofree char *midnight = g_strconcat(
		confirmed ? confirmed : assessment->catalog->published, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(midnight, NULL);
	gint64 seconds = time ? g_date_time_to_unix(time) : 0;

	return seconds ? seconds : 1;
}

struct sheet *sheet_new(const struct assessment *assessment, const struct report *report,
			const struct sheet_options *options)
{
	const struct catalog *catalog = assessment->catalog;
	struct sheet *sheet = g_new0(struct sheet, 1);

	sheet->language = options->language;
	sheet->internal = options->internal;
	sheet->catalog = catalog;
	sheet->assessment = assessment;
	sheet->report = report;
	sheet->program = g_strdup_printf("%s %s", PACKAGE_NAME, options->program_version);
	sheet->made = options->made ? options->made : made_at(assessment);
	sheet->section_titles = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < catalog->sections; i++)
		g_ptr_array_add(sheet->section_titles,
				section_title(&catalog->section[i], sheet->language));
	sheet->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
	for (size_t i = 0; i < catalog->items; i++)
		g_ptr_array_add(
			sheet->rows,
			row_new(sheet, i, sheet->section_titles->pdata[catalog->item[i].section]));
	digest_add(sheet);
	words_add(sheet);
	parts_add(sheet);
	return sheet;
}

void sheet_free(struct sheet *sheet)
{
	if (!sheet)
		return;
	g_ptr_array_unref(sheet->parts);
	g_ptr_array_unref(sheet->rows);
	g_ptr_array_unref(sheet->section_titles);
	g_ptr_array_unref(sheet->result);
	g_ptr_array_unref(sheet->notes);
	g_free(sheet->title);
	g_free(sheet->banner);
	g_free(sheet->edition);
	g_free(sheet->program);
	g_free(sheet->scope);
	g_free(sheet->content);
	g_free(sheet->digest);
	g_free(sheet);
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static struct sheet_cell number_cell(const struct sheet_row *row)
{
	const char *mark = sheet_standing_mark(row->item->standing);

	return (struct sheet_cell){ row->number, mark,
				    *mark ? standing_label(row->item->standing) : "" };
}

static struct sheet_cell ask_cell(const struct sheet_row *row)
{
	return (struct sheet_cell){ row->ask, "", "" };
}

static struct sheet_cell tick_cell(const struct sheet_row *row)
{
	return row->finding->ticked ? (struct sheet_cell){ "", "✓", row->state }
				    : (struct sheet_cell){ "", "", "" };
}

static struct sheet_cell state_cell(const struct sheet_row *row)
{
	return (struct sheet_cell){ row->state, "", "" };
}

static struct sheet_cell why_cell(const struct sheet_row *row)
{
	return (struct sheet_cell){ row->why, "", "" };
}

static struct sheet_cell owner_cell(const struct sheet_row *row)
{
	return (struct sheet_cell){ or_empty(row->answer->owner), "", "" };
}

static struct sheet_cell due_cell(const struct sheet_row *row)
{
	return (struct sheet_cell){ or_empty(row->answer->due), "", "" };
}

static const struct {
	const char *label;
	struct sheet_cell (*cell)(const struct sheet_row *row);
} columns[SHEET_COLUMNS] = {
	/* TRANSLATORS: the columns of the official check sheet: 項目番号, 内容, チェック */
	[SHEET_COLUMN_NUMBER] = { N_("Item number"), number_cell },
	[SHEET_COLUMN_ASK] = { N_("Content"), ask_cell },
	[SHEET_COLUMN_TICK] = { N_("Check"), tick_cell },
	[SHEET_COLUMN_STATE] = { N_("State"), state_cell },
	[SHEET_COLUMN_WHY] = { N_("Because of"), why_cell },
	[SHEET_COLUMN_OWNER] = { N_("Owner"), owner_cell },
	[SHEET_COLUMN_DUE] = { N_("Due date"), due_cell },
};

const char *sheet_column_label(enum sheet_column column)
{
	return _(columns[column].label);
}

struct sheet_cell sheet_cell(const struct sheet_row *row, enum sheet_column column)
{
	return columns[column].cell(row);
}

char *sheet_cell_text(const struct sheet_row *row, enum sheet_column column)
{
	struct sheet_cell cell = sheet_cell(row, column);

	return g_strconcat(cell.text, *cell.text && *cell.mark ? " " : "", cell.mark, NULL);
}

/* Marks of rows that are not known from the sheet; the notes explain them. */
const char *sheet_standing_mark(enum standing standing)
{
	static const char *const marks[STANDINGS] = {
		[STANDING_SHEET] = "",
		[STANDING_STATED] = "*",
		[STANDING_UNVERIFIED] = "**",
	};

	return marks[standing];
}

const char *sheet_group(const struct sheet_part *part, guint i)
{
	const struct sheet_row *row = part->rows->pdata[i];
	const struct sheet_row *before = i > 0 ? part->rows->pdata[i - 1] : NULL;

	if (part->by_section)
		return before && before->section == row->section ? NULL : row->section_title;
	if (before ? strcmp(before->heading, row->heading) == 0 : !*row->heading)
		return NULL;
	return row->heading;
}
