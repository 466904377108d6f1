/* SPDX-License-Identifier: GPL-3.0-or-later
 * Making sheets: order, layout, damage. */
#include "config.h"

#include "official.h"

#include <stdbool.h>
#include <string.h>

#include "engine/outline.h"

const struct treatment treatments[] = {
	{ .name = "as the spreadsheet gives it", .form = CELLS_TABS },
	{ .name = "CSV with lines in cells", .form = CELLS_COMMAS, .quoted = true },
	{ .name = "plain lines", .form = CELLS_LINES },
	{ .name = "plain lines, wrapped at 30", .form = CELLS_LINES, .wrapped = 30 },
	{ .name = "wrapped at 18, with pages and notes",
	  .form = CELLS_LINES,
	  .wrapped = 18,
	  .pages = true },
	{ .name = "the number on a line of its own",
	  .form = CELLS_LINES,
	  .number_alone = true,
	  .wrapped = 40 },
	{ .name = "full-width numbers", .form = CELLS_TABS, .wide = true },
	{ .name = "number and question in one cell",
	  .form = CELLS_TABS,
	  .one_cell = true,
	  .wide = true },
	{ .name = "no numbers at all", .form = CELLS_TABS, .no_numbers = true },
	{ .name = "whole numbers, no headings", .form = CELLS_COMMAS, .whole_number = true },
	{ .name = "half of the rows", .form = CELLS_TABS, .lost = 50 },
	{ .name = "a tenth of the rows", .form = CELLS_LINES, .lost = 90 },
	{ .name = "a third of the headings lost", .form = CELLS_TABS, .lost_headings = 33 },
	{ .name = "rows in another order", .form = CELLS_TABS, .order = ROWS_MIXED },
	{ .name = "headings in another order", .form = CELLS_LINES, .order = HEADINGS_MIXED },
	{ .name = "sections in another order", .form = CELLS_COMMAS, .order = SECTIONS_MIXED },
	{ .name = "all rows shuffled, with whole numbers",
	  .form = CELLS_TABS,
	  .order = ALL_MIXED,
	  .whole_number = true },
	{ .name = "read by a machine, 3 % wrong",
	  .form = CELLS_LINES,
	  .damage = 3,
	  .bad_numbers = 5,
	  .wrapped = 35 },
	{ .name = "read by a machine, 8 % wrong",
	  .form = CELLS_TABS,
	  .damage = 8,
	  .bad_numbers = 10 },
	{ .name = "all at once",
	  .form = CELLS_LINES,
	  .order = HEADINGS_MIXED,
	  .damage = 5,
	  .bad_numbers = 5,
	  .lost = 20,
	  .lost_headings = 10,
	  .wrapped = 32,
	  .pages = true,
	  .wide = true },
};
const size_t treatments_count = G_N_ELEMENTS(treatments);

/* Characters that machines take for each other. */
static const char *const confused[] = {
	"口ロ", "力カ",   "二ニ",   "一ー", "夕タ",   "卜ト",   "八ハ", "工エ", "日目",
	"未末", "土士",   "大太犬", "人入", "間問聞", "設投没", "報執", "理埋", "管菅",
	"講購", "権槽",   "続統",   "実美", "定走",   "対封",   "情惰", "体休", "者著",
	"関閲", "持特待", "策築",   "限眼", "務努",   "使便",   "重量", "発登", "き さ",
	"はほ", "る ろ",  "つっ",   "わね", "め ぬ",
};

static void told_free(void *data)
{
	struct told_row *row = data;

	g_free(row->key);
	g_free(row->section);
	g_free(row->number);
	g_free(row->heading);
	g_free(row->words);
	g_free(row);
}

GPtrArray *told_rows(void)
{
	g_autofree char *path =
		g_build_filename(g_getenv("top_srcdir"), "tests", "reconcile", "sheet.tsv", NULL);
	g_autofree char *text = NULL;
	GPtrArray *rows = g_ptr_array_new_with_free_func(told_free);

	if (!g_file_get_contents(path, &text, NULL, NULL))
		g_error("cannot read %s", path);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		g_auto(GStrv) field = g_strsplit(*line, "\t", -1);
		struct told_row *row;

		if (**line == '#' || g_strv_length(field) != 5)
			continue;
		row = g_new0(struct told_row, 1);
		row->key = strcmp(field[0], "-") ? g_strdup(field[0]) : NULL;
		row->section = g_strdup(field[1]);
		row->number = g_strdup(field[2]);
		row->heading = g_strdup(field[3]);
		row->words = g_strdup(field[4]);
		g_ptr_array_add(rows, row);
	}
	return rows;
}

static struct outline_place place_of(const struct told_row *row, bool with_number)
{
	struct outline_place place = { 0 };

	outline_enter_text(&place, row->section);
	if (with_number)
		outline_enter_text(&place, row->number);
	return place;
}

char *told_number(const struct told_row *row)
{
	const struct outline_place place = place_of(row, true);

	return outline_inner(&place);
}

/* Damage */

static bool happens(GRand *random, int percent)
{
	return g_rand_int_range(random, 0, 100) < percent;
}

static gunichar other_character(gunichar c, GRand *random)
{
	for (size_t i = 0; i < G_N_ELEMENTS(confused); i++) {
		const char *set = confused[i];

		if (!g_utf8_strchr(set, -1, c))
			continue;
		return g_utf8_get_char(g_utf8_offset_to_pointer(
			set, g_rand_int_range(random, 0, (int)g_utf8_strlen(set, -1))));
	}
	return 0x4e00 + (gunichar)g_rand_int_range(random, 0, 5000);
}

static char *damage(const char *text, int percent, GRand *random)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!happens(random, percent))
			g_string_append_unichar(out, c);
		else if (happens(random, 75))
			g_string_append_unichar(out, other_character(c, random));
		else if (happens(random, 50))
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

/* Another number of the same kind, or something that is none. */
static char *damage_number(const char *number, GRand *random)
{
	static const char *const wrong[] = { "l",  "7",  "I", "④", "G)", "8",
					     "ー", "の", "2", "3", "①",  "" };

	(void)number;
	return g_strdup(wrong[g_rand_int_range(random, 0, G_N_ELEMENTS(wrong))]);
}

static char *widen(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		g_string_append_unichar(out, c > ' ' && c < 127 ? c - '!' + 0xff01 : c);
	}
	return g_string_free(out, FALSE);
}

/* Order: each row gets a sort key of its section, heading and itself, mixed from some level on. */

struct sorted {
	struct told_row *row;
	unsigned key[3];
};

static int compare_sorted(const void *a, const void *b)
{
	const struct sorted *p = a, *q = b;

	for (int i = 0; i < 3; i++)
		if (p->key[i] != q->key[i])
			return p->key[i] < q->key[i] ? -1 : 1;
	return 0;
}

static GArray *put_in_order(enum order order, const GPtrArray *rows, GRand *random)
{
	GArray *sorted = g_array_new(FALSE, TRUE, sizeof(struct sorted));
	struct sorted now = { 0 };
	const struct told_row *before = NULL;

	for (guint i = 0; i < rows->len; i++) {
		struct told_row *row = rows->pdata[i];
		const bool section = !before || strcmp(before->section, row->section),
			   heading = section || strcmp(before->heading, row->heading);

		if (section)
			now.key[0] = order == SECTIONS_MIXED ? g_rand_int(random) : i;
		if (heading)
			now.key[1] = order == HEADINGS_MIXED ? g_rand_int(random) : i;
		now.key[2] = order == ROWS_MIXED || order == ALL_MIXED ? g_rand_int(random) : i;
		if (order == ALL_MIXED)
			now.key[0] = now.key[1] = 0;
		now.row = row;
		g_array_append_val(sorted, now);
		before = row;
	}
	g_array_sort(sorted, compare_sorted);
	return sorted;
}

/* Layout */

struct maker {
	const struct treatment *treatment;
	GRand *random;
	GString *out;
	unsigned line;
	struct outline_place at; /* sections and headings told so far */
};

static void new_line(struct maker *maker)
{
	g_string_append_c(maker->out, '\n');
	maker->line++;
}

/* TEXT, with line ends in it where it is to be wrapped. */
static char *wrap(const char *text, int width)
{
	GString *out = g_string_new(NULL);
	int column = 0;

	for (const char *p = text; *p; p = g_utf8_next_char(p), column++) {
		if (width && column && column % width == 0)
			g_string_append_c(out, '\n');
		g_string_append_unichar(out, g_utf8_get_char(p));
	}
	return g_string_free(out, FALSE);
}

static void append_counted(struct maker *maker, const char *text)
{
	g_string_append(maker->out, text);
	for (; *text; text++)
		maker->line += *text == '\n';
}

static void append_number(struct maker *maker, const char *number)
{
	g_autofree char *text = maker->treatment->wide ? widen(number) : g_strdup(number);

	if (!maker->treatment->no_numbers)
		g_string_append(maker->out, text);
}

/* NUMBER and TEXT as a line of the sheet. */
static void append_line(struct maker *maker, const char *number, const char *text, bool row)
{
	const struct treatment *t = maker->treatment;
	const char between = t->form == CELLS_LINES ? ' ' : t->form == CELLS_TABS ? '\t' : ',';
	g_autofree char *wrapped = wrap(text, t->quoted ? 20 : t->wrapped);

	append_number(maker, number);
	if (t->number_alone && row && *number)
		new_line(maker);
	else if (*number || t->form != CELLS_LINES)
		g_string_append_c(maker->out, t->one_cell ? ' ' : between);
	if (t->quoted)
		g_string_append_c(maker->out, '"');
	append_counted(maker, wrapped);
	if (t->quoted)
		g_string_append_c(maker->out, '"');
	if (row && t->form != CELLS_LINES)
		g_string_append_printf(maker->out, "%c□", between);
	new_line(maker);
}

/* What of the place above ROW has not been told yet, a line each. */
static void append_headings(struct maker *maker, const struct told_row *row)
{
	const struct outline_place section = place_of(row, false), place = place_of(row, true);
	const bool lost = happens(maker->random, maker->treatment->lost_headings);
	g_autofree char *dotted = outline_dotted(&section);
	g_autofree char *before = outline_dotted(&maker->at);
	bool anew = strcmp(dotted, before) != 0;

	if (anew) {
		g_autofree char *spaced = g_strconcat(dotted, ".", NULL);

		append_line(maker, spaced, "章の見出し", false);
	}
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_DIGIT; style++) {
		struct outline_place own = { 0 };
		const bool letter = style == OUTLINE_LETTER;

		anew |= maker->at.at[style] != place.at[style];
		if (!anew || !place.at[style] || (!letter && place.at[style] != section.at[style]))
			continue;
		own.at[style] = place.at[style];
		g_autofree char *mark = outline_inner(&own);
		g_autofree char *bad = damage(letter ? row->heading : "節の見出し",
					      maker->treatment->damage, maker->random);

		if (!letter || !lost)
			append_line(maker, mark, bad, false);
	}
	maker->at = place;
}

static void append_page(struct maker *maker, guint row)
{
	if (row % 9 == 4) {
		g_string_append_printf(maker->out, "- %u -", row / 9 + 1);
		new_line(maker);
		g_string_append(maker->out, "項目番号 内容 チェック");
		new_line(maker);
	}
	if (row % 20 == 7) {
		g_string_append(maker->out, "※ この行は注記であって確認項目ではない。");
		new_line(maker);
	}
}

static void append_row(struct maker *maker, struct told_row *row)
{
	const struct treatment *t = maker->treatment;
	const struct outline_place place = place_of(row, true);
	g_autofree char *inner = told_number(row);
	g_autofree char *dotted = outline_dotted(&place);
	g_autofree char *whole = g_strconcat(dotted, inner, NULL);
	const char *digit = strrchr(inner, ')');
	g_autofree char *own = g_strdup(place.at[OUTLINE_DIGIT] ? digit + 1 : row->number);
	g_autofree char *bad =
		happens(maker->random, t->bad_numbers) ? damage_number(own, maker->random) : NULL;
	g_autofree char *words = damage(row->words, t->damage, maker->random);

	if (!t->whole_number)
		append_headings(maker, row);
	row->line = maker->line;
	append_line(maker, bad ? bad : t->whole_number ? whole : own, words, true);
}

char *official_text(const struct treatment *treatment, GPtrArray *rows, GRand *random)
{
	g_autoptr(GArray) sorted = put_in_order(treatment->order, rows, random);
	struct maker maker = {
		.treatment = treatment,
		.random = random,
		.out = g_string_new(NULL),
		.line = 1,
	};

	for (guint i = 0; i < sorted->len; i++) {
		struct told_row *row = g_array_index(sorted, struct sorted, i).row;

		row->line = 0;
		if (happens(random, treatment->lost))
			continue;
		append_row(&maker, row);
		if (treatment->pages)
			append_page(&maker, i);
	}
	return g_string_free(maker.out, FALSE);
}
