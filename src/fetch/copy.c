/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "fetch/fetcher.h"
#include "fetch/header.h"

/*
 * Stored copies: which one answers without asking, which is asked after, what is kept.
 */

/* The copy as the job's page. False when out of memory. */
static bool make_page(struct sg_job *job, const struct sg_stored *stored)
{
	char time[SG_STORED_TIME_LEN + 1];
	char *body = malloc(stored->body.len + 1);

	if (body == NULL)
		return false;
	sg_stored_time(stored->fetched_at, time);
	if (stored->body.len > 0)
		memcpy(body, stored->body.ptr, stored->body.len);
	free(job->body);
	job->body = body;
	job->page = (struct sg_page){ .url = sg_arena_dup(job->arena, stored->url),
				      .media_type = sg_arena_dup(job->arena, stored->media_type),
				      .body = { body, stored->body.len },
				      .fetched_at = sg_arena_dup(job->arena, sg_str_of(time)),
				      .http_status = 200,
				      .cached = true };
	return job->page.url.ptr != NULL && job->page.fetched_at.ptr != NULL;
}

static bool load(struct sg_fetcher *fetcher, struct sg_job *job, struct sg_stored *stored,
		 char **memory)
{
	size_t most = job->robots_of == NULL ? fetcher->options.max_bytes : SG_ROBOTS_MAX_BYTES + 1;

	*memory = NULL;
	if (fetcher->keeper != NULL)
		sg_keeper_settle(fetcher->keeper, job->name);
	if (fetcher->cache == NULL ||
	    !sg_cache_load(fetcher->cache, job->name, most, stored, memory))
		return false;
	/* A copy from elsewhere is no answer to who wants no redirect. */
	if (!job->request.no_redirects || sg_str_eq(stored->url, sg_job_shown_url(job)))
		return true;
	free(*memory);
	return false;
}

static bool is_fresh(const struct sg_job *job, const struct sg_stored *stored)
{
	int64_t age = (int64_t)time(NULL) - stored->fetched_at;
	uint32_t limit = stored->fresh_s;

	if (job->request.max_age_s > limit)
		limit = job->request.max_age_s;
	return age >= 0 && age < (int64_t)limit; /* a clock set back makes nothing fresh */
}

bool sg_copy_answers(struct sg_fetcher *fetcher, struct sg_job *job)
{
	struct sg_stored stored;
	char *memory = NULL;
	bool answers = false;

	sg_cache_name(&job->request, job->name);
	if (load(fetcher, job, &stored, &memory)) {
		answers = fetcher->options.offline || is_fresh(job, &stored);
		if (answers && !make_page(job, &stored))
			(void)sg_no_memory(&job->err);
		job->copy_url = sg_arena_dup(job->arena, stored.url);
		job->copy_etag = sg_arena_dup(job->arena, stored.etag);
		job->copy_modified = sg_arena_dup(job->arena, stored.modified);
		free(memory);
		if (answers)
			sg_fetcher_log(fetcher, job, "cached, %zu bytes", job->page.body.len);
	} else if (fetcher->options.offline) {
		sg_mend(&job->err, "run it once without --offline");
		sg_fail(&job->err, SG_ENOTFOUND, "there is no stored copy of it");
		sg_fetcher_log(fetcher, job, "no stored copy");
		answers = true;
	}
	if (answers)
		sg_fetcher_finish(fetcher, job);
	return answers;
}

bool sg_copy_replay(struct sg_fetcher *fetcher, struct sg_job *job)
{
	struct sg_stored stored;
	char *memory = NULL;

	if (!load(fetcher, job, &stored, &memory))
		return false;
	if (!make_page(job, &stored))
		(void)sg_no_memory(&job->err);
	free(memory);
	return true;
}

bool sg_copy_confirm(struct sg_fetcher *fetcher, struct sg_job *job)
{
	char text[SG_STORED_TIME_LEN + 1];
	int64_t now = (int64_t)time(NULL);

	if (!sg_copy_replay(fetcher, job))
		return false;
	sg_cache_confirm(fetcher->cache, job->name, now);
	sg_stored_time(now, text);
	job->page.fetched_at = sg_arena_dup(job->arena, sg_str_of(text));
	if (job->page.fetched_at.ptr == NULL)
		(void)sg_no_memory(&job->err);
	return true;
}

/* So long the server says its page need not be asked for again; false when not to be kept. */
static bool read_freshness(const struct sg_transfer *transfer, uint32_t *fresh_s)
{
	struct sg_freshness freshness = { 0 };
	uint32_t age = 0;
	sg_str value;

	for (size_t i = 0; (value = sg_transfer_header(transfer, "Cache-Control", i)).ptr; i++)
		sg_header_cache_control(value, &freshness);
	value = sg_transfer_header(transfer, "Age", 0);
	if (value.ptr == NULL || !sg_header_seconds(value, &age))
		age = 0;
	*fresh_s = freshness.must_ask || age > freshness.max_age_s ? 0 : freshness.max_age_s - age;
	return !freshness.no_store;
}

void sg_copy_keep(struct sg_fetcher *fetcher, const struct sg_job *job,
		  const struct sg_transfer *transfer)
{
	struct sg_stored stored = { .url = job->page.url,
				    .media_type = job->page.media_type,
				    .body = job->page.body,
				    .fetched_at = (int64_t)time(NULL) };

	/* An empty page says less than an earlier copy, and without one it says nothing. */
	if (fetcher->cache == NULL || stored.body.len == 0 ||
	    !read_freshness(transfer, &stored.fresh_s))
		return;
	stored.etag = sg_transfer_header(transfer, "ETag", 0);
	stored.modified = sg_transfer_header(transfer, "Last-Modified", 0);
	if (fetcher->keeper == NULL)
		fetcher->keeper = sg_keeper_new(fetcher->cache);
	if (fetcher->keeper == NULL || !sg_keeper_add(fetcher->keeper, job->name, &stored))
		sg_fetcher_log(fetcher, job, "a copy could not be kept");
}
