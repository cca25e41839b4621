/* SPDX-License-Identifier: MIT */
#include <signal.h>

#include "base/error.h"
#include "fetch/fetcher.h"
#include "fetch/header.h"
#include "fetch/judge.h"
#include "fetch/resolve.h"
#include "fetch/retry.h"

/*
 * What the fetcher's thread does: takes in what was asked for, asks for what is due, waits.
 */
enum {
	ARRIVALS_AT_ONCE = 64, /* between two looks at the network */
	LONGEST_MS = 1000,     /* to wait for something to happen */
};

/* Whether it can be asked at all, under which name, and of whom. */
static enum sg_status make_ready(struct sg_fetcher *fetcher, struct sg_job *job)
{
	struct sg_error *err = &job->err;
	enum sg_status status;

	if (sg_header_has_control(job->request.accept) ||
	    sg_header_has_control(job->request.header))
		return sg_fail(err, SG_EARG, "a header with a control character in it");
	status = sg_url_resolve((sg_str){ NULL, 0 }, job->asked, job->arena, &job->url, err);
	if (status == SG_OK)
		status = sg_judge_url(job->url, fetcher->options.allow_private, err);
	if (status != SG_OK)
		return status;
	job->request.url = job->url;
	job->left_ms = fetcher->options.timeout_s * 1000;
	job->host = sg_queue_host(&fetcher->queue, job->url);
	return job->host == NULL ? sg_no_memory(err) : SG_OK;
}

/* What nobody has collected yet is memory: a slow caller slows the network down. */
static bool is_full(const struct sg_fetcher *fetcher)
{
	return fetcher->running + fetcher->ended.n + fetcher->n_done >=
	       fetcher->options.in_flight * 2;
}

static void take_in_arrivals(struct sg_fetcher *fetcher)
{
	struct sg_job *job;

	for (unsigned i = 0; i < ARRIVALS_AT_ONCE && !is_full(fetcher); i++) {
		job = sg_job_pop(&fetcher->arrived);
		if (job == NULL)
			break;
		if (make_ready(fetcher, job) != SG_OK)
			sg_fetcher_finish(fetcher, job);
		else if (!sg_copy_answers(fetcher, job))
			sg_queue_put(&fetcher->queue, job);
	}
}

static void start(struct sg_fetcher *fetcher, struct sg_job *job, int64_t now)
{
	struct sg_error err = { 0 };
	enum sg_status status;

	if (!sg_gate_passes(fetcher, job, now))
		return;
	status = sg_job_make_ask(job, fetcher->options.max_bytes, fetcher->options.timeout_s, &err);
	if (status == SG_OK)
		status = sg_http_start(fetcher->http, &job->ask, job, &err);
	if (status != SG_OK) {
		job->err = err;
		job->page.http_status = 0;
		sg_fetcher_finish(fetcher, job);
		return;
	}
	job->tries++;
	fetcher->running++;
	sg_queue_started(job, now);
}

/* Asks for all whose turn it is; returns when to look again. */
static int64_t start_due(struct sg_fetcher *fetcher)
{
	int64_t now = sg_fetcher_now_ms(), wake = SG_NEVER;
	struct sg_job *job;

	while (fetcher->running < fetcher->options.in_flight && !is_full(fetcher) &&
	       (job = sg_queue_take(&fetcher->queue, now, SG_RETRY_LONGEST_MS, &wake)) != NULL)
		start(fetcher, job, now);
	return wake;
}

/* The network as such fails: so does what waits for it. */
static void fail_all(struct sg_fetcher *fetcher, const struct sg_error *err)
{
	struct sg_job *job;

	while ((job = sg_http_drop(fetcher->http)) != NULL) {
		fetcher->running--;
		sg_queue_ended(job);
		job->err = *err;
		sg_fetcher_finish(fetcher, job);
	}
}

static void move(struct sg_fetcher *fetcher, uint32_t wait_ms)
{
	struct sg_transfer *transfer;
	struct sg_error err = { 0 };

	if (sg_http_move(fetcher->http, wait_ms, &err) != SG_OK) {
		fail_all(fetcher, &err);
		return;
	}
	while ((transfer = sg_http_next(fetcher->http)) != NULL) {
		fetcher->running--;
		sg_course_goes_on(fetcher, transfer);
		sg_http_release(fetcher->http, transfer);
	}
}

/* Until there may be something to do: by the clock, on the network or on the desk. */
static void rest(struct sg_fetcher *fetcher, int64_t wake)
{
	int64_t left = wake == SG_NEVER ? LONGEST_MS : wake - sg_fetcher_now_ms();
	bool full = is_full(fetcher);
	bool sleeps = left > 0 && fetcher->ended.first == NULL &&
		      (full || fetcher->arrived.first == NULL) &&
		      sg_desk_sleeps(&fetcher->desk, full, fetcher->n_done);

	if (fetcher->running > 0 || !sg_queue_is_empty(&fetcher->queue))
		move(fetcher, !sleeps ? 0 : left > LONGEST_MS ? LONGEST_MS : (uint32_t)left);
	else if (sleeps)
		sg_desk_wait(&fetcher->desk);
}

static void *run(void *user)
{
	struct sg_fetcher *fetcher = user;
	struct sg_job *job;

	while (sg_desk_exchange(&fetcher->desk, &fetcher->arrived, &fetcher->ended,
				&fetcher->n_done)) {
		int64_t wake = SG_NEVER;

		take_in_arrivals(fetcher);
		if (fetcher->http != NULL)
			wake = start_due(fetcher);
		rest(fetcher, wake);
	}
	/* Jobs under way are in no list but that of their transfers. */
	while (fetcher->http != NULL && (job = sg_http_drop(fetcher->http)) != NULL)
		sg_job_free(job);
	return NULL;
}

enum sg_status sg_loop_start(struct sg_fetcher *fetcher, struct sg_error *err)
{
	sigset_t all, before;

	/* Signals are the program's business, on its own threads; and a connection that broke is
	 * an error to be told, no SIGPIPE. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	fetcher->has_thread = pthread_create(&fetcher->thread, NULL, run, fetcher) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return fetcher->has_thread ? SG_OK : sg_fail(err, SG_EIO, "no thread can be started");
}
