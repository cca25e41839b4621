/* SPDX-License-Identifier: MIT */
#include "fetch/job.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/robots.h"
#include "fetch/url.h"

/* Absent stays absent; *ok turns false when memory ran out. */
static sg_str copy(struct sg_arena *arena, sg_str text, bool *ok)
{
	sg_str made = sg_arena_dup(arena, text);

	*ok = *ok && (text.ptr == NULL || made.ptr != NULL);
	return made;
}

struct sg_job *sg_job_new(const struct sg_request *request, void *user)
{
	struct sg_job *job = calloc(1, sizeof *job);
	bool ok = true;

	if (job != NULL)
		job->arena = sg_arena_new(0);
	if (job == NULL || job->arena == NULL) {
		free(job);
		return NULL;
	}
	job->user = user;
	job->request = *request;
	job->request.url = copy(job->arena, request->url, &ok);
	job->request.body = copy(job->arena, request->body, &ok);
	job->request.accept = copy(job->arena, request->accept, &ok);
	job->request.header = copy(job->arena, request->header, &ok);
	job->asked = job->request.url;
	job->post = request->body.ptr != NULL;
	if (ok)
		return job;
	sg_job_free(job);
	return NULL;
}

void sg_job_free(struct sg_job *job)
{
	if (job == NULL)
		return;
	sg_arena_free(job->arena);
	free(job->body);
	free(job);
}

sg_str sg_job_shown_url(const struct sg_job *job)
{
	sg_str url = job->url;

	return job->request.secret_query ? sg_str_cut(&url, '?') : url;
}

static sg_str line(struct sg_job *job, const char *name, sg_str value, bool *ok)
{
	sg_str made = sg_arena_printf(job->arena, "%s: " SG_FMT, name, SG_ARG(value));

	*ok = *ok && made.ptr != NULL;
	return made;
}

enum sg_status sg_job_make_ask(struct sg_job *job, size_t max_bytes, uint32_t timeout_s,
			       struct sg_error *err)
{
	bool is_robots = job->robots_of != NULL, ok = true;
	struct sg_ask *ask = &job->ask;

	*ask = (struct sg_ask){ .url = job->url.ptr,
				.max_bytes = is_robots ? SG_ROBOTS_MAX_BYTES + 1 : max_bytes,
				.cut = is_robots,
				.timeout_ms = job->left_ms,
				.timeout_s = timeout_s };
	if (job->post)
		ask->post = job->request.body;
	if (job->request.accept.len > 0)
		ask->headers[0] = line(job, "Accept", job->request.accept, &ok);
	/* A key is for whom it was meant. */
	if (job->request.header.len > 0 &&
	    sg_str_eq(sg_url_origin(job->url), sg_url_origin(job->request.url)))
		ask->headers[1] = job->request.header;
	job->conditional = !job->unconditional && job->copy_url.ptr != NULL &&
			   sg_str_eq(job->copy_url, sg_job_shown_url(job)) &&
			   (job->copy_etag.len > 0 || job->copy_modified.len > 0);
	if (job->conditional && job->copy_etag.len > 0)
		ask->headers[2] = line(job, "If-None-Match", job->copy_etag, &ok);
	if (job->conditional && job->copy_modified.len > 0)
		ask->headers[3] = line(job, "If-Modified-Since", job->copy_modified, &ok);
	return ok ? SG_OK : sg_no_memory(err);
}
