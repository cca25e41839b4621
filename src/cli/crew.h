/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/*
 * Crew: tasks done by several threads and delivered, in the order they were put, by the one
 * that put them, which helps where it would wait.
 *
 *     put -> work (any thread) -> deliver (the caller's, in order)
 *
 * What is put while a task is delivered comes between that task and the next. What is put aside
 * has an order of its own: a delivery need not wait for what it puts there, and the next ones go
 * on meanwhile. No thread is started before there are two tasks at once, so that one posting pays
 * for none. A thread that cannot be started is done without.
 *
 * Limits:    CREW_MOST threads; CREW_AHEAD tasks for each are put and not delivered, and as many
 *            put aside. Of what these were told to weigh, CREW_LIGHT bytes in all, or one for each
 *            thread, and CREW_HEAVY at most, or one: what is made of a page may take thirty times
 *            its bytes.
 * Ownership: whoever puts a task keeps it until it is delivered; then it is his again.
 * Errors:    none. A task keeps what went wrong until it is delivered.
 * Threads:   all calls come from one thread. work() must touch nothing but its task, its hand and
 *            what nobody writes to.
 */
enum { CREW_MOST = 64, CREW_AHEAD = 8, CREW_LIGHT = 1 << 20, CREW_HEAVY = 32 << 20 };

struct crew;

enum crew_state { CREW_PUT, CREW_TAKEN, CREW_DONE };

/* To be the first member of what is worked on. */
struct crew_task {
	/* hand: of the thread that does it. NULL: there is nothing to do before it is delivered. */
	void (*work)(struct crew_task *task, void *hand);
	void (*deliver)(struct crew_task *task);
	size_t weight; /* bytes */
	enum crew_state state; /* the crew's own */
};

/* What each thread has for itself. */
struct crew_hands {
	void *(*make)(void *user); /* NULL: none could be made */
	void (*free)(void *hand); /* on the thread that ends the crew */
	void *user;
	void *own; /* of the thread that puts and delivers */
};

/* jobs: tasks at once; 0: as many as there are processors this process may use, CREW_USUAL at
 * most. NULL: out of memory. */
enum { CREW_USUAL = 8 };
struct crew *crew_new(unsigned jobs, const struct crew_hands *hands);
/* Delivers nothing more. NULL is allowed. */
void crew_free(struct crew *crew);

/* May deliver tasks put before. */
void crew_put(struct crew *crew, struct crew_task *task);
/* Delivers what is done, without waiting; called before what may take long. */
void crew_idle(struct crew *crew);
/* Delivers all that was put; while a task is delivered, all that was put since. */
void crew_settle(struct crew *crew);
/* Puts a task aside; may deliver tasks put aside before. What delivers it must put nothing. */
void crew_put_aside(struct crew *crew, struct crew_task *task);
/* Delivers all that was put aside. */
void crew_settle_aside(struct crew *crew);
/* Whether all is done by the caller, and delivered before putting it returns. */
bool crew_is_alone(const struct crew *crew);
/* Tasks not yet begun are delivered without being worked on. */
void crew_cancel(struct crew *crew);
