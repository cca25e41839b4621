/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Dates without a clock, a locale or a zone: proleptic Gregorian days.
 */

/* Days since 1970-01-01 of a day. */
int64_t sg_days_of(int year, unsigned month, unsigned day);
/* The day of a day number. */
void sg_days_split(int64_t days, int *year, unsigned *month, unsigned *day);
/*
 * Reads the date that str starts with: YYYY-MM-DD, YYYY-MM or YYYY (a missing part is 1), as
 * in ISO 8601; what follows is ignored. False when it starts with none, when more digits
 * follow, or when no such day exists.
 */
bool sg_date_parse(sg_str str, int64_t *days);
/*
 * Any date of a posting as "YYYY-MM-DD" in the arena: ISO 8601, RFC 822 ("02 Jan 2026"),
 * "1/31/2026" (month first), or Unix time in seconds or milliseconds. Absent when it is none
 * of these, or before 2000.
 */
sg_str sg_date_normalise(struct sg_arena *arena, sg_str str);
