/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/roles.h"
#include "gap/team.h"

/*
 * Comparison: everything collected so far, for what is made of it in the end.
 *
 * Ownership: all of it lives in the arena, and the arena with the comparison.
 * Threads:   one thread.
 */
struct sg_comparison {
	struct sg_arena *arena;
	const struct sg_profile *profile;
	struct sg_gap_options options;
	struct sg_standing standing;
	struct sg_role_tally roles;
	sg_vec(struct sg_judged) judged;
	sg_vec(struct sg_posting *) duplicates;
	sg_vec(struct sg_source) sources;
	sg_vec(struct sg_person) people;
};
