/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/view.h>

#include "base/arena.h"
#include "base/error.h"

/*
 * Orders of rows, for views. Sorting is stable: ties keep the order they come in.
 *
 * Errors: SG_ENOMEM.
 */
SG_MUST_USE enum sg_status sg_view_sort_gaps(struct sg_gap *gaps, size_t n, enum sg_sort sort,
					     struct sg_arena *arena, struct sg_error *err);
SG_MUST_USE enum sg_status sg_view_sort_postings(struct sg_report_posting *postings, size_t n,
						 enum sg_sort sort, struct sg_arena *arena,
						 struct sg_error *err);
