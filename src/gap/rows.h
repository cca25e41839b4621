/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/counts.h"
#include "base/pairs.h"
#include "gap/judge.h"

/*
 * Rows: how many counted postings ask for what, one posting after the other.
 *
 * With a profile a row holds unmet requirements and is filed under one of their members;
 * without one every asked skill has a row of its own. A posting counts once a row, at its
 * highest strength.
 *
 * Limits:    linear in requirements and their members, but for sorting; memory grows with
 *            what is named and with the companies that name it, not with the postings.
 * Ownership: in the standing's arena, but for the askers, which sg_rows_free() frees; nothing is
 *            borrowed from postings.
 * Errors:    SG_ENOMEM.
 */

/* What one posting adds to a row, until its last requirement has been seen. */
struct sg_row_pending {
	uint32_t posting; /* 1-based; the posting this is about */
	enum sg_strength strength;
	bool alone;  /* asked at least once as the only one that will do */
	bool closer; /* one of the unmet */
};

struct sg_row {
	uint32_t skill;	   /* number */
	struct sg_gap gap; /* counts only, until the rows are listed */
	struct sg_row_pending pending;
	bool all_short;
};

struct sg_rows {
	struct sg_standing *standing;
	bool compared;
	uint32_t posting; /* the one at hand, 1-based */
	sg_vec(struct sg_row) at;
	sg_vec(uint32_t) of;	  /* by number: index + 1, 0 for none */
	sg_vec(uint32_t) touched; /* rows of the posting at hand */
	sg_vec(uint64_t) here;	  /* choices of the posting at hand */
	struct sg_counts choices; /* row and number of another: postings where that would do */
	struct sg_pairs askers;	  /* row and company */
	sg_vec(uint64_t) companies; /* hashes, in order of appearance */
	struct sg_counts company_of; /* hash: index + 1 */
};

void sg_rows_start(struct sg_rows *rows, struct sg_standing *standing, bool compared);
void sg_rows_free(struct sg_rows *rows);
/* The number of a company by its hash; SG_NO_SKILL when memory ran out. */
uint32_t sg_rows_company(struct sg_rows *rows, uint64_t hash);
/* The 48 bits that stand for a name in tallies. */
uint64_t sg_rows_company_hash(sg_str company);
/* The row of a skill, made if there is none; NULL when memory ran out. */
struct sg_row *sg_rows_of(struct sg_rows *rows, uint32_t skill, uint32_t *index);
/* Counts a posting; company is its number. */
SG_MUST_USE enum sg_status sg_rows_add(struct sg_rows *rows, const struct sg_judged *judged,
				       uint32_t company, struct sg_error *err);

/* Two numbers as one key. */
static inline uint64_t sg_rows_key(uint32_t row, uint32_t other)
{
	return (uint64_t)row << 32 | other;
}

/*
 * Completes the rows but for opens, and sorts them into the order of the report: technologies
 * before practices unless `mixed`. Those that are only mentioned are left out. At the end, once.
 */
SG_MUST_USE enum sg_status sg_rows_list(struct sg_rows *rows, uint32_t counted, bool mixed,
					struct sg_row **out, size_t *n, struct sg_error *err);
