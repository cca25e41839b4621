/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/plan.h>

#include "gap/comparison.h"
#include "gap/pick.h"

/*
 * Planner: a plan while it is made, and the parts that fill it in.
 *
 * Ownership: everything lives in the comparison's arena and borrows from findings and
 *            dictionary.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread.
 */
struct sg_planner {
	struct sg_comparison *comparison;
	struct sg_standing *standing;
	struct sg_arena *arena;
	struct sg_kept *kept;
	struct sg_learn learn;
	struct sg_pick pick;
	const uint32_t *company; /* by row: 1 + the first posting of its company; 0: unknown */
	uint32_t *step_of;	 /* by skill: 1-based number of the step that it is; 0 for none */
	uint32_t order[SG_PICK_MAX]; /* candidates in the order of the steps */
	struct sg_plan_step *steps;
	uint32_t n_steps;
};

/* Who asks for the steps and what is known of them. */
SG_MUST_USE enum sg_status sg_planner_describe(struct sg_planner *planner, struct sg_error *err);
/* Skills that are not worth it; with the steps learnt, as they are again afterwards. */
SG_MUST_USE enum sg_status sg_planner_leave(struct sg_planner *planner, struct sg_plan *plan,
					    struct sg_error *err);
/* Years, what is avoided, certificates. */
SG_MUST_USE enum sg_status sg_planner_bar(struct sg_planner *planner, struct sg_plan *plan,
					  struct sg_error *err);
/* The project, and the roadmap if postings and profile are of its role. */
SG_MUST_USE enum sg_status sg_planner_road(struct sg_planner *planner,
					   const struct sg_report *report, struct sg_plan *plan,
					   struct sg_error *err);

/* Companies, each once. */
struct sg_companies {
	struct sg_planner *planner;
	uint32_t *stamp; /* by company */
	uint32_t round;
	sg_vec(sg_str) at;
};
SG_MUST_USE bool sg_companies_open(struct sg_companies *companies, struct sg_planner *planner);
void sg_companies_start(struct sg_companies *companies); /* a new list */
/* The company of a row, unless it is there or unknown; false when out of memory. */
SG_MUST_USE bool sg_companies_add(struct sg_companies *companies, size_t row);
