/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/sum.h"
#include "gap/team.h"

/*
 * Comparison: everything collected so far, for what is made of it in the end.
 *
 * Ownership: all of it lives in the arena, and the arena with the comparison.
 * Threads:   one thread.
 */
/* Where a posting was found once more. */
struct sg_duplicate {
	sg_str of; /* key of the first one */
	sg_str key, url, source;
};

struct sg_comparison {
	struct sg_arena *arena;
	const struct sg_profile *profile;
	struct sg_gap_options options;
	struct sg_standing standing;
	struct sg_sum sum;
	bool summing; /* postings are let go of once they were added */
	struct sg_arena *batch; /* then: of those that have not been yet */
	struct sg_kept kept;
	sg_vec(struct sg_duplicate) duplicates;
	sg_vec(struct sg_source) sources;
	sg_vec(struct sg_person) people;
};

/* Copies a source's note into the report's sources, without counting it. */
SG_MUST_USE enum sg_status sg_comparison_list_source(struct sg_comparison *comparison,
						     const struct sg_source *source,
						     struct sg_error *err);
/* Tells every posting where else it was found; where several share a key, the first one. */
SG_MUST_USE enum sg_status sg_comparison_attach(struct sg_comparison *comparison,
						struct sg_error *err);
/* From now on postings are let go of, those that are there at once. */
SG_MUST_USE enum sg_status sg_comparison_begin_sum(struct sg_comparison *comparison,
						   struct sg_error *err);
/* Adds what is left to be added of the postings at hand and frees them, where there are at least
 * `n`. What skills open is found out for SG_SUM_BATCH postings at a time. */
#define SG_SUM_BATCH 256
SG_MUST_USE enum sg_status sg_comparison_let_go(struct sg_comparison *comparison, size_t n,
						struct sg_error *err);
