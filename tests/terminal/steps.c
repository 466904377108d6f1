/* SPDX-License-Identifier: GPL-3.0-or-later
 * Steps that many tests take. */
#include "config.h"

#include "steps.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "store/catalog_file.h"

static struct catalog_file *catalog_file;

const char *ja(const char *message)
{
	static bool ready;

	if (!ready) {
		const char *locale_dir = g_getenv("PHRWIZARD_LOCALEDIR");

		setlocale(LC_ALL, "C.UTF-8");
		g_setenv("LANGUAGE", "ja", TRUE);
		bindtextdomain(PACKAGE, locale_dir ? locale_dir : LOCALEDIR);
		bind_textdomain_codeset(PACKAGE, "UTF-8");
		ready = true;
	}
	return dgettext(PACKAGE, message);
}

const struct catalog *real_catalog(void)
{
	g_autofree char *path =
		g_build_filename(g_getenv("PHRWIZARD_DATADIR"), "catalogs", "phr-2025.yaml", NULL);
	g_autoptr(GError) error = NULL;

	if (!catalog_file)
		catalog_file = catalog_file_read(path, &error);
	if (!catalog_file)
		fail_msg("%s", error->message);
	return catalog_file_catalog(catalog_file);
}

int free_catalog(void **state)
{
	(void)state;
	g_clear_pointer(&catalog_file, catalog_file_free);
	return 0;
}

const char *ask_of(const char *key, enum language language)
{
	int item = catalog_find_item(real_catalog(), key);

	assert_true(item >= 0);
	return text_in(&real_catalog()->item[item].ask, language);
}

void make_file(void)
{
	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "a.yaml", "--organization", "山田商店",
				"--service", "健康手帳", "--date", "2026-11-22", NULL),
			 0);
}

void go_to_first_row(struct vt *vt)
{
	vt_expect(vt, real_catalog()->id);
	vt_type(vt, "g" FIRST_ROW VT_ENTER);
	/* in one language or the other */
	for (int i = 0; i < VT_LIMIT / 100; i++)
		if (vt_wait_for(vt, ask_of(FIRST_ROW, LANGUAGE_JA), 50) ||
		    vt_wait_for(vt, ask_of(FIRST_ROW, LANGUAGE_EN), 50))
			break;
	vt_expect(vt, CHOICES);
}

struct vt *open_first_row(const char *setting)
{
	struct vt *vt = vt_start(24, 80, (const char *[]){ setting, NULL },
				 (const char *[]){ vt_program(), "a.yaml", NULL });

	go_to_first_row(vt);
	return vt;
}

void leave(struct vt *vt)
{
	/* the sections are where one comes home to */
	vt_type(vt, "sq");
	assert_int_equal(vt_exit(vt), 0);
	assert_given_back(vt);
}

char *read_file(const char *name)
{
	char *text = NULL;

	if (!g_file_get_contents(vt_path(name), &text, NULL, NULL))
		fail_msg("there is no '%s'", name);
	return text;
}

unsigned count_of(const char *text, const char *word)
{
	unsigned n = 0;

	for (const char *p = strstr(text, word); p; p = strstr(p + strlen(word), word))
		n++;
	return n;
}

bool file_has(const char *name, const char *text)
{
	g_autofree char *file = read_file(name);

	return strstr(file, text) != NULL;
}

/* Is OFF the last word about it, after all of ON? */
static bool is_last(const char *output, const char *on, const char *off)
{
	const char *last_on = g_strrstr(output, on), *last_off = g_strrstr(output, off);

	return !last_on || (last_off && last_off > last_on);
}

void assert_given_back(struct vt *vt)
{
	const char *output = vt_output(vt)->str;

	assert_true(is_last(output, "\033[?1049h", "\033[?1049l"));
	assert_true(is_last(output, "\033[?2004h", "\033[?2004l"));
	assert_true(is_last(output, "\033[?25l", "\033[?25h"));
}
