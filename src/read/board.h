/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/str.h"
#include "read/roles.h"

/*
 * Job boards' own JSON: one item of a list -> one posting.
 *
 * Boards differ in names, not in ideas, so that one reader with tables of member names
 * (read/pick.h) serves all of them; only what needs more than a name has code of its own.
 *
 * Ownership: everything is copied into the arena.
 */

/* The list of postings in a board's answer: the answer itself or a member; NULL: none. */
const struct sg_json *sg_board_list(const struct sg_json *root);
/* Whether an object has a title and something to say about it. */
bool sg_board_is_item(const struct sg_json *node);
bool sg_board_has_title(const struct sg_json *node);
/* The company that an object names; or absent. */
sg_str sg_board_company(struct sg_arena *arena, const struct sg_json *node);
/* Whether an item has a description, so that nothing more needs to be asked for. */
bool sg_board_has_text(const struct sg_json *node);
/* Whether an object is a comment of a "Who is hiring?" thread. */
bool sg_board_is_comment(const struct sg_json *node);
/* Whether a comment answers another and not the thread itself. */
bool sg_board_is_reply(const struct sg_json *node);
/* Whether the board says itself that the item is not, or no longer, public. */
bool sg_board_is_hidden(const struct sg_json *node);
/* Reads an item. SG_ENOMEM is the only failure. */
SG_MUST_USE enum sg_status sg_board_read(const struct sg_json *node, struct sg_arena *arena,
					 struct sg_posting *out, struct sg_error *err);
/* Reads a comment. SG_ENOMEM is the only failure. */
SG_MUST_USE enum sg_status sg_board_read_comment(const struct sg_json *node,
						 struct sg_roles *roles, struct sg_posting *out,
						 struct sg_error *err);
/*
 * A comment as a posting: its first line says company, title and place. id and html live in
 * the arena of roles already; either may be absent.
 */
SG_MUST_USE enum sg_status sg_board_comment(struct sg_roles *roles, sg_str id, sg_str html,
					    struct sg_posting *out, struct sg_error *err);
