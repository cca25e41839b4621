/* SPDX-License-Identifier: MIT */
#pragma once

#include <pthread.h>

#include "fetch/job.h"

/*
 * The desk between a fetcher's caller and its thread: what is to be fetched goes one way, what
 * came of it and lines for the log the other.
 *
 * Ownership: jobs on the desk belong to it; sg_desk_fini() frees what nobody took.
 * Errors:    a line for which there is no memory is left out.
 * Threads:   the caller's side is one thread, the other the fetcher's own.
 */
struct sg_job_list {
	struct sg_job *first, *last;
	uint32_t n;
};

struct sg_note; /* a line for the log */

struct sg_desk {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct sg_job_list asked, done;
	struct sg_note *notes, *last_note;
	size_t n_open; /* asked for and not taken */
	bool ending;   /* the thread is to end */
	bool sleeps;   /* the thread does, until it is woken */
	bool is_full;  /* and only room for what is done can help it */
};

void sg_job_append(struct sg_job_list *list, struct sg_job *job);
struct sg_job *sg_job_pop(struct sg_job_list *list); /* NULL: empty */
void sg_job_free_all(struct sg_job_list *list);

void sg_desk_init(struct sg_desk *desk);
void sg_desk_fini(struct sg_desk *desk);

/* ---- the caller's side: true means that the thread sleeps and has to be woken ---- */

bool sg_desk_ask(struct sg_desk *desk, struct sg_job *job);
/*
 * Waits for something to take, at most so many milliseconds (0: for as long as it takes).
 * *job is one that ended, or NULL; *notes are lines that came before it, to be told with
 * sg_desk_tell(). *more is false when nothing is open.
 */
bool sg_desk_take(struct sg_desk *desk, uint32_t wait_ms, struct sg_job **job,
		  struct sg_note **notes, bool *more);
bool sg_desk_end(struct sg_desk *desk);
/* Hands the lines to fn, in order, and frees them. */
void sg_desk_tell(struct sg_note *notes, sg_log_fn fn, void *user);

/* ---- the thread's side ---- */

/* Adds what was asked for to `arrived`, lays down all of `ended`. *n_done is then what lies
 * there and was not taken. False when the thread is to end. */
bool sg_desk_exchange(struct sg_desk *desk, struct sg_job_list *arrived,
		      struct sg_job_list *ended, uint32_t *n_done);
/* Before the thread sleeps, when n_done lay there: false when there is something to do. */
bool sg_desk_sleeps(struct sg_desk *desk, bool is_full, uint32_t n_done);
/* Sleeps until it is woken, for who has no other way to. */
void sg_desk_wait(struct sg_desk *desk);
void sg_desk_note(struct sg_desk *desk, const char *line);
