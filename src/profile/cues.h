/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/cue.h"
#include "profile/claims.h"

/*
 * Cues: the dictionary's phrases in the short texts of a profile.
 *
 * Ownership: hits live in the arena of the claims, values borrow from the dictionary.
 * Errors:    running out of memory sets claims->failed.
 * Threads:   as claims.h.
 */
struct sg_cue_hit {
	sg_str value;
	uint32_t start, end;
};

struct sg_cue_hits {
	struct sg_cue_hit *at;
	size_t n, cap;
};

/* All phrases of one cue, by start, then the longer first. */
struct sg_cue_hits sg_cues_find(struct sg_claims *claims, sg_str text, enum sg_cue cue);
/* The value of the phrase of a cue that starts with the word or words of text ("master" of
 * "master degree"); absent when none does. */
sg_str sg_cues_start(const struct sg_claims *claims, sg_str text, enum sg_cue cue);
