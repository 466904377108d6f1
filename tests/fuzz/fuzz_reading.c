/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a finished sheet, in each format that is read here: refused with a reason, or read,
 * and then compared with the data in it. Twice the same, of course. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/text.h"
#include "sheet/format.h"

static void check_rows(const struct reading *reading, const struct reading *again)
{
	must(reading->rows->len == again->rows->len);
	must(reading->seal == again->seal && reading->internal == again->internal);
	for (guint i = 0; i < reading->rows->len; i++) {
		const struct reading_row *row = reading->rows->pdata[i];

		must(row->ticked == ((struct reading_row *)again->rows->pdata[i])->ticked);
		must(!row->key || text_valid(row->key, strlen(row->key), NULL));
	}
}

static void check_format(const struct format *format, const char *bytes, size_t size)
{
	OWNED(reading) reading = reading_new();
	OWNED(reading) again = reading_new();
	g_autoptr(GError) error = NULL;
	const bool good = format->read(bytes, size, reading, &error);

	must(good == (error == NULL));
	must(good == format->read(bytes, size, again, NULL));
	if (!good)
		return;
	check_rows(reading, again);
	for (int i = 0; i < READING_FIELDS; i++)
		must(!reading->field[i] ||
		     text_valid(reading->field[i], strlen(reading->field[i]), NULL));
	if (reading->content)
		g_ptr_array_unref(reading_differences(reading));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (const struct format *const *format = formats(); *format; format++)
		if ((*format)->read)
			check_format(*format, (const char *)data, size);
	return 0;
}
