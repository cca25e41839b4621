/* SPDX-License-Identifier: MIT */
#include <time.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/fetcher.h"
#include "fetch/header.h"
#include "fetch/judge.h"
#include "fetch/resolve.h"
#include "fetch/retry.h"

/*
 * What follows on a transfer that ended: the page, elsewhere, once more, or the end.
 */
enum { LEAST_LEFT_MS = 100, ROBOTS_HOPS = 5 };

static uint32_t chance(struct sg_fetcher *fetcher)
{
	/* xorshift: enough to keep programs from marching in step. */
	fetcher->chance ^= fetcher->chance << 13;
	fetcher->chance ^= fetcher->chance >> 17;
	fetcher->chance ^= fetcher->chance << 5;
	return fetcher->chance;
}

static void fail(struct sg_fetcher *fetcher, struct sg_job *job, const struct sg_error *err)
{
	job->err = *err;
	sg_fetcher_finish(fetcher, job);
}

static void again_in(struct sg_fetcher *fetcher, struct sg_job *job, uint32_t pause_ms)
{
	job->at_once = job->robots_of != NULL;
	job->not_before = sg_fetcher_now_ms() + pause_ms;
	sg_queue_sleep(&fetcher->queue, job);
}

static bool may_try_again(const struct sg_fetcher *fetcher, const struct sg_job *job)
{
	return job->tries < fetcher->options.tries && job->left_ms > LEAST_LEFT_MS;
}

/* ---- no answer, or one that another try may better ---------------------------------- */

static void no_answer(struct sg_fetcher *fetcher, struct sg_job *job,
		      const struct sg_transfer *transfer)
{
	uint32_t pause = sg_retry_pause_ms(fetcher->options.retry_ms, job->tries, chance(fetcher));

	/* What was posted may have been done. */
	if (transfer->again && (!job->post || transfer->unsent) && may_try_again(fetcher, job)) {
		sg_fetcher_log(fetcher, job, "%s; again in %u ms", transfer->err.text,
			       (unsigned)pause);
		again_in(fetcher, job, pause);
		return;
	}
	sg_fetcher_log(fetcher, job, "%s", transfer->err.text);
	fail(fetcher, job, &transfer->err);
}

/* The pause that goes before another try: the host's own wish, or ours. */
static uint32_t pause_after(struct sg_fetcher *fetcher, struct sg_job *job,
			    const struct sg_transfer *transfer)
{
	uint32_t pause = sg_retry_pause_ms(fetcher->options.retry_ms, job->tries, chance(fetcher));
	sg_str value = sg_transfer_header(transfer, "Retry-After", 0);
	uint32_t seconds;

	if (sg_retry_is_pause(transfer->status) && value.ptr != NULL &&
	    sg_header_retry_after(value, (int64_t)time(NULL), &seconds) && seconds * 1000 > pause)
		pause = seconds * 1000;
	return pause;
}

static void failed_status(struct sg_fetcher *fetcher, struct sg_job *job,
			  const struct sg_transfer *transfer)
{
	uint32_t pause = pause_after(fetcher, job, transfer);
	bool host_pauses = sg_retry_is_pause(transfer->status);
	struct sg_error err = { 0 };

	if (host_pauses) {
		job->host->not_before = sg_fetcher_now_ms() + pause;
		job->host->told = transfer->status;
	}
	if (pause > SG_RETRY_LONGEST_MS) {
		(void)sg_judge_pause(transfer->status, pause / 1000, &err);
	} else if ((!job->post || host_pauses) && may_try_again(fetcher, job)) {
		sg_fetcher_log(fetcher, job, "%ld; again in %u ms", transfer->status,
			       (unsigned)pause);
		again_in(fetcher, job, pause);
		return;
	} else {
		(void)sg_judge_answer(transfer->status, &err);
	}
	sg_fetcher_log(fetcher, job, "%ld, %u ms", transfer->status, (unsigned)transfer->took_ms);
	fail(fetcher, job, &err);
}

/* ---- elsewhere ---------------------------------------------------------------------- */

/* Where a redirect leads, if that may be asked. A bad address is the page's fault there. */
static enum sg_status next_url(const struct sg_fetcher *fetcher, struct sg_job *job,
			       sg_str location, struct sg_error *err)
{
	struct sg_error why = { 0 };
	enum sg_status status = sg_url_resolve(job->url, location, job->arena, &job->url, &why);

	if (status == SG_OK)
		status = sg_judge_url(job->url, fetcher->options.allow_private, &why);
	if (status == SG_EARG)
		return sg_fail(err, SG_EIO, "sends on to what is %s", why.text);
	if (status != SG_OK)
		*err = why;
	return status;
}

static void send_on(struct sg_fetcher *fetcher, struct sg_job *job,
		    const struct sg_transfer *transfer, sg_str location)
{
	uint32_t most = job->robots_of != NULL ? ROBOTS_HOPS : fetcher->options.max_redirects;
	struct sg_error err = { 0 };
	struct sg_host *host = NULL;

	sg_fetcher_log(fetcher, job, "%ld, sends on", transfer->status);
	if (job->request.no_redirects)
		(void)sg_fail(&err, SG_ENOTFOUND, "is not there: it sends on (%ld)",
			      transfer->status);
	else if (job->hops++ >= most)
		(void)sg_fail(&err, SG_EIO, "sends on in a circle, or more than %u times",
			      (unsigned)most);
	else if (next_url(fetcher, job, location, &err) == SG_OK) {
		host = sg_queue_host(&fetcher->queue, job->url);
		if (host == NULL)
			(void)sg_no_memory(&err);
	}
	if (host == NULL) {
		fail(fetcher, job, &err);
		return;
	}
	if (transfer->status != 307 && transfer->status != 308)
		job->post = false;
	job->host = host;
	job->tries = 0;
	job->at_once = true;
	sg_queue_put_first(&fetcher->queue, job);
}

/* ---- the page ----------------------------------------------------------------------- */

static void page_came(struct sg_fetcher *fetcher, struct sg_job *job, struct sg_transfer *transfer)
{
	sg_str media_type = sg_transfer_header(transfer, "Content-Type", 0);
	char now[SG_STORED_TIME_LEN + 1];
	struct sg_page *page = &job->page;

	sg_stored_time((int64_t)time(NULL), now);
	page->url = sg_job_shown_url(job);
	page->media_type = sg_arena_dup(job->arena, media_type);
	page->fetched_at = sg_arena_dup(job->arena, sg_str_of(now));
	page->body = (sg_str){ transfer->len == 0 ? "" : transfer->body, transfer->len };
	job->body = transfer->body; /* no copy: the transfer makes a new one */
	transfer->body = NULL;
	transfer->cap = 0;
	if (page->fetched_at.ptr == NULL || (media_type.ptr != NULL && !page->media_type.ptr))
		(void)sg_no_memory(&job->err);
	sg_fetcher_log(fetcher, job, "200, %zu bytes, %u ms%s", page->body.len,
		       (unsigned)transfer->took_ms, transfer->http_version == 2 ? ", HTTP/2" : "");
	sg_copy_keep(fetcher, job, transfer);
	sg_fetcher_finish(fetcher, job);
}

static void not_modified(struct sg_fetcher *fetcher, struct sg_job *job,
			 const struct sg_transfer *transfer)
{
	if (sg_copy_confirm(fetcher, job)) {
		sg_fetcher_log(fetcher, job, "304, %u ms", (unsigned)transfer->took_ms);
		sg_fetcher_finish(fetcher, job);
		return;
	}
	/* Somebody removed the copy meanwhile. */
	sg_fetcher_log(fetcher, job, "304, but the copy is gone; again");
	job->unconditional = true;
	job->at_once = true;
	sg_queue_put_first(&fetcher->queue, job);
}

void sg_course_goes_on(struct sg_fetcher *fetcher, struct sg_transfer *transfer)
{
	struct sg_job *job = transfer->user;
	sg_str location = { NULL, 0 };
	struct sg_error err = { 0 };
	long status = transfer->status;

	sg_queue_ended(job);
	job->left_ms = job->left_ms > transfer->took_ms ? job->left_ms - transfer->took_ms : 1;
	job->page.http_status = transfer->answered ? status : 0;
	if (!transfer->answered) {
		no_answer(fetcher, job, transfer);
		return;
	}
	if (sg_judge_is_redirect(status))
		location = sg_transfer_header(transfer, "Location", 0);
	if (status == 200) {
		page_came(fetcher, job, transfer);
	} else if (location.ptr != NULL) {
		send_on(fetcher, job, transfer, location);
	} else if (status == 304 && job->conditional) {
		not_modified(fetcher, job, transfer);
	} else if (sg_retry_status(status)) {
		failed_status(fetcher, job, transfer);
	} else {
		(void)sg_judge_answer(status, &err);
		sg_fetcher_log(fetcher, job, "%ld, %u ms", status, (unsigned)transfer->took_ms);
		fail(fetcher, job, &err);
	}
}
