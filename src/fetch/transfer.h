/* SPDX-License-Identifier: MIT */
#pragma once

#include <netinet/in.h>

#include <skillgap/io.h>

/*
 * One request over libcurl, and what came of it.
 *
 * What a peer sends is counted as it arrives, after decoding: neither an endless body nor a
 * small one that inflates gets past max_bytes. Every address is judged when its socket is
 * about to be opened, so what a name resolves to is what is checked. Of the body of an answer
 * other than 200 only so much is read, and dropped, as lets the connection be used again. No
 * cookies, no .netrc, no redirects: following is the caller's.
 *
 * Limits:    SG_MAX_HEADER_BYTES of headers; max_bytes and timeout_ms as asked.
 * Ownership: strings of an answer live until the next transfer starts; the body is the
 *            transfer's until taken.
 * Environment: proxy variables as libcurl reads them; CURL_CA_BUNDLE, SSL_CERT_FILE and
 *            SSL_CERT_DIR as the curl program does.
 */
#define SG_MAX_HEADER_BYTES ((size_t)64 * 1024)

struct sg_ask {
	const char *url;  /* as sg_url_resolve() made it */
	sg_str post;      /* JSON; absent: GET */
	sg_str headers[4]; /* whole lines, or absent */
	size_t max_bytes;
	bool cut;            /* a longer body is cut there and no failure */
	uint32_t timeout_ms; /* at least 1 */
	uint32_t timeout_s;  /* what messages call the timeout */
};

/* Why a callback ended a transfer. */
enum sg_stop {
	SG_STOP_NOT,
	SG_STOP_STATUS, /* not a 200, and its body is long */
	SG_STOP_SIZE,
	SG_STOP_CUT, /* as much as was wanted is there */
	SG_STOP_HEADERS,
	SG_STOP_MEMORY,
};

struct sg_transfer {
	struct sg_transfer *next; /* in a list of the loop */
	void *user;
	void *easy; /* libcurl's handle */
	struct curl_slist *lines;
	const struct sg_ask *ask;
	bool allow_private;
	bool secure; /* the URL is https */
	size_t header_bytes, dropped;
	enum sg_stop stop;
	char refused[INET6_ADDRSTRLEN]; /* a private address that was not asked; or "" */
	char *body; /* malloc'ed; NULL when empty */
	size_t len, cap;

	/* Once it ended: */
	bool answered;    /* status and headers are there; otherwise err says why not */
	bool again;       /* without an answer: another try may bring one */
	bool unsent;      /* without an answer: the server has not seen the request */
	struct sg_error err;
	uint32_t took_ms;
	long status;
	int http_version; /* 1 or 2 */
};

/* options are those of the loop, borrowed; connect_to may be NULL. NULL when it cannot be. */
struct sg_transfer *sg_transfer_new(const struct sg_fetch_options *options,
				    struct curl_slist *connect_to, struct sg_error *err);
void sg_transfer_free(struct sg_transfer *transfer); /* NULL is allowed */

SG_MUST_USE enum sg_status sg_transfer_prepare(struct sg_transfer *transfer,
					       const struct sg_ask *ask, void *user,
					       struct sg_error *err);
/* Fills in how it ended; code is libcurl's. */
void sg_transfer_ended(struct sg_transfer *transfer, int code);

/* The value of the i-th header of this name, or absent. */
sg_str sg_transfer_header(const struct sg_transfer *transfer, const char *name, size_t i);
