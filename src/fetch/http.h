/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>

/*
 * One GET at a time over libcurl, which no other file knows.
 *
 * What a peer sends is counted as it arrives, after decoding: neither an endless body nor a
 * small one that inflates gets past max_bytes. Every address is judged when its socket is
 * about to be opened, so what a name resolves to is what is checked. The body of an answer
 * other than 200 is not read. No cookies, no .netrc, no redirects: following is the caller's.
 *
 * Limits:    64 KiB of headers; max_bytes and timeout_s of the options, the timeout over all
 *            requests of one sg_http together.
 * Ownership: answers live in the arena. sg_http_close() frees the rest; options are borrowed.
 * Errors:    SG_EIO, SG_ELIMIT, SG_ENOMEM with text and mend for people.
 * Threads:   one sg_http, one thread. libcurl is set up once a process.
 * Environment: proxy variables as libcurl reads them; CURL_CA_BUNDLE, SSL_CERT_FILE and
 *            SSL_CERT_DIR as the curl program does.
 */
struct sg_http;

struct sg_http_answer {
	long status;
	sg_str media_type; /* Content-Type, or absent */
	sg_str location;   /* of a redirect, as sent; or absent */
	sg_str body;       /* of a 200, else absent */
};

/* All options must be set; zeroes mean nothing here. */
SG_MUST_USE enum sg_status sg_http_open(struct sg_http **out,
					const struct sg_fetch_options *options,
					struct sg_error *err);
/* url as sg_http_resolve() made it. SG_OK for any answer that came, whatever its status. */
SG_MUST_USE enum sg_status sg_http_get(struct sg_http *http, sg_str url, struct sg_arena *arena,
				       struct sg_http_answer *out, struct sg_error *err);
void sg_http_close(struct sg_http *http); /* NULL is allowed */

/*
 * A reference as an absolute URL in one spelling: dots of the path resolved, odd numbers for
 * hosts ("0x7f.1") as dotted quads, spaces and non-ASCII bytes escaped, NUL-terminated. base
 * absent: the reference must be absolute. SG_EARG when it is no URL.
 */
SG_MUST_USE enum sg_status sg_http_resolve(sg_str base, sg_str reference, struct sg_arena *arena,
					   sg_str *out, struct sg_error *err);
