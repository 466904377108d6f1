/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prints what the reader of a format finds in a file, a line each:
 *	show_reading FORMAT FILE
 * Exit status: 0 the file shows what its data say, 1 it does not (the differences are printed), 2
 * it cannot be read. */
#include "config.h"

#include <locale.h>

#include "base/i18n.h"
#include "cli/modules.h"
#include "sheet/format.h"

static const char *const seals[] = {
	[SEAL_NONE] = "none", [SEAL_WHOLE] = "whole", [SEAL_BROKEN] = "broken"
};

static const char *const fields[READING_FIELDS] = {
	[READING_ORGANIZATION] = "organization",
	[READING_SERVICE] = "service",
	[READING_CONFIRMED] = "confirmed",
	[READING_DIGEST] = "digest",
};

static void show(const struct reading *reading)
{
	for (int i = 0; i < READING_FIELDS; i++)
		if (reading->field[i])
			g_print("%s %s\n", fields[i], reading->field[i]);
	for (guint i = 0; i < reading->rows->len; i++) {
		const struct reading_row *row = reading->rows->pdata[i];

		g_print("row %s %s\n", row->key ? row->key : "-", row->ticked ? "ticked" : "open");
	}
	g_print("data %s\n", reading->content ? "yes" : "no");
	g_print("internal %s\n", reading->internal ? "yes" : "no");
	g_print("seal %s\n", seals[reading->seal]);
}

static int differences(const struct reading *reading)
{
	g_autoptr(GPtrArray) found = reading->content ? reading_differences(reading) : NULL;

	for (guint i = 0; found && i < found->len; i++)
		g_print("difference %s\n", (const char *)found->pdata[i]);
	return !found || found->len > 0;
}

int main(int argc, char **argv)
{
	const struct format *format = argc == 3 ? format_find(argv[1]) : NULL;
	g_autofree char *bytes = NULL;
	g_autoptr(GError) error = NULL;
	OWNED(reading) reading = NULL;
	size_t length;

	setlocale(LC_ALL, "");
	if (format && g_file_get_contents(argv[2], &bytes, &length, &error))
		reading = format_read(format, bytes, length, &error);
	if (!reading) {
		g_printerr("show_reading: %s\n", error ? error->message : "FORMAT FILE");
		return 2;
	}
	show(reading);
	return differences(reading);
}
