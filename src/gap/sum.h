/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/tally.h>

#include "gap/kept.h"
#include "gap/role_sum.h"
#include "gap/rows.h"

/*
 * Sum: all that postings add up to, one posting after the other. What several runs counted can
 * be added too; no order matters.
 *
 * Limits:    memory grows with what postings name and with their companies, not with them.
 * Ownership: everything lives in the standing's arena.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread.
 */
struct sg_sum {
	struct sg_rows rows;
	struct sg_role_sum roles;
	sg_vec(bool) asked;	/* by number */
	sg_vec(uint32_t) opens; /* by number; of tallies only */
	sg_vec(struct sg_fact_count) facts; /* by kind, then value */
	uint32_t seen, counted, left_out, duplicates, failed;
	uint32_t verdicts[SG_N_VERDICTS];
	uint32_t lacking_required, lacking_any;
	bool has_fit;
	double best_fit;
};

/* profile may be NULL. Free the sum in any case. */
SG_MUST_USE enum sg_status sg_sum_start(struct sg_sum *sum, struct sg_standing *standing,
					const struct sg_profile *profile, struct sg_error *err);
void sg_sum_free(struct sg_sum *sum);
/* Adds a posting that is no duplicate. Its role was counted when it was judged. */
SG_MUST_USE enum sg_status sg_sum_add(struct sg_sum *sum, const struct sg_judged *judged,
				      struct sg_error *err);
/* Adds what learning each skill opens of these postings; scratch is the caller's to reset. */
SG_MUST_USE enum sg_status sg_sum_add_opens(struct sg_sum *sum, struct sg_kept *kept,
					    struct sg_arena *scratch, struct sg_error *err);
/* Counts, areas, facts and roles of the report; not its gaps. At the end, once. */
SG_MUST_USE enum sg_status sg_sum_report(struct sg_sum *sum, struct sg_report *report,
					 struct sg_error *err);

/* What has been added as a tally, without its stamp; it borrows from the sum. */
SG_MUST_USE enum sg_status sg_sum_tally(struct sg_sum *sum, struct sg_tally *out,
					struct sg_error *err);
/* Adds a tally that has the same stamp; copies what it needs. */
SG_MUST_USE enum sg_status sg_sum_add_tally(struct sg_sum *sum, const struct sg_tally *tally,
					    struct sg_error *err);

/* For areas.c and facts.c: what one posting adds. */
SG_MUST_USE enum sg_status sg_sum_add_areas(struct sg_sum *sum, const struct sg_judged *judged,
					    struct sg_error *err);
SG_MUST_USE enum sg_status sg_sum_add_facts(struct sg_sum *sum, const struct sg_judged *judged,
					    struct sg_error *err);
SG_MUST_USE enum sg_status sg_sum_list_areas(struct sg_sum *sum, struct sg_report *report,
					     struct sg_error *err);
/* Adds to the count of a kind and value, which is copied where it is new. */
SG_MUST_USE enum sg_status sg_sum_add_fact(struct sg_sum *sum, const struct sg_fact_count *fact,
					   struct sg_error *err);
/* Marks a skill as asked. */
SG_MUST_USE enum sg_status sg_sum_ask(struct sg_sum *sum, uint32_t skill, struct sg_error *err);
