/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * gzip, unpacked bit by bit: members may follow each other, as in `cat a.gz b.gz`; what follows
 * them is ignored.
 *
 * Limits:    memory holds 64 KiB of what comes out; how much that is in all, the receiver says.
 * Ownership: whoever opened it closes it.
 * Errors:    SG_ESYNTAX; SG_ENOMEM; what the receiver returns.
 */
struct sg_gzip;

typedef enum sg_status (*sg_gzip_fn)(void *user, sg_str bytes, struct sg_error *err);

bool sg_gzip_is(sg_str bytes); /* two bytes tell */
struct sg_gzip *sg_gzip_open(sg_gzip_fn fn, void *user); /* NULL when memory ran out */
SG_MUST_USE enum sg_status sg_gzip_add(struct sg_gzip *gzip, sg_str bytes, struct sg_error *err);
/* There is no more: whether all members were whole. */
SG_MUST_USE enum sg_status sg_gzip_end(const struct sg_gzip *gzip, struct sg_error *err);
void sg_gzip_close(struct sg_gzip *gzip); /* NULL is allowed */

/* All at once into the arena, at most max bytes. */
SG_MUST_USE enum sg_status sg_gzip_inflate(sg_str bytes, size_t max, struct sg_arena *arena,
					   sg_str *out, struct sg_error *err);
