/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/trace.h"

/*
 * Match: sg_match() for callers that want to look at the reading afterwards.
 *
 * Ownership: *reading and what it points to live in the arena; it borrows posting and document.
 */

/* trace may be NULL. */
SG_MUST_USE enum sg_status sg_match_traced(struct sg_matcher *matcher,
					   const struct sg_posting *posting,
					   const struct sg_document *document,
					   struct sg_arena *arena, struct sg_trace *trace,
					   struct sg_reading *reading, struct sg_findings *out,
					   struct sg_error *err);
