/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/pack.h"

/*
 * Kept: the postings of a comparison, each as a row of a report and a few hundred bytes that the
 * rest of it is unpacked from and judged again.
 *
 * Limits:    memory is that of the rows and their bytes; one posting is open at a time.
 * Ownership: bytes and texts live in the arena given, rows in memory of their own: free it.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread; opening changes what is open.
 */
struct sg_kept {
	struct sg_standing *standing;
	const struct sg_profile *profile;
	const struct sg_gap_options *options;
	enum sg_keep keep;
	struct sg_packer packer;
	struct sg_arena *work;	      /* of the posting at hand */
	struct sg_report_posting *at; /* rows, in input order */
	size_t n, cap;
	/* The posting that is open, and as what: */
	const void *packed;
	size_t n_answers;
	enum sg_strength least;
	struct sg_findings findings;
	struct sg_judged judged;
};

/* profile may be NULL. Free it in any case. */
SG_MUST_USE enum sg_status sg_kept_start(struct sg_kept *kept, struct sg_standing *standing,
					 const struct sg_profile *profile,
					 const struct sg_gap_options *options,
					 struct sg_error *err);
void sg_kept_free(struct sg_kept *kept);
/* Where what comes next is judged; what was open or judged there before is gone. */
struct sg_arena *sg_kept_clear_work(struct sg_kept *kept);
/* Keeps a posting: its row as it is where all is kept, else without what it can be opened for. */
SG_MUST_USE enum sg_status sg_kept_add(struct sg_kept *kept, const struct sg_judged *judged,
				       struct sg_error *err);
/* Lets go of all; their arena is the caller's to reset. */
void sg_kept_drop(struct sg_kept *kept);
/* All of a row, until the next is opened; NULL when memory ran out. */
const struct sg_judged *sg_kept_open(struct sg_kept *kept, size_t i, struct sg_error *err);

/* Neither unclear nor left out. */
static inline bool sg_kept_counted(const struct sg_report_posting *row)
{
	return row->verdict != SG_UNCLEAR && !row->left_out;
}
