/* SPDX-License-Identifier: GPL-3.0-or-later
 * The document's parts. Head, applicability and tables are as in the official sheet; result,
 * annexes and notes come after them and say that they are not part of it. */
#include "config.h"

#include "sheet/parts.h"

#include <string.h>

#include "engine/interview.h"
#include "engine/evidence.h"
#include "engine/overview.h"
#include "engine/signoff.h"

static const char *or_not_given(const char *s)
{
	return s ? s : _("not given");
}

static void add(GPtrArray *sentences, const char *sentence)
{
	if (*sentence)
		g_ptr_array_add(sentences, g_strdup(sentence));
}

static void add_all(GPtrArray *sentences, const GPtrArray *more)
{
	for (guint i = 0; i < more->len; i++)
		add(sentences, more->pdata[i]);
}

/* Adds an empty part; TITLE is copied. */
static struct sheet_part *part_new(struct sheet *sheet, const char *id, const char *title)
{
	struct sheet_part *part = g_new0(struct sheet_part, 1);

	part->id = id;
	part->title = g_strdup(title);
	part->sentences = g_ptr_array_new_with_free_func(g_free);
	part->fields = g_ptr_array_new_with_free_func((GDestroyNotify)sheet_field_free);
	part->rows = g_ptr_array_new();
	g_ptr_array_add(sheet->parts, part);
	return part;
}

static void part_free(struct sheet_part *part)
{
	g_free(part->title);
	g_ptr_array_unref(part->sentences);
	g_ptr_array_unref(part->fields);
	g_ptr_array_unref(part->rows);
	g_free(part);
}

static void add_field(struct sheet_part *part, const char *id, const char *label, const char *value)
{
	g_ptr_array_add(part->fields, sheet_field_new(id, label, value));
}

/* The title is published; the name only stays inside. */
static char *staff_text(const struct sheet *sheet)
{
	const char *name = sheet->assessment->profile[PROFILE_STAFF_NAME];
	const char *title = sheet->assessment->profile[PROFILE_STAFF_TITLE];

	if (!sheet->internal || !name)
		return g_strdup(or_not_given(title));
	/* TRANSLATORS: name and title of a person */
	return title ? g_strdup_printf(_("%s (%s)"), name, title) : g_strdup(name);
}

static void add_head(struct sheet *sheet)
{
	static const enum profile_field fields[] = { PROFILE_CONFIRMED, PROFILE_ORGANIZATION,
						     PROFILE_SERVICE };
	struct sheet_part *part = part_new(sheet, "head", "");
	g_autofree char *staff = staff_text(sheet);

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		add_field(part, profile_field_id(fields[i]), profile_field_label(fields[i]),
			  or_not_given(sheet->assessment->profile[fields[i]]));
	add_field(part, "staff", profile_field_label(PROFILE_STAFF_NAME), staff);
}

/* What somebody wrote, else the draft. */
static void add_overview(struct sheet *sheet)
{
	struct sheet_part *part =
		part_new(sheet, "overview", _("Overview (not part of the official sheet)"));
	const char *written =
		overview_written(sheet->assessment, sheet->report, sheet->language);
	g_autofree char *text = written ? g_strdup(written)
					: overview_draft(sheet->assessment, sheet->report,
							 sheet->language);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		add(part->sentences, *line);
	part->bars = true;
}

static void add_facts(struct sheet *sheet, struct sheet_part *part, const struct fact_set *facts)
{
	for (unsigned i = 0; i < sheet->catalog->facts; i++) {
		const struct fact *fact = &sheet->catalog->fact[i];

		if (!fact_set_has(facts, i))
			continue;
		g_autofree char *value = fact_value_text(sheet->assessment, i, sheet->language);
		add_field(part, fact->id, text_in(&fact->ask, sheet->language), value);
	}
}

static void add_scope(struct sheet *sheet)
{
	const struct scope *scope = &sheet->report->scope;
	struct sheet_part *part = part_new(sheet, "scope", _("Applicability"));

	add(part->sentences, sheet->scope);
	if (scope->rule)
		add(part->sentences, text_in(&scope->rule->because, sheet->language));
	add_facts(sheet, part, &scope->because);
	add_facts(sheet, part, &scope->settled_by);
}

static void add_sections(struct sheet *sheet)
{
	static const enum sheet_column columns[] = { SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK,
						     SHEET_COLUMN_TICK };

	for (size_t i = 0; i < sheet->catalog->sections; i++) {
		const struct section *section = &sheet->catalog->section[i];
		struct sheet_part *part =
			part_new(sheet, "section", sheet->section_titles->pdata[i]);

		part->column = columns;
		part->columns = G_N_ELEMENTS(columns);
		part->details = true;
		for (size_t j = section->first; j < section->first + section->items; j++) {
			struct sheet_row *row = sheet->rows->pdata[j];

			if (row->place == SHEET_TABLE)
				g_ptr_array_add(part->rows, row);
		}
		if (part->rows->len == 0)
			add(part->sentences,
			    _("No row of this section is to be ticked: see the annexes."));
	}
}

static bool is_open(const struct sheet_row *row)
{
	return row->place == SHEET_TABLE && !row->finding->ticked;
}

static bool is_excluded(const struct sheet_row *row)
{
	return row->place == SHEET_EXCLUDED;
}

static bool is_declared(const struct sheet_row *row)
{
	return row->place == SHEET_DECLARED_NA;
}

static bool is_undecided(const struct sheet_row *row)
{
	return row->place == SHEET_UNDECIDED;
}

/* The lists after the sheet. Public ones end before the columns of owner and due date. */
/* clang-format off */
static const struct annex {
	const char *id, *title, *sentence;
	bool (*has)(const struct sheet_row *row);
	bool details;
	size_t columns, internal_columns;
	enum sheet_column column[SHEET_COLUMNS];
} annexes[] = {
	{ "open", N_("Annex (not part of the official sheet): rows that apply and are not ticked"),
	  N_("These rows apply. They are not met or only partly met, not answered, "
	     "or lack their reason."),
	  is_open, false, 3, 5,
	  { SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK, SHEET_COLUMN_STATE, SHEET_COLUMN_OWNER,
	    SHEET_COLUMN_DUE } },
	{ "excluded", N_("Annex (not part of the official sheet): rows that do not apply"),
	  N_("The answers about the service exclude these rows. "
	     "They are not rows that are not met."),
	  is_excluded, true, 3, 3, { SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK, SHEET_COLUMN_WHY } },
	{ "na", N_("Annex (not part of the official sheet): rows declared not applicable"),
	  N_("The organisation declares that these rows do not apply to it, "
	     "and has recorded the reason. They are not rows that are not met."),
	  is_declared, true, 2, 2, { SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK } },
	{ "undecided", N_("Annex (not part of the official sheet): rows not yet known to apply"),
	  N_("Whether these rows apply depends on questions that are still to be answered."),
	  is_undecided, true, 3, 3, { SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK, SHEET_COLUMN_WHY } },
};
/* clang-format on */

static void add_annex(struct sheet *sheet, const struct annex *annex)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();

	for (guint i = 0; i < sheet->rows->len; i++)
		if (annex->has(sheet->rows->pdata[i]))
			g_ptr_array_add(rows, sheet->rows->pdata[i]);
	if (rows->len == 0)
		return;

	struct sheet_part *part = part_new(sheet, annex->id, _(annex->title));

	add(part->sentences, _(annex->sentence));
	part->column = annex->column;
	part->columns = sheet->internal ? annex->internal_columns : annex->columns;
	part->details = annex->details;
	part->by_section = true;
	g_ptr_array_extend_and_steal(part->rows, g_steal_pointer(&rows));
}

/* Who signed what and when; and whether that is what the sheet says. */
static void add_signoff(struct sheet *sheet)
{
	const GPtrArray *signoff = sheet->assessment->signoff;
	struct sheet_part *part;

	if (!sheet->internal || signoff->len == 0)
		return;
	part = part_new(sheet, "signoff", _("Sign-off (not part of the official sheet)"));
	if (signoff_stale(sheet->assessment, sheet->digest))
		add(part->sentences, _("It was changed after the last step: what was signed is not "
				       "what this sheet says."));
	for (guint i = 0; i < signoff->len; i++) {
		const struct sign *sign = signoff->pdata[i];
		const char *title = sign->title ? sign->title : _("somebody");
		g_autofree char *at = moment_text(sign->at);
		g_autofree char *text = sign->reason ? g_strdup_printf(_("%s, %s (reason: %s)"),
								       title, at, sign->reason)
						     : g_strdup_printf(_("%s, %s"), title, at);

		add_field(part, sign_step_id(sign->step), sign_step_label(sign->step), text);
	}
}

static void add_about(struct sheet *sheet)
{
	struct sheet_part *part =
		part_new(sheet, "about", _("About this sheet (not part of the official sheet)"));

	add_all(part->sentences, sheet->notes);
	add_field(part, "edition", _("Edition"), sheet->edition);
	if (!text_empty(&sheet->catalog->issuer))
		add_field(part, "issuer", _("Issued by"),
			  text_in(&sheet->catalog->issuer, sheet->language));
	add_field(part, "program", _("Made with"), sheet->program);
	add_field(part, "digest", _("Digest (SHA-256)"), sheet->digest);
}

/* "(1)① Is there a policy?": the row that PIECE belongs to. */
static char *piece_row(const struct sheet *sheet, const struct evidence_piece *piece)
{
	const struct sheet_row *row = sheet->rows->pdata[piece->item];

	return g_strconcat(row->number, *row->number ? " " : "", row->ask, NULL);
}

/* "docs/iso.pdf: changed since it was recorded", by its row: a line for each of the row's
 * pieces. */
static void add_piece(const struct sheet *sheet, struct sheet_part *part,
		      const struct evidence_piece *piece)
{
	struct sheet_field *last =
		part->fields->len > 0 ? part->fields->pdata[part->fields->len - 1] : NULL;
	const char *key = sheet->catalog->item[piece->item].key;
	/* TRANSLATORS: a file, and what became of it */
	g_autofree char *text = g_strdup_printf(_("%s: %s"), piece->reference,
						evidence_state_label(piece->state));

	if (last && strcmp(last->id, key) == 0) {
		g_autofree char *before = last->value;

		last->value = g_strconcat(before, "\n", text, NULL);
		return;
	}
	g_autofree char *row = piece_row(sheet, piece);
	add_field(part, key, row, text);
}

void sheet_tell_evidence(struct sheet *sheet, const GArray *pieces)
{
	struct sheet_part *part = NULL;

	for (guint i = 0; sheet->internal && i < pieces->len; i++) {
		const struct evidence_piece *piece =
			&g_array_index(pieces, struct evidence_piece, i);

		if (!evidence_state_bad(piece->state))
			continue;
		if (!part)
			part = part_new(sheet, "evidence",
					_("Evidence to look at (not part of the official sheet)"));
		add_piece(sheet, part, piece);
	}
	if (!part)
		return;
	/* before the last one, which is about the sheet itself */
	g_ptr_array_steal_index(sheet->parts, sheet->parts->len - 1);
	g_ptr_array_insert(sheet->parts, (int)sheet->parts->len - 1, part);
}

void parts_add(struct sheet *sheet)
{
	sheet->parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
	add_overview(sheet);
	add_head(sheet);
	add_scope(sheet);
	add_sections(sheet);
	add_all(part_new(sheet, "result", _("Result (not part of the official sheet)"))->sentences,
		sheet->result);
	for (size_t i = 0; i < G_N_ELEMENTS(annexes); i++)
		add_annex(sheet, &annexes[i]);
	add_signoff(sheet);
	add_about(sheet);
}
