/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>

#include "fetch/stored.h"

/*
 * Copies of pages on disk: one file each (stored.h) in one folder, named by a hash of what was
 * asked for.
 *
 * A copy appears whole or not at all: it is written beside its place and renamed, so programs
 * may share a folder and be killed at any time. A file that is damaged, cut off or foreign, as
 * after a loss of power, is no copy, and is replaced when the page comes again. Keys of the
 * user (a header, a query that holds one) are in no file and no name.
 *
 * Limits:    the folder is kept under a size; the copies longest not confirmed go first.
 * Ownership: a loaded copy borrows from the memory handed out with it.
 * Errors:    none of them stops a fetch: what cannot be kept is asked for again.
 * Threads:   any number may save, load and confirm, and so may any number of processes.
 */
#define SG_CACHE_NAME 41 /* bytes of a name with its NUL */

struct sg_cache;

/* Makes the folder, for its owner only, where it is missing. max_bytes 0 means 256 MiB. */
SG_MUST_USE enum sg_status sg_cache_open(struct sg_cache **out, const char *folder,
					 uint64_t max_bytes, struct sg_error *err);
void sg_cache_close(struct sg_cache *cache); /* NULL is allowed */

void sg_cache_name(const struct sg_request *request, char name[SG_CACHE_NAME]);
/* A copy whose body has at most max_bytes; *memory is to be freed by the caller. */
bool sg_cache_load(struct sg_cache *cache, const char *name, size_t max_bytes,
		   struct sg_stored *out, char **memory);
/* False when it could not be kept; the earlier copy is then still there. */
bool sg_cache_save(struct sg_cache *cache, const char *name, const struct sg_stored *stored);
/* The server confirmed the copy at that time. */
void sg_cache_confirm(struct sg_cache *cache, const char *name, int64_t seconds);
