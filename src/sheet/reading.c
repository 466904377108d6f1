/* SPDX-License-Identifier: GPL-3.0-or-later
 * Readings, and their comparison: with the sheet that was to be written, and with the data that the
 * file itself carries. */
#include "config.h"

#include "sheet/reading.h"

#include <string.h>

#include "base/problem.h"
#include "base/text.h"
#include "sheet/digest.h"

enum { DIFFERENCES_MAX = 30 };

/* By the names of the sheet's fields and of the content. */
static const char *const field_ids[READING_FIELDS] = {
	[READING_ORGANIZATION] = "organization",
	[READING_SERVICE] = "service",
	[READING_CONFIRMED] = "confirmed",
	[READING_DIGEST] = "digest",
};

static void row_free(struct reading_row *row)
{
	g_free(row->key);
	g_free(row);
}

struct reading *reading_new(void)
{
	struct reading *reading = g_new0(struct reading, 1);

	reading->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
	return reading;
}

void reading_free(struct reading *reading)
{
	if (!reading)
		return;
	for (int i = 0; i < READING_FIELDS; i++)
		g_free(reading->field[i]);
	g_ptr_array_unref(reading->rows);
	json_decref(reading->content);
	g_free(reading);
}

void reading_set_field(struct reading *reading, enum reading_field field, const char *text)
{
	g_assert(field < READING_FIELDS);
	if (!reading->field[field] && text_valid(text, strlen(text), NULL))
		reading->field[field] = g_strstrip(g_strdup(text));
}

void reading_add_row(struct reading *reading, const char *key, bool ticked)
{
	struct reading_row *row = g_new(struct reading_row, 1);

	*row = (struct reading_row){ key ? g_utf8_make_valid(key, -1) : NULL, ticked };
	g_ptr_array_add(reading->rows, row);
}

bool reading_set_content(struct reading *reading, const char *json, size_t length)
{
	g_clear_pointer(&reading->content, json_decref);
	reading->as_expected = reading->expected && strlen(reading->expected) == length &&
			       memcmp(reading->expected, json, length) == 0;
	if (reading->as_expected)
		return true;
	reading->content = json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL);
	return json_is_object(reading->content);
}

const json_t *reading_content(struct reading *reading)
{
	if (!reading->content && reading->as_expected)
		reading->content = json_loads(reading->expected, JSON_REJECT_DUPLICATES, NULL);
	return reading->content;
}

int reading_field_find(const char *id)
{
	for (int i = 0; i < READING_FIELDS; i++)
		if (strcmp(field_ids[i], id) == 0)
			return i;
	return -1;
}

const char *reading_field_shown(const struct sheet *sheet, enum reading_field field)
{
	const struct sheet_part *part;

	if (field == READING_DIGEST)
		return sheet->digest;
	for (guint i = 0; i < sheet->parts->len; i++) {
		part = sheet->parts->pdata[i];
		for (guint j = 0; j < part->fields->len; j++) {
			const struct sheet_field *shown = part->fields->pdata[j];

			if (strcmp(shown->id, field_ids[field]) == 0)
				return shown->value;
		}
	}
	return "";
}

static bool differs(GError **error, const char *what)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    /* TRANSLATORS: %s: for instance "the digest" */
		    _("the finished sheet was read back and is not what was to be written (%s): "
		      "nothing "
		      "was written; please report this"),
		    what);
	return false;
}

/* As people see it: writers show controls and the like spelt out. */
static bool same_shown(const char *a, const char *b)
{
	g_autofree char *shown_a = text_display(a, false), *shown_b = text_display(b, false);

	return strcmp(g_strstrip(shown_a), g_strstrip(shown_b)) == 0;
}

static bool proves_rows(const struct reading *reading, const struct sheet *sheet, GError **error)
{
	guint next = 0;

	for (guint i = 0; i < sheet->rows->len; i++) {
		const struct sheet_row *row = sheet->rows->pdata[i];
		const struct reading_row *read =
			next < reading->rows->len ? reading->rows->pdata[next] : NULL;

		if (row->place != SHEET_TABLE)
			continue;
		if (!read || (read->key && strcmp(read->key, row->item->key) != 0))
			return differs(error, _("its rows"));
		if (read->ticked != row->finding->ticked)
			return differs(error, _("its ticks"));
		next++;
	}
	return next == reading->rows->len || differs(error, _("its rows"));
}

bool reading_proves(const struct reading *reading, const struct sheet *sheet, GError **error)
{
	g_autofree char *digest = reading->content && !reading->as_expected
					  ? digest_of(reading->content)
					  : NULL;

	if (!proves_rows(reading, sheet, error))
		return false;
	for (int i = 0; i < READING_FIELDS; i++)
		if (reading->field[i] &&
		    !same_shown(reading->field[i], reading_field_shown(sheet, i)))
			return differs(error, _("its head or digest"));
	if (!reading->field[READING_DIGEST])
		return differs(error, _("its digest"));
	if (digest && strcmp(digest, sheet->digest) != 0)
		return differs(error, _("its data"));
	if (reading->seal == SEAL_BROKEN || reading->internal != sheet->internal)
		return differs(error, _("its last or first line"));
	return true;
}

/* The sentence, at most a few dozen of them. */
static void note(GPtrArray *differences, char *sentence)
{
	if (differences->len < DIFFERENCES_MAX)
		g_ptr_array_add(differences, sentence);
	else
		g_free(sentence);
}

static const char *field_words(enum reading_field field)
{
	switch (field) {
	case READING_ORGANIZATION: return profile_field_label(PROFILE_ORGANIZATION);
	case READING_SERVICE: return profile_field_label(PROFILE_SERVICE);
	case READING_CONFIRMED: return profile_field_label(PROFILE_CONFIRMED);
	default: return _("Digest (SHA-256)");
	}
}

static void compare_field(const struct reading *reading, enum reading_field field, const char *said,
			  GPtrArray *differences)
{
	const char *shown = reading->field[field];

	if (shown && said && !same_shown(shown, said))
		note(differences, g_strdup_printf(_("%s: the sheet shows “%s”, its data say “%s”."),
						  field_words(field), shown, said));
}

/* False: it is another row, and so will be those that follow. */
static bool compare_row(const struct reading_row *row, const json_t *said, GPtrArray *differences)
{
	const char *key = json_string_value(json_object_get(said, "key"));
	const bool ticked = json_is_true(json_object_get(said, "ticked"));

	if (!key || (row->key && strcmp(row->key, key) != 0)) {
		note(differences,
		     g_strdup_printf(_("The sheet shows the row %s where its data say %s."),
				     row->key ? row->key : "-", key ? key : "-"));
		return false;
	}
	if (row->ticked && !ticked)
		note(differences,
		     g_strdup_printf(_("%s: the sheet shows a tick, its data say none."), key));
	if (!row->ticked && ticked)
		note(differences,
		     g_strdup_printf(_("%s: the sheet shows no tick, its data say one."), key));
	return true;
}

static void compare_rows(const struct reading *reading, GPtrArray *differences)
{
	const json_t *rows = json_object_get(reading->content, "rows");
	const json_t *row;
	size_t i;
	guint next = 0;
	bool same = true;

	json_array_foreach (rows, i, row) {
		const char *place = json_string_value(json_object_get(row, "place"));

		if (g_strcmp0(place, sheet_place_id(SHEET_TABLE)) != 0)
			continue;
		if (same && next < reading->rows->len)
			same = compare_row(reading->rows->pdata[next], row, differences);
		next++;
	}
	if (next != reading->rows->len)
		note(differences, g_strdup_printf(_("The sheet shows %u rows, its data have %u."),
						  reading->rows->len, next));
}

GPtrArray *reading_differences(const struct reading *reading)
{
	GPtrArray *differences = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *digest = digest_of(reading->content);

	compare_field(reading, READING_DIGEST, digest, differences);
	for (int i = 0; i < READING_DIGEST; i++)
		compare_field(reading, i,
			      json_string_value(json_object_get(reading->content, field_ids[i])),
			      differences);
	compare_rows(reading, differences);
	return differences;
}
