/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"

/*
 * Members of the objects of a résumé, of the type they must have.
 *
 * null and a missing member are absent. Texts come back without control characters, in the
 * arena.
 *
 * Errors:  SG_ESYNTAX with the path, "work[2].summary: must be text"; SG_ENOMEM.
 * Threads: one struct, one thread.
 */
struct sg_member {
	const struct sg_json *root;
	const char *section; /* "work" */
	size_t index;        /* of the object in its section */
	const struct sg_json *object;
	struct sg_arena *arena;
	struct sg_error *err;
};

/* The objects of a section; *n of them, none when it is missing. A string in it is allowed. */
SG_MUST_USE enum sg_status sg_member_section(struct sg_member *member, const char *section,
					     size_t *n);
/* Moves to object i. *name is what stands there when it is a string and no object. */
SG_MUST_USE enum sg_status sg_member_object(struct sg_member *member, size_t i, sg_str *name);
SG_MUST_USE enum sg_status sg_member_text(const struct sg_member *member, const char *key,
					  sg_str *out);
/* A list of texts, or one text. */
SG_MUST_USE enum sg_status sg_member_list(const struct sg_member *member, const char *key,
					  const sg_str **out, size_t *n);
/* Where the object stands, or a member of it with a key that is not NULL. */
sg_str sg_member_path(const struct sg_member *member, const char *key);
/* Fails for a member that must be something else. */
enum sg_status sg_member_fail(const struct sg_member *member, const char *key, const char *must);
