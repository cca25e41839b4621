/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/cache.h"

/*
 * Keeping copies in threads of its own: a disk takes milliseconds to say that a page is on it,
 * in which the network should not stand still; and it says so of several at once.
 *
 * Limits:    so many copies and bytes wait to be written; then adding waits as well.
 * Ownership: the cache is borrowed, and only the keeper's threads save to it.
 * Threads:   all calls from one thread.
 */
struct sg_keeper;

/* NULL when out of memory or threads. */
struct sg_keeper *sg_keeper_new(struct sg_cache *cache);
/* Writes what waits, and ends. NULL is allowed. */
void sg_keeper_free(struct sg_keeper *keeper);
/* Copies it. False when this copy, or one since the last call, could not be kept. */
bool sg_keeper_add(struct sg_keeper *keeper, const char *name, const struct sg_stored *stored);
/* Waits until no copy of this name waits to be written. */
void sg_keeper_settle(struct sg_keeper *keeper, const char *name);
