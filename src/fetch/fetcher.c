/* SPDX-License-Identifier: MIT */
#include "fetch/fetcher.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <skillgap/skillgap.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/judge.h"
#include "fetch/resolve.h"
#include "fetch/retry.h"
#include "fetch/url.h"

enum {
	ARRIVALS_AT_ONCE = 64, /* between two looks at the network */
	BEAT_MS = 250,
};

/* ---- opening ------------------------------------------------------------------------ */

static bool has_control(sg_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7f)
			return true;
	return false;
}

static uint32_t or_else(uint32_t value, uint32_t usual)
{
	return value == 0 ? usual : value;
}

static enum sg_status check_options(const struct sg_fetch_options *given, struct sg_error *err)
{
	if (given->timeout_s > 600)
		return sg_fail(err, SG_EARG, "a timeout is 1 to 600 seconds");
	if (given->in_flight > 200 || given->per_host > 200)
		return sg_fail(err, SG_EARG, "requests at once are 1 to 200");
	if (given->tries > 10)
		return sg_fail(err, SG_EARG, "tries are 1 to 10");
	if (has_control(sg_str_of(given->user_agent)))
		return sg_fail(err, SG_EARG, "a user agent with a control character in it");
	if (given->offline && given->cache == NULL)
		return sg_fail(err, SG_EARG, "offline needs a folder of stored copies");
	return SG_OK;
}

static enum sg_status copy_text(struct sg_arena *arena, const char **text, struct sg_error *err)
{
	if (*text == NULL)
		return SG_OK;
	*text = sg_arena_dup(arena, sg_str_of(*text)).ptr;
	return *text == NULL ? sg_no_memory(err) : SG_OK;
}

static enum sg_status fill_in(struct sg_fetcher *fetcher, const struct sg_fetch_options *given,
			      struct sg_error *err)
{
	struct sg_fetch_options *options = &fetcher->options;
	enum sg_status status = given == NULL ? SG_OK : check_options(given, err);

	if (given != NULL)
		*options = *given;
	options->timeout_s = or_else(options->timeout_s, 30);
	options->max_redirects = or_else(options->max_redirects, 10);
	options->in_flight = or_else(options->in_flight, 16);
	options->per_host = or_else(options->per_host, 2);
	options->pause_ms = or_else(options->pause_ms, 500);
	if (options->pause_ms == SG_NO_PAUSE)
		options->pause_ms = 0;
	options->tries = or_else(options->tries, 3);
	options->retry_ms = or_else(options->retry_ms, 1000);
	if (options->max_bytes == 0)
		options->max_bytes = (size_t)16 << 20;
	if (options->max_bytes > (size_t)1 << 30)
		options->max_bytes = (size_t)1 << 30;
	if (status == SG_OK && options->user_agent == NULL) {
		options->user_agent =
			sg_arena_printf(fetcher->arena, "skillgap/%s", sg_version()).ptr;
		status = options->user_agent == NULL ? sg_no_memory(err) : SG_OK;
	} else if (status == SG_OK) {
		status = copy_text(fetcher->arena, &options->user_agent, err);
	}
	if (status == SG_OK)
		status = copy_text(fetcher->arena, &options->connect_to, err);
	fetcher->token = sg_robots_token(sg_str_of(options->user_agent));
	fetcher->queue.per_host = options->per_host;
	fetcher->queue.pause_ms = options->pause_ms;
	return status;
}

static enum sg_status open_cache(struct sg_fetcher *fetcher, struct sg_error *err)
{
	const struct sg_fetch_options *options = &fetcher->options;
	struct sg_error why = { 0 };
	char line[sizeof why.source + sizeof why.text + 4];

	if (options->cache == NULL ||
	    sg_cache_open(&fetcher->cache, options->cache, options->cache_bytes, &why) == SG_OK)
		return SG_OK;
	if (options->offline || why.status == SG_ENOMEM) {
		*err = why;
		return why.status;
	}
	snprintf(line, sizeof line, "%s: %s", why.source, why.text);
	if (options->log != NULL)
		options->log(options->log_user, line);
	return SG_OK;
}

enum sg_status sg_fetcher_new(struct sg_fetcher **out, const struct sg_fetch_options *options,
			      struct sg_error *err)
{
	struct sg_error why = { 0 };
	struct sg_fetcher *fetcher;
	enum sg_status status;

	if (out == NULL)
		return sg_fail(err, SG_EARG, "nowhere to put it");
	*out = NULL;
	fetcher = calloc(1, sizeof *fetcher);
	if (fetcher != NULL)
		fetcher->arena = sg_arena_new(0);
	if (fetcher == NULL || fetcher->arena == NULL) {
		free(fetcher);
		return sg_no_memory(err);
	}
	status = fill_in(fetcher, options, &why);
	if (status == SG_OK)
		status = open_cache(fetcher, &why);
	if (status == SG_OK && !fetcher->options.offline)
		status = sg_http_open(&fetcher->http, &fetcher->options, &why);
	fetcher->chance = (uint32_t)time(NULL) * 2654435761u ^ (uint32_t)getpid() * 40503u;
	fetcher->chance |= 1; /* its state is never 0 */
	if (status == SG_OK) {
		*out = fetcher;
		return SG_OK;
	}
	if (err != NULL && err->status == SG_OK)
		*err = why;
	sg_fetcher_free(fetcher);
	return status;
}

static void free_list(struct sg_job *job)
{
	while (job != NULL) {
		struct sg_job *next = job->next;

		sg_job_free(job);
		job = next;
	}
}

void sg_fetcher_free(struct sg_fetcher *fetcher)
{
	if (fetcher == NULL)
		return;
	if (fetcher->http != NULL) {
		struct sg_job *job;

		/* Jobs under way are in no list but that of their transfers. */
		while ((job = sg_http_drop(fetcher->http)) != NULL)
			sg_job_free(job);
		sg_http_close(fetcher->http);
	}
	free_list(fetcher->arrived);
	free_list(fetcher->ended);
	sg_queue_fini(&fetcher->queue);
	sg_keeper_free(fetcher->keeper);
	sg_cache_close(fetcher->cache);
	sg_arena_free(fetcher->arena);
	free(fetcher);
}

/* ---- small things ------------------------------------------------------------------- */

int64_t sg_fetcher_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void sg_fetcher_log(struct sg_fetcher *fetcher, const struct sg_job *job, const char *fmt, ...)
{
	sg_str place = sg_url_place(job->url.ptr == NULL ? job->asked : job->url);
	char line[1024];
	va_list ap;
	int n;

	if (fetcher->options.log == NULL)
		return;
	if (place.len > 400)
		place.len = 400;
	n = snprintf(line, sizeof line, "%s " SG_FMT ": ", job->post ? "POST" : "GET",
		     SG_ARG(place));
	va_start(ap, fmt);
	vsnprintf(line + n, sizeof line - (size_t)n, fmt, ap);
	va_end(ap);
	fetcher->options.log(fetcher->options.log_user, line);
}

static void append(struct sg_job **first, struct sg_job **last, struct sg_job *job)
{
	job->next = NULL;
	if (*first == NULL)
		*first = job;
	else
		(*last)->next = job;
	*last = job;
}

static struct sg_job *pop(struct sg_job **first)
{
	struct sg_job *job = *first;

	if (job != NULL)
		*first = job->next;
	return job;
}

void sg_fetcher_finish(struct sg_fetcher *fetcher, struct sg_job *job)
{
	if (job->robots_of != NULL) {
		sg_gate_decide(fetcher, job);
		return;
	}
	if (job->err.status != SG_OK) {
		job->page = (struct sg_page){ .http_status = job->page.http_status };
		sg_fail_at(&job->err, sg_url_place(job->asked), 0, 0);
	}
	append(&fetcher->ended, &fetcher->last_ended, job);
	fetcher->n_ended++;
}

/* ---- the loop ----------------------------------------------------------------------- */

enum sg_status sg_fetcher_add(struct sg_fetcher *fetcher, const struct sg_request *request,
			      void *user, struct sg_error *err)
{
	struct sg_job *job;

	if (fetcher == NULL || request == NULL)
		return sg_fail(err, SG_EARG, "nothing to fetch");
	job = sg_job_new(request, user);
	if (job == NULL)
		return sg_no_memory(err);
	append(&fetcher->arrived, &fetcher->last_arrived, job);
	return SG_OK;
}

/* Whether it can be asked at all, under which name, and of whom. */
static enum sg_status make_ready(struct sg_fetcher *fetcher, struct sg_job *job)
{
	struct sg_error *err = &job->err;
	enum sg_status status;

	if (has_control(job->request.accept) || has_control(job->request.header))
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
	return fetcher->running + fetcher->n_ended >= fetcher->options.in_flight * 2;
}

static void take_in_arrivals(struct sg_fetcher *fetcher)
{
	for (unsigned i = 0; i < ARRIVALS_AT_ONCE && fetcher->arrived && !is_full(fetcher); i++) {
		struct sg_job *job = pop(&fetcher->arrived);

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

static void move(struct sg_fetcher *fetcher, int64_t wake)
{
	struct sg_transfer *transfer;
	struct sg_error err = { 0 };
	uint32_t wait = 0;

	if (fetcher->ended == NULL && fetcher->arrived == NULL) {
		int64_t longest = fetcher->options.beat == NULL ? 1000 : BEAT_MS;
		int64_t left = wake == SG_NEVER ? longest : wake - sg_fetcher_now_ms();

		wait = (uint32_t)(left < 0 ? 0 : left > longest ? longest : left);
	}
	if (sg_http_move(fetcher->http, wait, &err) != SG_OK) {
		fail_all(fetcher, &err);
		return;
	}
	while ((transfer = sg_http_next(fetcher->http)) != NULL) {
		fetcher->running--;
		sg_course_goes_on(fetcher, transfer);
		sg_http_release(fetcher->http, transfer);
	}
}

static void hand_out(struct sg_job *job, struct sg_reply *out)
{
	*out = (struct sg_reply){ .user = job->user,
				   .status = job->err.status,
				   .err = job->err,
				   .page = job->page,
				   .own = job };
}

bool sg_fetcher_wait(struct sg_fetcher *fetcher, struct sg_reply *out)
{
	*out = (struct sg_reply){ 0 };
	for (;;) {
		int64_t wake = SG_NEVER;

		if (fetcher->options.beat != NULL)
			fetcher->options.beat(fetcher->options.beat_user);
		take_in_arrivals(fetcher);
		if (fetcher->http != NULL) {
			wake = start_due(fetcher);
			if (fetcher->running > 0 || !sg_queue_is_empty(&fetcher->queue))
				move(fetcher, wake);
		}
		if (fetcher->ended != NULL) {
			hand_out(pop(&fetcher->ended), out);
			fetcher->n_ended--;
			return true;
		}
		if (fetcher->arrived == NULL && fetcher->running == 0 &&
		    sg_queue_is_empty(&fetcher->queue))
			return false;
	}
}

void sg_reply_free(struct sg_reply *reply)
{
	if (reply == NULL)
		return;
	sg_job_free(reply->own);
	*reply = (struct sg_reply){ 0 };
}
