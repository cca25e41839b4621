/* SPDX-License-Identifier: MIT */
#include <time.h>

#include <skillgap/io.h>
#include <skillgap/skillgap.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "fetch/address.h"
#include "fetch/http.h"
#include "fetch/url.h"

/*
 * sg_fetch(): one page of the public web, followed through its redirects. Each address on
 * the way is judged like the first.
 */

static const char by_browser[] = "save the page in your browser, then: skillgap saved.html";

static enum sg_status fill_in(const struct sg_fetch_options *given, struct sg_arena *arena,
			      struct sg_fetch_options *options, struct sg_error *err)
{
	sg_str agent;

	*options = given == NULL ? (struct sg_fetch_options){ 0 } : *given;
	if (options->timeout_s > 600)
		return sg_fail(err, SG_EARG, "a timeout is 1 to 600 seconds");
	if (options->timeout_s == 0)
		options->timeout_s = 30;
	if (options->max_redirects == 0)
		options->max_redirects = 10;
	if (options->max_bytes == 0)
		options->max_bytes = (size_t)16 << 20;
	if (options->max_bytes > (size_t)1 << 30)
		options->max_bytes = (size_t)1 << 30;
	if (options->user_agent == NULL) {
		agent = sg_arena_printf(arena, "skillgap/%s", sg_version());
		if (agent.ptr == NULL)
			return sg_no_memory(err);
		options->user_agent = agent.ptr;
	}
	return SG_OK;
}

static enum sg_status may_ask(sg_str url, const struct sg_fetch_options *options,
			      struct sg_error *err)
{
	struct sg_url parts;
	enum sg_status status = sg_url_check(url, &parts, err);

	if (status != SG_OK)
		return status;
	if (sg_url_host_is_closed(parts.host)) {
		sg_mend(err, "%s", by_browser);
		return sg_fail(err, SG_EIO, "this site does not allow programs to read its pages");
	}
	/* Names are judged by what they resolve to; but behind a proxy it is the proxy that
	 * resolves, and then this is all that can be known. */
	if (!options->allow_private && sg_address_host_is_private(parts.host)) {
		sg_mend(err, "--allow-private");
		return sg_fail(err, SG_EIO, "leads to the private address " SG_FMT,
			       SG_ARG(parts.host));
	}
	return SG_OK;
}

static bool is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* An answer that is no page, in words. */
static enum sg_status no_page(long status, struct sg_error *err)
{
	switch (status) {
	case 404:
	case 410:
		return sg_fail(err, SG_EIO, "gone (%ld)", status);
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
		if (is_redirect(status))
			return sg_fail(err, SG_EIO, "sends on, but does not say where (%ld)",
				       status);
		if (status / 100 == 2)
			return sg_fail(err, SG_EIO, "answers without a page (%ld)", status);
		return sg_fail(err, SG_EIO, "answers with an error (%ld)", status);
	}
}

/* Where a redirect leads, if that may be asked. A bad address is the page's fault there. */
static enum sg_status next_url(sg_str location, const struct sg_fetch_options *options,
			       struct sg_arena *arena, sg_str *url, struct sg_error *err)
{
	struct sg_error why = { 0 };
	enum sg_status status = sg_http_resolve(*url, location, arena, url, &why);

	if (status == SG_OK)
		status = may_ask(*url, options, &why);
	if (status == SG_EARG)
		return sg_fail(err, SG_EIO, "sends on to what is %s", why.text);
	if (status == SG_OK)
		return status;
	if (why.mend[0] != '\0')
		sg_mend(err, "%s", why.mend);
	return sg_fail(err, status, "%s", why.text);
}

/* Asks for *url and where it sends on to; *url becomes where the answer came from. */
static enum sg_status follow(struct sg_http *http, const struct sg_fetch_options *options,
			     struct sg_arena *arena, sg_str *url, struct sg_http_answer *answer,
			     struct sg_error *err)
{
	enum sg_status status = may_ask(*url, options, err);

	for (uint32_t hop = 0; status == SG_OK && hop <= options->max_redirects; hop++) {
		status = sg_http_get(http, *url, arena, answer, err);
		if (status != SG_OK || !is_redirect(answer->status) || answer->location.ptr == NULL)
			return status;
		status = next_url(answer->location, options, arena, url, err);
	}
	if (status != SG_OK)
		return status;
	return sg_fail(err, SG_EIO, "sends on in a circle, or more than %u times",
		       options->max_redirects);
}

static sg_str now(struct sg_arena *arena)
{
	int64_t seconds = (int64_t)time(NULL);
	int64_t days = seconds / 86400, of_day = seconds % 86400;
	unsigned month, day;
	int year;

	sg_days_split(days, &year, &month, &day);
	return sg_arena_printf(arena, "%04d-%02u-%02uT%02d:%02d:%02dZ", year, month, day,
			       (int)(of_day / 3600), (int)(of_day / 60 % 60), (int)(of_day % 60));
}

static enum sg_status fetch(sg_str url, const struct sg_fetch_options *given,
			    struct sg_arena *arena, struct sg_page *out, struct sg_error *err)
{
	struct sg_http_answer answer;
	struct sg_fetch_options options;
	struct sg_http *http = NULL;
	enum sg_status status = fill_in(given, arena, &options, err);

	if (status == SG_OK)
		status = sg_http_resolve((sg_str){ NULL, 0 }, url, arena, &url, err);
	if (status == SG_OK)
		status = sg_http_open(&http, &options, err);
	if (status == SG_OK)
		status = follow(http, &options, arena, &url, &answer, err);
	sg_http_close(http);
	if (status != SG_OK)
		return status;
	if (answer.status != 200)
		return no_page(answer.status, err);

	*out = (struct sg_page){ .url = url,
				 .media_type = answer.media_type,
				 .body = answer.body,
				 .fetched_at = now(arena),
				 .http_status = answer.status };
	return out->fetched_at.ptr == NULL ? sg_no_memory(err) : SG_OK;
}

enum sg_status sg_fetch(const char *url, const struct sg_fetch_options *options,
			struct sg_arena *arena, struct sg_page *out, struct sg_error *err)
{
	sg_str asked = sg_str_of(url);
	enum sg_status status;

	if (url == NULL || arena == NULL || out == NULL)
		return sg_fail(err, SG_EARG, "nothing to fetch");
	*out = (struct sg_page){ 0 };
	status = fetch(asked, options, arena, out, err);
	if (status != SG_OK)
		sg_fail_at(err, sg_url_place(asked), 0, 0);
	return status;
}
