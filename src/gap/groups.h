/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/contrast.h>

#include "gap/kept.h"

/*
 * Groups: which postings of a pile belong together.
 *
 * Companies, titles and places go by their letters, case and white space aside. Sources go by
 * what was typed: the files of a folder that was typed are one group. Only counted postings are
 * in groups.
 *
 * Limits:    SG_CONTRAST_MAX_GROUPS of them; linear in the pile but for sorting.
 * Ownership: in the arena; names borrow from postings, options and the dictionary.
 * Errors:    SG_ENOMEM; postings of any content are accepted.
 */
#define SG_NO_GROUP UINT32_MAX

struct sg_grouping {
	const uint32_t *of; /* group of each posting, or SG_NO_GROUP */
	struct sg_group *groups;
	size_t n;
	uint32_t in_none, further, further_groups;
};

SG_MUST_USE enum sg_status sg_group_postings(const struct sg_report_posting *rows, size_t n,
					     const struct sg_gap_options *options,
					     struct sg_arena *arena, struct sg_grouping *out,
					     struct sg_error *err);
