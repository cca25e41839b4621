/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/jobs.h"

/*
 * Outline: which stretches of a CV stand under which dates, and which are lists of skills.
 *
 * Limits:    SG_MAX_JOBS stretches of either sort; what comes later stands under none.
 * Ownership: lives in the scratch arena of the jobs.
 * Errors:    SG_ENOMEM. Dates that cannot be are warnings.
 */
struct sg_stretch {
	uint32_t start, end; /* bytes of the text */
	struct sg_period when;
	bool dated; /* when holds */
};

struct sg_stretches {
	struct sg_stretch *at;
	size_t n, cap;
};

struct sg_outline {
	struct sg_stretches jobs;  /* each ends where the next begins, or before */
	struct sg_stretches notes; /* items and sentences with dates of their own */
	struct sg_stretches lists; /* sections of skills */
};

/* Outlines the text of a document; `source` is what it was made from, for places. Adds jobs to
 * the work as a whole. */
SG_MUST_USE enum sg_status sg_outline_make(struct sg_jobs *jobs, sg_str text, sg_str source,
					   struct sg_outline *out, struct sg_error *err);
/* The dates a byte stands under, or NULL. */
const struct sg_period *sg_outline_when(const struct sg_outline *outline, uint32_t at);
bool sg_outline_lists(const struct sg_outline *outline, uint32_t at);
