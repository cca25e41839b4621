/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/jobs.h"

/*
 * CVs in text or Markdown: what they name, and for how long by the dates of the jobs they tell of.
 *
 * A short line with dates opens a job, up to the next one or the title of a section; dates in an
 * item or a sentence are about that item or sentence alone. What stands under education counts
 * as known, but its dates as no use. Years that a sentence gives ("6 years of Go") win.
 *
 * Limits:  SG_MAX_JOBS jobs; SG_MAX_UNSURE names that are not clear are told of.
 * Errors:  SG_ENOMEM, SG_ELIMIT. Dates that cannot be are warnings, with line and column.
 * Threads: as the matcher.
 */
enum { SG_MAX_UNSURE = 20 };

SG_MUST_USE enum sg_status sg_cv_read(struct sg_jobs *jobs, sg_str text, struct sg_error *err);
