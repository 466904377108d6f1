/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a verb was called with. Each verb has a table of its options; parsing, help, completion and
 * the test of the manual walk it. Options live here, not in variables of the verb, so a verb can
 * run twice. */
#ifndef CLI_INVOCATION_H
#define CLI_INVOCATION_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"

struct option_spec {
	const char *name;               /* long name without dashes; NULL ends a table */
	char letter;                    /* short name, or 0 */
	const char *value;              /* N_(): word for its value in help; NULL: a flag */
	const char *help;               /* N_() */
};

/* --lang, --color, --catalog, --help. */
extern const struct option_spec common_options[];

struct verb;

struct invocation {
	const struct verb *verb;
	GHashTable *options;     /* name → GPtrArray of char *, in the order given; flags have "" */
	GPtrArray *arguments;           /* of char * */
};

/* Parses ARGV (ARGC of them, without the verb's name). Error PHR_ERROR_USAGE. */
struct invocation *invocation_parse(const struct verb *verb, int argc, char **argv, GError **error);
void invocation_free(struct invocation *invocation);
OWNED_TYPE(invocation)

bool invocation_has(const struct invocation *invocation, const char *option);
/* The last value given, or NULL. */
const char *invocation_value(const struct invocation *invocation, const char *option);
/* All values given, or NULL. */
const GPtrArray *invocation_values(const struct invocation *invocation, const char *option);
/* Argument I, or NULL. */
const char *invocation_argument(const struct invocation *invocation, unsigned i);

/* False and PHR_ERROR_USAGE unless there are MIN to MAX arguments (MAX -1: any number). */
bool invocation_check(const struct invocation *invocation, int min, int max, GError **error);

#endif
