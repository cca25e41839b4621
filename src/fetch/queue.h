/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/job.h"
#include "fetch/robots.h"

/*
 * Who is asked when: jobs wait in one line a host, hosts take turns.
 *
 * A host here is an origin: scheme, name and port. It is asked by so many at once as per_host
 * says, and not again before its pause is over: the largest of the option, the jobs' own and
 * its robots.txt's. Redirects and robots.txt follow without pause, being part of one visit.
 *
 * Pure: the time is given, in milliseconds of any steady clock.
 * Limits:    a host costs about 200 bytes and its rules, until the queue ends.
 * Ownership: jobs in a queue belong to it until taken; sg_queue_fini() frees those left.
 */
enum sg_gate {
	SG_GATE_UNKNOWN, /* robots.txt was not asked for */
	SG_GATE_ASKED,
	SG_GATE_OPEN, /* rules are there, or NULL: all is allowed */
	SG_GATE_SHUT, /* why says why */
};

struct sg_host {
	struct sg_host *next;	     /* of the same hash */
	struct sg_host *next_active; /* in turn */
	struct sg_job *first, *last; /* waiting */
	uint32_t running;
	int64_t last_at;    /* when it was last asked; valid if was_asked */
	int64_t not_before; /* it asked for a pause until then */
	long told;	    /* the status with which it did */
	uint32_t last_pause_ms;
	bool was_asked, is_active;
	enum sg_gate gate;
	int64_t gate_at; /* when its robots.txt came */
	struct sg_robots *robots;
	struct sg_error *why;
	size_t name_len;
	char name[]; /* "https://jobs.example:443" */
};

enum { SG_QUEUE_SLOTS = 1024 };

struct sg_queue {
	struct sg_host *slots[SG_QUEUE_SLOTS];
	struct sg_host *active, *last_active; /* hosts that somebody waits for */
	uint32_t n_active;
	struct sg_job *asleep; /* until their not_before */
	uint32_t per_host, pause_ms;
};

#define SG_NEVER INT64_MAX

void sg_queue_fini(struct sg_queue *queue);
/* The host of an address, made when new; NULL when out of memory. */
struct sg_host *sg_queue_host(struct sg_queue *queue, sg_str url);
/* To the end of its host's line, or to the front of it. */
void sg_queue_put(struct sg_queue *queue, struct sg_job *job);
void sg_queue_put_first(struct sg_queue *queue, struct sg_job *job);
/* Not before its time; then to the front. */
void sg_queue_sleep(struct sg_queue *queue, struct sg_job *job);
/* Whether anything is left in it. */
bool sg_queue_is_empty(const struct sg_queue *queue);
/*
 * The next job whose turn it is, or NULL; *wake is then when to look again, or SG_NEVER when
 * only the end of a job under way can change anything. A job whose host wants a pause of more
 * than `patience` ms comes too, to be failed.
 */
struct sg_job *sg_queue_take(struct sg_queue *queue, int64_t now, uint32_t patience,
			     int64_t *wake);
/* How long the host itself wants this job to wait: for the pause it asked for, or for its
 * robots.txt's Crawl-delay. */
int64_t sg_host_wait_ms(const struct sg_host *host, const struct sg_job *job, int64_t now);
/* A job of the host is being asked, and no longer is. */
void sg_queue_started(struct sg_job *job, int64_t now);
void sg_queue_ended(struct sg_job *job);
