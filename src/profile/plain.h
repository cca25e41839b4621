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

/* The first line of a list that we write; a text that starts with its first words is a list. */
#define SG_PLAIN_MARK "# skillgap profile"
#define SG_PLAIN_HEADER SG_PLAIN_MARK ". One skill a line: NAME [YEARS] [learning|want|avoid]\n"

/* Whether a text is such a list and not prose: most of its lines are entries, or all of them
 * are comments. */
bool sg_plain_is(struct sg_claims *claims, sg_str text);
/* Marks the skills that the list names, also where they are commented out ("#Go"), in an array
 * with room for each of the dictionary; names in no dictionary are kept as unknown. */
void sg_plain_mark(struct sg_claims *claims, sg_str text, bool *seen);
/* States what the list says. Places are told only of a file, not of a list of one line. */
SG_MUST_USE enum sg_status sg_plain_read(struct sg_claims *claims, sg_str text, bool places,
					 struct sg_error *err);
