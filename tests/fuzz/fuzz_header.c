/* SPDX-License-Identifier: MIT */
/* Values of headers, one a line, also as addresses that a redirect may name. */
#include "fuzz/fuzz.h"

#include "fetch/header.h"
#include "fetch/url.h"

static const int64_t now = 1795341600; /* 2026-11-22 */

static bool lies_in(sg_str whole, sg_str part)
{
	return part.len == 0 || (part.ptr >= whole.ptr &&
				 part.ptr + part.len <= whole.ptr + whole.len);
}

static void try_header(struct fuzz *fuzz, sg_str value)
{
	struct sg_freshness freshness = { 0 };
	int64_t at = 0;
	uint32_t seconds = 0;

	if (sg_header_date(value, &at))
		fuzz_note(fuzz, "at %lld", (long long)at);
	if (sg_header_seconds(value, &seconds))
		MUST(seconds <= SG_LONGEST_AGE_S);
	if (sg_header_retry_after(value, now, &seconds))
		MUST(seconds <= SG_LONGEST_AGE_S);
	sg_header_cache_control(value, &freshness);
	fuzz_note(fuzz, "%u %d %d %u", (unsigned)seconds, freshness.no_store, freshness.must_ask,
		  (unsigned)freshness.max_age_s);
}

static void try_url(struct fuzz *fuzz, sg_str text)
{
	struct sg_error err = { 0 };
	struct sg_url url = { 0 };
	enum sg_status status = sg_url_check(text, &url, &err);

	fuzz_note_error(fuzz, status, &err);
	MUST(lies_in(text, sg_url_place(text)));
	if (status == SG_OK) {
		MUST(url.host.len > 0 && lies_in(text, url.host));
		MUST(!sg_header_has_control(text));
		MUST(lies_in(text, sg_url_origin(text)) && lies_in(text, sg_url_path(text)));
		fuzz_note(fuzz, "%d", sg_url_host_is_closed(url.host));
	}
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	enum { MOST_LINES = 20 };

	for (unsigned i = 0; i < MOST_LINES && in.len > 0; i++) {
		sg_str line = fuzz_line(&in);

		try_header(fuzz, line);
		try_url(fuzz, line);
	}
}
