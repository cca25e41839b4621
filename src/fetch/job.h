/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "fetch/cache.h"
#include "fetch/transfer.h"

/*
 * A job: one request on its way to its answer, through redirects and further tries.
 *
 * Ownership: all strings live in the job's arena; the body is malloc'ed and the job's. An
 *            answer that is handed out owns its job.
 */
struct sg_host;

struct sg_job {
	struct sg_job *next; /* in whatever list it waits */
	struct sg_arena *arena;
	struct sg_request request; /* as asked, with the URL in one spelling */
	sg_str asked;		   /* the URL as given, for messages */
	void *user;
	struct sg_host *robots_of; /* this is its robots.txt, which nobody else asked for */

	/* Where it is. */
	struct sg_host *host;
	sg_str url; /* of this hop, NUL-terminated */
	bool post;  /* this hop still is one */
	bool at_once; /* its host's pause does not count */
	bool conditional; /* the copy's validators were sent */
	bool unconditional; /* they are not to be: the copy is gone */
	uint32_t hops, tries; /* done so far; tries of this hop */
	uint32_t left_ms;     /* of its time on the network */
	int64_t not_before;   /* asleep until then */
	struct sg_ask ask;

	/* The stored copy, when there is one. */
	char name[SG_CACHE_NAME];
	sg_str copy_url, copy_etag, copy_modified; /* copy_url absent: there is none */

	/* How it ended. */
	struct sg_error err;
	struct sg_page page;
	char *body;
};

/* Copies the request. NULL when out of memory. */
struct sg_job *sg_job_new(const struct sg_request *request, void *user);
void sg_job_free(struct sg_job *job); /* NULL is allowed */
/* The URL of this hop as others may see it: without a query that holds a key. */
sg_str sg_job_shown_url(const struct sg_job *job);
/* What the transfer is told: lines for Accept, a key and the copy's validators. */
SG_MUST_USE enum sg_status sg_job_make_ask(struct sg_job *job, size_t max_bytes,
					   uint32_t timeout_s, struct sg_error *err);
