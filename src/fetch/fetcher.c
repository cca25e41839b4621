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
#include "fetch/header.h"
#include "fetch/url.h"

enum { BEAT_MS = 250 };

/* ---- opening ------------------------------------------------------------------------ */

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
	if (sg_header_has_control(sg_str_of(given->user_agent)))
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
	sg_desk_init(&fetcher->desk);
	status = fill_in(fetcher, options, &why);
	if (status == SG_OK)
		status = open_cache(fetcher, &why);
	if (status == SG_OK && !fetcher->options.offline)
		status = sg_http_open(&fetcher->http, &fetcher->options, &why);
	fetcher->chance = (uint32_t)time(NULL) * 2654435761u ^ (uint32_t)getpid() * 40503u;
	fetcher->chance |= 1; /* its state is never 0 */
	if (status == SG_OK)
		status = sg_loop_start(fetcher, &why);
	if (status == SG_OK) {
		*out = fetcher;
		return SG_OK;
	}
	if (err != NULL && err->status == SG_OK)
		*err = why;
	sg_fetcher_free(fetcher);
	return status;
}

void sg_fetcher_free(struct sg_fetcher *fetcher)
{
	if (fetcher == NULL)
		return;
	if (fetcher->has_thread) {
		if (sg_desk_end(&fetcher->desk))
			sg_http_wake(fetcher->http);
		pthread_join(fetcher->thread, NULL);
	}
	sg_http_close(fetcher->http);
	sg_desk_fini(&fetcher->desk);
	sg_job_free_all(&fetcher->arrived);
	sg_job_free_all(&fetcher->ended);
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
	sg_desk_note(&fetcher->desk, line);
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
	sg_job_append(&fetcher->ended, job);
}

/* ---- asking and answers ------------------------------------------------------------- */

enum sg_status sg_fetcher_add(struct sg_fetcher *fetcher, const struct sg_request *request,
			      void *user, struct sg_error *err)
{
	struct sg_job *job;

	if (fetcher == NULL || request == NULL)
		return sg_fail(err, SG_EARG, "nothing to fetch");
	job = sg_job_new(request, user);
	if (job == NULL)
		return sg_no_memory(err);
	if (sg_desk_ask(&fetcher->desk, job))
		sg_http_wake(fetcher->http);
	return SG_OK;
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
	const struct sg_fetch_options *options = &fetcher->options;
	struct sg_job *job = NULL;
	struct sg_note *notes;
	bool more = true;

	*out = (struct sg_reply){ 0 };
	while (job == NULL && more) {
		if (options->beat != NULL)
			options->beat(options->beat_user);
		if (sg_desk_take(&fetcher->desk, options->beat == NULL ? 0 : BEAT_MS, &job, &notes,
				 &more))
			sg_http_wake(fetcher->http);
		sg_desk_tell(notes, options->log, options->log_user);
	}
	if (job != NULL)
		hand_out(job, out);
	return job != NULL;
}

void sg_reply_free(struct sg_reply *reply)
{
	if (reply == NULL)
		return;
	sg_job_free(reply->own);
	*reply = (struct sg_reply){ 0 };
}
