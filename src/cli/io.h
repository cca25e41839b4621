/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>
#include <skillgap/skillgap.h>
#include <skillgap/store.h>

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

/* The history, likewise. */
struct io_store {
	enum sg_status (*open)(struct sg_store **, const char *, bool, struct sg_error *);
	void (*close)(struct sg_store *);
	enum sg_status (*salvage)(const char *, struct sg_salvage *, struct sg_error *);
	enum sg_status (*begin)(struct sg_store *, sg_str, sg_str, struct sg_past *,
				struct sg_error *);
	enum sg_status (*commit)(struct sg_store *, bool, bool, struct sg_error *);
	void (*rollback)(struct sg_store *);
	enum sg_status (*source)(struct sg_store *, sg_str, struct sg_known_source *,
				 struct sg_error *);
	enum sg_status (*put)(struct sg_store *, const struct sg_posting *, sg_str, bool *,
			      struct sg_error *);
	enum sg_status (*found)(struct sg_store *, const struct sg_findings *,
				const struct sg_sketch *, struct sg_error *);
	enum sg_status (*end_source)(struct sg_store *, enum sg_reading, struct sg_error *);
	enum sg_status (*end_watch)(struct sg_store *, struct sg_error *);
	enum sg_status (*stale)(struct sg_store *, int64_t *, sg_str *, struct sg_error *);
	enum sg_status (*each)(struct sg_store *, enum sg_remembered, sg_remembered_fn, void *,
			       struct sg_error *);
	enum sg_status (*count)(struct sg_store *, struct sg_store_counts *, struct sg_error *);
	enum sg_status (*sketches)(struct sg_store *, sg_sketch_fn, void *, struct sg_error *);
	enum sg_status (*changes)(struct sg_store *, const struct sg_change **, size_t *,
				  struct sg_error *);
	enum sg_status (*silent)(struct sg_store *, const struct sg_silence **, size_t *,
				 struct sg_error *);
	enum sg_status (*trend)(struct sg_store *, sg_str, struct sg_trend *, struct sg_error *);
	enum sg_status (*claims)(struct sg_store *, const struct sg_claim **, size_t *,
				 struct sg_error *);
	enum sg_status (*put_claims)(struct sg_store *, const struct sg_claim *, size_t,
				     struct sg_error *);
	enum sg_status (*forget)(struct sg_store *, sg_str, struct sg_error *);
	enum sg_status (*keep)(struct sg_store *, uint32_t, uint32_t *, struct sg_error *);
	enum sg_status (*export)(struct sg_store *, sg_remembered_fn, void *, struct sg_error *);
	enum sg_status (*import)(struct sg_store *, const struct sg_posting *, sg_str, sg_str,
				 struct sg_error *);
};

const struct io_store *io_load_store(struct sg_error *err);
