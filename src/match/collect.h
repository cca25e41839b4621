/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/facts.h"

/*
 * Collecting: the sentences' groups become a posting's requirements, one per members, count
 * and polarity, at their highest strength and years; then skills and coverage.
 *
 * Limits: SG_MAX_REQUIREMENTS different ones a posting; further ones are not kept.
 */
#define SG_MAX_REQUIREMENTS 4096

struct sg_gathered {
	struct sg_requirement requirement;
	uint32_t *skills; /* sorted; as many as requirement.n_any_of */
};

struct sg_collection {
	struct sg_reading *reading;
	sg_vec(struct sg_gathered) all;
	uint16_t *slots; /* hash table over all: index + 1, 0 is empty */
	size_t n_slots;  /* a power of two */
	struct sg_fact_list facts;
	struct sg_coverage coverage;
	sg_vec(sg_span) left;
};

/* Adds what one sentence says. */
void sg_collect_sentence(struct sg_collection *collection, const struct sg_sentence *sentence,
			 struct sg_groups *groups);
/* Settles the title's demands and fills in the findings. */
void sg_collect_finish(struct sg_collection *collection, struct sg_findings *out);
