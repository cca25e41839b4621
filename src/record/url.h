/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * URLs as names of postings: two links to the same advertisement should compare equal.
 *
 * Limits: http and https only, at most 4096 bytes.
 */

/*
 * Scheme and host in lower case, without user, default port, fragment and the parameters
 * that only say where a visitor came from. Absent when str is no such URL or memory ran out.
 */
sg_str sg_url_canonical(struct sg_arena *arena, sg_str str);
/*
 * A link as a page at base has it, as an absolute URL; base may be absent. What is neither
 * relative nor http(s) stays as it is. Absent when memory ran out.
 */
sg_str sg_url_resolve(struct sg_arena *arena, sg_str base, sg_str link);
/* The path of a canonical URL, "/" at least; without query. */
sg_str sg_url_path(sg_str url);
/* The host of an http(s) URL, without user and "www."; with its port, if it names one. */
sg_str sg_url_host(sg_str url);
/* Whether a page or a terminal may make a link of it: http(s), visible ASCII only and no
 * quotes or angle brackets, so that nothing in it can end an attribute or an escape sequence. */
bool sg_url_is_link(sg_str url);
