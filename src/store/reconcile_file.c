/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing the three files of a comparison; reconcile_read.c reads them back. */
#include "config.h"

#include "store/reconcile_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/text_table.h"
#include "store/wording_file.h"
#include "store/yaml.h"

static const struct official_row *row_at(const struct comparison *comparison, size_t r)
{
	return comparison->sheet->rows->pdata[r];
}

bool comparison_is_open(const struct comparison *comparison, size_t r)
{
	const struct row_match *match = &comparison->found->row[r];

	return match->certainty == CERTAINTY_DOUBTFUL ||
	       (match->certainty == CERTAINTY_SURE && row_at(comparison, r)->numbered &&
		!match->number_sure);
}

bool comparison_only_sheet(const struct comparison *comparison, size_t r)
{
	return comparison->found->row[r].certainty == CERTAINTY_NONE;
}

bool comparison_only_catalog(const struct comparison *comparison, size_t i)
{
	for (size_t r = 0; r < comparison->found->rows; r++)
		if (comparison->found->row[r].item == (int)i)
			return false;
	return true;
}

/* Writing */

static void put_word(struct yaml_writer *yaml, const char *name, const char *word)
{
	yaml_write_word(yaml, name);
	yaml_write_word(yaml, word);
}

static void put_string(struct yaml_writer *yaml, const char *name, const char *text)
{
	yaml_write_word(yaml, name);
	yaml_write_text(yaml, text);
}

static void put_line(struct yaml_writer *yaml, unsigned line)
{
	g_autofree char *number = g_strdup_printf("%u", line);

	put_word(yaml, "line", number);
}

/* NAME: {ja: TEXT}, in the language of the sheet; nothing when there is no text. */
static void put_language(const struct comparison *comparison, struct yaml_writer *yaml,
			 const char *name, const char *text)
{
	if (!*text)
		return;
	yaml_write_word(yaml, name);
	yaml_write_mapping(yaml, false);
	put_string(yaml, language_id(comparison->language), text);
	yaml_write_end(yaml);
}

static struct yaml_writer *begin_file(const struct comparison *comparison, const char *name,
				      int format)
{
	struct yaml_writer *yaml = yaml_writer_new();
	g_autofree char *version = g_strdup_printf("%d", format);

	yaml_write_mapping(yaml, false);
	put_word(yaml, name, version);
	put_string(yaml, "catalog", comparison->catalog->id);
	return yaml;
}

static GString *end_file(struct yaml_writer *yaml, const char *comment)
{
	GString *out;

	yaml_write_end(yaml);
	out = yaml_writer_finish(yaml);
	g_string_prepend(out, comment);
	return out;
}

/* What the sheet is called, in the words of a catalog. */
static void put_source(const struct comparison *comparison, struct yaml_writer *yaml)
{
	g_autofree char *name = text_clean(comparison->source, false);
	g_autofree char *ja = g_strdup_printf("公式のチェックシート(%s)", name);
	g_autofree char *en = g_strdup_printf("the official check sheet (%s)", name);
	const char *const words[LANGUAGES] = { [LANGUAGE_JA] = ja, [LANGUAGE_EN] = en };

	yaml_write_word(yaml, "source");
	yaml_write_mapping(yaml, false);
	for (int i = 0; i < LANGUAGES; i++)
		if (comparison->catalog->has[i])
			put_string(yaml, language_id((enum language)i), words[i]);
	yaml_write_end(yaml);
}

/* A number stands for one row of a section: the first that has it. */
static bool take_number(GHashTable *taken, const struct item *item, const char *number)
{
	return g_hash_table_add(taken, g_strdup_printf("%zu %s", item->section, number));
}

GString *comparison_wording(const struct comparison *comparison)
{
	struct yaml_writer *yaml = begin_file(comparison, "phrwizard-wording", WORDING_FORMAT);
	g_autoptr(GHashTable) taken = text_table_new_full(g_free, NULL);

	put_source(comparison, yaml);
	yaml_write_word(yaml, "text");
	yaml_write_mapping(yaml, false);
	for (size_t i = 0; i < comparison->found->items; i++) {
		const struct item *item = &comparison->catalog->item[i];
		const int r = comparison->found->row_of[i];
		const struct official_row *row = r < 0 ? NULL : row_at(comparison, (size_t)r);

		if (!row)
			continue;
		yaml_write_word(yaml, item->key);
		yaml_write_mapping(yaml, false);
		if (comparison->found->row[r].number_sure && take_number(taken, item, row->number))
			put_string(yaml, "number", row->number);
		put_language(comparison, yaml, "heading", row->heading);
		put_language(comparison, yaml, "ask", row->words);
		yaml_write_end(yaml);
	}
	yaml_write_end(yaml);
	return end_file(yaml,
			_("# The words and numbers of the official sheet, for the rows that were "
			  "surely found.\n"
			  "# Use it with: phrwizard export FILE --format F --wording THIS-FILE\n"));
}

static void put_candidates(const struct comparison *comparison, struct yaml_writer *yaml,
			   const struct row_match *match)
{
	yaml_write_word(yaml, "candidates");
	yaml_write_sequence(yaml, false);
	for (size_t c = 0; c < match->candidates; c++) {
		const struct item *item = &comparison->catalog->item[match->candidate[c].item];

		yaml_write_mapping(yaml, false);
		put_string(yaml, "key", item->key);
		put_string(yaml, "ask", text_in(&item->ask, comparison->language));
		yaml_write_end(yaml);
	}
	yaml_write_end(yaml);
}

static void put_open(const struct comparison *comparison, struct yaml_writer *yaml, size_t r)
{
	const struct official_row *row = row_at(comparison, r);
	const struct row_match *match = &comparison->found->row[r];

	yaml_write_mapping(yaml, false);
	put_line(yaml, row->line);
	put_string(yaml, "says", row->words);
	put_word(yaml, "doubt", match->certainty == CERTAINTY_SURE ? "number" : "row");
	put_string(yaml, "number", row->number);
	put_string(yaml, "choose", "");
	put_candidates(comparison, yaml, match);
	yaml_write_end(yaml);
}

GString *comparison_decisions(const struct comparison *comparison)
{
	struct yaml_writer *yaml = begin_file(comparison, "phrwizard-decisions", DECISIONS_FORMAT);

	yaml_write_word(yaml, "rows");
	yaml_write_sequence(yaml, false);
	for (size_t r = 0; r < comparison->found->rows; r++)
		if (comparison_is_open(comparison, r))
			put_open(comparison, yaml, r);
	yaml_write_end(yaml);
	return end_file(yaml, _("# Rows of the official sheet that a person must decide. Write "
				"after choose: the key of the row\n"
				"# of the catalog that it is (one of the candidates or any other), "
				"or none when the catalog does\n"
				"# not have it. With doubt: row it is not sure which row it is; "
				"with doubt: number only the\n"
				"# number is not sure: correct it and choose the first candidate.\n"
				"# Then: phrwizard catalog reconcile ID SHEET --decisions "
				"THIS-FILE -o FOLDER\n"));
}

/* The id of the section that a row of the sheet stands in, or that of the row before it; "". */
static const char *section_of(const struct comparison *comparison, size_t r)
{
	const struct catalog *catalog = comparison->catalog;
	const char *found = "";
	size_t length = 0;

	for (size_t s = 0; s < catalog->sections; s++) {
		struct outline_place place = { 0 };

		outline_enter_text(&place, catalog->section[s].id);
		if (outline_within(&place, &row_at(comparison, r)->place) &&
		    strlen(catalog->section[s].id) > length) {
			found = catalog->section[s].id;
			length = strlen(found);
		}
	}
	for (size_t before = r; !*found && before-- > 0;)
		if (comparison->found->row[before].certainty == CERTAINTY_SURE)
			found = catalog->section[catalog->item[comparison->found->row[before].item]
							 .section]
					.id;
	return found;
}

static void put_new_row(const struct comparison *comparison, struct yaml_writer *yaml, size_t r)
{
	const struct official_row *row = row_at(comparison, r);

	yaml_write_mapping(yaml, false);
	put_line(yaml, row->line);
	put_string(yaml, "section", section_of(comparison, r));
	put_string(yaml, "number", comparison->found->row[r].number_sure ? row->number : "");
	put_language(comparison, yaml, "heading", row->heading);
	put_language(comparison, yaml, "ask", row->words);
	put_word(yaml, "duty", duty_id(DUTY_EXPECTED));
	yaml_write_end(yaml);
}

GString *comparison_rows(const struct comparison *comparison)
{
	struct yaml_writer *yaml = begin_file(comparison, "phrwizard-rows", ROWS_FORMAT);

	yaml_write_word(yaml, "only-in-sheet");
	yaml_write_sequence(yaml, false);
	for (size_t r = 0; r < comparison->found->rows; r++)
		if (comparison_only_sheet(comparison, r))
			put_new_row(comparison, yaml, r);
	yaml_write_end(yaml);
	yaml_write_word(yaml, "only-in-catalog");
	yaml_write_sequence(yaml, false);
	for (size_t i = 0; i < comparison->found->items; i++) {
		const struct item *item = &comparison->catalog->item[i];

		if (!comparison_only_catalog(comparison, i))
			continue;
		yaml_write_mapping(yaml, false);
		put_string(yaml, "key", item->key);
		put_string(yaml, "ask", text_in(&item->ask, comparison->language));
		yaml_write_end(yaml);
	}
	yaml_write_end(yaml);
	yaml_write_word(yaml, "not-read");
	yaml_write_sequence(yaml, false);
	for (guint i = 0; i < comparison->sheet->unread->len; i++) {
		const struct unread_line *unread = comparison->sheet->unread->pdata[i];

		yaml_write_mapping(yaml, false);
		put_line(yaml, unread->line);
		put_string(yaml, "says", unread->text);
		yaml_write_end(yaml);
	}
	yaml_write_end(yaml);
	return end_file(yaml, _("# Rows that only the sheet has, rows that only the catalog has, "
				"and lines of the sheet that\n"
				"# are taken for neither row nor heading. 'phrwizard catalog "
				"derive' makes the first ones rows of\n"
				"# an edition of your own: take out what is no row, and correct "
				"section, number and duty. The duty\n"
				"# is not told by the sheet: expected stands for all.\n"));
}
