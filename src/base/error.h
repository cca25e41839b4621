/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * Filling in struct sg_error: the first failure wins, and err may always be NULL.
 */

/* Returns status, so that `return sg_fail(err, ...)` reads well. */
enum sg_status sg_fail(struct sg_error *err, enum sg_status status, const char *fmt, ...)
	SG_PRINTF(3, 4);
/* Where it happened; keeps what is already set. line and column 0 mean unknown. */
void sg_fail_at(struct sg_error *err, sg_str source, uint32_t line, uint32_t column);
/* What to do about it; keeps what is already set. */
void sg_mend(struct sg_error *err, const char *fmt, ...) SG_PRINTF(2, 3);
/* The one message for running out of memory. */
static inline enum sg_status sg_no_memory(struct sg_error *err)
{
	sg_fail(err, SG_ENOMEM, "out of memory");
	return SG_ENOMEM;
}
