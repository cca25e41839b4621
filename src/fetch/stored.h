/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * The form of a stored copy: what one file of the cache holds.
 *
 *     skillgap-page 1 2026-11-22T10:00:00Z 00000085 00001234 0123456789abcdef\n
 *     url https://jobs.example/42\n
 *     type text/html; charset=utf-8\n
 *     etag "33a64df5"\n
 *     modified Wed, 21 Oct 2026 07:28:00 GMT\n
 *     fresh 600\n
 *     BODY
 *
 * The first line has a fixed length: when the page was last fetched or confirmed, bytes of the
 * head lines, bytes of the body (both decimal, at least 8 digits), and FNV-1a of head and
 * body. The time stands outside the sum so that a confirmation is one short write in place. A
 * head line that has nothing to say is left out. Anything else, a byte more or less included,
 * is a damaged file and no copy.
 *
 * Pure: bytes in, bytes out.
 */
struct sg_stored {
	sg_str url;	   /* after redirects, without the query when that holds a key */
	sg_str media_type; /* or absent, like the two that follow */
	sg_str etag;
	sg_str modified;
	sg_str body;
	uint32_t fresh_s;   /* so long the server said it need not be asked again */
	int64_t fetched_at; /* Unix seconds; or confirmed by the server since */
};

#define SG_STORED_TIME_AT 16 /* where the time stands in a file */
#define SG_STORED_TIME_LEN 20

/* "2026-11-22T10:00:00Z" and its NUL. */
void sg_stored_time(int64_t seconds, char text[SG_STORED_TIME_LEN + 1]);
/* All before the body, added to an empty buffer; buf->failed when it could not be. */
void sg_stored_head(const struct sg_stored *stored, struct sg_buf *buf);
/* False for what is no whole copy. Slices borrow from bytes. */
bool sg_stored_parse(sg_str bytes, struct sg_stored *out);
