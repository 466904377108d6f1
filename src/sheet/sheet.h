/* SPDX-License-Identifier: GPL-3.0-or-later
 * The check sheet as a small neutral document, made once from the report; a format only renders
 * it. Order and head of the official sheet (design 9). Public by default: no name, note,
 * evidence, owner, date. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/evaluate.h"

/* A label and its value, both for people; `id` is the English word for machines. */
struct sheet_field {
	const char *id;
	char *label, *value;
};

/* Where a row stands. Rows declared not applicable without the reason stay in the table, without
 * a tick. */
enum sheet_place { SHEET_TABLE, SHEET_EXCLUDED, SHEET_DECLARED_NA, SHEET_UNDECIDED, SHEET_PLACES };

/* What is recorded with an answer and never published. */
enum sheet_detail {
	SHEET_NOTE, SHEET_EVIDENCE, SHEET_OWNER, SHEET_DUE, SHEET_BY, SHEET_AT, SHEET_DETAILS
};

/* A row of the catalog as the sheet shows it. */
struct sheet_row {
	const struct item *item;
	const struct section *section;
	const struct answer *answer;            /* borrowed from the assessment */
	const struct finding *finding;          /* borrowed from the report */
	enum sheet_place place;
	const char *number;         /* official number, or "": never the key */
	const char *section_title, *heading, *ask; /* in the sheet's language */
	char *state;                /* the answer in words; says so when its reason is missing */
	char *why;                  /* lines: why it does not apply, or what would settle it */
	GPtrArray *details;         /* of struct sheet_field *: notes and so on; NULL in public */
};

enum sheet_column {
	SHEET_COLUMN_NUMBER, SHEET_COLUMN_ASK, SHEET_COLUMN_TICK, SHEET_COLUMN_STATE,
	SHEET_COLUMN_WHY, SHEET_COLUMN_OWNER, SHEET_COLUMN_DUE, SHEET_COLUMNS
};

/* What stands in one cell: text, then a mark. A mark has words for those who cannot see it. */
struct sheet_cell {
	/* "" where there is none; live as long as the sheet */
	const char *text, *mark, *mark_label;
};

/* A part of the document. All of it may be empty; what there is comes in the order of these
 * fields. */
struct sheet_part {
	const char *id;             /* "overview", "head", "scope", "section", "result", … */
	char *title;                /* "": none */
	GPtrArray *sentences;       /* char *: paragraphs */
	GPtrArray *fields;          /* of struct sheet_field * */
	const enum sheet_column *column;        /* of the table of rows */
	size_t columns;
	GPtrArray *rows;            /* of struct sheet_row *, borrowed from the sheet */
	bool details;               /* the rows show their details, where they have any */
	bool by_section;            /* rows are grouped by section, not by heading */
	bool bars;                  /* shows how many rows of each section are ticked */
};

struct sheet {
	enum language language;
	bool internal;              /* 社内用: with notes, evidence, owners, dates, names */
	const struct catalog *catalog;
	const struct assessment *assessment;
	const struct report *report;
	char *title;                /* of the document */
	char *banner;               /* "Internal use", for the top of every page; "" in public */
	char *edition;              /* title, date, and that it is not official, in one line */
	char *program;              /* "phrwizard 0.1.0" */
	gint64 made; /* date for a file's own data, seconds since 1970 (UTC); never 0 */
	char *scope;                /* 該当確認: the verdict in a sentence */
	GPtrArray *result;          /* char *: sentences that hide no gap */
	GPtrArray *notes;           /* char *: how well edition and rows are known; the digest */
	GPtrArray *section_titles;  /* char *: "2.1(1) …", of each section of the catalog */
	GPtrArray *rows;            /* of struct sheet_row *: all of the catalog, in its order */
	GPtrArray *parts;           /* of struct sheet_part *: the document, in order */
	char *content;              /* the published data in canonical JSON: see sheet/digest.h */
	char *digest; /* its SHA-256, 64 hex digits: the same in all formats and languages */
};

struct sheet_options {
	enum language language;     /* of the guideline's words; ours follow i18n_switch() */
	bool internal;
	const char *program_version;
	gint64 made;                /* as above; 0: midnight of the date of confirmation */
};

/* Borrows ASSESSMENT and REPORT (and the catalog): they must outlive the sheet. */
struct sheet *sheet_new(const struct assessment *assessment, const struct report *report,
			const struct sheet_options *options);
void sheet_free(struct sheet *sheet);
/* An internal sheet lists what is missing, changed or expired among PIECES (of struct
 * evidence_piece, engine/evidence.h), which somebody who can open files has looked at; a public one
 * never does. Nothing of PIECES is kept. */
void sheet_tell_evidence(struct sheet *sheet, const GArray *pieces);
OWNED_TYPE(sheet)

/* Label of a column, translated; what ROW shows in it. */
const char *sheet_column_label(enum sheet_column column);
struct sheet_cell sheet_cell(const struct sheet_row *row, enum sheet_column column);
/* Its text and mark with a blank between them. The caller frees. */
char *sheet_cell_text(const struct sheet_row *row, enum sheet_column column);

/* The title of the group that begins with row I of PART: NULL when the group goes on, "" when a
 * group ends and none begins. */
const char *sheet_group(const struct sheet_part *part, guint i);

/* "", "*" or "**": goes after the number; the notes explain it. */
const char *sheet_standing_mark(enum standing standing);

/* "table", "excluded", "na", "undecided". */
const char *sheet_place_id(enum sheet_place place);

/* "note", "evidence", …; label translated; the text recorded (evidence: a line each), "" when
 * none, and the same for people: 2026-11-28 07:01. The caller frees the text. */
const char *sheet_detail_id(enum sheet_detail detail);
const char *sheet_detail_label(enum sheet_detail detail);
char *sheet_detail_text(const struct answer *answer, enum sheet_detail detail);
char *sheet_detail_shown(const struct answer *answer, enum sheet_detail detail);

/* The official number of ITEM, or "". */
const char *sheet_number(const struct item *item);

struct sheet_field *sheet_field_new(const char *id, const char *label, const char *value);
void sheet_field_free(struct sheet_field *field);

#endif
