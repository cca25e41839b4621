/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/judge.h"

/*
 * Demand: how many postings ask for what, and what learning a skill makes ready.
 *
 * With a profile a row holds unmet requirements and is filed under one of their members;
 * without one every asked skill has a row of its own. A posting counts once a row, at its
 * highest strength. Only counted postings count.
 *
 * Limits:    linear in postings and requirements, but for sorting; pairs of skills are tried
 *            for the first SG_DEMAND_MAX_FIRST rows only.
 * Ownership: rows live in the standing's arena.
 * Errors:    SG_ENOMEM.
 */
#define SG_DEMAND_MAX_FIRST 64

struct sg_demand_row {
	uint32_t skill; /* number */
	struct sg_gap gap;
};

struct sg_demand_table {
	struct sg_demand_row *rows; /* in the order of the report */
	size_t n_rows;
};

/* judged postings in input order, n of them. Fills in all of a gap but opens. Technologies come
 * before practices unless `mixed`. */
SG_MUST_USE enum sg_status sg_demand_count(struct sg_standing *standing,
					   const struct sg_judged *judged, size_t n, bool compared,
					   bool mixed, struct sg_demand_table *out,
					   struct sg_error *err);

/* The 95 % interval of Wilson for a share of n of all; all is not 0 when n is not. */
void sg_demand_interval(struct sg_demand *demand, uint32_t all);

/* Fills in opens of every row, and the best one and two skills of the report. */
SG_MUST_USE enum sg_status sg_demand_open(struct sg_standing *standing,
					  const struct sg_judged *judged, size_t n,
					  struct sg_demand_table *table, struct sg_report *report,
					  struct sg_error *err);

/* Areas and facts of the report. */
SG_MUST_USE enum sg_status sg_demand_areas(struct sg_standing *standing,
					   const struct sg_judged *judged, size_t n,
					   struct sg_report *report, struct sg_error *err);
SG_MUST_USE enum sg_status sg_demand_facts(struct sg_standing *standing,
					   const struct sg_judged *judged, size_t n,
					   struct sg_report *report, struct sg_error *err);
