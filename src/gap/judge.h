/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/standing.h"

/*
 * Judging: one requirement, one fact, one posting against a profile.
 *
 * Ownership: results live in the arena of the standing and borrow from the findings.
 * Errors:    SG_ENOMEM; findings of any content are accepted.
 * Threads:   as the standing.
 */

/* A requirement in numbers, beside its answer. */
struct sg_asked {
	uint32_t member;	 /* what a row of gaps files it under */
	const uint32_t *members; /* of any_of, same order */
	uint32_t n_members;
	uint16_t min_count; /* 1..n_members; 0 when there is no member */
	bool serves;	    /* counts as required for the verdict */
	bool prefers;	    /* counts as preferred for the fit */
};

/* How many of n members a requirement asks for. */
static inline uint16_t sg_asked_count(uint16_t min_count, uint32_t n)
{
	uint16_t count = min_count == 0 ? 1 : min_count;

	return count > n ? (uint16_t)n : count;
}

/* A posting and all that was worked out about it. */
struct sg_judged {
	struct sg_report_posting shown;
	const struct sg_asked *asked; /* one for each requirement */
	bool counted;		      /* neither unclear nor left out */
};

/* The members of a requirement in numbers. Ids that the dictionary lacks are called what the
 * standing already calls them. */
SG_MUST_USE enum sg_status sg_judge_number(struct sg_standing *standing,
					   const struct sg_requirement *requirement,
					   struct sg_asked *asked, struct sg_error *err);

/* Status, credit and reason of one that is in numbers; compared says that there is a profile. */
SG_MUST_USE enum sg_status sg_judge_requirement(struct sg_standing *standing,
						const struct sg_requirement *requirement,
						bool compared, struct sg_asked *asked,
						struct sg_answer *answer, struct sg_error *err);

/* A fact against what the profile states; profile may be NULL. */
struct sg_fact_answer sg_judge_fact(const struct sg_fact *fact, const struct sg_profile *profile,
				    struct sg_arena *arena);

/* Everything about one posting. The findings must outlive the result. */
SG_MUST_USE enum sg_status sg_judge_posting(struct sg_standing *standing,
					    const struct sg_profile *profile,
					    const struct sg_gap_options *options,
					    const struct sg_findings *findings,
					    struct sg_judged *out, struct sg_error *err);
/* The same again of findings without skills whose requirements are in numbers; whether it is
 * left out is not looked at. */
SG_MUST_USE enum sg_status sg_judge_again(struct sg_standing *standing,
					  const struct sg_profile *profile,
					  const struct sg_gap_options *options,
					  const struct sg_findings *findings,
					  struct sg_asked *asked, struct sg_judged *out,
					  struct sg_error *err);
