/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/out.h"

/*
 * Records as JSON. sg_record_write() of the public header writes whole ones; the parts are
 * for reports, which hold the same objects.
 *
 * Every member is always there, null when unknown; only postings, which are JobPosting
 * objects and meant for other tools too, leave unknown properties out.
 */

/* The "posting" object of documents and findings. */
void sg_write_posting_summary(struct sg_out *out, const struct sg_posting *posting);
/* The members of a requirement without its braces, so that a caller can add its own. */
void sg_write_requirement_members(struct sg_out *out, const struct sg_requirement *requirement);
void sg_write_fact(struct sg_out *out, const struct sg_fact *fact);
void sg_write_source(struct sg_out *out, const struct sg_source *source);
