/* SPDX-License-Identifier: GPL-3.0-or-later
 * A catalog: one edition of a guideline as constant data, in the order of its file
 * (phrwizard-catalog(5)). Made by store/catalog_file.h; nothing here changes or frees it. */
#ifndef ENGINE_CATALOG_H
#define ENGINE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"
#include "engine/condition.h"

/* A text in every language of the catalog; NULL where the catalog does not have that language. */
struct text {
	const char *in[LANGUAGES];
};

/* TEXT in LANGUAGE, else in the language that it has, else "". Never NULL. */
const char *text_in(const struct text *text, enum language language);

/* No words in any language. */
bool text_empty(const struct text *text);

/* A station of the wizard: a group of facts, or a screen of sections. */
struct station {
	const char *id;
	struct text title;
};

struct option {
	const char *id;
	struct text label;
};

/* What becomes of the answer to a fact in a newer edition. */
enum carry {
	CARRY_SAME,                             /* means the same: carried */
	CARRY_ASK_ANEW,                         /* does not: asked, but for some values */
	CARRY_NEW,                              /* was not asked before */
	CARRIES
};

/* An answer of the edition before that may be carried, and what it is called now. */
struct carried_value {
	const char *old;                        /* id of an option then */
	size_t option;                          /* index into options */
};

/* The options of a yes/no fact. */
enum { FACT_YES, FACT_NO };

enum fact_kind { FACT_YES_NO, FACT_ONE_OF, FACT_SOME_OF, FACT_KINDS };

struct fact {
	const char *id;
	enum fact_kind kind;
	size_t group;                           /* index into groups */
	struct text ask, explain;
	struct text because;                    /* why it is asked */
	struct text source;                     /* where it comes from; may be empty */
	const struct option *option;            /* yes and no for yes/no facts (labels empty) */
	size_t options;
	const struct condition *when;           /* asked when this may be true; NULL: always */
	/* against the edition in `replaces` */
	const char *was;                        /* its id there; NULL: the same */
	enum carry carry;
	const struct carried_value *value;      /* for CARRY_ASK_ANEW: those carried all the same */
	size_t values;
	struct text reason;                     /* what changed, and why; may be empty */
};

enum verdict { VERDICT_OUT, VERDICT_IN, VERDICT_UNCLEAR, VERDICTS };

/* The first rule whose condition is surely true decides. */
struct scope_rule {
	enum verdict verdict;                   /* out or in */
	const struct condition *when;
	struct text because;
	struct text source;                     /* may be empty */
};

/* Strength of a duty; the first three bind (guideline.md "strength words"). */
enum duty {
	DUTY_LAW, DUTY_MUST, DUTY_EXPECTED,
	DUTY_LAW_EFFORT, DUTY_EFFORT, DUTY_DESIRABLE,
	DUTIES
};

/* How well the row is known: number read in the sheet; duty stated; to be checked against the
 * sheet. */
enum standing { STANDING_SHEET, STANDING_STATED, STANDING_UNVERIFIED, STANDINGS };

/* Against the edition in `replaces`. */
enum change {
	CHANGE_NONE,                            /* not said */
	CHANGE_SAME, CHANGE_ADDED, CHANGE_RELAXED, CHANGE_CLARIFIED, CHANGE_CARRIED_UNVERIFIED,
	CHANGE_UNKNOWN, CHANGE_REWORDED, CHANGE_CHANGED, CHANGES
};

/* Rows that the register of recipients (engine/recipient.h) answers: were their sheets looked at;
 * are they looked at again in time, of those who get data from the Mynaportal API. */
enum item_register { REGISTER_NONE, REGISTER_CHECKED, REGISTER_AGAIN, REGISTERS };

/* A citation, shown unless `when` is surely false (the law differs by kind of body). */
struct basis {
	struct text cite;
	const struct condition *when;
};

/* A row of the check sheet. */
struct item {
	const char *key;                        /* permanent */
	const char *number;                     /* official, or NULL */
	size_t section;                         /* index into sections */
	struct text heading, ask, explain, proof;
	const struct text *example;
	size_t examples;
	enum duty duty;
	const struct condition *when;           /* besides the section's; NULL: always */
	struct text because;                    /* why it applies when `when` holds */
	const struct basis *basis;
	size_t bases;
	enum standing standing;
	enum change change;
	enum item_register answered_by;
	/* the rows it comes from in the edition in `replaces`; none: the one with its key. The
	 * first is the one that the duty comes from. */
	const char *const *was;
	size_t wases;
	struct text reason;                     /* what changed, and why; may be empty */
};

/* A row or fact of the edition in `replaces` that has no successor. */
struct gone {
	const char *key;
	bool fact;
	struct text reason;
};

struct section {
	const char *id;
	size_t screen;                          /* index into screens */
	struct text title;
	const struct condition *when;           /* whole section; NULL: always */
	struct text because;
	size_t first, items;                    /* its items are item[first … first + items - 1] */
};

struct catalog {
	const char *id;
	struct text title, issuer;
	const char *published;                  /* YYYY-MM-DD */
	struct text based_on;                   /* empty when it is the official text */
	const char *replaces;                   /* id of the edition before, or NULL */
	bool only_by_name;                      /* never the one for new assessments by itself */
	bool has[LANGUAGES];
	const struct station *group, *screen;
	size_t groups, screens;
	const struct fact *fact;
	size_t facts;
	const struct scope_rule *rule;
	size_t rules;
	const struct section *section;
	size_t sections;
	const struct item *item;
	size_t items;
	const size_t *by_key;                   /* item indexes, sorted by strcmp of the key */
	const struct gone *gone;
	size_t gones;
	/* an overlay (store/wording_file.h): whose words it brings, and how many rows it changes */
	struct text wording;
	size_t worded;
};

/* Index of the thing with that id or key, or -1. */
int catalog_find_fact(const struct catalog *catalog, const char *id);
int catalog_find_item(const struct catalog *catalog, const char *key);
int fact_find_option(const struct fact *fact, const char *id);
/* What is said of the row (FACT: the fact) of the edition before that is gone; NULL: nothing. */
const struct gone *catalog_find_gone(const struct catalog *catalog, const char *key, bool fact);

/* The keys in the edition before that ITEM comes from: the I-th, the first by 0; NULL: no more. */
const char *item_was(const struct item *item, size_t i);
/* The id of FACT in the edition before, or NULL when it was not asked. */
const char *fact_was(const struct fact *fact);

/* Binding duties stand in the way of conforming: law, must, expected. */
bool duty_binds(enum duty duty);

/* Words of files and --json, the same in every language; *_parse() returns -1 for other words. */
const char *duty_id(enum duty duty);
const char *standing_id(enum standing standing);
const char *change_id(enum change change);
const char *item_register_id(enum item_register answered_by);
const char *carry_id(enum carry carry);
const char *verdict_id(enum verdict verdict);
const char *fact_kind_id(enum fact_kind kind);
int duty_parse(const char *id);
int standing_parse(const char *id);
int change_parse(const char *id);
int item_register_parse(const char *id);
int carry_parse(const char *id);
int verdict_parse(const char *id);
int fact_kind_parse(const char *id);

/* The same for people, translated. */
const char *duty_label(enum duty duty);
const char *standing_label(enum standing standing);
const char *change_label(enum change change);
const char *verdict_label(enum verdict verdict);

/* Label of a fact's option: the catalog's, or the program's yes and no. */
const char *option_label(const struct fact *fact, size_t option, enum language language);

#endif
