/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>
#include <skillgap/skillgap.h>

/*
 * The second object, libskillgap-io, loaded when the first URL comes by: with libcurl it costs
 * eight times the rest of the start-up, which most runs need not pay.
 */
struct io {
	enum sg_status (*fetcher_new)(struct sg_fetcher **, const struct sg_fetch_options *,
				      struct sg_error *);
	enum sg_status (*fetcher_add)(struct sg_fetcher *, const struct sg_request *, void *,
				      struct sg_error *);
	bool (*fetcher_wait)(struct sg_fetcher *, struct sg_reply *);
	void (*fetcher_free)(struct sg_fetcher *);
	void (*reply_free)(struct sg_reply *);
};

/* Its functions, for the life of the process; NULL when it is not installed. */
const struct io *io_load(struct sg_error *err);
