/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/jobs.h"

/*
 * JSON Resume: https://jsonresume.org/schema, with our own "years" and "status" in an entry
 * of skills. Name, address, e-mail and employers are never copied.
 *
 * Limits:    SG_MAX_NAMES names of skills; SG_ELIMIT beyond.
 * Errors:    SG_ESYNTAX: no JSON (line and column), or a member of the wrong type (its path
 *            in the text).
 * Threads:   as the matcher.
 */
enum { SG_MAX_NAMES = 5000 };

/* Reads `text`; jobs->claims and *out get what it says. */
SG_MUST_USE enum sg_status sg_resume_read(struct sg_jobs *jobs, sg_str text, struct sg_profile *out,
					  struct sg_error *err);
