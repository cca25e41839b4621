/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/cache.h"

/*
 * Keeping copies in a thread of its own: a folder may be slow, and the network should not stand
 * still meanwhile.
 *
 * Limits:    so many copies and bytes wait to be written; then adding waits as well.
 * Ownership: the cache is borrowed, and only the keeper's thread saves to it.
 * Threads:   all calls from one thread.
 */
struct sg_keeper;

/* NULL when out of memory or no thread can be started. */
struct sg_keeper *sg_keeper_new(struct sg_cache *cache);
/* Writes what waits, and ends. NULL is allowed. */
void sg_keeper_free(struct sg_keeper *keeper);
/* Copies it. False when this copy, or one since the last call, could not be kept. */
bool sg_keeper_add(struct sg_keeper *keeper, const char *name, const struct sg_stored *stored);
/* Waits until no copy of this name waits to be written. */
void sg_keeper_settle(struct sg_keeper *keeper, const char *name);
