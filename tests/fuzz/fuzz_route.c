/* SPDX-License-Identifier: MIT */
/*
 * A source, in the first line, and the answers of its server, with a line "%%" between them: the
 * route ends, asks for http(s) only, and asks for no more than it may.
 */
#include "fuzz/fuzz.h"

#include <skillgap/route.h>

#include "base/utf8.h"

enum { MOST_ANSWERS = 40 };

static int take(void *user, const struct sg_record *record)
{
	MUST(record->posting.source.ptr != NULL);
	MUST(sg_record_write(record, fuzz_keep, user, NULL) == SG_OK);
	return 0;
}

/* The bytes up to a line "%%", which is taken off too. */
static sg_str next_answer(sg_str *in)
{
	size_t end = sg_str_find(*in, SG_STR("\n%%\n"), 0);
	sg_str answer = sg_str_sub(*in, 0, end);

	*in = end == SIZE_MAX ? SG_STR("") : sg_str_sub(*in, end + 4, in->len);
	return answer;
}

static void note_request(struct fuzz *fuzz, const struct sg_request *request)
{
	MUST(sg_str_starts_fold(request->url, SG_STR("http://")) ||
	     sg_str_starts_fold(request->url, SG_STR("https://")));
	fuzz_must_be_line(request->url);
	fuzz_must_be_line(request->header);
	fuzz_note(fuzz, SG_FMT, SG_ARG(request->url));
	sg_buf_add(&fuzz->out, request->body);
}

static void answer(struct fuzz *fuzz, struct sg_route *route, const struct sg_request *request,
		   sg_str *in)
{
	struct sg_page page = { .url = request->url, .http_status = 200,
				.fetched_at = SG_STR("2026-11-22T00:00:00Z") };
	struct sg_error failure = { SG_ENOTFOUND, 0, 0, "", "there is none", "" };
	struct sg_error err = { 0 };
	enum sg_status status;
	bool none = in->len == 0 || sg_str_starts(*in, SG_STR("!"));

	page.body = next_answer(in);
	page.http_status = none ? 404 : 200;
	status = sg_route_answer(route, &page, none ? &failure : NULL, fuzz->arena, take, fuzz,
				 &err);
	fuzz_note_error(fuzz, status, &err);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	const struct sg_route_options options = { .max_postings = 20, .opt_in = true };
	struct sg_route *route = NULL;
	struct sg_request request;
	struct sg_error err = { 0 };
	sg_str source = fuzz_line(&in);
	enum sg_status status;

	/* What the user typed is asked for as it is. */
	for (size_t at = 0; at < source.len;) {
		uint32_t code = sg_utf8_next(source, &at);

		if (code == 0xfffd || sg_is_control(code))
			return;
	}
	status = sg_route_new(&route, fuzz_dict(), source, &options, &err);
	fuzz_note_error(fuzz, status, &err);
	MUST(status == SG_OK || sg_str_of(err.text).len > 0);
	for (unsigned i = 0; status == SG_OK && i < MOST_ANSWERS; i++) {
		if (!sg_route_next(route, &request))
			break;
		note_request(fuzz, &request);
		answer(fuzz, route, &request, &in);
	}
	if (status == SG_OK) {
		fuzz_must_be_line(sg_route_note(route));
		fuzz_note(fuzz, "%zu %d", sg_route_left(route), sg_route_done(route));
	}
	sg_route_free(route);
}
