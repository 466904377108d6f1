/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between assessment_file.c and the other assessment_*.c only: what they share of reading and
 * writing. */
#ifndef STORE_ASSESSMENT_PARTS_H
#define STORE_ASSESSMENT_PARTS_H

#include "engine/conflict.h"
#include "store/fields.h"

struct assessment_loader {
	struct problems *problems;
	struct assessment *assessment;
	size_t next_row; /* the one behind that of the last answer */
};

/* Reads NODE into one field, fact or answer; what is wrong is told with its place. */
void assessment_read_field(struct assessment_loader *loader, enum profile_field field,
			   const struct yaml_node *node);
void assessment_read_fact(struct assessment_loader *loader, const struct yaml_node *key,
			  const struct yaml_node *node);
void assessment_read_answer(struct assessment_loader *loader, const struct yaml_node *node,
			    struct answer *answer);

/* Readers of fields (struct field's `read`; LOADER is a struct assessment_loader): an answer's
 * value into an enum answer_value, the others into a char *. */
void assessment_read_value(void *loader, const struct yaml_node *node, void *value);
void assessment_read_line(void *loader, const struct yaml_node *node, void *value);
void assessment_read_date(void *loader, const struct yaml_node *node, void *value);
void assessment_read_time(void *loader, const struct yaml_node *node, void *value);
void assessment_read_sha256(void *loader, const struct yaml_node *node, void *value);
/* NODE's text as it may be stored; NULL when that is nothing. */
char *assessment_clean_text(struct assessment_loader *loader, const struct yaml_node *node,
			    bool lines, long max);

/* Writes a field: text of people, also of several lines, a word of the format; nothing when it is
 * NULL. */
void assessment_write_text(struct yaml_writer *writer, const char *name, const char *text);
void assessment_write_word(struct yaml_writer *writer, const char *name, const char *word);
void assessment_write_lines(struct yaml_writer *writer, const char *name, const char *text);

/* Writes a value as it stands behind its key. */
void assessment_write_fact(struct yaml_writer *writer, const struct assessment *assessment,
			   size_t index);
void assessment_write_answer(struct yaml_writer *writer, const struct answer *answer);

/* The field `evidence` of an answer (VALUE is the struct answer), and its writer. */
void assessment_read_evidence(void *loader, const struct yaml_node *node, void *value);
void assessment_write_evidence(struct yaml_writer *writer, const struct answer *answer);

/* The field `history` likewise; nothing for NULL. */
void assessment_read_history(void *loader, const struct yaml_node *node, void *value);
void assessment_write_history(struct yaml_writer *writer, const GPtrArray *history);

/* The part `signoff`, likewise. */
void assessment_read_signoff(void *loader, const struct yaml_node *node, void *value);
void assessment_write_signoff(struct yaml_writer *writer, const struct assessment *assessment);

/* The field `conflicts` (struct field's `read`; LOADER is a struct assessment_loader), and its
 * writer. */
void assessment_read_conflicts(void *loader, const struct yaml_node *node, void *value);
void assessment_write_conflicts(struct yaml_writer *writer, const struct assessment *assessment);

/* The field `last` of an answer into a struct last_answer *, and its writer (nothing for NULL). */
void assessment_read_last(void *loader, const struct yaml_node *node, void *value);
void assessment_write_last(struct yaml_writer *writer, const struct last_answer *last);
/* The field `archive`, likewise. */
void assessment_read_archive(void *loader, const struct yaml_node *node, void *value);
void assessment_write_archive(struct yaml_writer *writer, const struct assessment *assessment);

#endif
