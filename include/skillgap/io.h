/* SPDX-License-Identifier: MIT */
/**
 * The verbs of skillgap with effects: what touches the network.
 *
 * They live in an object of their own, libskillgap-io, which the program loads on first
 * use: loading libcurl costs eight times the rest of the start-up.
 *
 * Threads: one fetcher, one thread that calls it; different fetchers may run at once.
 */
#ifndef SKILLGAP_IO_H
#define SKILLGAP_IO_H

#include <skillgap/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Receives one line, without line break, for each thing asked; never a query, key or header. */
typedef void (*sg_log_fn)(void *user, const char *line);

#define SG_NO_PAUSE UINT32_MAX /**< for pause_ms: a host of one's own */

/** Zero bytes are the defaults, which are those of a polite guest. */
struct sg_fetch_options {
	bool allow_private;     /**< let requests go to private and loopback addresses */
	bool offline;           /**< answer from stored copies only, ask nobody */
	uint32_t timeout_s;     /**< network time of one request, its redirects and further tries
				     together; waiting for its turn and pauses do not count, and
				     a connection not made in 10 seconds is tried anew; 1-600
				     seconds, 0 means 30 */
	uint32_t max_redirects; /**< of one request; 0 means 10 */
	uint32_t in_flight;     /**< requests at once, all hosts together; 1-200, 0 means 16 */
	uint32_t per_host;      /**< requests at once to one host (scheme, name and port); 1-200,
				     0 means 2: what a browser of the first days kept open */
	uint32_t pause_ms;      /**< least time between two requests to one host; 0 means 500, so
				     that a board of a hundred postings takes a minute and its
				     server does not notice; a single page never waits */
	uint32_t tries;         /**< how often one thing is asked for at most; 1-10, 0 means 3 */
	uint32_t retry_ms;      /**< pause before the second try, doubled for each further one and
				     off by up to half either way; 0 means 1000 */
	size_t max_bytes;       /**< of a body after decoding; at most 1 GiB, 0 means 16 MiB */
	uint64_t cache_bytes;   /**< size the folder of copies is kept under; 0 means 256 MiB */
	const char *cache;      /**< folder of stored copies, made when missing; NULL: none kept */
	const char *user_agent; /**< NULL means "skillgap/VERSION" */
	const char *connect_to; /**< HOST1:PORT1:HOST2:PORT2 as curl has it; NULL for none */
	sg_log_fn log;          /**< NULL for none; called from sg_fetcher_new() and _wait() */
	void *log_user;
	/** Called from sg_fetcher_wait(), several times a second while it waits; NULL for none. */
	void (*beat)(void *user);
	void *beat_user;
};

/**
 * Asks for many things at once, in a thread of its own that starts with it; connections are
 * kept and used again. All calls for one fetcher come from one thread.
 */
struct sg_fetcher;

/**
 * options may be NULL; all is copied. SG_EARG: an option out of its range. A cache folder that
 * cannot be used fails an offline fetcher (SG_EIO); otherwise it is told to the log, and no
 * copies are kept.
 */
SG_API SG_MUST_USE enum sg_status sg_fetcher_new(struct sg_fetcher **out,
						 const struct sg_fetch_options *options,
						 struct sg_error *err);
/** Ends what is under way without an answer. NULL is allowed. */
SG_API void sg_fetcher_free(struct sg_fetcher *fetcher);

/**
 * Queues a request, of which all is copied. What is wrong with it comes as its answer; this
 * fails with SG_ENOMEM only, or SG_EARG without a fetcher or request. A queued request costs
 * some kilobytes.
 */
SG_API SG_MUST_USE enum sg_status sg_fetcher_add(struct sg_fetcher *fetcher,
						 const struct sg_request *request, void *user,
						 struct sg_error *err);

/**
 * How one request ended. Free it with sg_reply_free(), on any thread and also after the
 * fetcher is gone.
 */
struct sg_reply {
	void *user; /**< as given to sg_fetcher_add() */
	/**
	 * SG_EIO: no answer, refused, forbidden by robots.txt, or an error of the server;
	 * SG_ENOTFOUND: gone (404, 410), a redirect where none is wanted, or no copy of it while
	 * offline; SG_ELIMIT: too large; SG_EARG: not an http(s) URL; SG_ENOMEM.
	 */
	enum sg_status status;
	struct sg_error err; /**< of the same status; source names host and path */
	struct sg_page page; /**< lives in the answer; on failure http_status only */
	void *own;           /**< its memory */
};

/**
 * Blocks until a request has ended, whichever is first, and hands it out; false when none is
 * queued or under way. Requests make progress whether anybody waits or not, but no more than
 * twice in_flight are under way or ended and not handed out, whatever is queued.
 *
 * Each address is judged on its own, redirects included: TLS is verified; private and loopback
 * addresses are refused after DNS unless allowed; robots.txt of the host (RFC 9309) is read
 * once a run, for APIs as for pages, and forbids what it forbids; a host that asks for a pause
 * of up to a minute gets it, one that wants more is not asked again. Sizes are counted as
 * bytes arrive.
 */
SG_API bool sg_fetcher_wait(struct sg_fetcher *fetcher, struct sg_reply *out);
SG_API void sg_reply_free(struct sg_reply *reply); /**< an empty one is allowed */

#ifdef __cplusplus
}
#endif

#endif
