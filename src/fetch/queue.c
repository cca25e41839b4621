/* SPDX-License-Identifier: MIT */
#include "fetch/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "fetch/url.h"

/* ---- hosts -------------------------------------------------------------------------- */

struct sg_host *sg_queue_host(struct sg_queue *queue, sg_str url)
{
	sg_str name = sg_url_origin(url);
	struct sg_host **slot = &queue->slots[sg_hash(0, name) % SG_QUEUE_SLOTS], *host;

	for (host = *slot; host != NULL; host = host->next)
		if (sg_str_eq((sg_str){ host->name, host->name_len }, name))
			return host;
	host = calloc(1, sizeof *host + name.len);
	if (host == NULL)
		return NULL;
	memcpy(host->name, name.ptr, name.len);
	host->name_len = name.len;
	host->next = *slot;
	*slot = host;
	return host;
}

static void free_jobs(struct sg_job *job)
{
	while (job != NULL) {
		struct sg_job *next = job->next;

		sg_job_free(job);
		job = next;
	}
}

void sg_queue_fini(struct sg_queue *queue)
{
	for (size_t i = 0; i < SG_QUEUE_SLOTS; i++) {
		struct sg_host *host = queue->slots[i], *next;

		for (; host != NULL; host = next) {
			next = host->next;
			free_jobs(host->first);
			sg_robots_free(host->robots);
			free(host->why);
			free(host);
		}
		queue->slots[i] = NULL;
	}
	free_jobs(queue->asleep);
	queue->asleep = NULL;
	queue->active = queue->last_active = NULL;
}

static void activate(struct sg_queue *queue, struct sg_host *host)
{
	if (host->is_active)
		return;
	host->is_active = true;
	host->next_active = NULL;
	if (queue->active == NULL)
		queue->active = host;
	else
		queue->last_active->next_active = host;
	queue->last_active = host;
	queue->n_active++;
}

static struct sg_host *pop_active(struct sg_queue *queue)
{
	struct sg_host *host = queue->active;

	queue->active = host->next_active;
	host->is_active = false;
	queue->n_active--;
	return host;
}

/* ---- jobs --------------------------------------------------------------------------- */

void sg_queue_put(struct sg_queue *queue, struct sg_job *job)
{
	struct sg_host *host = job->host;

	job->next = NULL;
	if (host->first == NULL)
		host->first = job;
	else
		host->last->next = job;
	host->last = job;
	activate(queue, host);
}

void sg_queue_put_first(struct sg_queue *queue, struct sg_job *job)
{
	struct sg_host *host = job->host;

	job->next = host->first;
	if (host->first == NULL)
		host->last = job;
	host->first = job;
	activate(queue, host);
}

void sg_queue_sleep(struct sg_queue *queue, struct sg_job *job)
{
	job->next = queue->asleep;
	queue->asleep = job;
}

bool sg_queue_is_empty(const struct sg_queue *queue)
{
	return queue->active == NULL && queue->asleep == NULL;
}

static void wake_up(struct sg_queue *queue, int64_t now, int64_t *wake)
{
	struct sg_job **at = &queue->asleep;

	while (*at != NULL) {
		struct sg_job *job = *at;

		if (job->not_before <= now) {
			*at = job->next;
			sg_queue_put_first(queue, job);
			continue;
		}
		if (job->not_before < *wake)
			*wake = job->not_before;
		at = &job->next;
	}
}

static uint32_t larger(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* When the host may be asked this. */
static int64_t due_at(const struct sg_queue *queue, const struct sg_host *host,
		      const struct sg_job *job)
{
	uint32_t pause = larger(job->request.pause_ms, host->last_pause_ms);
	int64_t due;

	if (job->at_once || !host->was_asked)
		return host->not_before;
	pause = larger(pause, queue->pause_ms);
	if (host->robots != NULL)
		pause = larger(pause, sg_robots_delay_ms(host->robots));
	due = host->last_at + pause;
	return due > host->not_before ? due : host->not_before;
}

/* What is not to be waited out is to be failed at once. */
static bool is_hopeless(const struct sg_host *host, const struct sg_job *job, int64_t now,
			uint32_t patience)
{
	if (host->gate == SG_GATE_SHUT && job->robots_of == NULL)
		return true;
	return sg_host_wait_ms(host, job, now) > patience;
}

/* The first job of the host when it is its turn; otherwise *wake may come nearer. */
static struct sg_job *first_of(struct sg_queue *queue, struct sg_host *host, int64_t now,
			       uint32_t patience, int64_t *wake)
{
	struct sg_job *job = host->first;
	int64_t due;

	if (host->running >= queue->per_host)
		return NULL;
	if (host->gate == SG_GATE_ASKED && job->robots_of == NULL)
		return NULL;
	due = due_at(queue, host, job);
	if (due > now && !is_hopeless(host, job, now, patience)) {
		if (due < *wake)
			*wake = due;
		return NULL;
	}
	host->first = job->next;
	return job;
}

int64_t sg_host_wait_ms(const struct sg_host *host, const struct sg_job *job, int64_t now)
{
	int64_t wait = host->not_before > now ? host->not_before - now : 0;
	int64_t delay = 0;

	if (!job->at_once && host->was_asked && host->robots != NULL)
		delay = host->last_at + sg_robots_delay_ms(host->robots) - now;
	return delay > wait ? delay : wait;
}

struct sg_job *sg_queue_take(struct sg_queue *queue, int64_t now, uint32_t patience, int64_t *wake)
{
	struct sg_job *job = NULL;

	*wake = SG_NEVER;
	wake_up(queue, now, wake);
	for (uint32_t i = queue->n_active; i > 0 && job == NULL; i--) {
		struct sg_host *host = pop_active(queue);

		job = first_of(queue, host, now, patience, wake);
		if (host->first != NULL)
			activate(queue, host);
	}
	return job;
}

void sg_queue_started(struct sg_job *job, int64_t now)
{
	struct sg_host *host = job->host;

	host->running++;
	if (job->robots_of != NULL)
		return;
	host->was_asked = true;
	host->last_at = now;
	host->last_pause_ms = job->request.pause_ms;
}

void sg_queue_ended(struct sg_job *job)
{
	job->host->running--;
}
