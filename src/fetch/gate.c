/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/fetcher.h"
#include "fetch/judge.h"
#include "fetch/retry.h"

/*
 * The gate of a host: its robots.txt, asked for by ourselves before anything else of it, and
 * kept like any other page.
 */
enum {
	RULES_LAST_S = 24 * 3600, /* as long as RFC 9309 lets rules be kept */
	SHUT_LASTS_S = 60,	  /* then it is tried again */
};

static enum sg_status ask_for_rules(struct sg_fetcher *fetcher, struct sg_host *host)
{
	struct sg_request request = { .max_age_s = RULES_LAST_S };
	struct sg_job *job = sg_job_new(&request, NULL);

	if (job != NULL) {
		job->asked = job->request.url = job->url = sg_arena_printf(
			job->arena, SG_FMT "/robots.txt", (int)host->name_len, host->name);
		job->robots_of = job->host = host;
		job->at_once = true;
		job->left_ms = fetcher->options.timeout_s * 1000;
	}
	if (job == NULL || job->url.ptr == NULL) {
		sg_job_free(job);
		return SG_ENOMEM;
	}
	host->gate = SG_GATE_ASKED;
	if (!sg_copy_answers(fetcher, job))
		sg_queue_put_first(&fetcher->queue, job);
	return SG_OK;
}

static void forget(struct sg_host *host)
{
	sg_robots_free(host->robots);
	free(host->why);
	host->robots = NULL;
	host->why = NULL;
	host->gate = SG_GATE_UNKNOWN;
}

/* What the host's own pause or the host's gate says against asking; SG_OK for nothing. */
static enum sg_status objection(const struct sg_host *host, const struct sg_job *job, int64_t now,
				struct sg_error *err)
{
	int64_t wait = sg_host_wait_ms(host, job, now);

	if (host->not_before - now > SG_RETRY_LONGEST_MS)
		return sg_judge_pause(host->told, (uint32_t)((wait + 999) / 1000), err);
	if (job->robots_of != NULL)
		return SG_OK;
	if (host->gate == SG_GATE_SHUT) {
		if (host->why == NULL)
			return sg_no_memory(err);
		if (host->why->mend[0] != '\0')
			sg_mend(err, "%s", host->why->mend);
		return sg_fail(err, host->why->status, "%s", host->why->text);
	}
	if (host->robots != NULL && !sg_robots_allows(host->robots, sg_url_path(job->url)))
		return sg_judge_forbidden(err);
	if (wait > SG_RETRY_LONGEST_MS)
		return sg_judge_delay((uint32_t)(wait / 1000), err);
	return SG_OK;
}

bool sg_gate_passes(struct sg_fetcher *fetcher, struct sg_job *job, int64_t now)
{
	struct sg_host *host = job->host;
	int64_t lasts = host->gate == SG_GATE_SHUT ? SHUT_LASTS_S : RULES_LAST_S;
	enum sg_status status = SG_OK;

	if (job->robots_of == NULL) {
		if ((host->gate == SG_GATE_OPEN || host->gate == SG_GATE_SHUT) &&
		    now - host->gate_at > lasts * 1000)
			forget(host);
		if (host->gate == SG_GATE_UNKNOWN) {
			sg_queue_put_first(&fetcher->queue, job);
			status = ask_for_rules(fetcher, host);
			if (status == SG_OK)
				return false;
			host->gate = SG_GATE_SHUT;
			host->gate_at = now;
			return false;
		}
	}
	status = objection(host, job, now, &job->err);
	if (status == SG_OK)
		return true;
	sg_fetcher_log(fetcher, job, "not asked: %s", job->err.text);
	sg_fetcher_finish(fetcher, job);
	return false;
}

/* Nobody knows what is allowed: then nothing is, until it is known. */
static void shut(struct sg_host *host, const struct sg_job *job)
{
	long status = job->page.http_status;

	host->gate = SG_GATE_SHUT;
	host->why = calloc(1, sizeof *host->why);
	if (host->why == NULL)
		return;
	*host->why = job->err;
	if (status < 500)
		return;
	*host->why = (struct sg_error){ 0 };
	(void)sg_judge_no_rules(status, host->why);
}

/* Its own words: a refusal (4xx) is a host without rules, a failure one whose rules nobody
 * knows. */
void sg_gate_decide(struct sg_fetcher *fetcher, struct sg_job *job)
{
	struct sg_host *host = job->robots_of;
	long status = job->page.http_status;
	bool failed = job->err.status != SG_OK;
	bool unknown = failed && (status == 0 || status >= 500 || sg_retry_status(status));
	struct sg_error err = { 0 };

	if (unknown && job->err.status != SG_ENOMEM && sg_copy_replay(fetcher, job))
		failed = unknown = false;
	host->gate_at = sg_fetcher_now_ms();
	host->gate = SG_GATE_OPEN;
	if (unknown) {
		shut(host, job);
	} else if (!failed &&
		   sg_robots_new(&host->robots, job->page.body, fetcher->token, &err) != SG_OK) {
		job->err = err;
		job->page.http_status = 0;
		shut(host, job);
	}
	sg_job_free(job);
}
