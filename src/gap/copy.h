/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/error.h"

/*
 * Copies of records that outlive the arena they were read into.
 *
 * Ownership: copies live in the arena given and share nothing with the original, unless they
 *            are said to borrow. Mentions are left out (their number stays): a report shows
 *            requirements, not places.
 * Errors:    SG_ENOMEM.
 */
SG_MUST_USE enum sg_status sg_copy_findings(struct sg_arena *arena, const struct sg_findings *from,
					    struct sg_findings *to, struct sg_error *err);
/* The same for as long as the original lives: all but its found skills is borrowed. */
SG_MUST_USE enum sg_status sg_borrow_findings(struct sg_arena *arena,
					      const struct sg_findings *from,
					      struct sg_findings *to, struct sg_error *err);
SG_MUST_USE enum sg_status sg_copy_source(struct sg_arena *arena, const struct sg_source *from,
					  struct sg_source *to, struct sg_error *err);
