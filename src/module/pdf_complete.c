/* SPDX-License-Identifier: GPL-3.0-or-later
 * What Cairo leaves out of a PDF, added by qpdf: the document's language, heads of tables that say
 * what they are the head of, and the sheet's data as an attached file. */
#include "config.h"

#include "module/pdf_parts.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/i18n.h"
#include "base/problem.h"

/* Deeper than our own tree of Document, Table, TR, TH. */
enum { DEPTH_MAX = 8 };

static qpdf_oh new_text(qpdf_data pdf, const char *text)
{
	return qpdf_oh_new_unicode_string(pdf, text);
}

/* Heads of tables */

static bool is_kind(qpdf_data pdf, qpdf_oh element, const char *kind)
{
	return qpdf_oh_is_name_and_equals(pdf, qpdf_oh_get_key(pdf, element, "/S"), kind);
}

/* The children of an element; one may stand there alone. */
struct kids {
	qpdf_oh all;
	bool alone;
	int count;
};

static struct kids kids_of(qpdf_data pdf, qpdf_oh element)
{
	struct kids kids = { .all = qpdf_oh_get_key(pdf, element, "/K") };

	kids.alone = !qpdf_oh_is_array(pdf, kids.all);
	kids.count = kids.alone ? qpdf_oh_is_dictionary(pdf, kids.all)
				: qpdf_oh_get_array_n_items(pdf, kids.all);
	return kids;
}

static qpdf_oh kid_at(qpdf_data pdf, const struct kids *kids, int i)
{
	return kids->alone ? kids->all : qpdf_oh_get_array_item(pdf, kids->all, i);
}

/* A head beside CELLS is the head of its row; one among heads, of what stands below it. A title of
 * a group stands alone and goes over all COLUMNS. */
static void mark_heads(qpdf_data pdf, const struct kids *cells, int columns)
{
	const bool all = is_kind(pdf, kid_at(pdf, cells, cells->count - 1), "/TH");
	g_autofree char *attributes =
		all && cells->count == 1
			? g_strdup_printf("<< /O /Table /Scope /Column /ColSpan %d >>", columns)
			: g_strdup_printf("<< /O /Table /Scope /%s >>", all ? "Column" : "Row");

	for (int i = 0; i < cells->count; i++) {
		const qpdf_oh cell = kid_at(pdf, cells, i);

		if (is_kind(pdf, cell, "/TH"))
			qpdf_oh_replace_key(pdf, cell, "/A", qpdf_oh_parse(pdf, attributes));
	}
}

static void mark_table(qpdf_data pdf, qpdf_oh table)
{
	const struct kids rows = kids_of(pdf, table);
	g_autofree struct kids *cells = g_new(struct kids, (size_t)rows.count);
	int columns = 0;

	for (int i = 0; i < rows.count; i++) {
		cells[i] = kids_of(pdf, kid_at(pdf, &rows, i));
		columns = MAX(columns, cells[i].count);
	}
	for (int i = 0; i < rows.count; i++)
		if (cells[i].count > 0)
			mark_heads(pdf, &cells[i], columns);
}

static void mark_tables(qpdf_data pdf, qpdf_oh element, int depth)
{
	struct kids kids;

	if (is_kind(pdf, element, "/Table")) {
		mark_table(pdf, element);
		return;
	}
	if (depth == DEPTH_MAX)
		return;
	kids = kids_of(pdf, element);
	for (int i = 0; i < kids.count; i++) {
		const qpdf_oh kid = kid_at(pdf, &kids, i);

		if (qpdf_oh_is_dictionary(pdf, kid))
			mark_tables(pdf, kid, depth + 1);
	}
}

/* Artifacts */

static void mark_artifacts(qpdf_data pdf)
{
	const int pages = qpdf_get_num_pages(pdf);
	const qpdf_oh none = qpdf_oh_new_null(pdf);

	for (int i = 0; i < pages; i++) {
		const qpdf_oh page = qpdf_get_page_n(pdf, (size_t)i);
		unsigned char *content = NULL;
		size_t length = 0;
		g_autofree char *marked = NULL;

		if (qpdf_oh_get_page_content_data(pdf, page, &content, &length) & QPDF_ERRORS)
			return;
		marked = pdf_with_artifacts((const char *)content, length, &length);
		free(content);
		qpdf_oh_replace_stream_data(pdf, qpdf_oh_get_key(pdf, page, "/Contents"),
					    (const unsigned char *)marked, length, none, none);
	}
}

/* The attached file */

static qpdf_oh content_stream(qpdf_data pdf, const struct sheet *sheet)
{
	const size_t length = strlen(sheet->content);
	const qpdf_oh stream = qpdf_oh_new_stream(pdf), none = qpdf_oh_new_null(pdf);
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(sheet->made);
	g_autofree char *made = g_date_time_format(time, "D:%Y%m%d%H%M%SZ");
	g_autofree char *about = g_strdup_printf("<< /Size %zu /CreationDate (%s) /ModDate (%s) >>",
						 length, made, made);

	qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)sheet->content, length,
				    none, none);

	const qpdf_oh data = qpdf_oh_get_dict(pdf, stream);

	qpdf_oh_replace_key(pdf, data, "/Type", qpdf_oh_new_name(pdf, "/EmbeddedFile"));
	qpdf_oh_replace_key(pdf, data, "/Subtype", qpdf_oh_new_name(pdf, "/application#2fjson"));
	qpdf_oh_replace_key(pdf, data, "/Params", qpdf_oh_parse(pdf, about));
	return stream;
}

static void attach(qpdf_data pdf, qpdf_oh root, const struct sheet *sheet)
{
	const qpdf_oh stream = content_stream(pdf, sheet);
	const qpdf_oh file = qpdf_make_indirect_object(
		pdf, qpdf_oh_parse(pdf, "<< /Type /Filespec /F (" PDF_CONTENT_NAME
					") /UF (" PDF_CONTENT_NAME
					") /AFRelationship /Data /EF << >> >>"));
	const qpdf_oh of_file = qpdf_oh_get_key(pdf, file, "/EF");
	const qpdf_oh list = qpdf_oh_new_array(pdf), all = qpdf_oh_new_array(pdf);
	qpdf_oh names = qpdf_oh_get_key(pdf, root, "/Names");
	const qpdf_oh tree = qpdf_oh_new_dictionary(pdf);

	qpdf_oh_replace_key(pdf, of_file, "/F", stream);
	qpdf_oh_replace_key(pdf, of_file, "/UF", stream);
	qpdf_oh_replace_key(pdf, file, "/Desc",
			    new_text(pdf, _("The data of this check sheet (JSON); their SHA-256 "
					    "is the digest of the sheet")));
	qpdf_oh_append_item(pdf, list, new_text(pdf, PDF_CONTENT_NAME));
	qpdf_oh_append_item(pdf, list, file);
	qpdf_oh_replace_key(pdf, tree, "/Names", list);
	if (!qpdf_oh_is_dictionary(pdf, names)) {
		names = qpdf_oh_new_dictionary(pdf);
		qpdf_oh_replace_key(pdf, root, "/Names", names);
	}
	qpdf_oh_replace_key(pdf, names, "/EmbeddedFiles", tree);
	qpdf_oh_append_item(pdf, all, file);
	qpdf_oh_replace_key(pdf, root, "/AF", all);
}

/* The whole */

static void add_all(qpdf_data pdf, const struct sheet *sheet)
{
	const qpdf_oh root = qpdf_get_root(pdf);

	qpdf_oh_replace_key(pdf, root, "/Lang", new_text(pdf, language_id(sheet->language)));
	qpdf_oh_replace_key(pdf, root, "/ViewerPreferences",
			    qpdf_oh_parse(pdf, "<< /DisplayDocTitle true >>"));
	mark_tables(pdf, qpdf_oh_get_key(pdf, root, "/StructTreeRoot"), 0);
	mark_artifacts(pdf);
	attach(pdf, root, sheet);
}

static void write_all(qpdf_data pdf)
{
	qpdf_init_write_memory(pdf);
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	qpdf_set_minimum_pdf_version(pdf, "1.7");
	qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
	qpdf_write(pdf);
}

bool pdf_complete(GString *out, const struct sheet *sheet, GError **error)
{
	qpdf_data pdf = qpdf_init();
	bool good;

	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	qpdf_read_memory(pdf, "pages", out->str, out->len, NULL);
	if (!qpdf_has_error(pdf))
		add_all(pdf, sheet);
	if (!qpdf_has_error(pdf))
		write_all(pdf);
	good = !qpdf_has_error(pdf) && !qpdf_more_warnings(pdf);
	if (good) {
		g_string_truncate(out, 0);
		g_string_append_len(out, (const char *)qpdf_get_buffer(pdf),
				    (gssize)qpdf_get_buffer_length(pdf));
		seal_append(out, SEAL_BEFORE_PDF, SEAL_AFTER_PDF);
	} else {
		const char *cause = qpdf_has_error(pdf)
					    ? qpdf_get_error_full_text(pdf, qpdf_get_error(pdf))
					    : qpdf_get_error_full_text(pdf, qpdf_next_warning(pdf));

		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the PDF: %s"), cause);
	}
	qpdf_cleanup(&pdf);
	return good;
}
