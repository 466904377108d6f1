/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a finished sheet of anybody's and finding out whether it is what was written. */
#include "config.h"

#include "cli/verifying.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/modules.h"
#include "cli/session.h"
#include "sheet/digest.h"
#include "store/save.h"

/* Far more than any sheet has. */
enum { SHEET_BYTES_MAX = 64 * 1024 * 1024 };

void verified_free(struct verified *found)
{
	if (!found)
		return;
	reading_free(found->reading);
	g_clear_pointer(&found->differences, g_ptr_array_unref);
	g_free(found->digest);
	g_free(found);
}

static int age_in_days(const char *confirmed)
{
	g_autofree char *today = clock_today();

	return confirmed ? date_days(confirmed, today) : -1;
}

static struct verified *find_out(const char *bytes, size_t length, GError **error)
{
	OWNED(verified) found = g_new0(struct verified, 1);

	found->format = format_of(bytes, length);
	if (!found->format) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this is no sheet that carries its data: HTML, JSON, XLSX or PDF"));
		return NULL;
	}
	found->reading = format_read(found->format, bytes, length, error);
	if (!found->reading)
		return NULL;
	if (!json_is_object(found->reading->content)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("the file does not carry the data of a sheet"));
		return NULL;
	}
	if (!published_read(found->reading->content, &found->published, error))
		return NULL;
	found->digest = digest_of(found->reading->content);
	found->age = age_in_days(found->published.confirmed);
	found->differences = reading_differences(found->reading);
	if (found->format->sealed && found->reading->seal != SEAL_WHOLE)
		g_ptr_array_add(found->differences,
				g_strdup(_("Something was changed since the file was written: its "
					   "last line does not fit the rest.")));
	g_autoptr(GPtrArray) claims = published_contradictions(&found->published);

	g_ptr_array_extend_and_steal(found->differences, g_steal_pointer(&claims));
	return g_steal_pointer(&found);
}

struct verified *verify_file(const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, SHEET_BYTES_MAX, error);
	size_t length = 0;
	const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	struct verified *found = bytes ? find_out(data ? data : "", length, error) : NULL;

	if (bytes && !found)
		g_prefix_error(error, "%s: ", path);
	return found;
}
