/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/jobs.h"

/*
 * LinkedIn's exported tables (base/csv.h): Skills.csv, and any other with a column Name of
 * skills or certificates; Positions.csv.
 *
 * Limits:  SG_MAX_ROWS rows.
 * Errors:  SG_ENOMEM, SG_ELIMIT.
 * Threads: as the matcher.
 */
enum { SG_MAX_ROWS = 20000 };

/* Whether the first line is a header that is known. */
bool sg_csv_is(struct sg_arena *arena, sg_str text);
/* Reads the table; jobs->claims get what it says. */
SG_MUST_USE enum sg_status sg_csv_read(struct sg_jobs *jobs, sg_str text, struct sg_error *err);
