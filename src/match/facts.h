/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/strength.h"
#include "match/years.h"

/*
 * Facts: what a sentence states that is no skill.
 */
struct sg_fact_list {
	struct sg_fact *at;
	size_t n, cap;
};

/* Adds the facts of one sentence; one per kind and value, at its highest strength. */
void sg_facts_add(struct sg_reading *reading, const struct sg_sentence *sentence,
		  const struct sg_total_years *total, struct sg_fact_list *out);
