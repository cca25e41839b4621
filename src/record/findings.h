/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * Documents, findings and source records as they come back from a pipe: the inverse of
 * record/write.h. Writing what was read gives the bytes that were read.
 *
 * Records may come from anybody: numbers are clamped to what their fields mean, unknown
 * words fall back to the neutral value, unknown members are ignored, and every length that
 * later code indexes with has been checked.
 *
 * Ownership: everything is copied into the arena; the JSON may be freed afterwards.
 * Errors:    SG_ESYNTAX names the JSON path.
 */

/* The kind of a record of ours told by its "type"; -1 when node is none of these. */
int sg_record_kind_of(const struct sg_json *node);
/* Reads a record for which sg_record_kind_of() is not -1. */
SG_MUST_USE enum sg_status sg_record_read(const struct sg_json *node, struct sg_arena *arena,
					  struct sg_record *out, struct sg_error *err);
