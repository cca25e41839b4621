/* SPDX-License-Identifier: MIT */
#pragma once

#include "fuzz/fuzz.h"

/*
 * Structure out of bytes: each choice takes the next byte of the input, so that what the fuzzer
 * changes is a field and not the syntax around it. At the end of the input every choice is 0.
 *
 * Ownership: what is made lives in the arena of the fuzz.
 */
struct pick {
	struct sg_arena *arena;
	sg_str in;
	size_t at;
};

/* A number below n; n is at most 65536. */
unsigned pick_below(struct pick *pick, unsigned n);
/* Absent, bytes of the input, something that is markup somewhere, or both. */
sg_str pick_text(struct pick *pick);
sg_str pick_url(struct pick *pick);
/* The id of a skill of the dictionary, and now and then of none. */
sg_str pick_skill(struct pick *pick);
struct sg_findings pick_findings(struct pick *pick);
struct sg_source pick_source(struct pick *pick);
struct sg_profile pick_profile(struct pick *pick);
