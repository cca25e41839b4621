/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/cache.h"
#include "fetch/desk.h"
#include "fetch/http.h"
#include "fetch/keeper.h"
#include "fetch/queue.h"

/*
 * The fetcher's inside: what its files share.
 *
 *     arrive -> (stored copy?) -> queue -> (robots.txt?) -> transfer -> end
 *                                   ^                          |
 *                                   +-- redirect, try again ---+
 *
 * fetcher.c is the public face, desk.c where it meets the thread, loop.c what the thread does,
 * copy.c the stored copies, gate.c the robots.txt, course.c what follows on an answer.
 *
 * The network has a thread of its own so that it need not stand still while a caller makes
 * something of what came.
 *
 * Threads: all but the desk, the options and what stands above them is the thread's alone once
 *          it runs.
 */
struct sg_fetcher {
	struct sg_arena *arena; /* of the options' strings */
	struct sg_fetch_options options; /* all set */
	sg_str token; /* how a robots.txt calls us */
	struct sg_desk desk;
	pthread_t thread;
	bool has_thread;

	struct sg_http *http; /* NULL: offline */
	struct sg_cache *cache;	  /* NULL: none is kept */
	struct sg_keeper *keeper; /* from the first page that is stored on */
	struct sg_queue queue;
	struct sg_job_list arrived, ended;
	uint32_t running;
	uint32_t n_done; /* on the desk, when last looked at */
	uint32_t chance; /* state of the jitter */
};

int64_t sg_fetcher_now_ms(void); /* of a steady clock */

/* fetcher.c: the request ended, as job->err says; it is an answer, or one of our own. */
void sg_fetcher_finish(struct sg_fetcher *fetcher, struct sg_job *job);
/* One line to the log: "GET jobs.example/42: WHAT". */
void sg_fetcher_log(struct sg_fetcher *fetcher, const struct sg_job *job, const char *fmt, ...)
	SG_PRINTF(3, 4);

/* loop.c: starts the thread, which runs until the desk says that it is to end. */
SG_MUST_USE enum sg_status sg_loop_start(struct sg_fetcher *fetcher, struct sg_error *err);

/* copy.c: true when a stored copy answers, or being offline does; the job is finished then. */
bool sg_copy_answers(struct sg_fetcher *fetcher, struct sg_job *job);
/* The copy is the page, whatever its age. False when it is gone. */
bool sg_copy_replay(struct sg_fetcher *fetcher, struct sg_job *job);
/* The server confirmed it (304). False when it is gone. */
bool sg_copy_confirm(struct sg_fetcher *fetcher, struct sg_job *job);
/* Keeps the page that came, if it may and should be kept. */
void sg_copy_keep(struct sg_fetcher *fetcher, const struct sg_job *job,
		  const struct sg_transfer *transfer);

/* gate.c: true when robots.txt lets the job be asked now; otherwise it was taken care of. */
bool sg_gate_passes(struct sg_fetcher *fetcher, struct sg_job *job, int64_t now);
/* A robots.txt came, or did not. */
void sg_gate_decide(struct sg_fetcher *fetcher, struct sg_job *job);

/* course.c: what follows on a transfer that ended. */
void sg_course_goes_on(struct sg_fetcher *fetcher, struct sg_transfer *transfer);
