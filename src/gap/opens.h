/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/sum.h"

/*
 * Opens: how many postings become ready with each skill, and with the best one or two.
 *
 * Limits:    pairs of skills are tried for the first SG_OPENS_MAX_FIRST only.
 * Ownership: in the standing's arenas.
 * Errors:    SG_ENOMEM.
 */
#define SG_OPENS_MAX_FIRST 64

/* Fills in opens of every row, and what the report leads with. */
SG_MUST_USE enum sg_status sg_opens_of_rows(struct sg_kept *kept, struct sg_row *rows,
					    size_t n_rows, struct sg_report *report,
					    struct sg_error *err);
/* The same of sums; they lead with one skill, as pairs cannot be added up. */
void sg_opens_of_sum(const struct sg_sum *sum, struct sg_row *rows, size_t n_rows,
		     struct sg_report *report);
