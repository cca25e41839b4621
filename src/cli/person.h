/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/setup.h"

/*
 * The person whose gaps are asked for: --profile, else the default file; --have on top. With
 * several --profile there is no such person, but a team.
 */
struct person {
	struct opt_list paths; /* --profile, as often as it was given */
	const char *have; /* --have, or NULL */
	struct sg_profile profile;
	bool there;       /* a profile or --have was found */
	struct sg_profile *team; /* one for each of several paths, called by file name */
	size_t n_team;		 /* 0, or 2 and more */
	struct sg_arena *arena; /* holds them */
};

/* False and a message when a named or found profile cannot be read (exit 3). */
bool person_open(struct person *person, struct setup *setup, sg_str today);
void person_close(struct person *person);

/* The default profile that would be read, malloc'ed; NULL when there is none. */
char *person_default_path(void);
