/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a PDF of ours by poppler: rows are where the names of their places say, and are ticked
 * where a tick can be seen beside them. The bytes may be anybody's, so a thread reads them, and who
 * asked does not wait for ever. */
/* poppler has a field with a banned name: nothing is banned before its headers are read */
#define NOTHING_BANNED
#include "config.h"

#include "module/pdf_parts.h"

#include <signal.h>
#include <string.h>

#include <poppler.h>

#include "base/banned.h"
#include "base/i18n.h"
#include "base/problem.h"
#include "module/paper.h"

/* Ours are far smaller. */
enum { BYTES_MAX = 64 << 20, PAGES_MAX = 2000, ROWS_MAX = 10000, CONTENT_MAX = 16 << 20 };
enum { SECONDS_MAX = 10 };
/* A tick stands on the first line of its row: how far below the row's top that is at most. */
enum { TICK_DOWN_MAX = 30 };

/* clang-format off */
/* A row of the check sheet, or of its head: then text is what stands in its value. */
struct place {
	char *name;
	int page;
	double x, y;                /* from the left, and from the top of the page */
	bool ticked;
	GString *text;              /* NULL in rows of the check sheet */
};
/* clang-format on */

/* What there is to read, and what was found: of the thread until it has ended, then of who
 * asked. */
struct search {
	GBytes *bytes;
	GPtrArray *places;  /* of struct place *, in the order of the pages */
	char *digest;       /* as the feet of the pages show it, or NULL */
	char *other_digest; /* in the foot of a page that shows another one, or NULL */
	GString *content;   /* or NULL */
	bool internal;
	GError *error;

	GMutex mutex;
	GCond ended_cond;
	bool ended;
};

static void place_free(struct place *place)
{
	g_free(place->name);
	if (place->text)
		g_string_free(place->text, TRUE);
	g_free(place);
}

static void search_clear(struct search *search)
{
	g_bytes_unref(search->bytes);
	g_ptr_array_unref(search->places);
	g_free(search->digest);
	g_free(search->other_digest);
	if (search->content)
		g_string_free(search->content, TRUE);
	g_clear_error(&search->error);
	g_mutex_clear(&search->mutex);
	g_cond_clear(&search->ended_cond);
}

static void search_unref(struct search *search)
{
	g_atomic_rc_box_release_full(search, (GDestroyNotify)search_clear);
}

/* Where the rows are */

static gboolean add_place(void *name, void *destination, void *data)
{
	const PopplerDest *to = destination;
	struct search *search = data;
	struct place *place;

	if (to->page_num < 1 || !g_utf8_validate(name, -1, NULL) || search->places->len >= ROWS_MAX)
		return FALSE;
	place = g_new(struct place, 1);
	*place = (struct place){
		.name = g_strdup(name), .page = to->page_num, .x = to->left, .y = to->top
	};
	if (g_str_has_prefix(name, PDF_HEAD_PREFIX))
		place->text = g_string_new(NULL);
	g_ptr_array_add(search->places, place);
	return FALSE;
}

static int compare_places(const void *a, const void *b)
{
	const struct place *one = *(struct place *const *)a, *other = *(struct place *const *)b;

	if (one->page != other->page)
		return one->page < other->page ? -1 : 1;
	/* as in the file: from the bottom of the page */
	return one->y == other->y ? 0 : one->y > other->y ? -1 : 1;
}

static void find_places(PopplerDocument *document, struct search *search)
{
	GTree *names = poppler_document_create_dests_tree(document);

	if (!names)
		return;
	g_tree_foreach(names, add_place, search);
	g_tree_unref(names);
	g_ptr_array_sort(search->places, compare_places);
}

/* What can be seen on a page */

/* The words above the running line, and those below the lower one. */
struct margins {
	GString *head, *foot;
};

/* The nearest row above Y, of those from FIRST on and before LAST, which are on the page; or
 * NULL. */
static struct place *row_above(const GPtrArray *places, guint first, guint last, double y)
{
	struct place *row = NULL;

	for (guint i = first; i < last && ((struct place *)places->pdata[i])->y <= y; i++)
		row = places->pdata[i];
	return row;
}

static bool is_in_tick_column(double x)
{
	return x > PAPER_LEFT + PAPER_WIDTH - PDF_TICK_WIDTH && x < PAPER_LEFT + PAPER_WIDTH;
}

/* LETTER, whose middle is at X and Y, stands in ROW or somewhere below it. */
static void see_letter(struct place *row, gunichar letter, double x, double y)
{
	if (row->text && x > row->x && letter != '\n')
		g_string_append_unichar(row->text, letter);
	else if (!row->text && letter == PDF_TICK && is_in_tick_column(x) &&
		 y - row->y <= TICK_DOWN_MAX)
		row->ticked = true;
}

static void look_at_page(PopplerPage *page, struct search *search, guint first, guint last,
			 const struct margins *margins)
{
	g_autofree char *text = poppler_page_get_text(page);
	g_autofree PopplerRectangle *letters = NULL;
	const char *p = text ? text : "";
	guint count = 0;

	if (!poppler_page_get_text_layout(page, &letters, &count))
		return;
	for (guint i = 0; i < count && *p; i++, p = g_utf8_next_char(p)) {
		const double x = (letters[i].x1 + letters[i].x2) / 2;
		const double y = (letters[i].y1 + letters[i].y2) / 2;
		const gunichar letter = g_utf8_get_char(p);
		struct place *row = row_above(search->places, first, last, y);

		if (y < PAPER_HEAD_END)
			g_string_append_unichar(margins->head, letter);
		else if (y > PAPER_FOOT_BEGIN)
			g_string_append_unichar(margins->foot, letter);
		else if (row)
			see_letter(row, letter, x, y);
	}
}

/* The digest in the foot of a page. */
static void read_foot(struct search *search, const char *foot)
{
	const char *before = "SHA-256:", *digits = strstr(foot, before);
	char *digest;

	if (!digits)
		return;
	digits += strlen(before);
	digits += strspn(digits, " ");
	digest = g_strndup(digits, strspn(digits, "0123456789abcdef"));
	if (!search->digest)
		search->digest = digest;
	else if (!search->other_digest && strcmp(search->digest, digest) != 0)
		search->other_digest = digest;
	else
		g_free(digest);
}

/* The page NUMBER, from 1 on; its rows begin at *NEXT, which goes on to those of the next page. */
static void read_page(PopplerDocument *document, int number, struct search *search, guint *next)
{
	PopplerPage *page = poppler_document_get_page(document, number - 1);
	g_autoptr(GString) head = g_string_new(NULL), foot = g_string_new(NULL);
	const guint first = *next;
	double height = 0;

	if (page)
		poppler_page_get_size(page, NULL, &height);
	for (; *next < search->places->len; ++*next) {
		struct place *place = search->places->pdata[*next];

		if (place->page != number)
			break;
		place->y = height - place->y;
	}
	if (!page)
		return;
	look_at_page(page, search, first, *next, &(struct margins){ head, foot });
	read_foot(search, foot->str);
	/* the first page has no running title */
	if (number == 1)
		search->internal = *g_strstrip(head->str) != '\0';
	g_object_unref(page);
}

/* The attached file */

static gboolean append(const char *bytes, gsize length, void *data, GError **error)
{
	struct search *search = data;

	if (search->content->len + length > CONTENT_MAX) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, "too long");
		return FALSE;
	}
	g_string_append_len(search->content, bytes, (gssize)length);
	return TRUE;
}

/* poppler asks GLib for the time of dates that are none, and GLib complains of that loudly. */
static void say_nothing(const char *domain, GLogLevelFlags level, const char *message, void *data)
{
	(void)domain, (void)level, (void)message, (void)data;
}

static GList *attachments(PopplerDocument *document)
{
	const guint quiet = g_log_set_handler("GLib", G_LOG_LEVEL_CRITICAL, say_nothing, NULL);
	GList *files = poppler_document_get_attachments(document);

	g_log_remove_handler("GLib", quiet);
	return files;
}

static void find_content(PopplerDocument *document, struct search *search)
{
	GList *files = attachments(document);

	for (GList *file = files; file && !search->content; file = file->next) {
		PopplerAttachment *attachment = file->data;

		if (g_strcmp0(attachment->name, PDF_CONTENT_NAME) != 0)
			continue;
		search->content = g_string_new(NULL);
		if (!poppler_attachment_save_to_callback(attachment, append, search, NULL))
			g_string_truncate(search->content, 0);
	}
	g_list_free_full(files, g_object_unref);
}

/* The whole */

static void read_document(PopplerDocument *document, struct search *search)
{
	const int pages = poppler_document_get_n_pages(document);
	guint next = 0;

	if (pages > PAGES_MAX) {
		g_set_error(&search->error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this is not a PDF as phrwizard writes it"));
		return;
	}
	find_places(document, search);
	find_content(document, search);
	for (int i = 1; i <= pages; i++)
		read_page(document, i, search, &next);
}

static void *read_bytes(void *data)
{
	struct search *search = data;
	PopplerDocument *document =
		poppler_document_new_from_bytes(search->bytes, NULL, &search->error);

	if (document)
		read_document(document, search);
	g_clear_object(&document);
	g_mutex_lock(&search->mutex);
	search->ended = true;
	g_cond_signal(&search->ended_cond);
	g_mutex_unlock(&search->mutex);
	search_unref(search);
	return NULL;
}

/* Signals are for the program's own thread. */
static void start(struct search *search)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	g_thread_unref(g_thread_new("pdf", read_bytes, g_atomic_rc_box_acquire(search)));
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Waits for the thread, but not for ever; one that is late is left to itself. */
static bool has_ended(struct search *search)
{
	const gint64 until = g_get_monotonic_time() + SECONDS_MAX * G_TIME_SPAN_SECOND;
	bool ended;

	g_mutex_lock(&search->mutex);
	while (!search->ended)
		if (!g_cond_wait_until(&search->ended_cond, &search->mutex, until))
			break;
	ended = search->ended;
	g_mutex_unlock(&search->mutex);
	return ended;
}

/* The answer */

static void tell(const struct search *search, struct reading *reading)
{
	if (search->digest)
		reading_set_field(reading, READING_DIGEST,
				  search->other_digest ? search->other_digest : search->digest);
	if (search->content)
		reading_set_content(reading, search->content->str, search->content->len);
	for (guint i = 0; i < search->places->len; i++) {
		const struct place *place = search->places->pdata[i];

		if (place->text)
			pdf_read_field(place->name + strlen(PDF_HEAD_PREFIX), place->text->str,
				       reading);
		else
			reading_add_row(reading, place->name, place->ticked);
	}
	reading->internal = search->internal;
}

static struct search *search_new(const char *bytes, size_t length)
{
	struct search *search = g_atomic_rc_box_new0(struct search);

	/* a copy: a late thread may outlive what it was given */
	search->bytes = g_bytes_new(bytes, length);
	search->places = g_ptr_array_new_with_free_func((GDestroyNotify)place_free);
	g_mutex_init(&search->mutex);
	g_cond_init(&search->ended_cond);
	return search;
}

bool pdf_read(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	struct search *search;
	bool good = false;

	if (length > BYTES_MAX || length < 5 || memcmp(bytes, "%PDF-", 5) != 0) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this is not a PDF as phrwizard writes it"));
		return false;
	}
	search = search_new(bytes, length);
	start(search);
	if (!has_ended(search)) {
		g_set_error(
			error, PHR_ERROR, PHR_ERROR_DATA,
			_("reading this PDF takes too long: it is not one as phrwizard writes"));
	} else if (search->error) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("this PDF cannot be read: %s"),
			    search->error->message);
	} else {
		tell(search, reading);
		good = true;
	}
	search_unref(search);
	return good;
}
