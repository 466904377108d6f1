/* SPDX-License-Identifier: GPL-3.0-or-later
 * The formats that are modules: phrwizard-NAME.so in $PHRWIZARD_MODULEDIR (build tree) or the
 * installed folder. */
#include "config.h"

#include "cli/modules.h"

#include <dlfcn.h>
#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "module/module.h"

static char *module_path(const struct format *format)
{
	const char *build_tree = g_getenv("PHRWIZARD_MODULEDIR");
	g_autofree char *name = g_strconcat("phrwizard-", format->name, ".so", NULL);

	return g_build_filename(build_tree ? build_tree : MODULEDIR, name, NULL);
}

bool format_present(const struct format *format)
{
	g_autofree char *path = format->write ? NULL : module_path(format);

	return !path || g_file_test(path, G_FILE_TEST_EXISTS);
}

static bool is_missing(const struct format *format, const char *path, GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
		    _("the format '%s' is not part of this installation (there is no '%s'): "
		      "install %s and build phrwizard again"),
		    format->name, path, format->needs);
	return false;
}

static const struct format_module *load(const struct format *format, GError **error)
{
	g_autofree char *path = module_path(format);
	const struct format_module *module;
	void *library;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		is_missing(format, path, error);
		return NULL;
	}
	/* never closed: what it links keeps data of its own */
	library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	module = library ? dlsym(library, FORMAT_MODULE_SYMBOL) : NULL;
	if (!module)
		g_set_error(
			error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
			_("cannot load what writes '%s': %s: install the library that is named"),
			format->name, dlerror());
	else if (strcmp(module->version, PACKAGE_VERSION) != 0) {
		g_set_error(
			error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
			_("'%s' belongs to version %s of phrwizard, this is %s: install both anew"),
			path, module->version, PACKAGE_VERSION);
		module = NULL;
	}
	return module;
}

/* EXPECTED: the content that it should carry, or NULL. */
static struct reading *read_bytes(const struct format *format, const char *bytes, size_t length,
				  const char *expected, GError **error)
{
	bool (*read)(const char *, size_t, struct reading *, GError **) = format->read;
	OWNED(reading) reading = reading_new();

	if (!read) {
		const struct format_module *module = load(format, error);

		if (!module)
			return NULL;
		read = module->read;
	}
	reading->expected = expected;
	if (!read(bytes, length, reading, error))
		return NULL;
	return g_steal_pointer(&reading);
}

struct reading *format_read(const struct format *format, const char *bytes, size_t length,
			    GError **error)
{
	struct reading *reading = read_bytes(format, bytes, length, NULL, error);

	if (reading)
		reading->seal = format_seal(format, bytes, length);
	return reading;
}

bool format_write(const struct format *format, const struct sheet *sheet, GString *out,
		  GError **error)
{
	const struct format_module *module = format->write ? NULL : load(format, error);

	if (format->write)
		format->write(sheet, out);
	else if (!module || !module->write(sheet, out, error))
		return false;

	OWNED(reading) reading = read_bytes(format, out->str, out->len, sheet->content, error);

	return reading && reading_proves(reading, sheet, error);
}

void append_modules(GString *out)
{
	for (const struct format *const *f = formats(); *f; f++) {
		if ((*f)->write)
			continue;
		if (format_present(*f))
			g_string_append_printf(out, _("format %s: available"), (*f)->name);
		else
			g_string_append_printf(
				out,
				_("format %s: not available; install %s and build phrwizard again"),
				(*f)->name, (*f)->needs);
		g_string_append_c(out, '\n');
	}
}
