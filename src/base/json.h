/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * JSON as it is read: a thin cover over jansson that no other file includes.
 *
 * Limits:    documents nest at most 2048 levels deep (jansson's own limit).
 * Ownership: sg_json_free() frees a whole document; nodes and strings borrow from it.
 * Errors:    SG_ESYNTAX with line and column, SG_ENOMEM.
 */
struct sg_json;

enum sg_json_type {
	SG_JSON_NULL, /* also of a NULL node, so that look-ups chain */
	SG_JSON_BOOL,
	SG_JSON_NUMBER,
	SG_JSON_STRING,
	SG_JSON_ARRAY,
	SG_JSON_OBJECT,
};

/* One document, of any type, that takes all of text but white space and a byte order mark. */
SG_MUST_USE enum sg_status sg_json_parse(sg_str text, struct sg_json **out, struct sg_error *err);
/* The same, but what follows the document is ignored (pages put ';' there). */
SG_MUST_USE enum sg_status sg_json_parse_prefix(sg_str text, struct sg_json **out,
						struct sg_error *err);
void sg_json_free(struct sg_json *root); /* NULL is allowed */

enum sg_json_type sg_json_type(const struct sg_json *node);
/* Member of an object by name; NULL when there is none or node is no object. */
const struct sg_json *sg_json_get(const struct sg_json *node, const char *key);
size_t sg_json_size(const struct sg_json *node); /* of an array or object, else 0 */
const struct sg_json *sg_json_at(const struct sg_json *array, size_t i); /* or NULL */
sg_str sg_json_str(const struct sg_json *node);   /* absent when node is no string */
double sg_json_number(const struct sg_json *node, double otherwise);
bool sg_json_bool(const struct sg_json *node); /* false when node is not true */
/* String member of an object. */
static inline sg_str sg_json_get_str(const struct sg_json *node, const char *key)
{
	return sg_json_str(sg_json_get(node, key));
}
/* Visit the members of an object in order of writing: start with *iter NULL; false at the end. */
bool sg_json_next(const struct sg_json *object, void **iter, sg_str *key,
		  const struct sg_json **value);
