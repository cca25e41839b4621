/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* sched_getaffinity() */
#endif

#include "cli/crew.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* What a thread needs at most: regular expressions and JSON of a bounded depth. */
enum { STACK_BYTES = 8 << 20, LEVELS = 2, ASIDE = LEVELS, N_QUEUES };

/* Tasks in the order they were put: a ring. Numbers only grow. */
struct queue {
	struct crew_task **ring;
	size_t first, next, end; /* to be delivered, to be taken, to be put next */
	size_t weight;
};

struct crew {
	struct crew_hands hands;
	unsigned jobs; /* 0: not known yet */
	unsigned n_threads;
	bool no_more; /* threads could be started */
	pthread_t threads[CREW_MOST];
	size_t room; /* of a ring, a power of two */
	struct queue queues[N_QUEUES]; /* by level, and of what was put aside */
	unsigned level; /* of tasks that are being delivered */

	pthread_mutex_t lock; /* of states, rings and what is below */
	pthread_cond_t put, done;
	unsigned n_idle;
	size_t n_put; /* tasks that nobody has begun */
	const struct crew_task *awaited;
	bool quit, cancelled;
};

static unsigned processors(void)
{
#ifdef __linux__
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return (unsigned)CPU_COUNT(&set);
#endif
#ifdef _SC_NPROCESSORS_ONLN
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : (unsigned)n;
#else
	return 1;
#endif
}

static unsigned jobs_of(unsigned jobs)
{
	if (jobs == 0) {
		jobs = processors();
		jobs = jobs > CREW_USUAL ? CREW_USUAL : jobs;
	}
	return jobs > CREW_MOST ? CREW_MOST : jobs;
}

struct crew *crew_new(unsigned jobs, const struct crew_hands *hands)
{
	struct crew *crew = calloc(1, sizeof *crew);
	size_t room = 1;

	if (crew == NULL)
		return NULL;
	crew->hands = *hands;
	crew->jobs = jobs_of(jobs);
	while (room < (size_t)crew->jobs * CREW_AHEAD)
		room *= 2;
	crew->room = room;
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->put, NULL);
	pthread_cond_init(&crew->done, NULL);
	for (unsigned i = 0; crew->jobs > 1 && i < N_QUEUES; i++) {
		crew->queues[i].ring = calloc(room, sizeof(struct crew_task *));
		if (crew->queues[i].ring == NULL) {
			crew_free(crew);
			return NULL;
		}
	}
	return crew;
}

void crew_free(struct crew *crew)
{
	if (crew == NULL)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->quit = true;
	pthread_cond_broadcast(&crew->put);
	pthread_mutex_unlock(&crew->lock);
	for (unsigned i = 0; i < crew->n_threads; i++) {
		void *hand = NULL;

		if (pthread_join(crew->threads[i], &hand) == 0 && hand != NULL)
			crew->hands.free(hand);
	}
	pthread_cond_destroy(&crew->done);
	pthread_cond_destroy(&crew->put);
	pthread_mutex_destroy(&crew->lock);
	for (unsigned i = 0; i < N_QUEUES; i++)
		free(crew->queues[i].ring);
	free(crew);
}

/* ---- work --------------------------------------------------------------------------- */

static struct crew_task **slot(const struct crew *crew, const struct queue *queue, size_t i)
{
	return &queue->ring[i & (crew->room - 1)];
}

/* The oldest task that nobody has begun; what was put aside and what comes between others first,
 * since it is nearer to its end. NULL: none. */
static struct crew_task *take(struct crew *crew)
{
	for (unsigned i = N_QUEUES; i > 0; i--) {
		struct queue *queue = &crew->queues[i - 1];

		while (queue->next < queue->end) {
			struct crew_task *task = *slot(crew, queue, queue->next++);

			if (task->state == CREW_PUT) {
				task->state = CREW_TAKEN;
				crew->n_put--;
				return task;
			}
		}
	}
	return NULL;
}

/* The lock is held before and after. */
static void work_on(struct crew *crew, struct crew_task *task, void *hand)
{
	bool skip = crew->cancelled;

	pthread_mutex_unlock(&crew->lock);
	if (!skip)
		task->work(task, hand);
	pthread_mutex_lock(&crew->lock);
	task->state = CREW_DONE;
	if (crew->awaited == task)
		pthread_cond_signal(&crew->done);
}

static void *run(void *user)
{
	struct crew *crew = user;
	void *hand = crew->hands.make(crew->hands.user);

	pthread_mutex_lock(&crew->lock);
	while (hand != NULL && !crew->quit) {
		struct crew_task *task = take(crew);

		if (task != NULL) {
			work_on(crew, task, hand);
			continue;
		}
		crew->n_idle++;
		pthread_cond_wait(&crew->put, &crew->lock);
		crew->n_idle--;
	}
	pthread_mutex_unlock(&crew->lock);
	return hand; /* to be freed by who waits for it */
}

/* Signals are for the thread that was there before: it stays the only one to hear them. */
static void start_thread(struct crew *crew)
{
	sigset_t all, before;
	pthread_attr_t how;

	if (pthread_attr_init(&how) != 0) {
		crew->no_more = true;
		return;
	}
	pthread_attr_setstacksize(&how, STACK_BYTES);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	crew->no_more = pthread_create(&crew->threads[crew->n_threads], &how, run, crew) != 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&how);
	crew->n_threads += !crew->no_more;
}

/* One is begun by the caller in any case, so that it takes more than `least` to need a thread. */
static void call(struct crew *crew, size_t least)
{
	bool more;

	pthread_mutex_lock(&crew->lock);
	more = crew->n_put > least && crew->n_idle == 0;
	if (crew->n_put > 0 && crew->n_idle > 0)
		pthread_cond_signal(&crew->put);
	pthread_mutex_unlock(&crew->lock);
	if (more && !crew->no_more && crew->n_threads + 1 < crew->jobs)
		start_thread(crew);
}

/* ---- delivery ----------------------------------------------------------------------- */

static void hand_over(struct crew *crew, struct crew_task *task)
{
	crew->level++;
	task->deliver(task);
	crew_settle(crew);
	crew->level--;
}

/* The oldest, when it is done, or in any case: then this thread works until it is. */
static bool deliver_first(struct crew *crew, struct queue *queue, bool wait)
{
	struct crew_task *task = *slot(crew, queue, queue->first);

	pthread_mutex_lock(&crew->lock);
	while (task->state != CREW_DONE && wait) {
		struct crew_task *other = take(crew);

		if (other != NULL) {
			work_on(crew, other, crew->hands.own);
			continue;
		}
		crew->awaited = task;
		pthread_cond_wait(&crew->done, &crew->lock);
		crew->awaited = NULL;
	}
	if (task->state == CREW_DONE) {
		queue->first++;
		queue->next = queue->next < queue->first ? queue->first : queue->next;
		queue->weight -= task->weight;
	} else {
		task = NULL;
	}
	pthread_mutex_unlock(&crew->lock);
	if (task != NULL && queue == &crew->queues[ASIDE])
		task->deliver(task);
	else if (task != NULL)
		hand_over(crew, task);
	return task != NULL;
}

static bool is_full(const struct crew *crew, const struct queue *queue, size_t weight)
{
	size_t n = queue->end - queue->first;

	weight += queue->weight;
	return n == crew->room || (n >= crew->jobs && weight > CREW_LIGHT) ||
	       (n > 0 && weight > CREW_HEAVY);
}

/* `queue`: where it is to wait; NULL: nowhere. */
static void put(struct crew *crew, struct queue *queue, struct crew_task *task)
{
	task->state = task->work == NULL ? CREW_DONE : CREW_PUT;
	if (crew->jobs == 1 || queue == NULL) {
		if (task->work != NULL && !crew->cancelled)
			task->work(task, crew->hands.own);
		task->deliver(task);
		return;
	}
	while (is_full(crew, queue, task->weight))
		deliver_first(crew, queue, true);
	pthread_mutex_lock(&crew->lock);
	*slot(crew, queue, queue->end) = task;
	queue->end++;
	queue->weight += task->weight;
	crew->n_put += task->work != NULL;
	pthread_mutex_unlock(&crew->lock);
	if (task->work != NULL)
		call(crew, 1);
}

void crew_put(struct crew *crew, struct crew_task *task)
{
	put(crew, crew->level == LEVELS ? NULL : &crew->queues[crew->level], task);
}

void crew_put_aside(struct crew *crew, struct crew_task *task)
{
	put(crew, &crew->queues[ASIDE], task);
}

void crew_idle(struct crew *crew)
{
	struct queue *queue;

	if (crew->jobs == 1 || crew->level == LEVELS)
		return;
	queue = &crew->queues[crew->level];
	while (queue->first < queue->end && deliver_first(crew, queue, false))
		continue;
	call(crew, 0);
}

void crew_settle(struct crew *crew)
{
	struct queue *queue;

	if (crew->jobs == 1 || crew->level == LEVELS)
		return;
	queue = &crew->queues[crew->level];
	while (queue->first < queue->end)
		deliver_first(crew, queue, true);
}

void crew_settle_aside(struct crew *crew)
{
	struct queue *queue = &crew->queues[ASIDE];

	while (queue->first < queue->end)
		deliver_first(crew, queue, true);
}

bool crew_is_alone(const struct crew *crew)
{
	return crew->jobs == 1;
}

void crew_cancel(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->cancelled = true;
	pthread_mutex_unlock(&crew->lock);
}
