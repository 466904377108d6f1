/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of verbs: dispatch, help, completion and tests walk it.
 * To add a verb: cli/cmd_NAME.c with such a struct, its row in verb.c, its line in src/local.mk,
 * its section in the manual (man/, both languages), and a test in tests/cli/. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

#include "cli/invocation.h"

/* Exit codes of every verb. */
enum exit_code {
	EXIT_DONE,                      /* done; the answer is yes */
	EXIT_NO,                        /* the answer is no: gaps, differences */
	EXIT_TROUBLE,                   /* usage, bad data, cannot read or write */
	EXIT_REFUSED = 129,          /* the same of merge: for git, codes up to 128 are conflicts */
};

struct verb {
	const char *name;
	const char *arguments;          /* "FILE KEY=VALUE…": as in help and manual */
	const char *summary;            /* N_(): one line */
	const struct option_spec *options;      /* besides the common ones; NULL: none */
	void (*more)(GString *out);            /* appends what else its help tells; NULL: nothing */
	enum exit_code trouble;         /* the code of every error; 0: EXIT_TROUBLE */
	enum exit_code (*run)(const struct invocation *invocation, GError **error);
};

extern const struct verb verb_wizard, verb_ask, verb_new, verb_set, verb_show, verb_explain,
	verb_summary, verb_check, verb_export, verb_print, verb_verify, verb_recipient,
	verb_upgrade, verb_cycle, verb_due, verb_evidence, verb_history, verb_sign, verb_reopen,
	verb_merge, verb_diff, verb_git_setup, verb_catalog,
	verb_help;

/* All verbs, ended by NULL. The first is the one meant when none is named. */
const struct verb *const *verbs(void);
const struct verb *verb_find(const char *name);

/* Appends the line of usage, or the whole help of a verb, or of the program. */
void verb_usage(const struct verb *verb, GString *out);
void verb_help_text(const struct verb *verb, GString *out);
void program_help_text(GString *out);

/* The whole program but for setting the locale: parses, runs, prints the error. Returns the exit
 * code. */
int program_run(int argc, char **argv);

#endif
