/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "dict/image.h"

/*
 * Patterns: the dictionary's PCRE2 expressions, tried at one place of a text at a time.
 *
 * A pattern is made ready on its first use: loaded as it was compiled when the program was
 * built, or compiled, when it is a user's. It is tried on a window around the place, under
 * limits, so that no pattern can be slow (regex.h).
 *
 * Ownership: sg_patterns_free() frees everything. The image must outlive it.
 * Threads:   one set of patterns, one thread.
 */
struct sg_patterns;

struct sg_patterns *sg_patterns_new(const struct sg_image *image); /* NULL: out of memory */
void sg_patterns_free(struct sg_patterns *patterns);               /* NULL is allowed */

/* Whether pattern `index` matches at text[start], and where that match ends. */
bool sg_patterns_match(struct sg_patterns *patterns, uint32_t index, sg_str text, size_t start,
		       size_t *end);

/* Whether memory ran out in a match since the last call: what did not match then might. */
bool sg_patterns_starved(struct sg_patterns *patterns);

/* Tells of each that hit a limit since they were made, once, in the order of the image. */
void sg_patterns_gave_up(const struct sg_patterns *patterns, sg_remark_fn remark, void *user);

/* Compiles every pattern; SG_ESYNTAX names the first that is none, with its offset. */
SG_MUST_USE enum sg_status sg_patterns_check(struct sg_patterns *patterns, struct sg_error *err);
