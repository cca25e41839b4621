/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/str.h"

/*
 * Objects put together from what is no JSON: elements of XML, properties of a page, cells of
 * a table. They are read as the JSON they stand for, so that one reader serves all.
 *
 * Members of the same name become one list. Names are ASCII words; others are left out.
 *
 * Limits:    256 members of an object, 16 levels; more are dropped.
 * Ownership: everything lives in the arena. Texts are borrowed.
 * Errors:    memory; remembered until sg_object_parse().
 */
struct sg_object;

/* NULL when memory ran out; the other calls take that, too. */
struct sg_object *sg_object_new(struct sg_arena *arena);
/* Adds a text; nothing when it is blank. */
void sg_object_text(struct sg_object *object, sg_str name, sg_str text);
/* The text of a member so far; absent when there is none. */
sg_str sg_object_get(const struct sg_object *object, sg_str name);
bool sg_object_is_empty(const struct sg_object *object);
/* Adds an object and returns it; beyond the limits one that is part of nothing. */
struct sg_object *sg_object_child(struct sg_object *object, sg_str name);
/* As JSON, which the caller frees. SG_ENOMEM is the only failure. */
SG_MUST_USE enum sg_status sg_object_parse(const struct sg_object *object, struct sg_json **out,
					   struct sg_error *err);
