/* SPDX-License-Identifier: MIT */
#include "cli/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/ui.h"

enum { CHUNK = 1 << 16 };

/* What there is, as soon as there is any; 0 at its end, negative when it broke. */
static ssize_t read_some(int stream, char *to)
{
	ssize_t n;

	do
		n = read(stream, to, CHUNK);
	while (n < 0 && errno == EINTR);
	return n;
}

static bool must_wait(int stream)
{
	struct pollfd look = { .fd = stream, .events = POLLIN };

	return poll(&look, 1, 0) == 0;
}

static enum sg_status run(int stream, struct sg_split *split, char *chunk, void (*idle)(void *),
			  void *user, struct sg_error *err)
{
	enum sg_status status = SG_OK;
	ssize_t n = 1;

	while (status == SG_OK && n > 0) {
		if (idle != NULL && must_wait(stream))
			idle(user);
		n = read_some(stream, chunk);
		if (n > 0)
			status = sg_split_add(split, (sg_str){ chunk, (size_t)n }, err);
	}
	if (n == 0 && status == SG_OK)
		status = sg_split_end(split, err);
	if (n < 0) {
		status = err->status = SG_EIO;
		snprintf(err->text, sizeof err->text, "cannot be read to its end");
	}
	return status;
}

enum sg_status stream_read(int stream, sg_part_fn fn, void (*idle)(void *), void *user,
			   struct sg_error *err)
{
	struct sg_split *split;
	enum sg_status status = sg_split_new(&split, fn, user, err);
	/* Not on the stack, where a guarded frame touches each of its pages. */
	char *chunk = status == SG_OK ? malloc(CHUNK) : NULL;

	if (chunk != NULL) {
		status = run(stream, split, chunk, idle, user, err);
	} else if (status == SG_OK) {
		ui_memory_error(err);
		status = err->status;
	}
	free(chunk);
	sg_split_free(split);
	return status;
}

int stream_open(const char *path)
{
	return strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
}

void stream_close(int stream)
{
	if (stream > STDERR_FILENO)
		close(stream);
}
