/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdlib.h>

#include <skillgap/skillgap.h>

#include "../test.h"

/*
 * What the tests of profiles share: one dictionary, one arena, the last warnings.
 */
struct reading {
	enum sg_status status;
	struct sg_profile profile;
	struct sg_error err;
	unsigned warnings;
	struct sg_error first, last; /* of the warnings */
};

static struct sg_dict *dict;
static struct sg_matcher *matcher;
static struct sg_arena *arena;

static inline void note(void *user, const struct sg_error *warning)
{
	struct reading *reading = user;

	if (reading->warnings++ == 0)
		reading->first = *warning;
	reading->last = *warning;
}

static inline void set_up(void)
{
	struct sg_error err = { 0 };

	if (dict == NULL && (sg_dict_new(&dict, NULL, 0, &err) != SG_OK ||
			     sg_matcher_new(&matcher, dict, &err) != SG_OK))
		abort();
	if (arena == NULL)
		arena = sg_arena_new(0);
	sg_arena_reset(arena);
}

static inline void tear_down(void)
{
	sg_matcher_free(matcher);
	sg_dict_free(dict);
	sg_arena_free(arena);
}

/* Reads a copy of the very size, so that a byte too many is seen by the sanitizer. */
static inline struct reading read_bytes(const char *bytes, size_t len)
{
	struct reading reading = { .status = SG_OK };
	char *copy = malloc(len == 0 ? 1 : len);

	set_up();
	memcpy(copy, bytes, len);
	reading.status = sg_profile_read(matcher, dict, SG_STR("me.txt"), (sg_str){ copy, len },
					 SG_STR("2026-11-22"), arena, note, &reading,
					 &reading.profile, &reading.err);
	/* Profiles must not borrow from their file. */
	memset(copy, 'x', len);
	free(copy);
	return reading;
}

static inline struct reading read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static inline const struct sg_claim *claim(const struct sg_profile *profile, const char *skill)
{
	static const struct sg_claim none = { .status = (enum sg_claim_status) - 1 };

	for (size_t i = 0; i < profile->n_claims; i++)
		if (profile->claims[i].skill.len == strlen(skill) &&
		    memcmp(profile->claims[i].skill.ptr, skill, strlen(skill)) == 0)
			return &profile->claims[i];
	return &none;
}

static inline bool claims(const struct reading *reading, const char *skill,
			  enum sg_claim_status status, unsigned months)
{
	const struct sg_claim *found = claim(&reading->profile, skill);

	if (found->status == status && found->months == months)
		return true;
	printf("# %s: status %d, %u months\n", skill, (int)found->status, (unsigned)found->months);
	return false;
}
