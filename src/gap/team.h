/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/team.h>

#include "gap/kept.h"

/*
 * Team: what is asked, each thing once, and who of several people holds it.
 *
 * Two requirements are the same thing when they name the same skills and want as many of them.
 * Years are not looked at: a team is asked whether somebody knows, not for how long.
 *
 * Limits:    SG_TEAM_MAX_PEOPLE; linear in requirements, times the people.
 * Ownership: in the arena given; texts borrow from findings, profiles and the dictionary.
 * Errors:    SG_ENOMEM.
 */
struct sg_person {
	const struct sg_profile *profile;
	struct sg_standing standing;
};

SG_MUST_USE enum sg_status sg_team_make(struct sg_kept *kept, struct sg_person *people,
					size_t n_people, struct sg_arena *arena,
					const struct sg_team **out, struct sg_error *err);
