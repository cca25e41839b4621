/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/claims.h"

/*
 * The plain list: one skill a line, or several with commas between them.
 *
 *     NAME [YEARS] [have|learning|want|avoid]    -NAME    # comment
 *
 * A '#' starts a comment at the start of a line and after a space ("C#" has none). List marks
 * ("- Go", "* Go") are skipped; "-Go" is avoided.
 *
 * Limits:    SG_MAX_ENTRIES entries; SG_ELIMIT beyond.
 * Errors:    SG_ESYNTAX with line and column where years were meant and cannot be read.
 */
enum { SG_MAX_ENTRIES = 20000 };

/* Whether a text is such a list and not prose: most of its lines are entries, or all of them
 * are comments. */
bool sg_plain_is(struct sg_claims *claims, sg_str text);
/* States what the list says. Places are told only of a file, not of a list of one line. */
SG_MUST_USE enum sg_status sg_plain_read(struct sg_claims *claims, sg_str text, bool places,
					 struct sg_error *err);
