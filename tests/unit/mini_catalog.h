/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small catalog for tests, in the program instead of a file: facts of every kind, facts asked
 * under a condition, overlapping scope rules, sections with and without a condition, every duty. */
#ifndef UNIT_MINI_CATALOG_H
#define UNIT_MINI_CATALOG_H

#include "engine/catalog.h"

enum mini_group { MINI_GROUP_SCOPE, MINI_GROUP_WORK, MINI_GROUPS };
enum mini_screen { MINI_SCREEN_SECURITY, MINI_SCREEN_CONSENT, MINI_SCREENS };

enum mini_fact {
	MINI_INFO,              /* some-of */
	MINI_PURPOSE,           /* one-of */
	MINI_ROLE,              /* one-of, has an option called "none" */
	MINI_FACES_USERS,       /* yes-no, asked of contractors */
	MINI_HAS_STAFF,         /* yes-no */
	MINI_USES_CLOUD,        /* yes-no */
	MINI_RECIPIENTS,        /* some-of */
	MINI_TOLD_ABROAD,       /* yes-no, asked when a recipient is abroad */
	MINI_FACTS
};

enum { INFO_MYNA, INFO_DAILY, INFO_PROCESSED, INFO_OPTIONS };
enum { PURPOSE_HEALTH, PURPOSE_RESEARCH, PURPOSE_OPTIONS };
enum { ROLE_DIRECT, ROLE_CONTRACTOR, ROLE_NONE, ROLE_OPTIONS };
enum { RECIPIENT_PARTNER, RECIPIENT_OFFICE, RECIPIENT_ABROAD, RECIPIENT_OPTIONS };

enum mini_rule {
	MINI_RULE_RESEARCH,     /* out: purpose is research */
	MINI_RULE_MYNA,         /* in: info has myna */
	MINI_RULE_NONE,         /* out: role is none */
	MINI_RULE_STAFF,        /* in: role is contractor, and staff */
	MINI_RULES
};

enum mini_section {
	MINI_SECTION_SAFETY,    /* security; always */
	MINI_SECTION_STAFF,     /* security; purpose is health */
	MINI_SECTION_CONSENT,   /* consent; role is not contractor, or faces users */
	MINI_SECTIONS
};

enum mini_item {
	MINI_LAW,               /* 1/a law, always */
	MINI_MUST,              /* 1/b must, staff */
	MINI_EXPECTED,          /* 1/c expected, cloud or a partner receives */
	MINI_DESIRABLE,         /* 1/d desirable, always */
	MINI_EFFORT,            /* 2/a effort, always (in its section) */
	MINI_LAW_EFFORT,        /* 2/b law-effort, info is daily only */
	MINI_NOT_BOTH,          /* x-2/c expected, not both staff and cloud */
	MINI_CONSENT,           /* 3/a law, always (in its section) */
	MINI_OFFICE,            /* 3/b must, partner or office receives, no cloud */
	MINI_ABROAD,            /* 3/c law, a recipient abroad, and told so */
	MINI_MIXED,             /* 3/d desirable, staff or cloud, nothing processed */
	MINI_ITEMS
};

extern const struct catalog mini_catalog;

#endif
