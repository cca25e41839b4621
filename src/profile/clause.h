/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/dates.h"

/*
 * Clauses: which part of a line each of its dates is about.
 *
 * Dates are about their sentence, up to a full stop or semicolon. Where a sentence has several,
 * each is about what stands before it ("Go since 2019 and Rust since 2021"), or, where one begins
 * the sentence, behind it ("Since 2019 Go, since 2021 Rust").
 *
 * Threads: reads the image only.
 */
enum { SG_MAX_CLAUSES = 16 }; /* of one line; further dates are not read */

struct sg_clause {
	struct sg_dates dates;
	uint32_t start, end; /* bytes of the line */
};

/* The clauses of a line that have dates, in order; at most SG_MAX_CLAUSES. */
size_t sg_clauses_find(const struct sg_image *image, sg_str line, int64_t today,
		       struct sg_clause *out);
