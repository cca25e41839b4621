/* SPDX-License-Identifier: MIT */
#include "fetch/judge.h"

#include "base/error.h"
#include "fetch/address.h"

static const char by_browser[] = "save the page in your browser, then: skillgap saved.html";
static const char by_hand[] = "or copy the text, then: xclip -o | skillgap     (macOS: pbpaste)";

enum sg_status sg_judge_url(sg_str url, bool allow_private, struct sg_error *err)
{
	struct sg_url parts;
	enum sg_status status = sg_url_check(url, &parts, err);

	if (status != SG_OK)
		return status;
	if (sg_url_host_is_closed(parts.host)) {
		sg_mend(err, "%s\n%s", by_browser, by_hand);
		return sg_fail(err, SG_EIO, "this site does not allow programs to read its pages");
	}
	/* Names are judged by what they resolve to; but behind a proxy it is the proxy that
	 * resolves, and then this is all that can be known. */
	if (!allow_private && sg_address_host_is_private(parts.host)) {
		sg_mend(err, "--allow-private");
		return sg_fail(err, SG_EIO, "leads to the private address " SG_FMT,
			       SG_ARG(parts.host));
	}
	return SG_OK;
}

bool sg_judge_is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

enum sg_status sg_judge_answer(long status, struct sg_error *err)
{
	switch (status) {
	case 404:
	case 410:
		return sg_fail(err, SG_ENOTFOUND, "gone (%ld)", status);
	case 401:
		sg_mend(err, "%s", by_browser);
		return sg_fail(err, SG_EIO, "asks to log in (401)");
	case 403:
	case 451:
		sg_mend(err, "%s", by_browser);
		return sg_fail(err, SG_EIO, "refuses programs (%ld)", status);
	case 407:
		return sg_fail(err, SG_EIO, "the proxy asks to log in (407)");
	case 429:
		sg_mend(err, "%s", by_browser);
		return sg_fail(err, SG_EIO, "was asked too often and wants a pause (429)");
	default:
		if (sg_judge_is_redirect(status))
			return sg_fail(err, SG_EIO, "sends on, but does not say where (%ld)",
				       status);
		if (status / 100 == 2)
			return sg_fail(err, SG_EIO, "answers without a page (%ld)", status);
		return sg_fail(err, SG_EIO, "answers with an error (%ld)", status);
	}
}

enum sg_status sg_judge_pause(long status, uint32_t seconds, struct sg_error *err)
{
	bool hours = seconds >= 2 * 3600, minutes = !hours && seconds >= 120;

	sg_mend(err, "try again after that, or %s", by_browser);
	return sg_fail(err, SG_EIO, "wants no request for %u %s (%ld)",
		       (unsigned)(hours	    ? (seconds + 1800) / 3600
				  : minutes ? (seconds + 30) / 60
					    : seconds),
		       hours	 ? "hours"
		       : minutes ? "minutes"
				 : "seconds",
		       status);
}

enum sg_status sg_judge_forbidden(struct sg_error *err)
{
	sg_mend(err, "%s", by_browser);
	return sg_fail(err, SG_EIO, "the site's robots.txt forbids programs to read this");
}

enum sg_status sg_judge_no_rules(long status, struct sg_error *err)
{
	sg_mend(err, "try again later, or %s", by_browser);
	return sg_fail(err, SG_EIO,
		       "its robots.txt answers with an error (%ld): nothing may be read until it "
		       "is there",
		       status);
}

enum sg_status sg_judge_delay(uint32_t seconds, struct sg_error *err)
{
	sg_mend(err, "%s", by_browser);
	return sg_fail(err, SG_EIO, "the site's robots.txt wants %u seconds between two requests",
		       (unsigned)seconds);
}
