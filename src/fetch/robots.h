/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * robots.txt as RFC 9309 has it: may this program ask for that address?
 *
 * Pure: gets the bytes of the file, knows no network. Groups of one name are merged; the
 * longest rule that fits decides, Allow at equal length; '*' stands for any run of bytes and
 * '$' at the end for the end; percent-encoding does not count. "Crawl-delay", which is not
 * in the RFC, is read too.
 *
 * Limits:    SG_ROBOTS_MAX_BYTES of the file count, a line cut there does not. Matching one
 *            address is bounded work; a file that needs more forbids the address.
 * Ownership: the rules copy what they need.
 * Errors:    SG_ENOMEM only: any bytes are a robots.txt.
 */
#define SG_ROBOTS_MAX_BYTES ((size_t)500 * 1024)

struct sg_robots;

/* The name that a robots.txt knows the program by: what a User-Agent header starts with. */
sg_str sg_robots_token(sg_str user_agent);
SG_MUST_USE enum sg_status sg_robots_new(struct sg_robots **out, sg_str text, sg_str token,
					 struct sg_error *err);
void sg_robots_free(struct sg_robots *robots); /* NULL is allowed */

/* path with its query, without fragment: "/jobs?page=2"; "" is "/". */
SG_MUST_USE bool sg_robots_allows(const struct sg_robots *robots, sg_str path);
/* The least time between two requests; 0 when none is named, at most a day. */
uint32_t sg_robots_delay_ms(const struct sg_robots *robots);
