/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/judge.h"

/*
 * Roles: which role model a posting is recognisably one of, and what all of them add up to.
 *
 * A posting is of a role when its likeness reaches what the role says and is ahead of every
 * other role's. The likeness is what its findings say; which areas are asked is looked up in
 * our own dictionary.
 *
 * Ownership: counts and names live in the arena given, and borrow from the dictionary.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread.
 */
struct sg_role_sum {
	const struct sg_dict *dict;
	struct sg_arena *arena, *scratch;
	struct sg_arena *results; /* what is filled in of a posting; the same as arena, unless
				     postings are let go of */
	struct sg_role_count *roles; /* one for each role of the dictionary */
	uint32_t n;
	struct sg_role_area_count **areas; /* those of the roles */
	uint64_t *hundredths; /* sums of likeness */
	uint32_t counted;
};

/* profile may be NULL. */
SG_MUST_USE enum sg_status sg_role_sum_start(struct sg_role_sum *sum,
					       const struct sg_dict *dict,
					       const struct sg_profile *profile,
					       struct sg_arena *arena, struct sg_error *err);
/* Fills in the posting's role, and counts it if it counts. */
SG_MUST_USE enum sg_status sg_role_sum_add(struct sg_role_sum *sum,
					     struct sg_judged *judged, struct sg_error *err);
void sg_role_sum_report(struct sg_role_sum *sum, struct sg_report *report);
void sg_role_sum_free(struct sg_role_sum *sum);
