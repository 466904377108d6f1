/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sign-off: made, checked, approved, each by somebody over a digest of what is published
 * (sheet/digest.h); after that the assessment is to be left alone until it is reopened. The steps
 * are a record: nothing takes one away. */
#ifndef ENGINE_SIGNOFF_H
#define ENGINE_SIGNOFF_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/assessment.h"

enum sign_step { SIGN_MADE, SIGN_CHECKED, SIGN_APPROVED, SIGN_REOPENED, SIGN_STEPS };

/* Strings are its own, NULL when not given. */
struct sign {
	enum sign_step step;
	char *title;  /* of who signs; at most FIELD_MAX characters, as the reason */
	char *at;     /* when: RFC 3339 with offset */
	char *digest; /* of what was signed, in hex; NULL: reopened */
	char *reason; /* why it was reopened */
};

/* The latest are kept. */
enum { SIGNS_MAX = 100 };

struct sign *sign_copy(const struct sign *sign);
void sign_free(struct sign *sign);
OWNED_TYPE(sign)
/* An empty list of them. */
GPtrArray *signoff_new(void);
bool signoff_equal(const GPtrArray *a, const GPtrArray *b);
/* The steps of OURS and THEIRS, in the order of time, into RESULT. */
void signoff_merge(GPtrArray *result, const GPtrArray *ours, const GPtrArray *theirs);

/* "made", "checked", "approved", "reopened"; parse returns -1 for other words; label translated. */
const char *sign_step_id(enum sign_step step);
const char *sign_step_label(enum sign_step step);
int sign_step_parse(const char *id);
/* "approved (Head, 2026-11-22 10:15)", for people. The caller frees. */
char *sign_text(const struct sign *sign);

/* The last step, or NULL. */
const struct sign *signoff_last(const struct assessment *assessment);
/* The step that holds: the last one, unless that is that it was reopened; or NULL. */
const struct sign *signoff_held(const struct assessment *assessment);
/* The step that holds is about something else than DIGEST. */
bool signoff_stale(const struct assessment *assessment, const char *digest);
/* The step that can be taken next. */
enum sign_step signoff_next(const struct assessment *assessment, const char *digest);
/* The title that STEP is offered with: whoever is in charge makes it, and reopens it. NULL for the
 * others, which are there so that somebody else looks at it, and for want of a title. */
const char *signoff_usual_title(const struct assessment *assessment, enum sign_step step);

/* Adds a copy of SIGN. False and ERROR, nothing added, when the step does not follow on the last
 * one over the same digest, or nobody signs. */
bool assessment_sign(struct assessment *assessment, const struct sign *sign, GError **error);

/* True when nothing is approved, or it was reopened. Else ERROR (which may be NULL) says that PATH
 * is not to be changed and what to do. */
bool assessment_may_change(const struct assessment *assessment, const char *path, GError **error);

#endif
