/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "dict/entry.h"

/*
 * Parsing: what the readers of skills, roles and the roadmap share.
 *
 * Ownership: all that is kept is copied into the lexicon's arena.
 * Errors:    SG_ESYNTAX with the file and the JSON path in one line.
 */

/* Lower-case words joined by hyphens. */
bool sg_text_is_id(sg_str id);
/* Names and sentences are printed, so nothing in them may act on a terminal. */
bool sg_text_is_printable(sg_str text);

/* `file` lives in the lexicon's arena. A role of a user replaces the one with its id. */
SG_MUST_USE enum sg_status sg_role_parse(struct sg_lexicon *lexicon, sg_str file,
					 const struct sg_json *root, bool user,
					 struct sg_error *err);
SG_MUST_USE enum sg_status sg_roadmap_parse(struct sg_lexicon *lexicon, sg_str file,
					    const struct sg_json *root, bool user,
					    struct sg_error *err);
/* What to ask about areas of skills, whatever the role; a user's replaces the built-in one. */
SG_MUST_USE enum sg_status sg_rubric_parse(struct sg_lexicon *lexicon, sg_str file,
					   const struct sg_json *root, bool user,
					   struct sg_error *err);

/* Whether a file holds headings, cues or terms; reads them. */
bool sg_wording_is(const struct sg_json *root);
SG_MUST_USE enum sg_status sg_wording_parse(struct sg_lexicon *lexicon, sg_str file,
					    const struct sg_json *root, struct sg_error *err);

/* What only the whole lexicon can tell: ids of skills and roles, duplicates. Sorts roles. */
SG_MUST_USE enum sg_status sg_roles_check(struct sg_lexicon *lexicon, struct sg_error *err);
