/* SPDX-License-Identifier: MIT */
#include "fetch/keeper.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { MAX_WAITING = 256, MAX_WAITING_BYTES = 32 << 20 };

struct task {
	struct task *next;
	char name[SG_CACHE_NAME];
	struct sg_stored stored;
	size_t size;
	char text[]; /* its strings */
};

struct sg_keeper {
	struct sg_cache *cache;
	pthread_t thread;
	bool has_thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct task *first, *last; /* each stays in until it is written */
	size_t n, bytes;
	bool failed, ending;
};

static void remove_first(struct sg_keeper *keeper)
{
	struct task *task = keeper->first;

	keeper->first = task->next;
	keeper->n--;
	keeper->bytes -= task->size;
	free(task);
}

static void *work(void *user)
{
	struct sg_keeper *keeper = user;

	pthread_mutex_lock(&keeper->lock);
	while (keeper->first != NULL || !keeper->ending) {
		struct task *task = keeper->first;
		bool ok;

		if (task == NULL) {
			pthread_cond_wait(&keeper->changed, &keeper->lock);
			continue;
		}
		pthread_mutex_unlock(&keeper->lock);
		ok = sg_cache_save(keeper->cache, task->name, &task->stored);
		pthread_mutex_lock(&keeper->lock);
		keeper->failed = keeper->failed || !ok;
		remove_first(keeper);
		pthread_cond_signal(&keeper->changed);
	}
	pthread_mutex_unlock(&keeper->lock);
	return NULL;
}

struct sg_keeper *sg_keeper_new(struct sg_cache *cache)
{
	struct sg_keeper *keeper = calloc(1, sizeof *keeper);
	sigset_t all, before;

	if (keeper == NULL)
		return NULL;
	keeper->cache = cache;
	pthread_mutex_init(&keeper->lock, NULL);
	pthread_cond_init(&keeper->changed, NULL);
	/* Signals are the program's business, on its own threads. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	keeper->has_thread = pthread_create(&keeper->thread, NULL, work, keeper) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (keeper->has_thread)
		return keeper;
	sg_keeper_free(keeper);
	return NULL;
}

void sg_keeper_free(struct sg_keeper *keeper)
{
	if (keeper == NULL)
		return;
	pthread_mutex_lock(&keeper->lock);
	keeper->ending = true;
	pthread_cond_signal(&keeper->changed);
	pthread_mutex_unlock(&keeper->lock);
	if (keeper->has_thread)
		pthread_join(keeper->thread, NULL);
	pthread_cond_destroy(&keeper->changed);
	pthread_mutex_destroy(&keeper->lock);
	free(keeper);
}

static sg_str put(char **at, sg_str text)
{
	sg_str copy = { *at, text.len };

	if (text.ptr == NULL)
		return text;
	memcpy(*at, text.ptr, text.len);
	*at += text.len;
	return copy;
}

static struct task *make_task(const char *name, const struct sg_stored *stored)
{
	size_t size = stored->url.len + stored->media_type.len + stored->etag.len +
		      stored->modified.len + stored->body.len;
	struct task *task = malloc(sizeof *task + size + 1);
	char *at;

	if (task == NULL)
		return NULL;
	at = task->text;
	*task = (struct task){ .stored = *stored, .size = size };
	memcpy(task->name, name, SG_CACHE_NAME);
	task->stored.url = put(&at, stored->url);
	task->stored.media_type = put(&at, stored->media_type);
	task->stored.etag = put(&at, stored->etag);
	task->stored.modified = put(&at, stored->modified);
	task->stored.body = put(&at, stored->body);
	return task;
}

static bool waits(const struct sg_keeper *keeper, const char *name)
{
	for (const struct task *task = keeper->first; task != NULL; task = task->next)
		if (strcmp(task->name, name) == 0)
			return true;
	return false;
}

bool sg_keeper_add(struct sg_keeper *keeper, const char *name, const struct sg_stored *stored)
{
	struct task *task = make_task(name, stored);
	bool failed;

	if (task == NULL)
		return false;
	pthread_mutex_lock(&keeper->lock);
	while (keeper->n >= MAX_WAITING || waits(keeper, name) ||
	       (keeper->n > 0 && keeper->bytes + task->size > MAX_WAITING_BYTES))
		pthread_cond_wait(&keeper->changed, &keeper->lock);
	if (keeper->first == NULL)
		keeper->first = task;
	else
		keeper->last->next = task;
	keeper->last = task;
	keeper->n++;
	keeper->bytes += task->size;
	failed = keeper->failed;
	keeper->failed = false;
	pthread_cond_signal(&keeper->changed);
	pthread_mutex_unlock(&keeper->lock);
	return !failed;
}

void sg_keeper_settle(struct sg_keeper *keeper, const char *name)
{
	pthread_mutex_lock(&keeper->lock);
	while (waits(keeper, name))
		pthread_cond_wait(&keeper->changed, &keeper->lock);
	pthread_mutex_unlock(&keeper->lock);
}
