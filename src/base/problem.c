/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a file, with places. */
#include "config.h"

#include "base/problem.h"

#include <stdarg.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

/* Somebody's whole text may stand in a message. */
enum { WHAT_COLUMNS_MAX = 1000 };

G_DEFINE_QUARK(phr - error, phr_error)

static void problem_free(void *data)
{
	struct problem *problem = data;

	g_free(problem->what);
	g_free(problem);
}

struct problems *problems_new(const char *file)
{
	struct problems *problems = g_new0(struct problems, 1);

	problems->file = g_strdup(file);
	problems->list = g_ptr_array_new_with_free_func(problem_free);
	return problems;
}

void problems_free(struct problems *problems)
{
	if (!problems)
		return;
	g_free(problems->file);
	g_ptr_array_unref(problems->list);
	g_free(problems);
}

void problem_add(struct problems *problems, enum problem_level level, unsigned line,
		 unsigned column, const char *format, ...)
{
	struct problem *problem;
	va_list arguments;

	if (level == PROBLEM_ERROR)
		problems->errors++;
	if (problems->told[level] == PROBLEMS_MAX) {
		problems->untold++;
		return;
	}
	problems->told[level]++;
	va_start(arguments, format);
	g_autofree char *what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *shown = text_display(what, false);

	problem = g_new0(struct problem, 1);
	problem->level = level;
	problem->line = line;
	problem->column = column;
	problem->what = text_cut(shown, WHAT_COLUMNS_MAX);
	g_ptr_array_add(problems->list, problem);
}

void problems_move(struct problems *to, struct problems *from)
{
	for (unsigned i = 0; i < from->list->len; i++) {
		const struct problem *problem = from->list->pdata[i];

		problem_add(to, problem->level, problem->line, problem->column, "%s",
			    problem->what);
	}
	to->untold += from->untold;
	to->errors += from->errors - from->told[PROBLEM_ERROR];
	g_ptr_array_set_size(from->list, 0);
	from->errors = from->untold = 0;
	memset(from->told, 0, sizeof from->told);
}

static int compare(const void *a, const void *b)
{
	const struct problem *p = *(const struct problem *const *)a;
	const struct problem *q = *(const struct problem *const *)b;

	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	return p->column < q->column ? -1 : p->column > q->column;
}

void problems_sort(struct problems *problems)
{
	g_ptr_array_sort(problems->list, compare);
}

char *problems_text(const struct problems *problems)
{
	GString *out = g_string_new(NULL);
	g_autofree char *file = text_display(problems->file, false);

	for (unsigned i = 0; i < problems->list->len; i++) {
		const struct problem *problem = problems->list->pdata[i];
		g_autofree char *what = problem->level == PROBLEM_WARNING
						? g_strdup_printf(_("warning: %s"), problem->what)
						: g_strdup(problem->what);

		if (problem->line > 0)
			g_string_append_printf(out, "%s:%u:%u: %s\n", file, problem->line,
					       problem->column, what);
		else
			g_string_append_printf(out, "%s: %s\n", file, what);
	}
	if (problems->untold > 0) {
		g_string_append_printf(out, "%s: ", file);
		g_string_append_printf(out,
				       ngettext("%u more problem is not listed",
						"%u more problems are not listed",
						problems->untold),
				       problems->untold);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

bool problems_to_error(const struct problems *problems, GError **error)
{
	g_autofree char *text = problems_text(problems);

	g_set_error_literal(error, PHR_ERROR, PHR_ERROR_DATA, g_strchomp(text));
	return false;
}
