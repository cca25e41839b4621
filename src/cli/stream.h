/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/split.h>

/*
 * Streams: what comes from a file or pipe, in parts, as soon as each is there.
 *
 * `idle` is called where the next bytes have not come yet and are going to be waited for; NULL is
 * allowed. Errors: those of <skillgap/split.h>; SG_EIO, too, when the stream broke.
 */
enum sg_status stream_read(int stream, sg_part_fn fn, void (*idle)(void *user), void *user,
			   struct sg_error *err);
/* A file opened for it, or stdin for "-"; negative when it cannot be. */
int stream_open(const char *path);
void stream_close(int stream); /* stdin stays open */
