/* SPDX-License-Identifier: MIT */
#include "fetch/desk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sg_note {
	struct sg_note *next;
	char line[];
};

/* ---- lists -------------------------------------------------------------------------- */

void sg_job_append(struct sg_job_list *list, struct sg_job *job)
{
	job->next = NULL;
	if (list->first == NULL)
		list->first = job;
	else
		list->last->next = job;
	list->last = job;
	list->n++;
}

struct sg_job *sg_job_pop(struct sg_job_list *list)
{
	struct sg_job *job = list->first;

	if (job == NULL)
		return NULL;
	list->first = job->next;
	list->n--;
	return job;
}

void sg_job_free_all(struct sg_job_list *list)
{
	struct sg_job *job;

	while ((job = sg_job_pop(list)) != NULL)
		sg_job_free(job);
}

/* All of one list to the end of another. */
static void move_all(struct sg_job_list *from, struct sg_job_list *to)
{
	if (from->first == NULL)
		return;
	if (to->first == NULL)
		to->first = from->first;
	else
		to->last->next = from->first;
	to->last = from->last;
	to->n += from->n;
	*from = (struct sg_job_list){ 0 };
}

/* ---- life --------------------------------------------------------------------------- */

void sg_desk_init(struct sg_desk *desk)
{
	pthread_condattr_t steady;

	pthread_condattr_init(&steady);
	pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
	pthread_mutex_init(&desk->lock, NULL);
	pthread_cond_init(&desk->changed, &steady);
	pthread_condattr_destroy(&steady);
}

void sg_desk_fini(struct sg_desk *desk)
{
	sg_job_free_all(&desk->asked);
	sg_job_free_all(&desk->done);
	sg_desk_tell(desk->notes, NULL, NULL);
	pthread_cond_destroy(&desk->changed);
	pthread_mutex_destroy(&desk->lock);
}

/* ---- the caller's side -------------------------------------------------------------- */

/* Under the lock: whether the thread has to be woken, now that something changed for it. */
static bool must_wake(struct sg_desk *desk, bool matters)
{
	bool wake = desk->sleeps && matters;

	if (wake) {
		desk->sleeps = false;
		pthread_cond_broadcast(&desk->changed);
	}
	return wake;
}

bool sg_desk_ask(struct sg_desk *desk, struct sg_job *job)
{
	bool wake;

	pthread_mutex_lock(&desk->lock);
	sg_job_append(&desk->asked, job);
	desk->n_open++;
	wake = must_wake(desk, !desk->is_full);
	pthread_mutex_unlock(&desk->lock);
	return wake;
}

/* Under the lock, until there is something, or the time is over. */
static void wait_for_any(struct sg_desk *desk, uint32_t wait_ms)
{
	struct timespec until;
	int code = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += wait_ms / 1000;
	until.tv_nsec += (long)(wait_ms % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	while (desk->done.first == NULL && desk->notes == NULL && desk->n_open > 0 &&
	       code != ETIMEDOUT)
		code = wait_ms == 0
			       ? pthread_cond_wait(&desk->changed, &desk->lock)
			       : pthread_cond_timedwait(&desk->changed, &desk->lock, &until);
}

bool sg_desk_take(struct sg_desk *desk, uint32_t wait_ms, struct sg_job **job,
		  struct sg_note **notes, bool *more)
{
	bool wake;

	pthread_mutex_lock(&desk->lock);
	wait_for_any(desk, wait_ms);
	*more = desk->n_open > 0;
	*notes = desk->notes;
	desk->notes = NULL;
	*job = sg_job_pop(&desk->done);
	if (*job != NULL)
		desk->n_open--;
	wake = must_wake(desk, *job != NULL && desk->is_full);
	pthread_mutex_unlock(&desk->lock);
	return wake;
}

bool sg_desk_end(struct sg_desk *desk)
{
	bool wake;

	pthread_mutex_lock(&desk->lock);
	desk->ending = true;
	wake = must_wake(desk, true);
	pthread_mutex_unlock(&desk->lock);
	return wake;
}

void sg_desk_tell(struct sg_note *notes, sg_log_fn fn, void *user)
{
	while (notes != NULL) {
		struct sg_note *next = notes->next;

		if (fn != NULL)
			fn(user, notes->line);
		free(notes);
		notes = next;
	}
}

/* ---- the thread's side -------------------------------------------------------------- */

bool sg_desk_exchange(struct sg_desk *desk, struct sg_job_list *arrived,
		      struct sg_job_list *ended, uint32_t *n_done)
{
	bool goes_on;

	pthread_mutex_lock(&desk->lock);
	if (ended->first != NULL)
		pthread_cond_broadcast(&desk->changed);
	move_all(ended, &desk->done);
	move_all(&desk->asked, arrived);
	*n_done = desk->done.n;
	desk->sleeps = false;
	goes_on = !desk->ending;
	pthread_mutex_unlock(&desk->lock);
	return goes_on;
}

bool sg_desk_sleeps(struct sg_desk *desk, bool is_full, uint32_t n_done)
{
	bool sleeps;

	pthread_mutex_lock(&desk->lock);
	sleeps = !desk->ending &&
		 (is_full ? desk->done.n >= n_done : desk->asked.first == NULL);
	desk->sleeps = sleeps;
	desk->is_full = is_full;
	pthread_mutex_unlock(&desk->lock);
	return sleeps;
}

void sg_desk_wait(struct sg_desk *desk)
{
	pthread_mutex_lock(&desk->lock);
	while (desk->sleeps)
		pthread_cond_wait(&desk->changed, &desk->lock);
	pthread_mutex_unlock(&desk->lock);
}

void sg_desk_note(struct sg_desk *desk, const char *line)
{
	size_t size = strlen(line) + 1;
	struct sg_note *note = malloc(sizeof *note + size);

	if (note == NULL)
		return;
	memcpy(note->line, line, size);
	note->next = NULL;
	pthread_mutex_lock(&desk->lock);
	if (desk->notes == NULL)
		desk->notes = note;
	else
		desk->last_note->next = note;
	desk->last_note = note;
	pthread_cond_broadcast(&desk->changed);
	pthread_mutex_unlock(&desk->lock);
}
