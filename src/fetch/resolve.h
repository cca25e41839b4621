/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * References as absolute URLs in one spelling, through libcurl, so that what is judged is what
 * is asked.
 */

/*
 * Dots of the path are resolved, odd numbers for hosts ("0x7f.1") are dotted quads, spaces and
 * non-ASCII bytes escaped, the fragment is gone; NUL-terminated. base absent: the reference
 * must be absolute. SG_EARG when it is no URL.
 */
SG_MUST_USE enum sg_status sg_url_resolve(sg_str base, sg_str reference, struct sg_arena *arena,
					  sg_str *out, struct sg_error *err);
