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
	bool nobody;      /* no profile, whatever there is */
	struct sg_profile profile;
	bool there;       /* a profile or --have was found */
	struct sg_profile stated; /* the profile without --have */
	uint32_t added;	  /* skills that --have adds to a profile or changes in it */
	struct sg_profile *team; /* one for each of several paths, called by file name */
	size_t n_team;		 /* 0, or 2 and more */
	struct sg_arena *arena; /* holds them */
};

/* False and a message when a named or found profile cannot be read (exit 3). */
bool person_open(struct person *person, struct setup *setup, sg_str today);
void person_close(struct person *person);

/* The text of a profile or résumé ("-": stdin), a PDF's through pdftotext; *pages of it, 0 for
 * others. False and a message when there is none (exit 3). */
bool person_text(const char *path, struct bytes *out, unsigned *pages);
/* What people call it: the file's name without its folder, or "stdin". */
sg_str person_label(const char *path);

/* The default profile that would be read, malloc'ed; NULL when there is none. */
char *person_default_path(void);
