/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>

#include "fetch/transfer.h"

/*
 * The loop: many transfers at once over libcurl, in one thread. Connections are kept and used
 * again; HTTP/2 where a server offers it carries several transfers on one.
 *
 * No policy here: who is asked when, again or elsewhere is the caller's business.
 *
 * Ownership: options are borrowed. A transfer belongs to the loop; between sg_http_next() and
 *            sg_http_release() its answer may be read.
 * Threads:   one sg_http, one thread, which has SIGPIPE blocked: TLS writes to connections that
 *            broke. Only sg_http_wake() may come from others meanwhile, and opening and closing
 *            before and after. libcurl is set up once a process.
 */
struct sg_http;

/* All options must be set; zeroes mean nothing here. */
SG_MUST_USE enum sg_status sg_http_open(struct sg_http **out,
					const struct sg_fetch_options *options,
					struct sg_error *err);
void sg_http_close(struct sg_http *http); /* NULL is allowed; what is under way is dropped */

/* `ask` and what it points to must last until the transfer ended. */
SG_MUST_USE enum sg_status sg_http_start(struct sg_http *http, const struct sg_ask *ask,
					 void *user, struct sg_error *err);
/* Moves what can be moved; with wait_ms waits for something to happen, at most so long. */
SG_MUST_USE enum sg_status sg_http_move(struct sg_http *http, uint32_t wait_ms,
					struct sg_error *err);
/* Ends the wait of sg_http_move(), or the next one. NULL is allowed. */
void sg_http_wake(struct sg_http *http);
/* A transfer that ended, or NULL. */
struct sg_transfer *sg_http_next(struct sg_http *http);
void sg_http_release(struct sg_http *http, struct sg_transfer *transfer);
/* Drops a transfer under way; its user, or NULL when there is none. */
void *sg_http_drop(struct sg_http *http);
