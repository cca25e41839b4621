/* SPDX-License-Identifier: MIT */
#pragma once

/* What is written, kept to be looked at: keep() is the sink, and says no when there is too much. */
#include "test.h"

struct written {
	char text[1 << 20];
	size_t n;
};

/* The one that everything is written into, emptied. */
static inline struct written *written(void)
{
	static struct written out;

	out.n = 0;
	return &out;
}

/* An sg_sink_fn. */
static inline int keep(void *user, sg_str chunk)
{
	struct written *out = user;

	if (out->n + chunk.len >= sizeof out->text)
		return 1;
	memcpy(out->text + out->n, chunk.ptr, chunk.len);
	out->n += chunk.len;
	return 0;
}
