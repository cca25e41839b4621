/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * Values of headers, above all those that say when to ask again.
 *
 * libcurl's own reading of Retry-After comes out negative for a date gone by and unbounded
 * for an absurd number, so it is read here.
 *
 * Pure: now is given, in Unix seconds.
 */
#define SG_LONGEST_AGE_S 86400

/* Whether a value could be more than one line, or do something to a terminal. */
bool sg_header_has_control(sg_str value);

/* A date of HTTP (RFC 9110, all three forms) as Unix seconds; false when it is none. */
bool sg_header_date(sg_str value, int64_t *seconds);
/* A number of seconds, at most SG_LONGEST_AGE_S; false for anything but digits. */
bool sg_header_seconds(sg_str value, uint32_t *seconds);
/* Seconds that a Retry-After asks to wait, 0 to SG_LONGEST_AGE_S; false when it says nothing. */
bool sg_header_retry_after(sg_str value, int64_t now, uint32_t *seconds);

/* What a Cache-Control asks of a cache that serves one user. */
struct sg_freshness {
	bool no_store;
	bool must_ask;      /* no-cache: never served without asking, whatever max_age_s */
	uint32_t max_age_s; /* so long it need not be asked for again; 0 when not said */
};
/* Adds what one value says; called once for each such header. */
void sg_header_cache_control(sg_str value, struct sg_freshness *freshness);
