/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/setup.h"

/*
 * The person whose gaps are asked for: --profile, else the default file; --have on top.
 */
struct person {
	const char *path; /* --profile, or NULL */
	const char *have; /* --have, or NULL */
	struct sg_profile profile;
	bool there;       /* a profile or --have was found */
	struct sg_arena *arena; /* holds it */
};

/* False and a message when a named or found profile cannot be read (exit 3). */
bool person_open(struct person *person, struct setup *setup, sg_str today);
void person_close(struct person *person);

/* The default profile that would be read, malloc'ed; NULL when there is none. */
char *person_default_path(void);
